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
    const isTheirs = isDue(id);
    const isOfPage = (notice: Notice): boolean => isTheirs(notice) && pageOf(app, notice.what) !== undefined;
    const isOther = (notice: Notice): boolean => isTheirs(notice) && !isOfPage(notice);
    const today = dayOf(app.clock.now(), app.zone);
    const until = waitsUntil(app, staff.digest, today);
    if (until)
      for (const record of records)
        await changed(app, record.id, (one) => [isTheirs(one) ? { ...one, due: until } : one]);
    else {
      const isGathered = await asOneCard(
        app,
        staff,
        records.filter(({ notices }) => notices.some(isOther)),
        isOther,
        1,
      );
      const ofPages = records.filter(({ notices }) => notices.some(isOfPage));
      // A page stands on that card as a line; where nothing else is due it is the card of the day itself.
      if (isGathered)
        for (const record of ofPages) await changed(app, record.id, (one) => (isOfPage(one) ? [] : [one]));
      if (isGathered || ofPages.length > 0) await app.directory.digested(id, today);
    }
  }
}

/** Until when what is due now waits; undefined when it leaves now. */
function waitsUntil({ clock, zone }: App, { at, on }: NonNullable<Staff['digest']>, today: Day): Instant | undefined {
  const time = timeAt(today, at, zone);
  if (instant(clock.now()) < time) return time;
  return on === today ? timeAt(addDays(today, 1), at, zone) : undefined;
}
