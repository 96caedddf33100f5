import { visibleTo } from '../../access/visible.ts';
import { assertNever } from '../../kernel/assert-never.ts';
import { wordsForDay } from '../../kernel/days.ts';
import { listed } from '../../kernel/listed.ts';
import type { Row } from '../../../cards/views.ts';
import type { Described, FormButton, Kind, Refusal as Worded } from '../../kinds/kind.ts';
import type { Answer, Fact, Known, State } from './facts.ts';
import * as ask from './questions.ts';
import { openAnswer, weeklyRules, type Command, type Refusal } from './rules.ts';

export type SeenWeekly = Pick<Known, 'last' | 'missed' | 'from'>;

export interface WeeklySettings {
  /** After how many days it is asked again; without it, a week. */
  readonly weeklyDays?: number | undefined;
}

/** Where an answer leads on; `less` begins with the plan as it is, and says that it is to be fewer visits. */
export const LEADS_ON: Readonly<Record<Answer, FormButton | undefined>> = {
  'as-it-is': undefined,
  less: { flow: 'plan-revision...fewer', title: 'Change the plan' },
  'could-end': { flow: 'ending', title: 'End reablement' },
  review: { flow: 'review', title: 'Consider a review' },
};

/** The kinds of record that each of them may lead to: what the person asks for is answered by others. */
const FITS: Readonly<Record<Exclude<Answer, 'as-it-is'>, readonly string[]>> = {
  less: ['plan', 'request'],
  'could-end': ['ending'],
  review: ['review', 'request'],
};

/** The record of the weekly question about one person (R70). */
export const weeklyKind = ({ weeklyDays }: WeeklySettings): Kind<State, Fact, Command, Refusal, SeenWeekly> => ({
  rules: weeklyRules(weeklyDays),
  title: 'Weekly question',
  titleOf: ({ the: { last } }) => `Weekly question${last ? `: ${wordsOf(last.answer).toLowerCase()}` : ''}`,
  news: 'The weekly question was answered',
  noticeTitle: ({ the: { last, missed } }) =>
    last
      ? `Weekly question: ${wordsOf(last.answer).toLowerCase()}, ${wordsForDay(last.on)}`
      : `Weekly question${missed ? `: not seen or asked on ${wordsForDay(missed.on)}` : ': not asked yet'}`,
  see: (state, viewer, subject) =>
    state.status === 'new' ? undefined : visibleTo(viewer, 'care-record', subject, state, ['last', 'missed', 'from']),
  rows: ({ the: { last, missed } }) =>
    listed<Row>(
      { label: 'Is the support still right?', value: last ? wordsOf(last.answer) : 'Not asked yet' },
      last && { label: 'Asked', value: `${ask.askedWords(last.asked)}, ${wordsForDay(last.on)}` },
      missed && { label: 'Not seen or asked', value: wordsForDay(missed.on) },
      last?.followed?.why !== undefined && { label: 'Nothing follows', value: last.followed.why },
    ),
  describe,
  wordsFor,
  forms: ({ the: { last } }, { mayRecord }) =>
    mayRecord
      ? listed<FormButton>(last && LEADS_ON[last.answer], {
          flow: 'weekly-question-answer',
          title: last ? 'Answer again' : 'Answer it',
        })
      : [],
  actions: ({ the: { last } }, { mayRecord, note = '' }) =>
    mayRecord && openAnswer(last)
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
  // An issue or advice begun here is made from it, and the answer still waits for what fits it.
  whenLedTo(state, { id, kind }) {
    const open = state.status === 'known' ? openAnswer(state.last) : undefined;
    return open && FITS[open].includes(kind) ? { type: 'follow', record: id } : undefined;
  },
  whenPersonChanges: (_, { started }) => ({ type: 'look-around', from: started }),
});

export const wordsOf = (answer: Answer): string => ask.answer.words(answer, {});

function wordsFor(refusal: Refusal): Worded {
  switch (refusal.code) {
    case 'WEEKLY-QUESTION.OTHER-WEEK':
      return {
        words: `That was asked for the week of ${wordsForDay(refusal.week)}. Nothing was noted: please answer for this week.`,
      };
    case 'WEEKLY-QUESTION.WHY-MISSING':
      return { words: 'Please say why nothing follows.' };
    default:
      return assertNever(refusal);
  }
}

function describe(fact: Fact): Described {
  switch (fact.type) {
    case 'started':
      return { what: 'Asked every week from here on' };
    case 'answered':
      return { what: `Asked whether the support is still right: ${wordsOf(fact.answered.answer).toLowerCase()}` };
    case 'not-asked':
      return { what: 'Not seen, or could not be asked' };
    case 'followed':
      return fact.why === undefined
        ? { what: 'What follows was begun' }
        : { what: 'Nothing follows', detail: fact.why };
    case 'visitors-set':
      return { what: 'Who is reminded follows who is in the plan', around: true };
    default:
      return assertNever(fact);
  }
}
