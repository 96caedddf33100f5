import { joined } from '../../people/circle.ts';
import type { OpenRecord } from '../../kinds/open-record.ts';
import type { Person } from '../../people/person.ts';
import { viewerOf } from '../../people/staff.ts';
import { visitorKey } from '../../plans/visitors.ts';
import { changePerson, type Parts } from './carry-out.ts';

/**
 * Puts those into the circle as support workers whom a record names for it, for whoever answers for the record, or else those who lead the
 * team: who visits is in the plan (R4, R15). Who is in it already, as whatever, stays as they are; done twice it is done once.
 */
export async function joinAgreed(parts: Parts, { joins, person: id, author, team }: OpenRecord): Promise<void> {
  if (!id || joins.length === 0) return;
  const change = (person: Person): Person =>
    joins
      .filter(({ staff }) => person.circle.every((one) => one.staff !== staff) && !person.closedTo?.includes(staff))
      .reduce(
        (now, { staff, name }) => joined(now, { key: visitorKey(staff), name, part: 'support-worker', staff }),
        person,
      );
  const made = { what: 'joined: support-worker', change };
  for (const one of [author, ...(await parts.directory.leadsOf(team))]) {
    const staff = await parts.directory.staff(one);
    if (staff && (await changePerson(parts, viewerOf(staff), id, made, 'record')).ok) return;
  }
}
