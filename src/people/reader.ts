import type { Viewer } from '../access/viewer.ts';
import type { PersonId, StaffId } from '../kernel/ids.ts';
import type { Directory, VisiblePerson } from './directory.ts';
import { viewerOf } from './staff.ts';

/** Where the bot goes on by itself: the first of those named who may see the person, and the person as they may; undefined when none may. */
export async function readerOf(
  directory: Directory,
  id: PersonId | undefined,
  those: readonly (StaffId | 'reable')[],
): Promise<{ readonly viewer: Viewer; readonly person: VisiblePerson['the'] } | undefined> {
  for (const one of those) {
    const staff = id && one !== 'reable' ? await directory.staff(one) : undefined;
    const viewer = staff && viewerOf(staff);
    const person = id && viewer && (await directory.personFor(viewer, id))?.the;
    if (person) return { viewer, person };
  }
  return undefined;
}
