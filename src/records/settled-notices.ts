import type { Notice } from './record.ts';

/** How many notices that were sent a record keeps, and each reader's last of each sort. */
export const MOST_SENT = 40;

/**
 * The notices without those that can mean nothing any more: sent long ago, with newer ones since, and one of the same sort to the same
 * reader among these, which says the same of whether they were reached. One that waits or is parked is never dropped.
 */
export function withoutSettled(notices: readonly Notice[]): readonly Notice[] {
  const sorts = new Set<string>();
  let sent = 0;
  return notices
    .toReversed()
    .filter(({ status, to, what }) => {
      if (status !== 'sent') return true;
      const sort = `${what} ${'staff' in to ? to.staff : `team ${to.team}`}`;
      const isLast = !sorts.has(sort);
      sorts.add(sort);
      sent += 1;
      return isLast || sent <= MOST_SENT;
    })
    .toReversed();
}
