import type { Viewer } from '../../access/viewer.ts';
import type { Day } from '../../kernel/days.ts';
import type { StaffId } from '../../kernel/ids.ts';
import { without } from '../../people/circle.ts';
import { changePerson, type Parts } from './carry-out.ts';

/**
 * Whoever has no role any more leaves the circles that they are in, as far as this viewer may change them: what they were to be told, their copies
 * and their visits end as they do for whoever leaves a circle (R15-R17).
 */
export const leavesCircles =
  (parts: Parts) =>
  async (viewer: Viewer, staff: StaffId, today: Day): Promise<void> => {
    const all = (await parts.directory.around(viewer, staff, 'arrange')).map(({ the }) => the);
    // Whoever may not know of somebody is told of no such person (R24).
    const known = all.filter(({ closedTo = [] }) => !closedTo.includes(staff));
    for (const the of all) {
      const together = known.length > 1 ? { together: the === known[0] ? known.length : 0 } : {};
      for (const { key } of the.circle.filter((one) => one.staff === staff))
        await changePerson(parts, viewer, the.id, {
          what: 'left: no role',
          change: (now) => without(now, key, { on: today, by: viewer.staff, why: 'not-working', ...together }),
        });
    }
  };
