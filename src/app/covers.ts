import { instant } from '../kernel/days.ts';
import { newNoticeId } from '../kernel/ids.ts';
import { awayOn, hasNotHeard } from '../people/away.ts';
import { viewerOf, type Staff } from '../people/staff.ts';
import { COVERING } from '../work/duty.ts';
import { todayAt, type App } from './app.ts';
import { waitingFor } from './menu.ts';

/**
 * Whoever covers for a colleague hears it once, when something waits there, on a card that lists it (R5). The card is written before it is noted that
 * they have it: whoever dies in between leaves one too many, and none too few.
 */
export async function toldCovers(app: App): Promise<void> {
  const today = todayAt(app);
  for (const staff of await app.directory.unheardBy(today))
    if (!awayOn(staff, today) || (await isTold(app, staff))) await app.directory.coverHeard(staff);
}

/** False while nothing waits there, or somebody else writes there: it is looked at again. */
async function isTold(app: App, { id, away }: Staff): Promise<boolean> {
  const cover = hasNotHeard(away) ? await app.directory.staff(away.cover) : undefined;
  if (!cover) return true;
  const first = (await waitingFor(app, viewerOf(cover))).find(({ insteadOf }) => insteadOf === id);
  const record = first && (await app.records.read(first.record));
  if (!record) return false;
  const due = instant(app.clock.now());
  const notice = { id: newNoticeId(), to: { staff: cover.id }, what: COVERING, due, attempts: 0 };
  return record.keepNotices([...record.notices, { ...notice, status: 'waiting' }]);
}
