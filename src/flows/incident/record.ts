import type { Button, Row } from '../../../cards/views.ts';
import { visibleTo } from '../../access/visible.ts';
import { assertNever } from '../../kernel/assert-never.ts';
import { wordsForDay } from '../../kernel/days.ts';
import type { FormButton, Kind, Refusal as Worded } from '../../kinds/kind.ts';
import type { Fact, Recorded, Reported, State } from './facts.ts';
import * as ask from './questions.ts';
import { rules, type Command, type Refusal } from './rules.ts';

const SHOWN = ['what', 'harm', 'words', 'where', 'on', 'at', 'done', 'who'] as const;
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
  whileStopped: true,
  see: (state, viewer, subject) =>
    state.status === 'new' ? undefined : visibleTo(viewer, 'care-record', subject, state, SHOWN),
  rows: ({ the }): readonly Row[] => [
    { label: 'What happened', value: the.words },
    { label: 'Was anybody hurt?', value: ask.harm.words(the.harm, {}) },
    { label: 'When', value: [wordsForDay(the.on), ...(the.at === undefined ? [] : [the.at])].join(', ') },
    { label: 'Where', value: the.where },
    { label: 'What was done', value: the.done },
    { label: 'Who saw it', value: the.who },
  ],
  describe: ({ reported }) => ({ what: `Noted: ${summaryOf(reported).toLowerCase()}`, detail: reported.words }),
  wordsFor,
  milestones: ({ the }) => [{ on: the.on, words: summaryOf(the) }],
  forms: (_, { mayRecord }): readonly (FormButton | Button)[] => [
    ...(mayRecord
      ? [
          { flow: 'issue', title: 'Log an issue' },
          { flow: 'plan-revision', title: 'Change the plan' },
        ]
      : []),
    { title: 'Worried that somebody is harmed', press: { do: 'danger/show' } },
  ],
};

/** The one place that words the refusals of this flow. */
function wordsFor(refusal: Refusal): Worded {
  switch (refusal.code) {
    case 'INCIDENT.WORDS-MISSING':
      return { words: 'Please say what happened.', question: ask.words.key };
    case 'INCIDENT.IN-THE-FUTURE':
      return { words: 'That day is still to come.', question: ask.on.key };
    default:
      return assertNever(refusal);
  }
}
