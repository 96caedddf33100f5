import { personId, staff } from '../../src/demo/world.ts';
import { PersonId } from '../../src/kernel/ids.ts';
import { personDocument, staffDocument } from '../../src/people/documents.ts';
import { Person } from '../../src/people/person.ts';
import { Staff } from '../../src/people/staff.ts';
import type { World } from './talk.ts';

/** What changes behind people's backs: roles, teams, who is in whose plan. */

export function staffCalled(name: string): Staff {
  const found = staff.find((one) => one.name === name);
  if (!found) throw new Error(`nobody of the staff is called ${name}`);
  return found;
}

export async function changeStaff(world: World, name: string, change: Partial<Staff>): Promise<void> {
  const { id } = staffCalled(name);
  const kept = await world.store.read('staff', id, id);
  if (!kept) throw new Error(`${name} is not in the store`);
  const changed = staffDocument({ ...Staff.parse(kept.body), ...change });
  await world.store.replace('staff', changed, kept.etag);
}

export async function removeStaff(world: World, name: string): Promise<void> {
  const { id } = staffCalled(name);
  const kept = await world.store.read('staff', id, id);
  if (kept) await world.store.remove('staff', id, id, kept.etag);
}

/** `who` is the person's short name in the demo, or their id. */
export async function changePerson(
  world: World,
  who: string | PersonId,
  change: (person: Person) => Partial<Person>,
): Promise<void> {
  const id = who.length < 12 ? personId(who) : PersonId.parse(who);
  const kept = await world.store.read('people', id, id);
  if (!kept) throw new Error('that person is not in the store');
  const person = Person.parse(kept.body);
  await world.store.replace('people', personDocument({ ...person, ...change(person) }), kept.etag);
}

/** Takes a member of staff out of the person's plan. */
export const leavesCircle = (world: World, name: string, who: string | PersonId): Promise<void> =>
  changePerson(world, who, ({ circle }) => ({
    circle: circle.filter((member) => member.staff !== staffCalled(name).id),
  }));
