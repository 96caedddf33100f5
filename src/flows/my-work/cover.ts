import type { Viewer } from '../../access/viewer.ts';
import type { StaffId, TeamId } from '../../kernel/ids.ts';
import { wordsForDay, type Day } from '../../kernel/days.ts';
import type { Records } from '../../kinds/records.ts';
import type { OpenRecord } from '../../kinds/open-record.ts';
import type { Unreadable } from '../../store/unreadable.ts';
import { awayOn } from '../../people/away.ts';
import type { Directory } from '../../people/directory.ts';
import type { Staff } from '../../people/staff.ts';
import type { TeamPosts } from '../../records/waiting-tags.ts';
import { isHandedTo, type Duty } from '../../work/duty.ts';

/** A record in which something waits for a colleague who does not see to it now, and which can be handed over. */
interface Covered {
  readonly record: OpenRecord;
  readonly duties: readonly Duty[];
  readonly insteadOf: StaffId;
  /** For example "for Tom Reed, away until Fri 4 Dec 2026". */
  readonly words: string;
}

/**
 * What waits for colleagues in whose place this viewer sees to it on this day: as the cover of those who are away; as one who leads the team, of those
 * without a cover who sees the person, and of those who are not to know about the person any more (R5, R24). What only they themselves can do waits for
 * them.
 */
export async function coveredFor(
  records: Records,
  directory: Directory,
  viewer: Viewer,
  posts: TeamPosts,
  today: Day,
  unreadable: Unreadable,
): Promise<readonly Covered[]> {
  const led = [...posts].flatMap(([team, held]) => (held.includes('leads') ? [team] : []));
  const covers = await directory.coveredBy(viewer.staff, today);
  const others = await Promise.all(led.map((team) => notSeeingToAll(directory, team, today, unreadable)));
  const colleagues = new Map([...covers, ...others.flat()].map((one) => [one.id, one]));
  colleagues.delete(viewer.staff);
  const all = [...colleagues.values()].map(async (one) => {
    const waiting = await records.waitingFor(one.id, undefined, unreadable);
    const each = waiting.map(async (record): Promise<readonly Covered[]> => {
      const duties = record.duties.filter(
        (duty) => isHandedTo(duty, viewer.staff) && typeof duty.of !== 'string' && duty.of.includes(one.id),
      );
      if (duties.length === 0) return [];
      const { holders, seesTo } = await records.services.actingIn(record, duties, today);
      const sees = seesTo(one.id);
      if (sees === true) return [];
      const cover = sees === false ? undefined : sees.cover;
      const isTheirs = cover === undefined ? holders.leads.includes(viewer.staff) : cover === viewer.staff;
      return isTheirs ? [{ record, duties, insteadOf: one.id, words: insteadWords(one, today) }] : [];
    });
    return (await Promise.all(each)).flat();
  });
  return (await Promise.all(all)).flat();
}

/** Staff of this team who are away, and staff who are not to know about somebody of it. */
async function notSeeingToAll(
  directory: Directory,
  team: TeamId,
  today: Day,
  unreadable: Unreadable,
): Promise<readonly Staff[]> {
  const [staff, shutOut] = await Promise.all([directory.staffOf(team), directory.shutOutIn(team, unreadable)]);
  const others = await Promise.all(shutOut.map((id) => directory.staff(id)));
  return [...staff.filter((one) => awayOn(one, today) !== undefined), ...others.flatMap((one) => one ?? [])];
}

/** Why somebody does not see to it stays unsaid unless they are away. */
function insteadWords(staff: Staff, today: Day): string {
  const away = awayOn(staff, today);
  return away ? `for ${staff.name}, away until ${wordsForDay(away.until)}` : `in place of ${staff.name}`;
}
