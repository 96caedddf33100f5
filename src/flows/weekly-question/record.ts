import { visibleTo } from '../../access/visible.ts';
import { assertNever } from '../../kernel/assert-never.ts';
import { wordsForDay } from '../../kernel/days.ts';
import { listed } from '../../kernel/listed.ts';
import type { Described, FormButton, Kind } from '../../kinds/kind.ts';
import type { Row } from '../../../cards/views.ts';
import type { Answer, Fact, Known, Last, State } from './facts.ts';
import * as ask from './questions.ts';
import { weeklyRules, type Command, type Refusal } from './rules.ts';

export type SeenWeekly = Pick<Known, 'last'>;

export interface WeeklySettings {
  /** After how many days it is asked again; without it, a week. */
  readonly weeklyDays?: number | undefined;
}

/** Where an answer leads on; `less` begins with the plan as it is. */
export const LEADS_ON: Readonly<Record<Answer, FormButton | undefined>> = {
  'as-it-is': undefined,
  less: { flow: 'plan-revision', title: 'Change the plan' },
  'could-end': { flow: 'stop.ended', title: 'End reablement' },
  review: { flow: 'review', title: 'Consider a review' },
};

/** The record of the weekly question about one person (R70). */
export const weeklyKind = ({ weeklyDays }: WeeklySettings): Kind<State, Fact, Command, Refusal, SeenWeekly> => ({
  rules: weeklyRules(weeklyDays),
  title: 'Weekly question',
  titleOf: ({ the: { last } }) => `Weekly question${last ? `: ${wordsOf(last.answer).toLowerCase()}` : ''}`,
  news: 'The weekly question was answered',
  see: (state, viewer, subject) =>
    state.status === 'new' || !state.last
      ? undefined
      : visibleTo(viewer, 'care-record', subject, { last: state.last }, ['last']),
  rows: ({ the: { last } }) =>
    last
      ? [
          { label: 'Is the support still right?', value: wordsOf(last.answer) },
          ...followedRow(last),
          { label: 'Asked', value: `${ask.asked.words(last.asked, {})}, ${wordsForDay(last.on)}` },
        ]
      : [],
  describe,
  wordsFor: (refusal) => ({
    words:
      refusal.code === 'WEEKLY-QUESTION.WHY-MISSING'
        ? 'Please say why nothing follows.'
        : `That was asked for the week of ${wordsForDay(refusal.week)}. Nothing was noted: please answer for this week.`,
  }),
  actions: ({ the: { last } }, { mayRecord, note = '' }) =>
    mayRecord && last && last.answer !== 'as-it-is' && !last.followed
      ? [
          {
            part: 'not-now',
            title: 'Nothing follows',
            asks: 'Why does nothing follow?',
            command: { type: 'follow', why: note },
            words: 'Noted: nothing follows.',
          },
        ]
      : [],
  whenLedTo: (state, record) => (state.status === 'known' && state.last ? { type: 'follow', record } : undefined),
  forms: ({ the: { last } }, { mayRecord }) =>
    mayRecord && last
      ? listed<FormButton>(LEADS_ON[last.answer], { flow: 'weekly-question-answer', title: 'Answer again' })
      : [],
  whenPersonChanges: () => ({ type: 'look-around' }),
});

const followedRow = ({ followed }: Last): readonly Row[] =>
  followed?.why === undefined ? [] : [{ label: 'Nothing follows', value: followed.why }];

export const wordsOf = (answer: Answer): string => ask.answer.words(answer, {});

function describe(fact: Fact): Described {
  switch (fact.type) {
    case 'started':
      return { what: 'Asked every week from here on' };
    case 'answered':
      return { what: `Asked whether the support is still right: ${wordsOf(fact.answered.answer).toLowerCase()}` };
    case 'followed':
      return fact.why === undefined
        ? { what: 'What follows was begun' }
        : { what: 'Nothing follows', detail: fact.why };
    case 'coordinator-set':
      return { what: 'Who is reminded follows who is in the plan', around: true };
    default:
      return assertNever(fact);
  }
}
