import { z } from 'zod';
import { StaffId, TeamId, onlyRecordIdOf, type PersonId, type RecordId } from '../../kernel/ids.ts';
import { Day } from '../../kernel/days.ts';
import { listed } from '../../kernel/listed.ts';
import { ok } from '../../kernel/result.ts';
import type { Viewer } from '../../access/viewer.ts';
import type { OpenKind } from '../../kinds/open-kind.ts';
import type { Kind } from '../../kinds/kind.ts';
import { decidersOf, liftsIn, nextLookAgain } from '../../people/held-back.ts';
import { mayAct } from '../../people/authority.ts';
import type { PastMember, Person } from '../../people/person.ts';
import type { Actor } from '../../records/fact.ts';
import type { Rules } from '../../records/kind.ts';
import { same } from '../../records/same.ts';
import {
  AUTHORITY_LEFT,
  JOINED,
  LEFT,
  LEFT_MANY,
  LOOK_AGAIN,
  DECIDED,
  LIFTED,
  CAME,
  WENT,
  plainNotice,
} from './circle-notices.ts';

const Staff = z.array(StaffId);
const Together = z.strictObject({ staff: StaffId, many: z.number().int() });
const Fact = z.discriminatedUnion('type', [
  /** `together`: who left so many at once, of which one card tells them. */
  z.strictObject({
    type: z.literal('circle-changed'),
    staff: Staff,
    joined: Staff,
    left: Staff,
    together: z.array(Together).optional(),
  }),
  /** On this day it is to be looked at again who may not be told (R24); without it, nobody is held back. */
  z.strictObject({ type: z.literal('look-again-set'), on: Day.optional() }),
  /** Who is said to have decided that somebody may not be told; `fresh`: who has not heard of it yet. */
  z.strictObject({ type: z.literal('deciders-noted'), staff: Staff, fresh: Staff }),
  /** They are with another team from now on: who leads there, and who led before. */
  z.strictObject({ type: z.literal('team-changed'), team: TeamId, gains: Staff, loses: Staff }),
  /** Whoever may act for the person by law was taken out of the circle; `keys`: all who were by then. */
  z.strictObject({ type: z.literal('authority-left'), keys: z.array(z.string()), hears: z.boolean() }),
  /** Somebody may be told again; `keys`: all that were lifted by then. */
  z.strictObject({ type: z.literal('lifts-seen'), keys: z.array(z.string()), hear: Staff }),
]);
type Fact = z.infer<typeof Fact>;
/** The staff in the circle; absent before the first fact. */
const State = z.strictObject({
  staff: Staff.optional(),
  lookAgainOn: Day.optional(),
  deciders: Staff.optional(),
  lifts: z.array(z.string()).optional(),
  /** Those who left and might act for the person by law. */
  authorityLeft: z.array(z.string()).optional(),
  team: TeamId.optional(),
});
type State = z.infer<typeof State>;

/**
 * Which staff are in the circle now, those who are not to be told among them: they are in it still, so neither that nor its end is news. Who is
 * in `silent` is not told that they are in it, or no longer (R24).
 */
interface Command {
  readonly staff: readonly StaffId[];
  readonly silent: readonly StaffId[];
  readonly lookAgainOn?: Day | undefined;
  /** Who left more circles than this at once: how many, in one of them, and 0 in the others. */
  readonly together?: readonly z.infer<typeof Together>[];
  /** Who is said by another to have decided that somebody may not be told. */
  readonly deciders?: readonly StaffId[];
  readonly lifts?: ReturnType<typeof liftsIn>;
  readonly moved?: Moved | undefined;
  /** Those who left and might act for the person by law. */
  readonly authorityLeft?: readonly string[];
}

/** To which team somebody moved, and who leads there, or led before, and may know of them. */
interface Moved {
  readonly team: TeamId;
  readonly gains: readonly StaffId[];
  readonly loses: readonly StaffId[];
}

export const circleIdOf = (person: PersonId): RecordId => onlyRecordIdOf(person, 'circle');

/** What the record of a circle is told when the person, or somebody around them, has changed. */
export const circleNow = ({
  circle,
  closedTo = [],
  heldBack,
  past = [],
}: Pick<Person, 'circle' | 'closedTo' | 'heldBack' | 'past'>): Command => ({
  staff: [...new Set(circle.flatMap(({ staff }) => staff ?? []))],
  silent: closedTo,
  lookAgainOn: nextLookAgain({ heldBack }),
  deciders: decidersOf({ heldBack }),
  lifts: liftsIn({ heldBack }),
  authorityLeft: past.filter(mayAct).map(whichTime),
  together: past.flatMap(({ staff, left: { together: many } }) =>
    staff && many !== undefined ? [{ staff, many }] : [],
  ),
});

/** Who left, came back and leaves again is heard of again. */
const whichTime = ({ key, left }: PastMember): string => `${key} ${left.on}`;

const rules: Rules<State, Fact, Command, never> = {
  looksAt: ['leads', 'managers'],
  kind: 'circle',
  prefix: 'CI',
  version: 1,
  fact: Fact,
  state: State,
  initial: {},
  evolve: (state, fact) =>
    fact.type === 'circle-changed'
      ? { ...state, staff: fact.staff }
      : fact.type === 'deciders-noted'
        ? { ...state, deciders: fact.staff }
        : fact.type === 'lifts-seen'
          ? { ...state, lifts: fact.keys }
          : fact.type === 'team-changed'
            ? { ...state, team: fact.team }
            : fact.type === 'authority-left'
              ? { ...state, authorityLeft: fact.keys }
              : { ...state, lookAgainOn: fact.on },
  decide(
    { staff: before, lookAgainOn: until, deciders: known = [], lifts: seen = [], team, authorityLeft: gone = [] },
    { staff, silent, lookAgainOn, deciders = [], lifts = [], moved, together = [], authorityLeft = [] },
  ) {
    const fresh = lifts.filter(({ key }) => !seen.includes(key));
    const was = before ?? staff;
    const joined = staff.filter((one) => !was.includes(one));
    const left = was.filter((one) => !staff.includes(one));
    const isSame = before !== undefined && joined.length + left.length === 0;
    const atOnce = together.filter((one) => left.includes(one.staff));
    const said = (all: readonly StaffId[]) => all.filter((one) => !silent.includes(one));
    return ok(
      listed<Fact>(
        !isSame && {
          type: 'circle-changed',
          staff: [...staff],
          joined: said(joined),
          left: said(left),
          ...(atOnce.length > 0 && { together: atOnce }),
        },
        lookAgainOn !== until && { type: 'look-again-set', on: lookAgainOn },
        !same(deciders, known) && {
          type: 'deciders-noted',
          staff: [...deciders],
          fresh: deciders.filter((one) => !known.includes(one)),
        },
        moved &&
          moved.team !== team && {
            type: 'team-changed',
            team: moved.team,
            gains: said(moved.gains),
            loses: said(moved.loses),
          },
        !same(authorityLeft, gone) && {
          type: 'authority-left',
          keys: [...authorityLeft],
          hears: before !== undefined && authorityLeft.some((one) => !gone.includes(one)),
        },
        fresh.length > 0 && {
          type: 'lifts-seen',
          keys: lifts.map(({ key }) => key),
          hear: [...new Set(fresh.flatMap(({ hear }) => hear))],
        },
      ),
    );
  },
  notify: (_state, facts, _about, { by, leads, managers = [] }) =>
    facts.flatMap((fact) =>
      fact.type === 'authority-left'
        ? fact.hears
          ? othersThan(by, leads, managers).map((staff) => ({ to: { staff }, what: AUTHORITY_LEFT }))
          : []
        : fact.type === 'circle-changed'
          ? [
              ...fact.joined.map((staff) => ({ to: { staff }, what: JOINED })),
              ...fact.left.flatMap((staff) => {
                const many = fact.together?.findLast((one) => one.staff === staff)?.many;
                return many === 0 ? [] : [{ to: { staff }, what: many === undefined ? LEFT : `${LEFT_MANY}${many}` }];
              }),
            ].filter(({ to }) => to.staff !== by)
          : fact.type === 'deciders-noted'
            ? fact.fresh.map((staff) => ({ to: { staff }, what: DECIDED }))
            : fact.type === 'lifts-seen'
              ? fact.hear.map((staff) => ({ to: { staff }, what: LIFTED }))
              : fact.type === 'team-changed'
                ? [
                    ...fact.gains.map((staff) => ({ to: { staff }, what: CAME })),
                    ...fact.loses.map((staff) => ({ to: { staff }, what: WENT })),
                  ].filter(({ to }) => to.staff !== by)
                : [],
    ),
  duties: ({ lookAgainOn }) =>
    lookAgainOn === undefined
      ? []
      : [
          {
            key: `look-again.${lookAgainOn}`,
            kind: 'look-again',
            of: 'hold-back',
            since: lookAgainOn,
            words: 'Look again at who may not be told',
            reminder: LOOK_AGAIN,
          },
        ],
};

/** Begins the record of somebody's circle, if there is none: it then hears of all that changes. */
export const circleBegun = (circles: OpenKind<Command>) => (person: Person, viewer: Viewer) =>
  circles.begin(circleIdOf(person.id), { command: circleNow(person), viewer, team: person.team });

/** Who leads the team; where nobody else does, its managers. */
function othersThan(by: Actor, leads: readonly StaffId[], managers: readonly StaffId[]): readonly StaffId[] {
  const [leading, managing] = [leads, managers].map((some) => some.filter((one) => one !== by));
  return leading && leading.length > 0 ? leading : (managing ?? []);
}

/**
 * Which staff are in a person's circle, so that each is told once that they are in it, or no longer are (P31). Nobody reads it: who is in
 * the circle stands with the person.
 */
export const circleKind: Kind<State, Fact, Command, never, never> = {
  rules,
  title: 'Circle',
  news: 'Who is in a plan has changed',
  see: () => undefined,
  rows: () => [],
  describe: () => ({ what: 'The circle changed' }),
  wordsFor: (refusal) => refusal,
  whenPersonChanges: (_, person) => circleNow(person),
  plainNotice,
  plainFor: (what) => ([LOOK_AGAIN, DECIDED, LIFTED].includes(what) ? 'hold-back' : 'see'),
};
