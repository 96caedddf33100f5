import type { ChatAddress } from '../chat/address.ts';
import { instant } from '../kernel/days.ts';
import type { StaffId } from '../kernel/ids.ts';
import type { Staff } from '../people/staff.ts';
import type { Notice } from '../records/record.ts';
import { isStillMeant } from '../records/settled-notices.ts';
import type { App } from './app.ts';

/** Where the bot meets somebody is remembered; notices that had nowhere to go leave when that is new (S60). */
export async function met(app: App, staff: Staff, address: ChatAddress): Promise<void> {
  if (await app.directory.meet(staff, address)) await deliverParked(app, staff.id);
}

/** Notices that could not reach somebody wait until the bot meets them again: then they are due at once. */
async function deliverParked(app: App, staff: StaffId): Promise<void> {
  const due = instant(app.clock.now());
  for (const record of await app.records.parkedFor(staff)) {
    const isHeld = (notice: Notice): boolean =>
      notice.status === 'parked' &&
      'staff' in notice.to &&
      notice.to.staff === staff &&
      isStillMeant(notice, record.duties);
    if (!record.notices.some(isHeld)) continue;
    // As if it had never been tried: it goes to an address that it has not been sent to.
    const anew = { status: 'waiting', due, attempts: 0, unclear: undefined } as const;
    // When another write comes in between, it only stays parked until the next time.
    await record.keepNotices(record.notices.map((notice) => (isHeld(notice) ? { ...notice, ...anew } : notice)));
  }
  app.wake();
}
