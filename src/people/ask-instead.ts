import { may } from '../access/policy.ts';
import type { Role, Viewer } from '../access/viewer.ts';
import { named } from '../kernel/names.ts';
import type { Directory, VisiblePerson } from './directory.ts';
import type { Staff } from './staff.ts';

const whoAre = (staff: readonly Staff[], role: Role): readonly Staff[] =>
  staff.filter(({ roles }) => roles.includes(role));

/**
 * Nobody is sent to a manager who may not know of the person: whom to ask instead is named (R24). Nothing, while a manager of the team may know, or for
 * a reader who decides it themselves.
 */
export async function askInstead(
  directory: Pick<Directory, 'staffOf'>,
  viewer: Viewer,
  person: VisiblePerson['the'],
): Promise<readonly string[]> {
  const { team, closedTo = [] } = person;
  const staff =
    closedTo.length === 0 || may(viewer, 'hold-back', 'person', person) ? [] : await directory.staffOf(team);
  const managers = whoAre(staff, 'manager');
  const others = whoAre(staff, 'safeguarding-lead').filter(({ id }) => !closedTo.includes(id));
  return managers.length > 0 && others.length > 0 && managers.every(({ id }) => closedTo.includes(id))
    ? [
        `Whatever you would ask the manager of the team about them, ask ${named(others.map(({ name }) => name))} instead.`,
      ]
    : [];
}
