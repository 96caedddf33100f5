import { visibleTo } from '../../access/visible.ts';
import { assertNever } from '../../kernel/assert-never.ts';
import { wordsForDay } from '../../kernel/days.ts';
import { listed } from '../../kernel/listed.ts';
import { sentence, sentences } from '../../kernel/sentence.ts';
import type { Described, Kind, Refusal as Worded } from '../../kinds/kind.ts';
import { isOver } from '../../people/stopped.ts';
import { isSoNow, SHOWN, type Fact, type Note, type SeenOffices, type State } from './facts.ts';
import * as ask from './questions.ts';
import { newsWords, noteOf, rules, waitingIn, type Command, type Refusal } from './rules.ts';

/** The record of who has answered that support ends or is less (TL3). */
export const officesKind: Kind<State, Fact, Command, Refusal, SeenOffices> = {
  rules,
  title: 'Finance, rota and purchaser',
  titleOf: ({ the }) =>
    `Finance, rota and purchaser${the.offices.length === 0 ? ': nobody has to be told' : waitingIn(the).length > 0 ? '' : ': all have answered'}`,
  news: 'Something was noted about finance, the rota or the purchaser',
  noticeTitle: ({ the }) =>
    `Finance, rota and purchaser: ${
      the.wentOn === undefined ? `${NEWS[the.news.what]} from ${wordsForDay(the.news.from)}` : newsWords(the)
    }${the.offices.length > 0 && waitingIn(the).length === 0 ? ', all have answered' : ''}`,
  // A bill goes on after an end until somebody stops it.
  whileStopped: 'always',
  see: (state, viewer, subject) =>
    state.status === 'new' ? undefined : visibleTo(viewer, 'care-record', subject, state, SHOWN),
  rows: ({ the }) => [
    { label: 'They have to know', value: sentence(newsWords(the)) },
    ...the.offices.map((office) => ({ label: ask.TITLES[office], value: noteWords(noteOf(the, office)) })),
  ],
  flags: ({ the }) =>
    waitingIn(the).length > 0
      ? [{ words: 'Visits and bills may go on until each has answered.', tone: 'warning' }]
      : [],
  describe,
  wordsFor: ({ code }) => WORDS[code],
  whenPersonChanges: (state, { stopped, planFirst }) =>
    state.status === 'new'
      ? undefined
      : stopped && isOver(stopped)
        ? { type: 'end' }
        : isSoNow(state.news, stopped)
          ? undefined
          : { type: 'go-on', what: 'stopped', waits: stopped !== undefined || planFirst !== undefined },
  forms: ({ the }, { mayRecord }) =>
    mayRecord && the.offices.length > 0 ? [{ flow: rules.kind, title: 'Note what they answered' }] : [],
};

const NEWS = {
  ended: 'no more visits',
  paused: 'no visits for now',
  'on-hold': 'visits on hold',
  less: 'less support',
} as const;

const noteWords = (note: Note | undefined): string =>
  note
    ? sentences(
        ...listed(`${ask.how.words(note.how, { today: note.on })}, ${wordsForDay(note.on)}`, note.who, note.words),
      )
    : 'Not told yet';

function describe(fact: Fact): Described {
  switch (fact.type) {
    case 'begun':
      return { what: 'Begun', detail: fact.news.words };
    case 'noted':
      return { what: ask.TITLES[fact.note.office], detail: noteWords(fact.note) };
    case 'noted-of-before':
      return { what: `${ask.TITLES[fact.note.office]}, of what is so no more`, detail: noteWords(fact.note) };
    case 'overtaken':
      return { what: 'Reablement is over: they are told of that instead' };
    case 'went-on':
      return { what: 'It is so no more: those who were told hear of that, too' };
    default:
      return assertNever(fact);
  }
}

/** The one place that words the refusals of this flow. */
const WORDS: Readonly<Record<Refusal['code'], Worded>> = {
  'OFFICES.NOT-BEGUN': { words: 'Nothing has been recorded here yet.' },
  'OFFICES.IN-THE-FUTURE': { words: 'That day is still to come.', question: ask.on.key },
  'OFFICES.WORDS-MISSING': { words: 'Please say who answered, and what.', question: ask.words.key },
};
