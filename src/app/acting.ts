import { may } from '../access/policy.ts';
import type { Subject } from '../access/viewer.ts';
import type { Day } from '../kernel/days.ts';
import type { StaffId } from '../kernel/ids.ts';
import { awayOn } from '../people/away.ts';
import type { Directory } from '../people/directory.ts';
import { viewerOf, type Staff } from '../people/staff.ts';
import type { PostHolders } from '../work/posts.ts';
import type { SeesTo } from '../work/reminders.ts';

/**
 * Who sees to what waits in a record about `subject` for these staff: themselves; their cover while they are away, who must be there and see
 * the person; or nobody any more.
 */
export async function actingFor(
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

/** Of those who hold a post only who is there, as long as somebody is. */
export async function presentOf(directory: Directory, holders: PostHolders, today: Day): Promise<PostHolders> {
  const ids = [...new Set(Object.values(holders).flat())];
  const away = new Set(
    (await Promise.all(ids.map((id) => directory.staff(id)))).flatMap((staff) =>
      staff && awayOn(staff, today) ? staff.id : [],
    ),
  );
  const present = (all: readonly StaffId[]): readonly StaffId[] => all.filter((id) => !away.has(id));
  const leads = present(holders.leads);
  return {
    leads: leads.length > 0 ? leads : holders.leads,
    'capacity-lead': present(holders['capacity-lead']),
    'safeguarding-lead': present(holders['safeguarding-lead']),
  };
}
