import type { Row } from '../../../cards/views.ts';
import { reachesTeams } from '../../access/policy.ts';
import type { Subject, Viewer } from '../../access/viewer.ts';
import { visibleTo, type Visible } from '../../access/visible.ts';
import { assertNever } from '../../kernel/assert-never.ts';
import { listed } from '../../kernel/listed.ts';
import { named } from '../../kernel/names.ts';
import { wordsForDay } from '../../kernel/days.ts';
import type { Around, Described, Flag, Kind, Reading, Refusal as Worded } from '../../kinds/kind.ts';
import type { Again, Fact, Given, Recorded, State } from './facts.ts';
import { lackWords, together, mannerWords, notMet, receiversOf, type Manner, type Receiver } from './manner.ts';
import * as ask from './questions.ts';
import { rules, type Command, type Refusal } from './rules.ts';
import * as telling from './telling-questions.ts';

const SHOWN = ['given', 'by', 'receivers', 'again', 'toLookAt', 'withdrawn'] as const;
export type SeenGiven = Pick<Recorded, (typeof SHOWN)[number]>;
type Seen = Visible<SeenGiven>;

/** Those who lead the team of the person. */
export const leadsFor = (viewer: Viewer, { team }: Pick<Subject, 'team'>): boolean =>
  reachesTeams(viewer, 'record', 'care-record') && viewer.teams.includes(team);

const isLead = ({ viewer, person }: Reading): boolean => person !== undefined && leadsFor(viewer, person);

const titleOf = ({ the: { given, withdrawn } }: Visible<SeenGiven>): string =>
  `${withdrawn ? 'Recorded in error: information' : 'Information'} given to ${named(
    given.to.map(({ name }) => name),
    1,
  )}: ${named(given.topics.map(topicWords), 2)}`;

/** The record of information given: its rules, and how it reads. */
export const informationKind: Kind<State, Fact, Command, Refusal, SeenGiven> = {
  rules,
  whileStopped: true,
  title: 'Information given',
  titleOf,
  news: 'Information was given',
  noticeTitle: (seen) => `${titleOf(seen)}, ${wordsForDay(seen.the.given.on)}`,
  see: (state, viewer, subject) =>
    state.status === 'new' ? undefined : visibleTo(viewer, 'care-record', subject, state, SHOWN),
  rows,
  // Which decision starts charges stands where the free weeks do, also when it is earlier (R32).
  milestones: ({ the: { given, withdrawn } }) =>
    withdrawn
      ? []
      : listed(
          given.charging !== undefined && { on: given.on, words: 'Charges were explained' },
          typeof given.charging === 'object' && {
            on: given.charging.from,
            words: `Charging may begin: ${given.charging.what} (${given.charging.decision})`,
          },
        ),
  flags,
  describe,
  wordsFor,
  forms: ({ the: { withdrawn, by } }, at) => {
    if (!at.mayRecord) return [];
    if (withdrawn) return [{ flow: 'information-given', title: 'Record it again' }];
    return listed(
      { flow: 'information-again', title: 'Gone through again' },
      (by === at.viewer.staff || isLead(at)) && { flow: 'information-withdrawal', title: 'Recorded in error' },
    );
  },
  actions: ({ the: { by, toLookAt, withdrawn } }, at) =>
    toLookAt && !withdrawn && by !== at.viewer.staff && isLead(at)
      ? [
          {
            part: 'looked-at',
            title: 'I have looked at why',
            command: { type: 'look-at-form' },
            words: 'Noted: you have looked at why it was given otherwise than needed.',
          },
        ]
      : [],
  // TL16: what somebody needs can change at once; what they were given before is asked about again.
  whenPersonChanges: (state, person) =>
    state.status === 'new' || state.withdrawn
      ? undefined
      : {
          type: 'change-needs',
          receivers: receiversOf(
            person,
            state.receivers.map(({ key }) => key),
          ),
        },
};

const NOTHING_SAID = { said: {}, receiversIn: () => [], people: [] };

const namesOf = (all: readonly Pick<Receiver, 'name'>[]): string => together(all.map(({ name }) => name));
const topicWords = (topics: string): string => ask.topics.words(topics, {});

function rows({ the: { given, receivers, again } }: Seen, around: Around): readonly Row[] {
  const context = { ...around, ...NOTHING_SAID };
  const understood = (raw: Given['understood']): string => telling.understood.words(raw, context);
  const differs = receivers.some((one) => one.understood !== receivers[0]?.understood);
  const present = differs
    ? receivers.map((one) => `${one.name}: ${understood(one.understood).toLowerCase()}`).join('; ')
    : understood(receivers[0]?.understood ?? given.understood);
  const atFirst = `${understood(given.understood)}. ${given.checked}`;
  return listed<Row>(
    { label: 'About', value: topicWords(given.topics.join(',')) },
    { label: 'What was given', value: given.what },
    { label: 'To', value: given.to.map(({ name, role }) => `${name} (${role})`).join(', ') },
    { label: 'In what form', value: telling.ways.words(given.ways.join(','), context) },
    { label: 'Language', value: given.language },
    given.interpreter !== undefined && {
      label: 'Interpreter',
      value: telling.interpreter.words(given.interpreter, context),
    },
    given.whyOtherwise !== undefined && { label: 'Why otherwise', value: given.whyOtherwise },
    ...(again.length === 0
      ? [{ label: 'Understood', value: atFirst }]
      : [
          { label: 'Understood', value: present },
          { label: 'Understood at first', value: atFirst },
        ]),
    ...again.map((one) => ({ label: 'Gone through again', value: againWords(one, understood(one.understood)) })),
    given.charging !== undefined && { label: 'Charges', value: chargingWords(given.charging) },
    given.routes.length > 0 && { label: 'Also told', value: ask.routes.words(given.routes.join(','), context) },
    { label: 'Day', value: wordsForDay(given.on) },
  );
}

const againWords = (again: Again, understood: string): string =>
  listed(
    `On ${wordsForDay(again.on)} with ${namesOf(again.to)}, in ${mannerWords(again)}`,
    `Understood: ${understood.toLowerCase()}`,
    `How checked: ${again.checked}`,
    again.whyOtherwise !== undefined && `Why otherwise: ${again.whyOtherwise}`,
  )
    .map((part) => part.replace(/[.!?]?$/u, '.'))
    .join(' ');

const chargingWords = (charging: NonNullable<Given['charging']>): string =>
  charging === 'nothing'
    ? 'Nothing is charged.'
    : `${charging.what.replace(/[.!?]$/u, '')}, from ${wordsForDay(charging.from)}. Decision: ${charging.decision}`;

function flags({ the: { receivers, withdrawn } }: Seen): readonly Flag[] {
  if (withdrawn)
    return [{ words: `Recorded in error on ${wordsForDay(withdrawn.on)}: ${withdrawn.why}`, tone: 'attention' }];
  return receivers.flatMap((one) =>
    notMet([one], one.had).map(() => ({ words: otherwiseWords(one, one.had), tone: 'attention' as const })),
  );
}

const otherwiseWords = (one: Receiver, had: Manner): string =>
  `${lackWords(one, had)}; it was given in ${mannerWords(had)}`;

function describe(fact: Fact): Described {
  switch (fact.type) {
    case 'information-given':
      return { what: 'Gave information', detail: fact.given.what };
    case 'needs-changed':
      return { what: 'Communication needs changed' };
    case 'gone-through-again': {
      const { again } = fact;
      const understood = telling.understood.words(again.understood, {
        today: again.on,
        person: undefined,
        ...NOTHING_SAID,
      });
      return { what: 'Went through it again', detail: againWords(again, understood) };
    }
    case 'other-form-looked-at':
      return { what: 'Looked at why it was given otherwise than needed' };
    case 'recorded-in-error':
      return { what: 'Said that it was recorded in error', detail: fact.why };
    default:
      return assertNever(fact);
  }
}

/** The one place that words the refusals of these flows. */
function wordsFor(refusal: Refusal): Worded {
  switch (refusal.code) {
    case 'INFORMATION.NOT-GIVEN':
      return { words: 'Nothing has been recorded here yet.' };
    case 'INFORMATION.WITHDRAWN':
      return { words: 'This was recorded in error, and is withdrawn.' };
    case 'INFORMATION.WHAT-MISSING':
      return { words: 'Please say what was given.', question: ask.what.key };
    case 'INFORMATION.CHECK-MISSING':
      return { words: 'Please say how you know.', question: telling.checked.key };
    case 'INFORMATION.CHARGING-MISSING':
      return {
        words: 'It was about charges: please say what, from when, and which decision starts it.',
        question: ask.charged.key,
      };
    case 'INFORMATION.IN-THE-FUTURE':
      return { words: 'That day is still to come.', question: telling.on.key };
    case 'INFORMATION.BEFORE-GIVEN':
      return { words: 'That is before it was given.', question: telling.on.key };
    case 'INFORMATION.WHY-MISSING':
      return {
        words: `${refusal.who} needs it in another form or language. Please say why not.`,
        question: telling.whyOtherwise.key,
      };
    case 'INFORMATION.REASON-MISSING':
      return { words: 'Please say what was wrong with it.' };
    case 'INFORMATION.OWN-RECORD':
      return { words: 'You recorded this yourself: another lead looks at why.' };
    case 'INFORMATION.NOT-YOURS':
      return { words: 'Only the colleague who recorded it, or one who leads the team, can do that.' };
    default:
      return assertNever(refusal);
  }
}
