import { addDays, type Day } from '../kernel/days.ts';
import type { StaffId } from '../kernel/ids.ts';

/**
 * Something in a record that waits for staff. The rules of a kind work duties out from its state; nothing about them is stored
 * twice. Lists, reminders, "complete" and what leads see are projections of them.
 */
export interface Duty {
  /** Unique in its record, and the same for as long as this very thing waits. */
  readonly key: string;
  readonly kind: string;
  /** Each of them can do it. `leads`: those who lead the record's team by then. */
  readonly of: readonly StaffId[] | 'leads';
  /** The day from which it waits; a later day than today when it is known already and not begun. */
  readonly since: Day;
  /** After this day it is late; without, after as many days as the service's setting says. */
  readonly due?: Day | undefined;
  /** What is to be done, for a line of a list. */
  readonly words: string;
  /** The notice that reminds of it. */
  readonly reminder: string;
  /** True when the team's leads are reminded in the place of staff who can no longer see to it. */
  readonly handsOver?: true;
}

/** The day on which duties are worked out, and who answers for a record that names no other owner. */
export interface Standing {
  readonly today: Day;
  readonly author: StaffId;
}

export const begun = (duties: readonly Duty[], today: Day): readonly Duty[] =>
  duties.filter(({ since }) => since <= today);

export const isOf = ({ of }: Duty, staff: StaffId, isLead: boolean): boolean =>
  of === 'leads' ? isLead : of.includes(staff);

/** Staff who are named in a duty. */
export const staffIn = (duties: readonly Duty[]): readonly StaffId[] => [
  ...new Set(duties.flatMap(({ of }) => (of === 'leads' ? [] : of))),
];

/** `usual`: how many days a duty without a day of its own may wait. */
export const isLate = ({ due, since }: Duty, today: Day, usual: number): boolean =>
  today > (due ?? addDays(since, usual - 1));
