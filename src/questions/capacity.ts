import type { Person } from '../people/person.ts';
import { wordsForDay } from '../kernel/days.ts';
import { Answer } from '../people/agreement.ts';
import { Capacity } from '../people/capacity.ts';
import { THE_PERSON } from '../people/needs.ts';
import { choice } from '../forms/kinds/choice.ts';
import type { Dated } from '../forms/kinds/date.ts';
import type { Answers } from '../forms/question.ts';
import { AGREEMENT } from './agreement.ts';
import { called } from './called.ts';
import type { AboutPerson, Asking } from './context.ts';
import { partyQuestion } from './party-question.ts';

/** Capacity for this decision and who decides, asked in the same words in every form that asks who agrees (R45, MCA 2005 s1-4). */

type Context = AboutPerson & Dated & Asking;

/** What the person is asked; see parties.ts. */
export const PERSON_AGREES = partyQuestion('agrees', THE_PERSON);
/** An answer of theirs that is neither yes nor no. */
export const MAY_LACK = 'may-lack';
export const IN_DOUBT = {
  value: MAY_LACK,
  title: 'May lack capacity for this decision',
  also: ['may lack capacity', 'lacks capacity', 'no capacity', 'capacity', 'cannot decide', 'not sure they can decide'],
} as const;
export const capacityHelp = (name: string): string => `A yes or a no says that ${name} has capacity for this decision.`;

/**
 * Nobody has doubted that the person decides for themselves: they are asked whether they agree, and whoever asks says whether they may
 * lack capacity for this (R45, MCA 2005 s1). Of everybody else it is asked first.
 */
export const isAskedWithAnswer = ({ person }: { readonly person?: Pick<Person, 'capacity'> | undefined }): boolean =>
  person?.capacity === 'has';

export const isInDoubt = (answers: Answers, context: AboutPerson): boolean =>
  isAskedWithAnswer(context) && answers[PERSON_AGREES] === MAY_LACK;

export const capacity = choice({
  key: 'capacity',
  short: 'Capacity for this decision',
  label: (context: Context) => `Does ${called(context)} have capacity to decide about this?`,
  help: ({ assessed: { by, on } = {} }) =>
    by === undefined || on === undefined
      ? undefined
      : `Assessed by ${by} on ${wordsForDay(on)}: lacks capacity for another decision. This is a decision of its own.`,
  schema: Capacity.shape.answer,
  options: [
    { value: 'has', title: 'Has capacity', also: ['has', 'yes', 'y', 'has it'] },
    { value: 'lacks', title: 'Lacks capacity', also: ['lacks', 'no', 'n', 'does not'] },
    { value: 'unknown', title: 'Not known', also: ['not known', 'unknown', 'not sure', 'not assessed'] },
  ],
  // R45: a lack that the person's record says is shown, and is no answer before somebody gives it for this decision.
  opensWith: ({ person }: Context) => (person?.capacity === 'lacks' ? 'lacks' : undefined),
  when: (_, context) => !isAskedWithAnswer(context),
});

export const capacityInDoubt = choice({
  key: capacity.key,
  short: 'Capacity for this decision',
  label: (context: Context) => `Has ${called(context)}'s capacity for this decision been assessed?`,
  help: ({ person }) =>
    `Assessed as able to decide? Then go back, and note what ${person?.preferredName ?? 'they'} said.`,
  schema: Capacity.shape.answer,
  options: [
    { value: 'lacks', title: 'Yes: lacks capacity', also: ['yes', 'y', 'lacks', 'lacks capacity'] },
    { value: 'unknown', title: 'Not yet', also: ['no', 'n', 'not assessed', 'not known', 'unknown'] },
  ],
  when: isInDoubt,
});

/** What they say all the same: it is noted, and nothing is concluded from it. */
export const personSays = choice({
  key: partyQuestion('says', THE_PERSON),
  short: (context: Context) => `${called(context)} says`,
  label: (context: Context) => `What does ${called(context)} say to it?`,
  help: () => 'It is noted, and nothing is concluded from it until capacity for this decision is known.',
  schema: Answer,
  options: AGREEMENT,
  when: (answers, context) => isInDoubt(answers, context) && capacity.of(answers) === 'unknown',
});

/** Capacity for this decision as it was answered; undefined while it was not. A yes or no of somebody whom nobody doubts says that they have it. */
export function capacityIn(answers: Answers, context: AboutPerson): Capacity['answer'] | undefined {
  const said = answers[PERSON_AGREES] ?? '';
  if (!isAskedWithAnswer(context) || said === '' || said === MAY_LACK) return capacity.of(answers);
  return said === 'not-reached' ? 'unknown' : 'has';
}

export const lacks = (answers: Answers, context: AboutPerson): boolean => capacityIn(answers, context) === 'lacks';

/** Who assessed it is asked where it is more than presumed: of a lack, and of a "has" that the person's record does not say. */
export const wasAssessed = (answers: Answers, context: Context): boolean =>
  lacks(answers, context) ||
  (capacityIn(answers, context) === 'has' && context.person !== undefined && !isAskedWithAnswer(context));

/** What a yes or a no says of capacity stands in its line where everything is checked, however it was said: nothing of it is recorded unseen (R44, R45). */
export const capacitySeen = choice({
  key: 'capacitySeen',
  short: 'Capacity for this decision',
  label: (context: Context) => `Does anybody doubt that ${called(context)} can decide this?`,
  help: (context) => `If so, change what ${called(context)} says to "${IN_DOUBT.title}".`,
  optional: true,
  assumed: true,
  opensWith: () => 'has',
  inLineOf: PERSON_AGREES,
  schema: Capacity.shape.answer,
  options: [{ value: 'has', title: 'has capacity: no doubt was raised', also: ['no', 'nobody'] }],
  when: (answers, context) => isAskedWithAnswer(context) && ['yes', 'no'].includes(answers[PERSON_AGREES] ?? ''),
});
