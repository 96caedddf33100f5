import type { Viewer } from '../../access/viewer.ts';
import type { Refused } from '../../forms/form.ts';
import type { PersonId, StaffId } from '../../kernel/ids.ts';
import { ok, type Result } from '../../kernel/result.ts';
import { joined, without } from '../../people/circle.ts';
import type { Person } from '../../people/person.ts';
import { visitorKey } from '../../plans/visitors.ts';
import { arranged } from '../../questions/not-arranged.ts';
import { changePerson, type Parts } from './carry-out.ts';
import type { Day } from '../../kernel/days.ts';

/**
 * Puts staff into somebody's circle as support workers, for whoever may record about the person: who visits is in the plan (R4, R15).
 * Who is in it already, as whatever, stays as they are; done twice it is done once. Gives the circle as it is then.
 */
export const joining =
  (parts: Parts) =>
  async (
    viewer: Viewer,
    id: PersonId,
    visitors: readonly { readonly staff: StaffId; readonly name: string }[],
  ): Promise<Result<Person['circle'], Refused>> => {
    const change = (person: Person): Person =>
      visitors
        .filter(({ staff }) => person.circle.every((one) => one.staff !== staff))
        .reduce(
          (now, { staff, name }) => joined(now, { key: visitorKey(staff), name, part: 'support-worker', staff }),
          person,
        );
    const made = { what: 'joined: support-worker', change };
    const changed = arranged(await changePerson(parts, viewer, id, made, 'record'));
    return changed.ok ? ok(changed.value.circle) : changed;
  };

/**
 * Takes them out again when the change in which they were to visit comes to nothing: whoever is in the circle for another reason stays (R15).
 * What they owed and were owed ends with the reason.
 */
export const leaving =
  (parts: Parts) =>
  async (
    viewer: Viewer,
    id: PersonId,
    { staff, on, words }: { readonly staff: readonly StaffId[]; readonly on: Day; readonly words: string },
  ): Promise<Result<Person['circle'], Refused>> => {
    const change = (person: Person): Person =>
      staff.reduce((now, one) => without(now, visitorKey(one), { on, by: viewer.staff, why: 'other', words }), person);
    const changed = arranged(await changePerson(parts, viewer, id, { what: 'left: support-worker', change }, 'record'));
    return changed.ok ? ok(changed.value.circle) : changed;
  };
