import type { Row } from '../../../cards/views.ts';
import { visibleTo } from '../../access/visible.ts';
import { assertNever } from '../../kernel/assert-never.ts';
import { daysBetween, wordsForDay } from '../../kernel/days.ts';
import { listed } from '../../kernel/listed.ts';
import { sentences } from '../../kernel/sentence.ts';
import type { Action, Described, FormButton, Kind, Refusal as Worded } from '../../kinds/kind.ts';
import { meansWords } from '../../people/means.ts';
import type { Contact, Fact, Recorded, State } from './facts.ts';
import * as ask from './questions.ts';
import {
  dueOn,
  followUpRules,
  LATER_DAYS,
  nextOf,
  type Command,
  type FollowUpSettings,
  type Refusal,
} from './rules.ts';

const SHOWN = ['ended', 'by', 'first', 'later', 'early', 'tries', 'seenTo', 'toSeeTo', 'closed'] as const;
export type SeenFollowUp = Pick<Recorded, (typeof SHOWN)[number]>;

/** The record of how somebody is after their reablement (R71). */
export const followUpKind = (settings: FollowUpSettings): Kind<State, Fact, Command, Refusal, SeenFollowUp> => ({
  rules: followUpRules(settings),
  title: 'Follow-up',
  titleOf: ({ the: { closed } }) => `Follow-up${closed ? ', closed' : ''}`,
  news: 'Something was noted about a follow-up',
  noticeTitle: ({ the }) => {
    const [last, due] = [the.later ?? the.first ?? the.early.at(-1), dueOn(the, settings)];
    if (the.closed) return `Follow-up, closed: reablement ended on ${wordsForDay(the.ended)}`;
    if (due !== undefined) return `Follow-up due on ${wordsForDay(due)}`;
    return last ? `Follow-up on ${wordsForDay(last.on)}` : `Follow-up: reablement ended on ${wordsForDay(the.ended)}`;
  },
  // It begins when reablement has ended.
  whileStopped: 'always',
  see: (state, viewer, subject) =>
    state.status === 'new' ? undefined : visibleTo(viewer, 'care-record', subject, state, SHOWN),
  rows: ({ the }) => rows(the),
  flags: ({ the: { toSeeTo, closed } }) =>
    toSeeTo !== undefined && !closed
      ? [{ words: 'They do not manage, and it is not noted yet who sees to it.', tone: 'warning' }]
      : [],
  milestones: ({ the }) => {
    const due = dueOn(the, settings);
    return [
      ...listed(...the.early, the.first, the.later).map((one) => ({
        on: one.on,
        words: `Follow-up: ${whereWords(one)}`,
      })),
      ...(due === undefined ? [] : [{ on: due, words: `Follow-up: ${the.by.name} asks how they are` }]),
    ];
  },
  describe,
  wordsFor: ({ code }) => WORDS[code],
  // Nobody is asked after whoever has died, or whose reablement goes on again.
  whenPersonChanges: (state, { stopped }) =>
    state.status === 'new' || state.closed
      ? undefined
      : stopped === undefined
        ? { type: 'close', why: 'goes-on' }
        : stopped.what === 'died'
          ? { type: 'close', why: 'died' }
          : undefined,
  actions: ({ the: { toSeeTo, closed } }, { mayRecord, note = '' }): readonly Action<Command>[] =>
    mayRecord && toSeeTo !== undefined && !closed ? [{ ...SEEN_TO, command: { type: 'see-to', words: note } }] : [],
  forms: ({ the }, { mayRecord, person }): readonly FormButton[] =>
    mayRecord
      ? listed<FormButton>(
          nextOf(the) !== undefined && { flow: 'follow-up', title: 'Note the follow-up' },
          the.first !== undefined &&
            !the.closed &&
            the.toSeeTo === undefined && { flow: 'information-given', title: 'Information or advice' },
          the.first !== undefined && !the.closed && { flow: 'prevention-referral', title: 'Other help' },
          the.toSeeTo !== undefined &&
            person?.stopped !== undefined && { flow: 'request', title: 'They ask for support' },
        )
      : [],
});

const SEEN_TO = {
  part: 'see-to',
  title: 'It is seen to',
  asks: 'Who sees to it, and how?',
  words: 'Noted: it is seen to.',
};

const whereWords = ({ where, on }: Contact): string => ask.where.words(where, { today: on }).toLowerCase();

const contactWords = ({ where, on, how, words = '', managing, helps }: Contact): string =>
  sentences(
    ...listed(
      `${ask.where.words(where, { today: on })}, ${wordsForDay(on)}${how === undefined ? '' : `, ${meansWords[how]}`}`,
      words !== '' && words,
      managing && `Still manages: ${ask.managing.words(managing, {}).toLowerCase()}`,
      helps !== undefined && `Who else helps: ${helps}`,
    ),
  );

const CLOSED = {
  'goes-on': 'Reablement goes on again, so nobody is asked any more.',
  died: 'They have died, so nobody is asked any more.',
  moved: 'They have moved away, so nobody is asked any more.',
} as const;

function rows(the: SeenFollowUp): readonly Row[] {
  return listed<Row>(
    { label: 'Reablement ended', value: wordsForDay(the.ended) },
    { label: 'Who asks', value: the.by.name },
    ...the.early.map((one) => ({ label: 'Asked before it was due', value: contactWords(one) })),
    // Later than six weeks is not hidden.
    the.first
      ? { label: `After ${daysBetween(the.ended, the.first.on)} days`, value: contactWords(the.first) }
      : { label: 'After four to six weeks', value: 'Not yet' },
    { label: `After about ${LATER_DAYS} days`, value: the.later ? contactWords(the.later) : 'Not yet' },
    the.tries.length > 0 && { label: 'Not reached', value: the.tries.map(({ on }) => wordsForDay(on)).join(', ') },
    ...the.seenTo.map(({ words, on }) => ({ label: `Seen to on ${wordsForDay(on)}`, value: words })),
    the.closed && { label: 'Closed', value: CLOSED[the.closed] },
  );
}

function describe(fact: Fact): Described {
  switch (fact.type) {
    case 'begun':
      return { what: `Begun: ${fact.by.name} asks after them` };
    case 'contacted':
      return { what: 'Noted a follow-up', detail: contactWords(fact.contact) };
    case 'seen-to':
      return { what: 'What they need is seen to', detail: fact.words };
    case 'closed':
      return { what: 'Closed', detail: CLOSED[fact.why] };
    default:
      return assertNever(fact);
  }
}

/** The one place that words the refusals of this flow. */
const WORDS: Readonly<Record<Refusal['code'], Worded>> = {
  'FOLLOW-UP.NOT-BEGUN': { words: 'Nothing has been recorded here yet.' },
  'FOLLOW-UP.CLOSED': { words: 'This is closed. Open the record to read why.' },
  'FOLLOW-UP.DONE': { words: 'A colleague has noted this already. Open the record to read it.' },
  'FOLLOW-UP.SEEN-TO-HOW': { words: 'Please write who sees to it, and how.' },
  'FOLLOW-UP.IN-THE-FUTURE': { words: 'That day is still to come.', question: ask.on.key },
  'FOLLOW-UP.BEFORE-THE-END': { words: 'That is before reablement ended.', question: ask.on.key },
};
