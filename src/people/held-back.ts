import { z } from 'zod';
import { Day } from '../kernel/days.ts';
import { RecordId, StaffId } from '../kernel/ids.ts';
import { sameBareName } from './name-match.ts';

/**
 * That somebody around the person, or a member of staff, may lawfully not be told anything, because that would put the person at risk of
 * abuse or neglect (R24). Read by the safeguarding lead and the manager of the person's team alone.
 */
export const HeldBack = z.strictObject({
  /** The form's own token: saved twice, it is one. */
  key: z.string(),
  /** Their key in the circle, if they are in it, and who they are in Teams, if they are staff. */
  member: z.string().optional(),
  staff: StaffId.optional(),
  name: z.string().min(1),
  reason: z.string().min(1),
  /** Name and role. */
  decidedBy: z.string().min(1),
  /** The colleague who is said to have decided it, when another noted so: they hear of it, and may say that they did not (P11). */
  decider: StaffId.optional(),
  /** They say that they did not decide it. */
  denied: Day.optional(),
  on: Day,
  by: StaffId,
  lookAgainOn: Day,
  /** Only until it is decided in this issue whether they may be told. */
  until: RecordId.optional(),
  /** From then on they may be told again. */
  lifted: z.strictObject({ on: Day, by: StaffId, why: z.string().min(1) }).optional(),
});
export type HeldBack = z.infer<typeof HeldBack>;

/**
 * Beside a name, for colleagues: the same for whoever the person does not want involved, so that nobody can tell from it who may lawfully not
 * be told (R24).
 */
export const NOT_TO_BE_TOLD = 'Not involved: ask your manager before you tell them anything';

/** Where somebody types the name of one of them. */
export const ASK_FIRST = 'Ask your manager about this first.';

interface Member {
  readonly key: string;
  readonly name: string;
  readonly staff?: StaffId | undefined;
  readonly heldBack?: true | undefined;
}

interface Holder {
  readonly circle: readonly Member[];
  readonly heldBack?: readonly HeldBack[] | undefined;
}

export const heldBackNow = ({ heldBack = [] }: Pick<Holder, 'heldBack'>): readonly HeldBack[] =>
  heldBack.filter(({ lifted }) => lifted === undefined);

/** Whoever is known by name alone is whoever has that name; colleagues may share one. */
const isOf = (held: HeldBack, { key, name, staff }: Member): boolean =>
  held.member === key || (staff === undefined ? sameBareName(held.name, name) : held.staff === staff);

/** Whether this is the name of somebody who is not to be told, in the circle or not. */
export const isNotToBeTold = (
  { closedNames = [] }: { readonly closedNames?: readonly string[] | undefined },
  name: string,
) =>
  // "Sarah Palmer, daughter" and "Palmer, Sarah (nurse)".
  [name, name.replace(/[(,].*/u, ''), name.replace(/\(.*/u, '')].some((words) =>
    closedNames.some((one) => sameBareName(one, words)),
  );

/**
 * With these held back, and marked wherever access and rules look: in the circle, by name and by key, also when they join once more; and by
 * staff id, for whom the person is as if they were not there.
 */
export function withHeldBack<P extends Holder>(person: P, all: readonly HeldBack[]) {
  const active = all.filter(({ lifted }) => lifted === undefined);
  const closedTo = [...new Set(active.flatMap(({ staff }) => staff ?? []))];
  const closedNames = [...new Set(active.map(({ name }) => name))];
  const circle = person.circle.map(({ heldBack: _, ...member }) =>
    active.some((held) => isOf(held, member)) ? { ...member, heldBack: true as const } : member,
  );
  return {
    ...person,
    circle,
    heldBack: all.length > 0 ? [...all] : undefined,
    closedTo: closedTo.length > 0 ? closedTo : undefined,
    closedNames: closedNames.length > 0 ? closedNames : undefined,
  };
}

/** Colleagues of whom it was noted that they decided it. */
export const decidersOf = (person: Pick<Holder, 'heldBack'>): readonly StaffId[] => [
  ...new Set(heldBackNow(person).flatMap(({ decider }) => decider ?? [])),
];

/** Those in the circle who may be told again, by key. */
export const liftedIn = ({ circle, heldBack = [] }: Holder): readonly string[] =>
  circle
    .filter((member) => member.heldBack !== true && heldBack.some((held) => held.lifted && isOf(held, member)))
    .map(({ key }) => key);

/** Each that was lifted, and who hears of it: who decided it, and who noted it. */
export const liftsIn = ({ heldBack = [] }: Pick<Holder, 'heldBack'>) =>
  heldBack.flatMap(({ key, decider, by, lifted }) =>
    lifted ? [{ key, hear: [...new Set([decider ?? by, by])].filter((staff) => staff !== lifted.by) }] : [],
  );

/** The first day on which somebody who is held back is to be looked at again. */
export const nextLookAgain = (person: Pick<Holder, 'heldBack'>): Day | undefined =>
  heldBackNow(person)
    .map(({ lookAgainOn }) => lookAgainOn)
    .toSorted()[0];
