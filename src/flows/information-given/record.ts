import type { Row } from '../../../cards/views.ts';
import { visibleTo, type Visible } from '../../access/visible.ts';
import { assertNever } from '../../kernel/assert-never.ts';
import { wordsForDay } from '../../kernel/days.ts';
import type { Around, Described, Flag, Kind, Refusal as Worded } from '../../kinds/kind.ts';
import * as ask from './questions.ts';
import { otherwiseThanNeeded, rules, type Command, type Fact, type Refusal, type State } from './rules.ts';

type Recorded = Extract<State, { status: 'given' }>;
const SHOWN = ['given', 'changed', 'isUnderstood', 'toLookAt'] as const;
type SeenGiven = Pick<Recorded, (typeof SHOWN)[number]>;
type Seen = Visible<SeenGiven>;

/** The record of information given: its rules, and how it reads. */
export const informationKind: Kind<State, Fact, Command, Refusal, SeenGiven> = {
  rules,
  title: 'Information given',
  news: 'Information was given',
  see: (state, viewer, subject) =>
    state.status === 'new' ? undefined : visibleTo(viewer, 'care-record', subject, state, SHOWN),
  rows,
  flags,
  describe,
  wordsFor,
  actions: ({ the: { changed, isUnderstood, toLookAt } }, { mayRecord, viewer }) => [
    ...(mayRecord && (changed || !isUnderstood)
      ? [
          {
            part: 'again',
            title: 'Gone through again',
            command: { type: 'go-through-again' as const },
            words: 'Noted: it was gone through again, and understood.',
          },
        ]
      : []),
    ...(mayRecord && toLookAt && viewer.roles.some((role) => role === 'coordinator' || role === 'manager')
      ? [
          {
            part: 'looked-at',
            title: 'I have looked at why',
            command: { type: 'look-at-form' as const },
            words: 'Noted: you have looked at why it was given in another form.',
          },
        ]
      : []),
  ],
  // TL16: what somebody needs can change at once; what they were given before is asked about again.
  whenPersonChanges: (state, person) =>
    state.status === 'new'
      ? undefined
      : {
          type: 'change-needs',
          receivers: ask.receiversOf(
            person,
            state.given.to.map(({ key }) => key),
          ),
        },
};

function rows({ the: { given } }: Seen, around: Around): readonly Row[] {
  const context = { ...around, people: [] };
  return [
    { label: 'About', value: ask.topics.words(given.topics.join(','), context) },
    { label: 'What was given', value: given.what },
    { label: 'To', value: given.to.map(({ name, role }) => `${name} (${role})`).join(', ') },
    { label: 'In what form', value: ask.ways.words(given.ways.join(','), context) },
    {
      label: 'Language',
      value: `${given.language}${given.interpreter === 'none' ? '' : `, interpreter: ${ask.interpreter.words(given.interpreter, context)}`}`,
    },
    ...(given.whyOtherwise === undefined ? [] : [{ label: 'Why in this form', value: given.whyOtherwise }]),
    { label: 'Understood', value: `${ask.understood.words(given.understood, context)}. ${given.checked}` },
    ...(given.charging === undefined ? [] : [{ label: 'Charges', value: given.charging }]),
    ...(given.routes.length === 0
      ? []
      : [{ label: 'Also told', value: ask.routes.words(given.routes.join(','), context) }]),
    { label: 'Day', value: wordsForDay(given.on) },
  ];
}

function flags({ the: { given, changed } }: Seen): readonly Flag[] {
  const others = otherwiseThanNeeded(given);
  return [
    ...(others.length > 0
      ? [{ words: `Not given as ${others.map(({ name }) => name).join(', ')} needs it`, tone: 'attention' as const }]
      : []),
    ...(changed ? [{ words: 'Needs have changed since', tone: 'warning' as const }] : []),
  ];
}

function describe(fact: Fact): Described {
  switch (fact.type) {
    case 'information-given':
      return { what: 'Gave information', detail: fact.given.what };
    case 'needs-changed':
      return { what: 'Communication needs changed: it is to be gone through again' };
    case 'gone-through-again':
      return { what: 'Went through it again' };
    case 'other-form-looked-at':
      return { what: 'Looked at why it was given in another form' };
    default:
      return assertNever(fact);
  }
}

/** The one place that words this flow's refusals. */
function wordsFor(refusal: Refusal): Worded {
  switch (refusal.code) {
    case 'INFORMATION.NOT-GIVEN':
      return { words: 'Nothing has been recorded here yet.' };
    case 'INFORMATION.WHAT-MISSING':
      return { words: 'Please say what was given.', question: ask.what.key };
    case 'INFORMATION.CHECK-MISSING':
      return { words: 'Please say how you know.', question: ask.checked.key };
    case 'INFORMATION.CHARGING-MISSING':
      return {
        words: 'It was about charges: please say what, from when, and which decision starts it.',
        question: ask.charging.key,
      };
    case 'INFORMATION.IN-THE-FUTURE':
      return { words: 'That day is still to come.', question: ask.on.key };
    case 'INFORMATION.WHY-MISSING':
      return {
        words: `${refusal.who} needs it in another form or language. Please say why not.`,
        question: ask.whyOtherwise.key,
      };
    default:
      return assertNever(refusal);
  }
}
