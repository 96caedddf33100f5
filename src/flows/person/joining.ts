import { joined, without } from '../../people/circle.ts';
import type { Left } from '../../people/leaving.ts';
import { same } from '../../records/same.ts';
import type { OpenRecord } from '../../kinds/open-record.ts';
import type { Person } from '../../people/person.ts';
import { viewerOf } from '../../people/staff.ts';
import { visitorKey } from '../../plans/visitors.ts';
import { changePerson, type Parts } from './carry-out.ts';

/**
 * The circle follows what was agreed, for whoever answers for the record, or else those who lead the team: who visits is in the plan, and who was
 * in it for that alone leaves when it is over (R4, R8, R15). Who is in it already, as whatever, stays as they are; done twice it is done once.
 */
export async function circleAsAgreed(
  parts: Parts,
  { joins, leaves, person: id, author, team }: OpenRecord,
  today: Left['on'],
): Promise<void> {
  const person = id && joins.length + leaves.length > 0 ? await parts.directory.person(id) : undefined;
  if (!person) return;
  for (const one of [author, ...(await parts.directory.leadsOf(team))]) {
    const change = (now: Person): Person => {
      const came = joins
        .filter(({ staff }) => now.circle.every((other) => other.staff !== staff) && !now.closedTo?.includes(staff))
        .reduce(
          (so, { staff, name }) => joined(so, { key: visitorKey(staff), name, part: 'support-worker', staff }),
          now,
        );
      const left: Left = {
        on: today,
        by: one,
        why: 'other',
        words: 'They were here for visits that are over, or do not apply',
      };
      return leaves.reduce((so, staff) => without(so, visitorKey(staff), left), came);
    };
    if (same(change(person), person)) return;
    const made = { what: 'visits: as agreed', change };
    const staff = await parts.directory.staff(one);
    if (staff && (await changePerson(parts, viewerOf(staff), person.id, made, 'record')).ok) return;
  }
}
