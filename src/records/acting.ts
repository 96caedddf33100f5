import { may } from '../access/policy.ts';
import { joinedBy, type Subject } from '../access/viewer.ts';
import type { Day } from '../kernel/days.ts';
import type { StaffId } from '../kernel/ids.ts';
import { awayOn } from '../people/away.ts';
import type { Directory } from '../people/directory.ts';
import { viewerOf, type Staff } from '../people/staff.ts';
import { staffIn, type Duty } from '../work/duty.ts';
import { holdersAmong, leadsFor } from './post-holders.ts';
import type { PostHolders } from '../work/posts.ts';
import type { Acting, SeesTo } from '../work/reminders.ts';

/** Who holds the posts for `subject`, and whether each of the staff for whom these duties wait sees to them. */
export async function acting(
  directory: Directory,
  subject: Subject,
  duties: readonly Duty[],
  today: Day,
): Promise<Acting> {
  const [holders, seesTo] = await Promise.all([
    presentIn(directory, subject, today),
    actingFor(directory, subject, staffIn(duties), today, staffIn(duties.filter(({ opens }) => opens))),
  ]);
  return { holders, seesTo };
}

/**
 * Who sees to what waits in a record about `subject` for these staff: themselves; their cover while they are away, who must be there and see
 * the person; or nobody any more. `letIn`: those among them whom what waits lets into the record, though they are not in the circle.
 */
export async function actingFor(
  directory: Directory,
  subject: Subject,
  ids: readonly StaffId[],
  today: Day,
  letIn: readonly StaffId[] = [],
): Promise<(staff: StaffId) => SeesTo> {
  const able = (staff: Staff | undefined): boolean =>
    staff !== undefined && may(viewerOf(staff), 'tell', 'care-record', subject);
  const isLetIn = (staff: Staff | undefined): boolean =>
    staff !== undefined &&
    letIn.includes(staff.id) &&
    may(viewerOf(staff), 'see', 'care-record', joinedBy(viewerOf(staff), subject));
  const each = ids.map(async (id): Promise<readonly [StaffId, SeesTo]> => {
    const staff = await directory.staff(id);
    const away = staff && awayOn(staff, today);
    if (!away) return [id, able(staff) || isLetIn(staff)];
    const cover = away.cover && (await directory.staff(away.cover));
    return [id, cover && able(cover) && !awayOn(cover, today) ? { cover: cover.id } : {}];
  });
  const all = new Map(await Promise.all(each));
  return (staff) => all.get(staff) ?? false;
}

/**
 * Who holds each post in their team today: nobody for whom the person is not there, and nobody who is away, as long as somebody else leads. Why
 * somebody may not be told nobody else may hear: that waits for those who are away.
 */
async function presentIn(directory: Directory, subject: Subject, today: Day): Promise<PostHolders> {
  const staff = await directory.staffOf(subject.team);
  const mayKnow = staff.filter(({ id }) => !subject.closedTo?.includes(id));
  const [present, all] = [holdersAmong(mayKnow.filter((one) => !awayOn(one, today))), holdersAmong(mayKnow)];
  return {
    ...present,
    leads: leadsFor(staff, subject, today),
    evenAway: [...all.leads, ...(all.managers ?? [])],
    'hold-back': present['hold-back'].length > 0 ? present['hold-back'] : all['hold-back'],
  };
}
