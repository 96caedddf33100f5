import { may } from '../access/policy.ts';
import type { Subject } from '../access/viewer.ts';
import type { Day } from '../kernel/days.ts';
import type { StaffId } from '../kernel/ids.ts';
import { awayOn } from '../people/away.ts';
import type { Directory } from '../people/directory.ts';
import { viewerOf, type Staff } from '../people/staff.ts';
import { holdersAmong } from './post-holders.ts';
import type { PostHolders } from '../work/posts.ts';
import type { Acting, SeesTo } from '../work/reminders.ts';

/** Who holds the posts for `subject`, and whether each of these staff sees to what waits for them. */
export async function acting(
  directory: Directory,
  subject: Subject,
  named: readonly StaffId[],
  today: Day,
): Promise<Acting> {
  const [holders, seesTo] = await Promise.all([
    presentIn(directory, subject, today),
    actingFor(directory, subject, named, today),
  ]);
  return { holders, seesTo };
}

/**
 * Who sees to what waits in a record about `subject` for these staff: themselves; their cover while they are away, who must be there and see
 * the person; or nobody any more.
 */
async function actingFor(
  directory: Directory,
  subject: Subject,
  ids: readonly StaffId[],
  today: Day,
): Promise<(staff: StaffId) => SeesTo> {
  const able = (staff: Staff | undefined): boolean =>
    staff !== undefined && may(viewerOf(staff), 'tell', 'care-record', subject);
  const each = ids.map(async (id): Promise<readonly [StaffId, SeesTo]> => {
    const staff = await directory.staff(id);
    const away = staff && awayOn(staff, today);
    if (!away) return [id, able(staff)];
    const cover = away.cover && (await directory.staff(away.cover));
    return [id, cover && able(cover) && !awayOn(cover, today) ? { cover: cover.id } : {}];
  });
  const all = new Map(await Promise.all(each));
  return (staff) => all.get(staff) ?? false;
}

/**
 * Who holds each post in their team today: nobody for whom the person is not there, and nobody who is away, as long as somebody else leads.
 */
async function presentIn(directory: Directory, { team, closedTo = [] }: Subject, today: Day): Promise<PostHolders> {
  const staff = (await directory.staffOf(team)).filter(({ id }) => !closedTo.includes(id));
  const present = holdersAmong(staff.filter((one) => !awayOn(one, today)));
  const all = holdersAmong(staff);
  const orAll = (post: 'leads' | 'hold-back') => (present[post].length > 0 ? present[post] : all[post]);
  return { ...present, leads: orAll('leads'), 'hold-back': orAll('hold-back') };
}
