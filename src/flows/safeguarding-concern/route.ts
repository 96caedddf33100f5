import type { z } from 'zod';
import type { Role } from '../../access/viewer.ts';
import type { Day } from '../../kernel/days.ts';
import { StaffId } from '../../kernel/ids.ts';
import { awayOn } from '../../people/away.ts';
import type { Directory } from '../../people/directory.ts';
import type { Person } from '../../people/person.ts';
import type { Staff } from '../../people/staff.ts';
import type { Lines } from '../../guidance/lines.ts';
import { holdersAmong } from '../../records/post-holders.ts';
import type { Occasion } from '../../records/kind.ts';
import { same } from '../../records/same.ts';
import { addWorkingDays } from '../../work/working-days.ts';
import { keptFrom, type Reach, type Recorded, type routedFact } from './facts.ts';

/** What a service has set: after how many working days without an acknowledgement a concern goes to others besides. */
export interface SafeguardingSettings {
  readonly safeguardingDays?: number | undefined;
  /** Whom to ring where nobody in Reable can take it. */
  readonly lines?: Lines | undefined;
}
export const USUAL_DAYS = 1;

/** Who could see to a concern on a day, before anybody is left out who may be concerned in it. */
export interface Takers {
  /** The first of these that has anybody left. */
  readonly inTurn: readonly { readonly as: Exclude<Reach, 'unmet' | 'nobody'>; readonly staff: readonly StaffId[] }[];
  /** All of these, once nobody has acknowledged it in time. */
  readonly late: readonly StaffId[];
  /** Those of them to whom the bot has never talked, or to whom it cannot any more: a card may not reach them. */
  readonly unmet: readonly StaffId[];
}

/**
 * The safeguarding leads of the person's team who are there; else those of another team; else managers, of this team first; else leads who are away.
 * Never anybody who may not know of the person (R24).
 */
export async function takersFor(
  directory: Pick<Directory, 'staffOf' | 'teams'>,
  { team, closedTo = [] }: Pick<Person, 'team' | 'closedTo'>,
  today: Day,
): Promise<Takers> {
  const teams = (await directory.teams()).filter(({ id }) => id !== team);
  const mayKnow = (all: readonly Staff[]): readonly Staff[] => all.filter(({ id }) => !closedTo.includes(id));
  const there = (all: readonly Staff[]): readonly Staff[] => all.filter((one) => !awayOn(one, today));
  const own = mayKnow(await directory.staffOf(team));
  const others = mayKnow((await Promise.all(teams.map(({ id }) => directory.staffOf(id)))).flat());
  const [here, elsewhere] = [holdersAmong(there(own)), holdersAmong(there(others))];
  const everybody = holdersAmong([...own, ...others]);
  const inTurn = [
    { as: 'lead', staff: here['safeguarding-lead'] },
    { as: 'lead', staff: elsewhere['safeguarding-lead'] },
    { as: 'manager', staff: here.managers },
    { as: 'manager', staff: elsewhere.managers },
    { as: 'away', staff: everybody['safeguarding-lead'] },
    { as: 'away', staff: everybody.managers },
  ] as const;
  return {
    inTurn: inTurn.map(({ as, staff }) => ({ as, staff: [...new Set(staff)] })),
    late: [...new Set([...here['safeguarding-lead'], ...elsewhere['safeguarding-lead'], ...here.managers])],
    unmet: [...own, ...others].filter(({ address }) => address === undefined).map(({ id }) => id),
  };
}

/**
 * For whom it waits, and as what they take it: nobody from whom it is kept. Where none of the first in turn has met the bot, it goes to the next who has,
 * besides. `reach` is what the first whom it reaches could be, also when it is late.
 */
export function takersOf(
  { inTurn, late, unmet }: Takers,
  kept: readonly StaffId[],
  isLate: boolean,
): { to: StaffId[]; reach: Reach } {
  const left = (some: readonly StaffId[]): readonly StaffId[] => some.filter((one) => !kept.includes(one));
  const turns = inTurn.map(({ as, staff }) => ({ as, staff: left(staff) })).filter(({ staff }) => staff.length > 0);
  const [first] = turns;
  const met = turns.find(({ as, staff }) => as !== 'away' && staff.some((one) => !unmet.includes(one)));
  const all = isLate ? left(late) : [];
  return {
    to: [...new Set(all.length > 0 ? all : [...(first?.staff ?? []), ...(met?.staff ?? [])])],
    reach: met?.as ?? (first?.as === 'away' ? 'away' : first ? 'unmet' : 'nobody'),
  };
}

/** The roles of those whom it may wait for. */
export const mayBeAsked = (role: Role): boolean => role === 'safeguarding-lead' || role === 'manager';

/** Whether somebody could take it today, whether it is their turn or not. */
const mayTake = ({ inTurn }: Takers, staff: StaffId): boolean =>
  inTurn.some((one) => one.as !== 'away' && one.staff.includes(staff));

/** Nobody who is there can take it, or none of them is known to be reached: whoever raised it is told so, and whom to ring (R38). */
export const isUntaken = ({
  reach,
  acknowledged,
}: {
  readonly reach: Reach;
  readonly acknowledged?: unknown;
}): boolean => acknowledged === undefined && reach !== 'lead' && reach !== 'manager';

/** The same, as what waits for whoever raised it. */
export const untakenWords = ({ reach }: { readonly reach: Reach }): string =>
  reach === 'unmet'
    ? 'The concern that you raised may have reached nobody: ring the council'
    : 'Nobody in Reable can take the concern that you raised: ring the council';

export const untakenHere = ({ reach }: { readonly reach: Reach }): string =>
  reach === 'unmet' ? 'Those who can take it have not opened Reable' : 'Nobody in Reable can take it';

/** Where it goes now, if that has changed. Whoever has acknowledged it keeps it as long as they are there and may know of it. */
export function routed(
  state: Pick<Recorded, 'source' | 'close' | 'to' | 'reach' | 'waits' | 'acknowledged'> & { readonly closed?: unknown },
  { takers, days }: { readonly takers: Takers; readonly days: number },
  { today }: Pick<Occasion, 'today'>,
): readonly z.infer<typeof routedFact>[] {
  if (state.closed) return [];
  const late = !state.acknowledged && today >= addWorkingDays(state.waits, days);
  const kept = keptFrom(state);
  const { to, reach } = takersOf(takers, kept, late);
  const holder = StaffId.safeParse(state.acknowledged?.by).data;
  const holds = holder && mayTake(takers, holder) && !kept.includes(holder) && !to.includes(holder);
  const all = holds ? [...to, holder] : to;
  const isSame = same(all.toSorted(), state.to.toSorted()) && reach === state.reach;
  return isSame ? [] : [{ type: 'routed', to: all, reach, late }];
}
