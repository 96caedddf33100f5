import { may } from '../access/policy.ts';
import { joinedBy } from '../access/viewer.ts';
import { addDays, dayOf, type Day } from '../kernel/days.ts';
import type { StaffId } from '../kernel/ids.ts';
import type { Afterwards } from '../kinds/open-kind.ts';
import type { Records } from '../kinds/records.ts';
import type { Administration } from '../people/administration.ts';
import type { Directory } from '../people/directory.ts';
import { withHeldBack, type HeldBack } from '../people/held-back.ts';
import type { Person } from '../people/person.ts';
import { viewerOf } from '../people/staff.ts';
import { same } from '../records/same.ts';
import type { RecordServices } from '../records/services.ts';
import { orNextWorkingDay } from '../work/working-days.ts';
import { undecided, whoIs, type About, type SeenIssue } from './issue/facts.ts';
import type { Issues } from './issue/flows.ts';
import { circleBegun } from './person/record.ts';

interface Parts {
  readonly services: RecordServices;
  readonly directory: Directory;
  readonly administration: Administration;
  readonly issues: Issues;
  readonly circles: Parameters<typeof circleBegun>[0];
  readonly records: Records;
}

/** After so many days who is held back is looked at again. */
const [UNDECIDED_DAYS, DECIDED_DAYS] = [1, 28];

/**
 * R24: who is held back from an issue is held back from what it leads to: from the person, until it is decided whether they may be told. A no makes it
 * last until it is lifted, a yes ends it.
 */
export const heldByIssues =
  ({ services, directory, administration, issues, circles, records }: Parts): Afterwards =>
  async ({ id, person: whose }, by) => {
    const staff = by === 'reable' ? undefined : await directory.staff(by);
    const person = whose && (await directory.person(whose));
    if (!staff || !person) return;
    const viewer = viewerOf(staff);
    // Whoever decides has it open only until it is decided.
    const the = await issues.seen(id, viewer, joinedBy(viewer, person));
    if (!the?.about.some(({ atRisk }) => atRisk)) return;
    const decides = may(viewer, 'hold-back', 'person', person);
    const made = {
      by: staff.id,
      decidedBy: `${staff.name}, ${staff.job}`,
      on: dayOf(services.clock.now(), services.zone),
    };
    const change = (now: Person): readonly HeldBack[] => {
      const decided = decides ? afterDecisions(now, the, { ...made, id }) : (now.heldBack ?? []);
      return afterKeeping({ ...now, heldBack: [...decided] }, the, { ...made, id });
    };
    if (same(change(person), person.heldBack ?? [])) return;
    const done = await administration.changePerson(
      viewer,
      person.id,
      'who may not be told',
      (now) => withHeldBack(now, change(now)),
      decides ? 'hold-back' : 'record',
    );
    if (!done.ok) return;
    await circleBegun(circles)(done.value, viewer);
    await records.personChanged(done.value, staff.id);
  };

type Made = Pick<HeldBack, 'by' | 'decidedBy' | 'on'> & { readonly id: NonNullable<HeldBack['until']> };

function afterDecisions(person: Person, { about, decisions }: SeenIssue, { id, ...made }: Made): readonly HeldBack[] {
  return decisions.reduce<readonly HeldBack[]>((all, { who, may: told, why }, n) => {
    const key = (one: About) => `${id} ${n} ${whoIs(one)}`;
    const those = about.filter((one) => who.includes(whoIs(one)) && all.every((held) => held.key !== key(one)));
    const waits = (held: HeldBack) => held.until === id && !held.lifted && those.some((one) => isOf(held, person, one));
    return told
      ? all.map((held) => (waits(held) ? { ...held, lifted: { on: made.on, by: made.by, why } } : held))
      : [
          ...all.filter((held) => !waits(held)),
          ...those.map((one) => held(person, one, { ...made, key: key(one), reason: why, days: DECIDED_DAYS })),
        ];
  }, person.heldBack ?? []);
}

function afterKeeping(person: Person, the: SeenIssue, { id, ...made }: Made): readonly HeldBack[] {
  const all = person.heldBack ?? [];
  if (the.keptBack === undefined) return all;
  const key = (one: About) => `${id} kept ${the.keptBack} ${whoIs(one)}`;
  const reason = 'An issue says that involving them would put the person at risk. It is not decided yet.';
  return [
    ...all,
    ...undecided(the)
      .filter((one) => all.every((before) => before.key !== key(one)))
      .map((one) => ({ ...held(person, one, { ...made, key: key(one), reason, days: UNDECIDED_DAYS }), until: id })),
  ];
}

const nameOf = ({ circle }: Person, { key, name }: About): string =>
  circle.find((one) => one.key === key)?.name ?? name.replace(/[(,].*/u, '').trim();

const isOf = (of: HeldBack, person: Person, one: About): boolean =>
  one.key === undefined ? of.name === nameOf(person, one) : of.member === one.key;

function held(
  person: Person,
  one: About,
  { days, ...made }: { key: string; reason: string; days: number; on: Day; by: StaffId; decidedBy: string },
): HeldBack {
  return {
    ...made,
    ...(one.key !== undefined && { member: one.key }),
    ...(one.staff !== undefined && { staff: one.staff }),
    name: nameOf(person, one),
    lookAgainOn: orNextWorkingDay(addDays(made.on, days)),
  };
}
