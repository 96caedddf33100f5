import { z } from 'zod';
import { helpingWith, needsIn, type Service } from '../../content/services.ts';
import { choice, type Choice } from '../../forms/kinds/choice.ts';
import { date, pastDay } from '../../forms/kinds/date.ts';
import { text } from '../../forms/kinds/text.ts';
import { answered, type Answers } from '../../forms/question.ts';
import { addDays, wordsForDay } from '../../kernel/days.ts';
import { refuse } from '../../kernel/result.ts';
import { circleOf, involvedIn } from '../../people/party.ts';
import { memberWords } from '../../people/person.ts';
import { THE_PERSON } from '../../people/needs.ts';
import type { AboutPerson, FlowContext, PersonContext } from '../../questions/context.ts';
import { orMe } from '../../questions/or-me.ts';
import { ownWords } from '../../questions/own-words.ts';
import { person as personQuestion } from '../../questions/person.ts';
import { CameOfIt, Considered, Step } from './facts.ts';
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

const described = ({ name, place, what, contact, owner, checked }: Service): string =>
  `${name} (${place}): ${what}. ${contact}. Checked on ${wordsForDay(checked)} by ${owner}.`;

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

export const consent = choice({
  key: 'referralConsent',
  short: 'Agreed to be referred',
  label: 'Who agreed that it is passed on?',
  schema: Considered.shape.consent.unwrap(),
  options: (context: Partial<PreventionContext>) => CONSENTS.filter(({ value }) => mayConsent(value, context)),
  when: answered(step, 'referred'),
});

const CONSENTS = [
  { value: 'yes', title: 'They did themselves', also: ['yes', 'they did', 'agreed'] },
  {
    value: 'has-capacity',
    title: 'They did: they have capacity',
    also: ['yes', 'they did', 'they did themselves', 'has capacity', 'agreed'],
  },
  { value: 'attorney', title: 'Their attorney or deputy, for them', also: ['attorney', 'deputy'] },
  { value: 'best-interests', title: 'Lacks capacity: best interests', also: ['best interests'] },
];

/** R45: a carer, and a person who has capacity, agree themselves; otherwise it is said, for this decision. */
function mayConsent(value: string, { person: the, said }: Partial<PreventionContext>): boolean {
  if (!the || !said) return true;
  const isTheirs = whom.of(said) !== THE_PERSON || the.capacity === 'has';
  if (value === 'attorney') return !isTheirs && decidersOf(the).length > 0;
  return isTheirs === (value === 'yes');
}

/** Attorneys for health and welfare, and deputies: they decide what their document covers (MCA 2005). */
const decidersOf = (the: NonNullable<PreventionContext['person']>): readonly string[] =>
  involvedIn(the)
    .filter(({ authority = [] }) => authority.some((one) => one === 'attorney-health' || one === 'deputy'))
    .map((one) => `${one.name}, ${memberWords(one)}`);

/** Who decides in their place is known where there is just one. */
const decider = (answers: Answers, { person: the }: Pick<PreventionContext, 'person'>): string | undefined => {
  const [only, ...others] = the && consent.of(answers) === 'attorney' ? decidersOf(the) : [];
  return others.length === 0 ? only : undefined;
};

export const decidedBy = orMe(
  ownWords({
    key: 'referralDecidedBy',
    short: 'Decided by',
    label: 'Who decided it for them?',
    example: 'Name and role',
    max: 150,
    when: (answers: Answers, context: PreventionContext) =>
      answered(step, 'referred')(answers) &&
      ['attorney', 'best-interests'].includes(consent.of(answers) ?? '') &&
      decider(answers, context) === undefined,
  }),
);

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

export const askOn = askAgain('askOn', answered(step, 'referred'));

export const words = text({
  key: 'preventionWords',
  short: 'In words',
  label: 'Anything to add: why, or what was said',
  max: 500,
  lines: 'many',
  optional: true,
});

/** Undefined when something of it is missing. */
export function consideredIn(answers: Answers, context: PreventionContext): Considered | undefined {
  const party = receivers(context).find(({ key }) => key === whom.of(answers));
  const known = context.services.find(({ key }) => key === service.of(answers));
  const what = need.of(answers) === ELSE ? needElse.of(answers) : need.of(answers);
  const isReferred = step.of(answers) === 'referred';
  return Considered.safeParse({
    for: party && (party.key === THE_PERSON ? party.name : `${party.name} (${party.role})`),
    forKey: party?.key,
    need: what,
    service: known ? `${known.name} (${known.place})` : serviceElse.of(answers) || undefined,
    entry: known && { contact: known.contact, checked: known.checked },
    step: step.of(answers),
    words: words.of(answers) || undefined,
    consent: isReferred ? consent.of(answers) : undefined,
    decidedBy: isReferred
      ? (decider(answers, context) ?? (decidedBy.when(answers, context) ? decidedBy.of(answers) : undefined))
      : undefined,
    on: on.of(answers),
    askOn: isReferred ? askOn.of(answers) : undefined,
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
