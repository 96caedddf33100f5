import { z } from 'zod';
import { helpingWith, needsIn, type Service } from '../../content/services.ts';
import { choice, type Choice } from '../../forms/kinds/choice.ts';
import type { Step as FormStep } from '../../forms/form.ts';
import { date, pastDay } from '../../forms/kinds/date.ts';
import { text } from '../../forms/kinds/text.ts';
import { NO, YES, withWords } from '../../forms/kinds/usual-answers.ts';
import { answered, type Answers } from '../../forms/question.ts';
import { addDays, wordsForDay } from '../../kernel/days.ts';
import { refuse } from '../../kernel/result.ts';
import { circleOf } from '../../people/party.ts';
import { THE_PERSON } from '../../people/needs.ts';
import type { AboutPerson, FlowContext, PersonContext } from '../../questions/context.ts';
import { called } from '../../questions/called.ts';
import { capacity, capacityHelp, IN_DOUBT, isAskedWithAnswer, PERSON_AGREES } from '../../questions/capacity.ts';
import { decidingOf } from '../../questions/deciding.ts';
import { decidingSteps, doubtSteps } from '../../questions/deciding-steps.ts';
import { person as personQuestion } from '../../questions/person.ts';
import { lacksCapacity, matterWarnings } from '../../people/capacity.ts';
import { CameOfIt, Considered, mattersOf, Step } from './facts.ts';
import { orNextWorkingDay } from '../../work/working-days.ts';

/** What is asked when other help is thought of. */
export interface PreventionContext extends PersonContext {
  readonly services: readonly Service[];
  /** What has been answered so far: the services are those that help with it. */
  readonly said: Answers;
}

export const person = personQuestion({ key: 'person', short: 'Person', label: 'About whom?' });

const Key = z.string().min(1);
/** No need of the list, or no service of it. */
const ELSE = 'else';

/** The person first, then each carer: prevention is for them, too (Care Act 2014, section 2). */
export const receivers = ({ person: the }: AboutPerson) =>
  the
    ? circleOf(the).filter(({ part }) => (part === 'person' && the.stopped?.what !== 'died') || part === 'carer')
    : [];

export const whom = choice({
  key: 'whom',
  short: 'For',
  label: 'For whom?',
  schema: Key,
  options: (context: AboutPerson): readonly Choice[] =>
    receivers(context).map(({ key, name, role, part }) => ({
      value: key,
      title: part === 'person' ? name : `${name} (${role})`,
      also: [name],
    })),
});

export const need = choice({
  key: 'need',
  short: 'To help with',
  label: 'What is it to help with?',
  schema: Key,
  show: 'list',
  options: ({ services }: Pick<PreventionContext, 'services'>): readonly Choice[] => [
    ...needsIn(services).map((one) => ({ value: one, title: one })),
    { value: ELSE, title: 'Something else', also: ['else', 'other'] },
  ],
});

export const needElse = text({
  key: 'needElse',
  short: 'In words',
  label: 'What is it to help with, in a few words?',
  max: 100,
  when: answered(need, ELSE),
});

const fitting = ({ services, said }: Pick<PreventionContext, 'services' | 'said'>): readonly Service[] =>
  need.of(said) === ELSE ? services : helpingWith(services, need.of(said) ?? '');

const described = ({ name, place, what, costs, contact, owner, checked }: Service): string =>
  `${name} (${place}): ${what}. Costs: ${costs}. ${contact}. Checked on ${wordsForDay(checked)} by ${owner}.`;

const inList = choice({
  key: 'service',
  short: 'Service',
  label: 'Which service?',
  help: (context: PreventionContext) => fitting(context).map(described).join('\n\n') || undefined,
  schema: Key,
  show: 'list',
  options: (context: PreventionContext): readonly Choice[] => [
    ...fitting(context).map(({ key, name, place }) => ({ value: key, title: `${name} (${place})`, also: [name] })),
    { value: ELSE, title: 'One that is not in the list', also: ['else', 'other', 'not in the list'] },
  ],
});

/** The list may change while a form is open: what else was entered stays. */
export const service: typeof inList = {
  ...inList,
  take(raw, context) {
    const taken = inList.take(raw, context);
    return taken.ok || raw === ''
      ? taken
      : refuse({ words: 'That service is no longer in the list. Please choose another.' });
  },
};

export const serviceElse = text({
  key: 'serviceElse',
  short: 'Which service',
  label: 'Which service is it, and how is it reached?',
  example: 'For example: Tuesday lunch club, 01632 960 200',
  max: 200,
  when: answered(service, ELSE),
});

export const step = choice({
  key: 'step',
  short: 'What was done',
  label: 'What was done?',
  schema: Step,
  options: [
    { value: 'referred', title: 'Referred', also: ['referral', 'referred'] },
    { value: 'told', title: 'Told about it', also: ['told', 'given', 'information'] },
    { value: 'considered', title: 'Thought of, not done yet', also: ['considered', 'thought of'] },
    { value: 'declined', title: 'Not wanted', also: ['declined', 'no'] },
  ],
});

export const on = pastDay<FlowContext>({ key: 'doneOn', short: 'Day', label: 'On which day?' });

const isReferred = answered(step, 'referred');
const isTheirs = (answers: Answers): boolean => isReferred(answers) && whom.of(answers) === THE_PERSON;

const AGREES: readonly Choice[] = [withWords(YES, 'agreed', 'they did'), NO];

/** A carer decides for themselves. */
export const carerAgrees = choice({
  key: 'referralConsent',
  short: 'Agrees to be referred',
  label: 'Do they agree that it is passed on?',
  schema: Considered.shape.agrees.unwrap(),
  options: AGREES,
  when: (answers) => isReferred(answers) && !isTheirs(answers),
});

/** A yes or a no says that they can decide it; where they may not, it is asked who does (R45). */
export const agrees = choice({
  key: PERSON_AGREES,
  short: 'Agrees to be referred',
  label: (context: PreventionContext) => `Does ${called(context)} agree that it is passed on?`,
  help: (context) => (isAskedWithAnswer(context) ? capacityHelp(called(context)) : undefined),
  schema: z.string().min(1),
  options: (context: PreventionContext) => [...AGREES, ...(isAskedWithAnswer(context) ? [IN_DOUBT] : [])],
  when: (answers, context) => isTheirs(answers) && isAskedWithAnswer(context),
});

type Steps = readonly FormStep<PreventionContext>[];

export const isTheirCapacity = {
  ...capacity,
  when: (answers: Answers, context: PreventionContext) => isTheirs(answers) && capacity.when(answers, context),
};

/** R25, R45: who decides that what is known of the person is passed on, as everywhere else. */
export const decidingIt: Steps = [
  ...[...decidingSteps, ...doubtSteps].map((one) => ({
    ...one,
    when: (answers: Answers, context: PreventionContext) => isTheirs(answers) && (one.when?.(answers, context) ?? true),
  })),
  {
    id: 'agrees',
    title: 'Whether they agree',
    questions: [
      {
        ...agrees,
        when: (answers, context) => isTheirs(answers) && !isAskedWithAnswer(context) && capacity.of(answers) === 'has',
      },
    ],
  },
];

/** What a lead looks at is said before it is recorded. */
export const warnings = ({ answers }: { readonly answers: Answers }, context: PreventionContext): readonly string[] => {
  const considered = consideredIn(answers, context);
  return considered ? mattersOf(considered).map((one) => matterWarnings[one]) : [];
};

/** Unless another day is agreed: services answer within a fortnight, or do not. */
const ASK_AFTER_DAYS = 14;

const askAgain = (key: string, when: (answers: Answers) => boolean) =>
  date({
    key,
    short: 'Ask on',
    label: 'When will you ask what came of it?',
    lean: 'coming',
    opensWith: ({ today }: FlowContext) => orNextWorkingDay(addDays(today, ASK_AFTER_DAYS)),
    assumed: true,
    limits: ({ today }: FlowContext) => [
      { earliest: today, words: 'that day has passed.' },
      { latest: addDays(today, 366), words: 'that is more than a year away. Please check the date.' },
    ],
    when,
  });

export const askOn = askAgain('askOn', isReferred);

export const words = text({
  key: 'preventionWords',
  short: 'In words',
  label: 'Anything to add: why, or what was said',
  max: 500,
  lines: 'many',
  optional: true,
});

const agreedIn = (answers: Answers) =>
  isTheirs(answers)
    ? Considered.shape.agrees.safeParse(answers[PERSON_AGREES]).data
    : isReferred(answers)
      ? carerAgrees.of(answers)
      : undefined;

/** Undefined when something of it is missing. */
export function consideredIn(answers: Answers, context: PreventionContext): Considered | undefined {
  const party = receivers(context).find(({ key }) => key === whom.of(answers));
  const known = context.services.find(({ key }) => key === service.of(answers));
  const deciding = isTheirs(answers) ? decidingOf(answers, context) : undefined;
  const lacks = deciding !== undefined && lacksCapacity(deciding);
  const what = need.of(answers) === ELSE ? needElse.of(answers) : need.of(answers);
  return Considered.safeParse({
    for: party && (party.key === THE_PERSON ? party.name : `${party.name} (${party.role})`),
    forKey: party?.key,
    need: what,
    service: known ? `${known.name} (${known.place})` : serviceElse.of(answers) || undefined,
    entry: known && { contact: known.contact, checked: known.checked },
    step: step.of(answers),
    words: words.of(answers) || undefined,
    agrees: lacks ? undefined : agreedIn(answers),
    deciding,
    on: on.of(answers),
    askOn: isReferred(answers) ? askOn.of(answers) : undefined,
  }).data;
}

export const cameOfIt = choice({
  key: 'cameOfIt',
  short: 'What came of it',
  label: 'What came of it?',
  schema: CameOfIt,
  options: [
    { value: 'helps', title: 'It began', also: ['began', 'helps', 'yes', 'taken up'] },
    { value: 'waiting', title: 'Still waiting', also: ['waiting', 'not yet'] },
    { value: 'not-taken-up', title: 'Nothing came of it', also: ['nothing', 'not taken up', 'no'] },
  ],
});

export const cameWords = text({
  key: 'cameWords',
  short: 'In words',
  label: 'In a few words',
  example: 'For example: the alarm was fitted on Monday.',
  max: 500,
  lines: 'many',
});

export const cameOn = pastDay<FlowContext>({ key: 'cameOn', short: 'Day', label: 'When did you ask?' });

export const againOn = askAgain('againOn', (answers) => (cameOfIt.of(answers) ?? 'waiting') === 'waiting');
