import { addDays, dayOf, instant, timeAt, type Day, type Instant } from '../kernel/days.ts';
import type { OpenRecord } from '../kinds/open-record.ts';
import type { Staff } from '../people/staff.ts';
import type { Notice } from '../records/record.ts';
import type { App } from './app.ts';
import { asOneCard, changed, isReminderTo, pageOf, remindersIn } from './digest.ts';

/**
 * Reminders of whoever chose one card a day wait for their time, and leave as one. They stay in their records until then, so that what is done
 * meanwhile is not reminded of, and nothing is lost while the bot is down. A reminder that comes up once that card was made waits for the next day.
 * The card is written before the day is noted: whoever dies in between leaves one card too many, and none too few.
 */
export async function heldForOneCard(app: App, due: readonly OpenRecord[]): Promise<void> {
  const now = instant(app.clock.now());
  const isDue = (staff: Staff['id']) => (notice: Notice) => isReminderTo(staff, notice) && notice.due <= now;
  for (const [id, records] of remindersIn(due, isDue)) {
    const staff = await app.directory.staff(id);
    if (!staff?.digest) continue;
    // A page that is filled in comes as itself.
    const isTheirs = (notice: Notice): boolean => isDue(id)(notice) && pageOf(app, notice.what) === undefined;
    const today = dayOf(app.clock.now(), app.zone);
    const until = waitsUntil(app, staff.digest, today);
    if (until)
      for (const record of records)
        await changed(app, record.id, (one) => [isTheirs(one) ? { ...one, due: until } : one]);
    else if (await asOneCard(app, staff, records, isTheirs, 1)) await app.directory.digested(id, today);
  }
}

/** Until when what is due now waits; undefined when it leaves now. */
function waitsUntil({ clock, zone }: App, { at, on }: NonNullable<Staff['digest']>, today: Day): Instant | undefined {
  const time = timeAt(today, at, zone);
  if (instant(clock.now()) < time) return time;
  return on === today ? timeAt(addDays(today, 1), at, zone) : undefined;
}
