import type { Button, Row } from '../../../cards/views.ts';
import { visibleTo } from '../../access/visible.ts';
import { assertNever } from '../../kernel/assert-never.ts';
import { wordsForDay } from '../../kernel/days.ts';
import { listed } from '../../kernel/listed.ts';
import type { Action, Described, FormButton, Kind, Refusal as Worded } from '../../kinds/kind.ts';
import type { Fact, Recorded, Reported, State } from './facts.ts';
import * as ask from './questions.ts';
import { mustBeLookedAt, rules, type Command, type Refusal } from './rules.ts';

const SHOWN = ['what', 'harm', 'words', 'where', 'on', 'at', 'done', 'who', 'lookedAt', 'putRight'] as const;
export type SeenIncident = Pick<Recorded, (typeof SHOWN)[number]>;

/** "A fall, no harm". */
export const summaryOf = ({ what, harm }: Pick<Reported, 'what' | 'harm'>): string =>
  `${ask.what.words(what, {})}, ${ask.harm.words(harm, {}).toLowerCase()}`;

/** The record of a fall or another incident. */
export const incidentKind: Kind<State, Fact, Command, Refusal, SeenIncident> = {
  rules,
  title: 'Incident',
  titleOf: ({ the }) => summaryOf(the),
  news: 'Something that happened was noted',
  noticeTitle: ({ the }) => `${summaryOf(the)}, ${wordsForDay(the.on)}`,
  // Harm that nobody has looked at waits for those who lead, whoever ends reablement.
  whileStopped: (state) => (state.status !== 'new' && mustBeLookedAt(state) ? 'always' : true),
  see: (state, viewer, subject) =>
    state.status === 'new' ? undefined : visibleTo(viewer, 'care-record', subject, state, SHOWN),
  rows: ({ the }): readonly Row[] => [
    { label: 'What happened', value: the.words },
    { label: 'Was anybody hurt?', value: ask.harm.words(the.harm, {}) },
    { label: 'When', value: [wordsForDay(the.on), ...(the.at === undefined ? [] : [the.at])].join(', ') },
    { label: 'Where', value: the.where },
    { label: 'What was done', value: the.done },
    { label: 'Who saw it', value: the.who },
    ...the.putRight.map(({ words, on }) => ({ label: `Put right on ${wordsForDay(on)}`, value: words })),
    ...(the.lookedAt === undefined ? [] : [{ label: 'Looked at by who leads', value: wordsForDay(the.lookedAt) }]),
  ],
  flags: ({ the }) =>
    the.putRight.length === 0 ? [] : [{ words: 'Something in it was wrong: see "Put right".', tone: 'warning' }],
  describe,
  wordsFor,
  milestones: ({ the }) => [{ on: the.on, words: summaryOf(the) }],
  forms: ({ the }, { mayRecord, person }): readonly (FormButton | Button)[] =>
    listed<FormButton | Button>(
      mayRecord && { flow: 'issue', title: 'Log an issue' },
      mayRecord &&
        !person?.stopped &&
        (the.harm === 'treatment'
          ? { flow: 'stop.hospital', title: 'In hospital' }
          : { flow: 'plan-revision', title: 'Change the plan' }),
      { title: 'Worried that somebody is harmed', press: { do: 'danger/show' } },
    ),
  // A card has room for one of them.
  actions: ({ the }, { mayRecord, posts, note = '' }): readonly Action<Command>[] => {
    if (posts.some((post) => post === 'leads' || post === 'hold-back') && mustBeLookedAt(the)) return [LOOKED_AT];
    return mayRecord ? [{ ...PUT_RIGHT, command: { type: 'put-right', words: note } }] : [];
  },
};

const LOOKED_AT: Action<Command> = {
  part: 'looked-at',
  title: 'I have looked at this',
  command: { type: 'look-at' },
  words: 'Noted: you have looked at this.',
};

const PUT_RIGHT = {
  part: 'put-right',
  title: 'Put it right',
  asks: 'If something in it is wrong: what, and what is right?',
  words: 'Noted. What was written before stays, too.',
};

function describe(fact: Fact): Described {
  switch (fact.type) {
    case 'reported':
      return { what: `Noted: ${summaryOf(fact.reported).toLowerCase()}`, detail: fact.reported.words };
    case 'looked-at':
      return { what: 'Looked at by who leads the team' };
    case 'put-right':
      return { what: 'Put right', detail: fact.words };
    default:
      return assertNever(fact);
  }
}

/** The one place that words the refusals of this flow. */
function wordsFor(refusal: Refusal): Worded {
  switch (refusal.code) {
    case 'INCIDENT.WORDS-MISSING':
      return { words: 'Please say what happened.', question: ask.words.key };
    case 'INCIDENT.IN-THE-FUTURE':
      return { words: 'That day is still to come.', question: ask.on.key };
    case 'INCIDENT.NOT-REPORTED':
      return { words: 'Nothing is recorded here.' };
    case 'INCIDENT.RIGHT-WORDS-MISSING':
      return { words: 'Please write what is wrong, and what is right.' };
    default:
      return assertNever(refusal.code);
  }
}
