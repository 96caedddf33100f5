import { z } from 'zod';
import { Day, wordsForDay } from '../kernel/days.ts';
import { StaffId } from '../kernel/ids.ts';

/** That a member of staff is away, the first and last day included, and who sees to their work meanwhile. It ends by itself. */
export const Away = z.strictObject({
  from: Day,
  until: Day,
  /** Without one, those who lead the team see to it. */
  cover: StaffId.optional(),
  /** Who noted it: they themselves, or somebody who leads their team. */
  by: StaffId,
  /** Set once the cover has a card that says it. */
  heard: z.literal(true).optional(),
});
export type Away = z.infer<typeof Away>;

interface Colleague {
  readonly away?: Away | undefined;
}

/** Set while they are away. */
export const awayOn = ({ away }: Colleague, today: Day): Away | undefined =>
  away && away.from <= today && today <= away.until ? away : undefined;

/** They are away, or will be. */
export const awayFrom = ({ away }: Colleague, today: Day): Away | undefined =>
  away && today <= away.until ? away : undefined;

/** The cover is still to hear of it, unless they noted it themselves. */
export const hasNotHeard = (away: Away | undefined): away is Away & { readonly cover: StaffId } =>
  away?.cover !== undefined && !away.heard && away.by !== away.cover;

type Period = Pick<Away, 'from' | 'until'>;

export const sameAway = (one: Away, other: Away): boolean =>
  one.from === other.from && one.until === other.until && one.cover === other.cover;

/** Both on some day. */
export const overlap = (one: Period, other: Period): boolean => one.from <= other.until && other.from <= one.until;

export const awayWords = ({ from, until }: Period): string =>
  from === until ? `away on ${wordsForDay(from)}` : `away from ${wordsForDay(from)} until ${wordsForDay(until)}`;
