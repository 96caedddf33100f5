import type { ChatAddress } from '../chat/address.ts';
import type { Sent } from '../chat/messenger.ts';
import { assertNever } from '../kernel/assert-never.ts';
import { instant, type Instant } from '../kernel/days.ts';
import { newNoticeId, newToken, type StaffId } from '../kernel/ids.ts';
import type { Notice } from '../records/record.ts';

/**
 * What happens to a notice on its way out: a lease that runs out, a fencing token, and one repeat at most. All of it pure but for
 * the token and the jitter; tick.ts keeps what is decided here.
 */

/** A claim holds this long. If its sender dies, another takes over, at the next tick after it (S56: within 30 s). */
const CLAIM_MS = 24_000;
/** The longest a send can take (connector.ts): it must not begin unless it ends within the claim. */
const SEND_MS = 15_000;

/** Waits grow from two seconds to a quarter of an hour: what is refused is tried for about four hours. */
const MOST_ATTEMPTS = 24;
const LONGEST_WAIT_MS = 15 * 60_000;

/** The first notice that may be sent now. */
export const nextDue = (notices: readonly Notice[], now: Date): Notice | undefined =>
  notices.find(({ status, due }) => status === 'waiting' && due <= instant(now));

/**
 * A notice whose claim ran out: its sender may have sent it or not. It may go once more, and the second time it is parked, so that
 * no reader gets it three times (S55).
 */
export function afterLostClaim(notice: Notice): Notice {
  if (notice.claim === undefined) return notice;
  return notice.unclear === true ? parked(notice) : { ...unclaimed(notice), unclear: true };
}

/** The notice as the sender that claims it writes it. */
export const claimed = (notice: Notice, now: Date): Notice => ({
  ...notice,
  claim: newToken(),
  due: after(now, CLAIM_MS),
  attempts: notice.attempts + 1,
});

/** True while a send that begins now ends within the claim. A sender that was held up in between must not send. */
export const mayStillSend = ({ due }: Notice, now: Date): boolean => instant(new Date(now.getTime() + SEND_MS)) <= due;

/** Given back unsent: nothing was attempted. */
export const givenBack = (notice: Notice, now: Date, waitMs = 0): Notice => ({
  ...unclaimed(notice),
  attempts: Math.max(0, notice.attempts - 1),
  due: after(now, waitMs),
});

/** The notice once the platform has answered, or has not. */
export function faredAs(notice: Notice, address: ChatAddress, sent: Sent, now: Date): Notice {
  switch (sent.kind) {
    case 'sent':
      return { ...unclaimed(notice), status: 'sent', sent: { address, message: sent.messageId } };
    case 'never':
      return parked(notice);
    case 'held':
      return givenBack(notice, now, sent.waitMs);
    case 'later':
      return postponed(notice, now, sent.waitMs);
    case 'unclear':
      return notice.unclear === true ? parked(notice) : { ...postponed(notice, now, sent.waitMs), unclear: true };
    default:
      return assertNever(sent);
  }
}

export const parked = (notice: Notice): Notice => ({ ...unclaimed(notice), status: 'parked' });

/** Tried again later: after as long as was asked for, and longer each time, not all at the same moment. */
export function postponed(notice: Notice, now: Date, waitMs: number): Notice {
  if (notice.attempts >= MOST_ATTEMPTS) return parked(notice);
  const growing = Math.min(LONGEST_WAIT_MS, 1_000 * 2 ** notice.attempts) * (1 + Math.random() / 4);
  return { ...unclaimed(notice), due: after(now, Math.max(waitMs, growing)) };
}

/**
 * The author is told, by a notice of their own, that a recipient's notice could not arrive: they answer for everybody being
 * told (R5). One that still waits speaks for all of them; a reminder that cannot arrive needs none, the author gets theirs anyway.
 */
export function authorToldOf(
  { author, notices }: { readonly author: StaffId; readonly notices: readonly Notice[] },
  { to, what }: Notice,
  now: Date,
): Notice[] {
  const isTold = notices.some(
    (one) => one.what === 'not-reached' && one.status === 'waiting' && one.claim === undefined,
  );
  if (what !== 'please-confirm' || isTold || ('staff' in to && to.staff === author)) return [];
  const due = after(now, 0);
  return [{ id: newNoticeId(), to: { staff: author }, what: 'not-reached', status: 'waiting', due, attempts: 0 }];
}

const unclaimed = ({ claim: _, ...rest }: Notice): Notice => rest;

const after = (now: Date, ms: number): Instant => instant(new Date(now.getTime() + ms));
