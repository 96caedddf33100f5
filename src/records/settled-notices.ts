import type { TeamId } from '../kernel/ids.ts';
import { isOfMany, type Duty } from '../work/duty.ts';
import type { Notice } from './record.ts';

/** How many notices that were sent a record keeps, and each reader's last of each sort. */
export const MOST_SENT = 12;

/**
 * The notices without those that can mean nothing any more: sent long ago, with newer ones since, and one of the same sort to the same
 * reader among these, which says the same of whether they were reached; or parked while one of the same sort to the same reader is
 * parked already, since a reader who comes gets the present state, and once is enough. One that waits is never dropped.
 */
export function withoutSettled(notices: readonly Notice[]): readonly Notice[] {
  const sent = notices.filter(({ status }) => status === 'sent');
  const parked = notices.filter(({ status }) => status === 'parked');
  const kept = new Set([
    ...sent.slice(-MOST_SENT),
    ...lastOfEachSort(sent, sortOf),
    // Of those parked the first stays, because by it people are told whether their card may have arrived.
    ...lastOfEachSort(parked.toReversed(), (one) => `${sortOf(one)} ${one.unclear === true}`),
  ]);
  return notices.filter((one) => one.status === 'waiting' || kept.has(one));
}

const sortOf = ({ what, to }: Notice): string => `${what} ${'staff' in to ? to.staff : `team ${to.team}`}`;

const lastOfEachSort = (notices: readonly Notice[], sort: (notice: Notice) => string): Iterable<Notice> =>
  new Map(notices.map((one) => [sort(one), one])).values();

/**
 * Whether a notice that could not arrive is still of use: something waits for its reader by name, or it is of something that waits for
 * whoever holds a post, or can be handed over. Of what they were told long ago nobody is told again because others have something to do.
 */
export const isStillMeant = ({ to, what }: Pick<Notice, 'to' | 'what'>, open: readonly Duty[]): boolean =>
  'staff' in to &&
  open.some(
    ({ of, handsOver, notice, reminder }) =>
      (typeof of !== 'string' && of.includes(to.staff)) ||
      ((typeof of === 'string' || handsOver === true) && (what === notice || what === reminder || isOfMany(what))),
  );

/** What nobody has begun to send goes to the team's channel as it is now. */
export const redirected = (notice: Notice, team: TeamId): Notice =>
  'team' in notice.to && notice.status === 'waiting' && notice.claim === undefined
    ? { ...notice, to: { team } }
    : notice;

/** Without what has not begun to leave and is not to be sent any more. */
export const stillSent = (notices: readonly Notice[], sends: (notice: Notice) => boolean): readonly Notice[] =>
  notices.filter((one) => one.status !== 'waiting' || one.claim !== undefined || sends(one));

/** Without what has not begun to leave and is sent again now: a notice says how things stand when it goes, so one says both. */
export const withoutSaidAnew = (notices: readonly Notice[], made: readonly Notice[]): readonly Notice[] => {
  const anew = new Set(made.map(sortOf));
  return stillSent(notices, (one) => !anew.has(sortOf(one)));
};
