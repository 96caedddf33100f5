import type { VisiblePerson } from '../../people/directory.ts';
import type { Staff } from '../../people/staff.ts';
import type { Plans } from './plans.ts';

/** The circle's own staff first, then the rest of the team; nobody who is not to be told (R24). */
export async function visitorsFor({ circle, team, closedTo = [] }: VisiblePerson['the'], { directory }: Plans) {
  const all = await directory.staffOf(team);
  const isIn = ({ id }: Staff): boolean => circle.some(({ staff }) => staff === id);
  const outside = await Promise.all(
    circle.flatMap(({ staff }) => (staff && all.every(({ id }) => id !== staff) ? [directory.staff(staff)] : [])),
  );
  const known = [...all.filter(isIn), ...outside.flatMap((one) => one ?? []), ...all.filter((one) => !isIn(one))];
  return known.filter(({ id }) => !closedTo.includes(id)).map(({ id, name, job }) => ({ staff: id, name, job }));
}
