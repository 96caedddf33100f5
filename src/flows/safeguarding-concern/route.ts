import type { Day } from '../../kernel/days.ts';
import type { StaffId } from '../../kernel/ids.ts';
import { awayOn } from '../../people/away.ts';
import type { Directory } from '../../people/directory.ts';
import type { Person } from '../../people/person.ts';
import type { Staff } from '../../people/staff.ts';

/** What a service has set: after how many working days without an acknowledgement a concern goes to others besides. */
export interface SafeguardingSettings {
  readonly safeguardingDays?: number | undefined;
}
export const USUAL_DAYS = 1;

/** Who could see to a concern on a day, before anybody is left out who may be concerned in it. */
export interface Takers {
  /** The first of these that has anybody left. */
  readonly inTurn: readonly (readonly StaffId[])[];
  /** All of these, once nobody has acknowledged it in time. */
  readonly late: readonly StaffId[];
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
  const [leads, otherLeads, managers] = [
    idsOf(there(own), 'safeguarding-lead'),
    idsOf(there(others), 'safeguarding-lead'),
    idsOf(there(own), 'manager'),
  ];
  return {
    inTurn: [
      leads,
      otherLeads,
      managers,
      idsOf(there(others), 'manager'),
      idsOf([...own, ...others], 'safeguarding-lead'),
      idsOf([...own, ...others], 'manager'),
    ],
    late: [...new Set([...leads, ...otherLeads, ...managers])],
  };
}

/** For whom it waits: nobody from whom it is kept. */
export function takersOf({ inTurn, late }: Takers, kept: readonly StaffId[], isLate: boolean): readonly StaffId[] {
  const all = [...(isLate ? [late] : []), ...inTurn].map((some) => some.filter((one) => !kept.includes(one)));
  return all.find((some) => some.length > 0) ?? [];
}

const idsOf = (staff: readonly Staff[], role: 'safeguarding-lead' | 'manager'): readonly StaffId[] => [
  ...new Set(staff.filter(({ roles }) => roles.includes(role)).map(({ id }) => id)),
];
