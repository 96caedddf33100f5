import { instant, type Instant } from '../kernel/days.ts';
import type { StaffId } from '../kernel/ids.ts';
import type { Notice } from '../records/record.ts';
import type { App } from './app.ts';

/** Notices that could not reach somebody wait until the bot meets them again: then they are due at once. */
export async function deliverParked(app: App, staff: StaffId): Promise<void> {
  const due = instant(app.clock.now());
  const waiting = await app.records.parkedFor(staff);
  for (const record of waiting) {
    const isHeld = ({ status, to }: Notice): boolean => status === 'parked' && 'staff' in to && to.staff === staff;
    if (!record.notices.some(isHeld)) continue;
    // Somebody else writing at this moment only means that it stays parked until the next time.
    await record.keepNotices(record.notices.map((notice) => (isHeld(notice) ? anew(notice, due) : notice)));
  }
  app.wake();
}

/** As if it had never been tried: it goes to an address that it has not been sent to. */
const anew = ({ unclear: _, ...notice }: Notice, due: Instant): Notice => ({
  ...notice,
  status: 'waiting',
  due,
  attempts: 0,
});
