import type { Notice } from '../records/record.ts';
import { COVERING, DIGEST, DUTY_NOTICE, DUTY_REMINDER } from '../work/duty.ts';
import type { StaffId } from '../kernel/ids.ts';
import { outstanding, type Ledger, type LedgerLine } from './ledger.ts';

/** Whether it asks its reader to confirm; otherwise it tells the author, who answers for everybody being told, or says what else waits. */
export const forRecipients = (what: string): boolean => !OF_OTHERS.has(what);
const OF_OTHERS = new Set(['author-reminder', 'not-reached', DUTY_NOTICE, DUTY_REMINDER, DIGEST, COVERING]);

const sentTo = ({ staff }: LedgerLine, notices: readonly Notice[]): readonly Notice[] =>
  notices.filter(({ to, what }) => 'staff' in to && to.staff === staff && forRecipients(what));

/** Those still to be told whose card could not arrive in Teams: somebody has to tell them another way (S55). */
export const notReached = (ledger: Ledger | undefined, notices: readonly Notice[]): readonly LedgerLine[] =>
  outstanding(ledger).filter((line) => sentTo(line, notices).some(({ status }) => status === 'parked'));

/** True when the team's channel could not be told: the bot was removed there, the channel is private, or there is none. */
export const teamNotReached = (notices: readonly Notice[]): boolean =>
  notices.some(({ to, status }) => 'team' in to && status === 'parked');

/**
 * What is being done about somebody who has not been told: their notice, or who must do it: `ownerHas` is "Tom Reed has", or "You have".
 * `gone`: staff whom no card reaches.
 */
export function reachWords(
  line: LedgerLine,
  notices: readonly Notice[],
  ownerHas: string,
  gone: ReadonlySet<StaffId> = new Set(),
): string {
  if (line.staff === undefined) return `${ownerHas} still to tell them`;
  if (gone.has(line.staff)) return `Gets no cards any more: ${ownerHas} still to tell them another way`;
  const own = sentTo(line, notices);
  const parked = own.find(({ status }) => status === 'parked');
  if (parked?.unclear === true) return 'Teams did not say whether their card arrived: tell them another way';
  if (parked) return 'Not reached in Teams yet: tell them another way, or they see it when they next open Reable';
  if (own.some(({ status }) => status === 'sent')) return 'Has a card in Teams and has not confirmed yet';
  if (own.some(({ attempts }) => attempts > 2)) return 'Not reached in Teams yet: Reable goes on trying';
  return 'A card in Teams is on its way';
}

/** The same where nobody is chased: after a death those who were close hear of it from somebody, and not by a list. */
export function quietWords(line: LedgerLine, notices: readonly Notice[]): string {
  if (line.staff === undefined) return 'With sympathy, in person or by phone';
  const own = sentTo(line, notices);
  if (own.some(({ status }) => status === 'parked')) return 'Not reached in Teams: please ring them';
  return own.some(({ status }) => status === 'sent') ? 'Has heard in Teams' : 'Hears in Teams';
}
