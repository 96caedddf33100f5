import type { TeamId } from '../kernel/ids.ts';
import type { Notice } from './record.ts';

/** How many notices that were sent a record keeps, and each reader's last of each sort. */
export const MOST_SENT = 12;

/**
 * The notices without those that can mean nothing any more: sent long ago, with newer ones since, and one of the same sort to the same
 * reader among these, which says the same of whether they were reached; or parked while one of the same sort to the same reader is
 * parked already, since whoever comes gets the present state, and once is enough. One that waits is never dropped.
 */
export const withoutSettled = (notices: readonly Notice[]): readonly Notice[] => parkedOnce(lastSent(notices));

const sortOf = ({ what, to }: Notice): string => `${what} ${'staff' in to ? to.staff : `team ${to.team}`}`;

function lastSent(notices: readonly Notice[]): readonly Notice[] {
  const sorts = new Set<string>();
  let sent = 0;
  return notices
    .toReversed()
    .filter((notice) => {
      if (notice.status !== 'sent') return true;
      const isLast = !sorts.has(sortOf(notice));
      sorts.add(sortOf(notice));
      sent += 1;
      return isLast || sent <= MOST_SENT;
    })
    .toReversed();
}

/** The first stays, because by it people are told whether their card may have arrived. */
function parkedOnce(notices: readonly Notice[]): readonly Notice[] {
  const sorts = new Set<string>();
  return notices.filter((notice) => {
    if (notice.status !== 'parked') return true;
    const sort = `${sortOf(notice)} ${notice.unclear === true ? 'unclear' : ''}`;
    const isFirst = !sorts.has(sort);
    sorts.add(sort);
    return isFirst;
  });
}

/** What nobody has begun to send goes to the team's channel as it is now. */
export const redirected = (notice: Notice, team: TeamId): Notice =>
  'team' in notice.to && notice.status === 'waiting' && notice.claim === undefined
    ? { ...notice, to: { team } }
    : notice;
