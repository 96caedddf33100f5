import { z } from 'zod';
import { choice, choices, type Choice } from '../../forms/kinds/choice.ts';
import { date, pastDay } from '../../forms/kinds/date.ts';
import { text } from '../../forms/kinds/text.ts';
import { YES_NO } from '../../forms/kinds/usual-answers.ts';
import { answered, type Answers } from '../../forms/question.ts';
import { addDays } from '../../kernel/days.ts';
import { referenceOf, StaffId } from '../../kernel/ids.ts';
import { listed } from '../../kernel/listed.ts';
import { circleOf } from '../../people/party.ts';
import type { Option } from '../../../cards/views.ts';
import type { FlowContext, PersonContext, tellersFor } from '../../questions/context.ts';
import { ownWords } from '../../questions/own-words.ts';
import { person as personQuestion } from '../../questions/person.ts';
import { Planned, plannedWords, Trigger, Why } from './facts.ts';
import { rules, triggersIn } from './rules.ts';
import type { WaitingReview } from './waiting.ts';

/** Colleagues who could hold a review: whoever fills the form in first, then those in the circle. */
export interface Holding extends FlowContext {
  readonly colleagues: ReturnType<typeof tellersFor>;
}

export interface ReviewContext extends PersonContext, Holding {
  /** Who asked for a review, where it is begun from such a request (R30). */
  readonly asked: Why['asked'];
  /** Reviews that are to be held already. */
  readonly waiting: readonly WaitingReview[];
}

export const person = personQuestion({ key: 'person', short: 'Person', label: 'Whose review is it?' });

const YesNo = z.enum(['yes', 'no']);

/** The four of R29. */
export const why = choices({
  key: 'reviewWhy',
  short: 'Why',
  label: 'Why is a review thought of?',
  schema: Trigger,
  options: [
    {
      value: 'not-right',
      title: 'Reablement may not be right',
      also: ['not right', 'monitoring', 'may not be right'],
    },
    { value: 'issues', title: 'Issues are not resolved', also: ['issues', 'unresolved'] },
    { value: 'achieved', title: 'All outcomes are achieved', also: ['achieved', 'outcomes', 'outcomes achieved'] },
    { value: 'asked', title: 'Somebody asked for it', also: ['asked', 'somebody asked', 'request'] },
  ],
});

const because = (trigger: Trigger) => (answers: Answers) => (why.of(answers) ?? []).includes(trigger);

export const unresolved = choice({
  key: 'reviewUnresolved',
  short: 'Unresolved',
  label: 'Are the issues still unresolved, although progress was monitored?',
  schema: YesNo,
  options: YES_NO,
  when: because('issues'),
});

export const reducing = choice({
  key: 'reviewReducing',
  short: 'Less benefit',
  label: 'Do they reduce what reablement can do?',
  schema: YesNo,
  options: YES_NO,
  when: because('issues'),
});

/** Where it goes on from a request, who asked and when is known. */
const isAskedAbout = (answers: Answers, { asked }: ReviewContext): boolean =>
  because('asked')(answers) && asked === undefined;

/** Not in the circle. */
const ELSE = 'else';

export const asker = choice({
  key: 'reviewAsker',
  short: 'Asked by',
  label: 'Who asked for it?',
  schema: z.string().min(1),
  show: 'list',
  options: ({ person: the }: ReviewContext): readonly Choice[] => [
    ...(the ? circleOf(the) : []).map((one) => ({ value: one.key, title: titled(one), also: [one.name] })),
    { value: ELSE, title: 'Somebody else', also: ['else', 'other'] },
  ],
  when: isAskedAbout,
});

const titled = ({ name, role, part }: ReturnType<typeof circleOf>[number]): string =>
  part === 'person' ? name : `${name} (${role})`;

export const askerElse = text({
  key: 'reviewAskerElse',
  short: 'Asked by, in words',
  label: 'Who asked? Their name, and what they are to the person',
  max: 150,
  when: (answers: Answers, context: ReviewContext) => isAskedAbout(answers, context) && asker.of(answers) === ELSE,
});

export const askedOn = pastDay<ReviewContext>({
  key: 'reviewAskedOn',
  short: 'Asked on',
  label: 'On which day did they ask?',
  opensWith: ({ today }) => today,
  assumed: true,
  when: isAskedAbout,
});

export const hold = choice({
  key: 'reviewHold',
  short: 'Held',
  label: 'Is a review to be held?',
  schema: YesNo,
  options: YES_NO,
});

export const whyNot = ownWords<FlowContext>({
  key: 'reviewWhyNot',
  short: 'Why not',
  label: 'Why is none held?',
  max: 500,
  lines: 'many',
  when: answered(hold, 'no'),
});

/** A review that is a year away is a slip. */
const MOST_DAYS = 200;

export const comingDay = (given: {
  readonly key: string;
  readonly short: string;
  readonly label: string;
  readonly when?: (answers: Answers, context: Holding) => boolean;
}) =>
  date<Holding>({
    ...given,
    lean: 'coming',
    limits: ({ today }) => [
      { earliest: today, words: 'that day has passed.' },
      { latest: addDays(today, MOST_DAYS), words: 'that is more than half a year away. Please check the date.' },
    ],
  });

export const staffQuestion = (given: {
  readonly key: string;
  readonly short: string;
  readonly label: string;
  readonly when?: (answers: Answers, context: Holding) => boolean;
}) =>
  choice({
    ...given,
    schema: StaffId,
    show: 'list',
    options: ({ colleagues }: Holding) => colleagues.map((one) => ({ ...one, also: [one.title.replace(ME, '')] })),
  });

const ME = / \(me\)$/u;

export const on = comingDay({
  key: 'reviewOn',
  short: 'Held on',
  label: 'On which day is it held?',
  when: (answers) => hold.of(answers) !== 'no',
});
export const by = staffQuestion({
  key: 'reviewBy',
  short: 'Held by',
  label: 'Who holds it?',
  when: (answers) => hold.of(answers) !== 'no',
});

/** A day and who holds it, as answered; undefined while something is missing. */
export function plannedIn(
  day: string | undefined,
  staff: string | undefined,
  { colleagues }: { readonly colleagues: readonly Option[] },
  every?: number,
): Planned | undefined {
  const name = colleagues.find(({ value }) => value === staff)?.title.replace(ME, '');
  return Planned.safeParse({ on: day, by: { staff, name }, every }).data;
}

export function whyIn(answers: Answers, context: ReviewContext): Why | undefined {
  const key = asker.of(answers);
  const party = context.person && circleOf(context.person).find((one) => one.key === key);
  const from = key === ELSE ? askerElse.of(answers) : party && titled(party);
  const isAsked = because('asked')(answers);
  const isIssues = because('issues')(answers);
  return Why.safeParse({
    triggers: why.of(answers),
    unresolved: isIssues ? unresolved.of(answers) === 'yes' : undefined,
    reducing: isIssues ? reducing.of(answers) === 'yes' : undefined,
    asked: isAsked ? (context.asked ?? { from, on: askedOn.of(answers) }) : undefined,
  }).data;
}

/** Said before it is recorded: of issues alone no review is held until both hold (R29), and whether another is to be held. */
export function warningsFor(answers: Answers, context: ReviewContext): readonly string[] {
  const said = whyIn(answers, context);
  return hold.of(answers) === 'yes'
    ? listed(
        said &&
          said.triggers.length > triggersIn(said).length &&
          'Issues are no reason for a review yet: they are worked through first, and progress is monitored.',
        ...context.waiting.map(
          ({ record, planned }) =>
            `A review is to be held already: ${plannedWords(planned)} (${referenceOf(rules.prefix, record)}). It may be enough to hold that one earlier.`,
        ),
      )
    : [];
}
