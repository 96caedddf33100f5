import { z } from 'zod';
import { may } from '../../access/policy.ts';
import { visibleTo } from '../../access/visible.ts';
import { Day, wordsForDay } from '../../kernel/days.ts';
import { onlyRecordIdOf, StaffId, type PersonId, type RecordId } from '../../kernel/ids.ts';
import { ok, refuse } from '../../kernel/result.ts';
import { saysNothing } from '../../kernel/says-nothing.ts';
import type { Kind } from '../../kinds/kind.ts';
import type { Rules } from '../../records/kind.ts';
import { same } from '../../records/same.ts';
import { DUTY_NOTICE, DUTY_REMINDER } from '../../work/duty.ts';
import { takersOf, type Takers } from './route.ts';

/** The third worry about the same person, with no concern raised, is looked at by a safeguarding lead (TL17). */
const MANY = 3;

const Noted = z.strictObject({ key: z.string(), reference: z.string(), kept: z.array(StaffId) });
export const Fact = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('noted'), noted: Noted, to: z.array(StaffId) }),
  z.strictObject({ type: z.literal('routed'), to: z.array(StaffId) }),
  z.strictObject({ type: z.literal('raised') }),
  z.strictObject({ type: z.literal('looked'), why: z.string() }),
]);
export type Fact = z.infer<typeof Fact>;

const Recorded = z.strictObject({
  status: z.literal('noted'),
  /** Since a concern was raised, or a lead looked. */
  noted: z.array(Noted.extend({ on: Day })),
  /** Who has looked before, and why no concern was raised. */
  looked: z.array(z.strictObject({ why: z.string(), on: Day })),
  /** For whom it waits, by name: whoever holds the post may be named in what was noted. */
  to: z.array(StaffId),
});
interface Recorded extends z.infer<typeof Recorded> {}
export const State = z.discriminatedUnion('status', [z.strictObject({ status: z.literal('new') }), Recorded]);
export type State = z.infer<typeof State>;

export type Command =
  | { readonly type: 'note'; readonly noted: z.infer<typeof Noted>; readonly takers: Takers }
  /** Who could look today. */
  | { readonly type: 'route'; readonly takers: Takers }
  /** A concern about the person was raised: what was noted before is in other hands. */
  | { readonly type: 'raised' }
  | { readonly type: 'look'; readonly why: string };
export type Refusal = { readonly code: 'WORRIES.WHY-MISSING' };

export const worriesIdOf = (person: PersonId): RecordId => onlyRecordIdOf(person, 'worries');

const keptFrom = (noted: Recorded['noted']): readonly StaffId[] => noted.flatMap(({ kept }) => kept);
const waits = ({ noted }: Recorded): boolean => noted.length >= MANY;

/** Worries of harm or neglect that were noted elsewhere about one person, counted while nobody raises a concern (TL17). */
export const rules: Rules<State, Fact, Command, Refusal> = {
  kind: 'worries',
  prefix: 'WO',
  version: 1,
  fact: Fact,
  state: State,
  initial: { status: 'new' },
  decide(state, command) {
    const before = state.status === 'new' ? [] : state.noted;
    switch (command.type) {
      case 'note': {
        const { noted, takers } = command;
        if (before.some(({ key }) => key === noted.key)) return ok([]);
        const kept = [...keptFrom(before), ...noted.kept];
        return ok([{ type: 'noted', noted, to: [...takersOf(takers, kept, false).to] }]);
      }
      case 'route': {
        if (state.status === 'new' || !waits(state)) return ok([]);
        const to = [...takersOf(command.takers, keptFrom(before), false).to];
        return ok(to.length === 0 || same(to.toSorted(), state.to.toSorted()) ? [] : [{ type: 'routed', to }]);
      }
      case 'raised':
        return ok(
          before.length > 0 || (state.status === 'noted' && state.looked.length > 0) ? [{ type: 'raised' }] : [],
        );
      case 'look':
        if (state.status === 'new' || !waits(state)) return ok([]);
        return saysNothing(command.why)
          ? refuse({ code: 'WORRIES.WHY-MISSING' })
          : ok([{ type: 'looked', why: command.why }]);
    }
  },
  evolve(state, fact, { today: on }) {
    const { noted, looked } = state.status === 'new' ? { noted: [], looked: [] } : state;
    switch (fact.type) {
      case 'noted':
        return { status: 'noted', noted: [...noted, { ...fact.noted, on }], looked, to: fact.to };
      case 'raised':
        return { status: 'noted', noted: [], looked: [], to: [] };
      default:
        if (state.status === 'new') return state;
        return fact.type === 'routed'
          ? { ...state, to: fact.to }
          : { ...state, noted: [], looked: [...looked, { why: fact.why, on }] };
    }
  },
  duties: (state) => {
    if (state.status === 'new') return [];
    const third = state.noted[MANY - 1];
    // Who has looked may read it again.
    const own = { of: state.to, opens: true, reminder: DUTY_REMINDER } as const;
    if (!third)
      return state.looked.slice(-1).map(({ on }) => ({
        ...own,
        key: 'reads',
        kind: 'reads',
        quiet: true,
        unreminded: true,
        since: on,
        words: '',
      }));
    return [
      {
        ...own,
        key: `look.${third.key}`,
        kind: 'look',
        grave: true,
        since: third.on,
        words: 'Worries were noted three times or more, and no concern was raised: look at them',
        notice: DUTY_NOTICE,
      },
    ];
  },
};

const SHOWN = ['noted', 'looked'] as const;
export type SeenWorries = Pick<Recorded, (typeof SHOWN)[number]>;

/** Only leads of safeguarding read it, once there is something to look at; nobody who may be named in what was noted. */
export const worriesKind: Kind<State, Fact, Command, Refusal, SeenWorries> = {
  rules,
  title: 'Worries noted',
  // It stands on no channel and on no lock screen.
  news: 'Something waits for you',
  see(state, viewer, subject) {
    if (state.status === 'new' || (!waits(state) && state.looked.length === 0)) return undefined;
    if (!may(viewer, 'see', 'care-record', subject) || keptFrom(state.noted).includes(viewer.staff)) return undefined;
    const leads = viewer.roles.includes('safeguarding-lead') && viewer.teams.includes(subject.team);
    return leads || state.to.includes(viewer.staff)
      ? visibleTo(viewer, 'care-record', subject, state, SHOWN)
      : undefined;
  },
  rows: ({ the }) => [
    ...the.noted.map(({ reference, on }) => ({ label: wordsForDay(on), value: reference })),
    ...the.looked.map(({ why, on }) => ({ label: `Looked at on ${wordsForDay(on)}, no concern raised`, value: why })),
  ],
  noticeTitle: () => 'Worries noted',
  noticeRows: ({ the }) => the.noted.map(({ reference, on }) => ({ label: wordsForDay(on), value: reference })),
  describe: (fact) => {
    switch (fact.type) {
      case 'noted':
        return { what: `Noted in ${fact.noted.reference}` };
      case 'routed':
        return { what: 'Others look at it now' };
      case 'raised':
        return { what: 'Seen to' };
      case 'looked':
        return { what: 'Looked at: no concern raised', detail: fact.why };
    }
  },
  wordsFor: () => ({ words: 'Please write why no concern is raised.' }),
  whileStopped: 'whatever',
  isNoNews: () => true,
  actions: ({ the }, { note = '' }) =>
    the.noted.length < MANY
      ? []
      : [
          {
            part: 'looked',
            title: 'No concern: why',
            asks: 'If no concern is raised: why not?',
            command: { type: 'look', why: note },
            words: 'Noted: you have looked, and why no concern is raised.',
          },
        ],
  forms: ({ the }) =>
    the.noted.length < MANY ? [] : [{ flow: 'safeguarding-concern', title: 'Raise a concern', onNotice: true }],
};
