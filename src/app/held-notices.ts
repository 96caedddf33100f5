import { instant } from '../kernel/days.ts';
import type { StaffId } from '../kernel/ids.ts';
import type { House } from './house.ts';

/** Notices that could not reach somebody wait until the bot meets them again: then they are due at once. */
export async function deliverHeld(house: House, staff: StaffId): Promise<void> {
  const due = instant(house.clock.now());
  const waiting = await house.records.waitingFor(staff);
  for (const record of waiting) {
    const held = record.notices.some(
      (notice) => notice.status === 'parked' && 'staff' in notice.to && notice.to.staff === staff,
    );
    if (!held) continue;
    // Somebody else writing at this moment only means that it stays parked until the next time.
    await record.keepNotices(
      record.notices.map((notice) =>
        notice.status === 'parked' && 'staff' in notice.to && notice.to.staff === staff
          ? { ...notice, status: 'waiting', due, attempts: 0 }
          : notice,
      ),
    );
  }
  house.wake();
}
