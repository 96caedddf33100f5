import { servicesAt } from '../support/services.ts';
import { beforeAll, describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { visibleTo } from '../../src/access/visible.ts';
import type { Viewer } from '../../src/access/viewer.ts';
import { SqliteStore } from '../../src/adapters/sqlite/sqlite-store.ts';
import { seed } from '../../src/demo/history.ts';
import { everyday, people, personId, staff } from '../../src/demo/world.ts';
import { monitoringKind } from '../../src/flows/monitoring/record.ts';
import { openKind } from '../../src/kinds/open-kind.ts';
import { Records } from '../../src/kinds/records.ts';
import type { OpenRecord } from '../../src/kinds/open-record.ts';
import { Day } from '../../src/kernel/days.ts';
import { PersonId } from '../../src/kernel/ids.ts';
import { Directory } from '../../src/people/directory.ts';
import type { Person } from '../../src/people/person.ts';
import { viewerOf } from '../../src/people/staff.ts';
import { clockAt } from '../support/clock.ts';

const NOON = '2026-11-19T12:00:00.000Z';
const everybody = people(Day.parse('2026-11-19'));
const named = (short: string): Person => {
  const found = everybody.find(({ id }) => id === personId(short));
  if (!found) throw new Error(`nobody is called ${short}`);
  return found;
};
const staffNamed = (name: string): Viewer => {
  const found = staff.find((one) => one.name === name);
  if (!found) throw new Error(`nobody is called ${name}`);
  return viewerOf(found);
};
const tom = staffNamed('Tom Reed');
const omar = staffNamed('Omar Aziz');

describe('S10: what somebody sees is named field by field', () => {
  test('only the named fields come through, also to whoever may see everything', () => {
    const ada = named('ada');
    expect(ada.nhsNumber).toBeDefined();
    const seen = visibleTo(tom, 'person', ada, ada, ['id', 'name']);
    expect(seen?.the).toEqual({ id: ada.id, name: 'Ada Palmer' });
    expect(JSON.stringify(seen?.the)).not.toContain('999');
    expect(seen?.viewer).toBe(tom);
  });

  test('what is seen is a copy: the thing itself keeps its fields', () => {
    const ada = named('ada');
    const before = structuredClone(ada);
    visibleTo(tom, 'person', ada, ada, []);
    expect(ada).toEqual(before);
  });

  test('somebody whom no role reaches sees nothing', () => {
    const ada = named('ada');
    expect(visibleTo(omar, 'person', ada, ada, ['id'])).toBeUndefined();
    expect(visibleTo(viewerOf(everyday.leo), 'care-record', ada, ada, ['id'])).toBeUndefined();
  });
});

describe('S10: nobody sees a person outside their reach, however ids and people are swapped', () => {
  const clock = clockAt(NOON);
  const store = new SqliteStore(':memory:', clock);
  const services = servicesAt(store, clock);
  const directory = new Directory(store);
  const records = new Records(services, [openKind(monitoringKind, services)]);
  let written: readonly OpenRecord[] = [];

  beforeAll(async () => {
    await seed(services, 1);
    written = (await Promise.all(everybody.map(({ id }) => records.about(id)))).flat();
  });

  /** Who may see whom, from the contract's table of the demo world and not from the policy: leads by team, others by plan. */
  const reaches = (viewer: Viewer, person: Person): boolean => {
    const leads = viewer.roles.some((role) => role === 'coordinator' || role === 'manager');
    const cares = viewer.roles.some((role) =>
      ['support-worker', 'therapist', 'social-worker', 'safeguarding-lead', 'capacity-lead'].includes(role),
    );
    const inPlan = person.circle.some((member) => member.staff === viewer.staff);
    return (leads && viewer.teams.includes(person.team)) || ((leads || cares) && inPlan);
  };

  const anyStaff = fc.constantFrom(...staff);
  /** A member of staff with the roles of one and the teams of another: promotions, moves and mistakes. */
  const anyViewer = fc
    .tuple(anyStaff, anyStaff, anyStaff, fc.boolean())
    .map(([who, roles, teams, swapped]): Viewer =>
      swapped ? { ...viewerOf(who), roles: roles.roles, teams: teams.teams } : viewerOf(who),
    );
  const anyPerson = fc.constantFrom(...everybody);

  test('in 1,000 pairs of a viewer and a person, the person and the list of people agree with who may see whom', async () => {
    let seen = 0;
    await fc.assert(
      fc.asyncProperty(anyViewer, anyPerson, async (viewer, person) => {
        const found = await directory.personFor(viewer, person.id);
        expect(found !== undefined).toBe(reaches(viewer, person));
        expect(found?.the.id).toBe(found && person.id);
        const listed = await directory.some(viewer, 'record', 99);
        expect(listed.filter(({ the }) => !everybody.some((one) => one.id === the.id && reaches(viewer, one)))).toEqual(
          [],
        );
        seen += found ? 1 : 0;
      }),
      { numRuns: 1000 },
    );
    expect(seen).toBeGreaterThan(50);
    expect(seen).toBeLessThan(950);
  });

  test('in 1,000 pairs of a viewer and a record, the record is opened only by who may see the person it is about', () => {
    expect(written.length).toBeGreaterThan(5);
    fc.assert(
      fc.property(anyViewer, fc.nat(), (viewer, index) => {
        const record = written[index % written.length];
        const person = everybody.find(({ id }) => id === record?.subject);
        const seen = person && record?.seenBy(viewer, person);
        expect(seen !== undefined).toBe(person !== undefined && reaches(viewer, person));
      }),
      { numRuns: 1000 },
    );
  });

  test('a record is not opened with a person whom it is not about', () => {
    const priya = viewerOf(everyday.priya);
    const wrong = (record: OpenRecord): readonly Person[] => everybody.filter(({ id }) => id !== record.subject);
    const opened = written.filter((record) => wrong(record).some((person) => record.seenBy(priya, person)));
    expect(opened.map(({ reference }) => reference)).toEqual([]);
  });

  test.each([
    [
      'Priya Shah',
      [
        'Ada Palmer',
        'Arthur Bell',
        'Betty Lewis',
        'Farida Khan',
        'Ivy Grant',
        'Jean Doyle',
        'Ken Todd',
        'Nadia Khan',
        'Norman Price',
        'Samuel Okafor',
      ],
    ],
    ['Ana Lopez', ['Ada Palmer', 'Arthur Bell', 'Ken Todd', 'Nadia Khan']],
    ['Leo Marsh', ['Frank Hughes', 'Rose Shah']],
    ['Ruth Hall', ['Frank Hughes']],
    ['Mei Lin', []],
    ['Omar Aziz', []],
    ['Jack Byrne', []],
  ])('%s can choose from %j', async (name, expected) => {
    const listed = await directory.some(staffNamed(name), 'record', 99);
    expect(listed.map(({ the }) => the.name)).toEqual(expected);
  });

  test('somebody there is not, and somebody whom one may not see, look the same', async () => {
    const nobody = await directory.personFor(viewerOf(everyday.tom), PersonId.parse('nobody'));
    const hidden = await directory.personFor(viewerOf(everyday.tom), personId('frank'));
    expect([nobody, hidden]).toEqual([undefined, undefined]);
  });

  test('S11: a role that was lost, or a team that was left, shuts the door', async () => {
    const leo = viewerOf(everyday.leo);
    expect(await directory.personFor(leo, personId('rose'))).toBeDefined();
    expect(await directory.personFor({ ...leo, roles: [] }, personId('rose'))).toBeUndefined();
    expect(await directory.personFor({ ...leo, teams: [] }, personId('rose'))).toBeUndefined();
  });
});
