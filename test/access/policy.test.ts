import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import {
  may,
  POLICY,
  reachesService,
  reachesTeams,
  type Deed,
  type Guarded,
  type Reach,
} from '../../src/access/policy.ts';
import { Role, type Subject, type Viewer } from '../../src/access/viewer.ts';
import { PersonId, StaffId, TeamId } from '../../src/kernel/ids.ts';

/** Who may do what, written down a second time: a change of the policy must be made here too, on purpose. */
const EXPECTED = `
role        | person: see | record      | tell        | arrange     | hold-back   | raise       | screen      | care-record: see | record      | tell        | arrange     | hold-back   | raise       | screen      | team: see   | record      | tell        | arrange     | hold-back   | raise       | screen
support-worker | circle      | circle      | circle      | never       | never       | circle      | circle      | circle      | circle      | circle      | never       | never       | never       | never       | never       | never       | never       | never       | never       | never       | never
therapist   | circle      | circle      | circle      | never       | never       | circle      | circle      | circle      | circle      | circle      | never       | never       | never       | never       | never       | never       | never       | never       | never       | never       | never
social-worker | circle      | circle      | circle      | never       | never       | circle      | circle      | circle      | circle      | circle      | never       | never       | never       | never       | never       | never       | never       | never       | never       | never       | never
coordinator | team        | team        | team        | team        | never       | team        | team        | team        | team        | team        | never       | never       | never       | never       | never       | never       | never       | never       | never       | never       | never
manager     | team        | team        | team        | team        | own-team    | team        | team        | team        | team        | team        | never       | never       | never       | never       | never       | never       | never       | never       | never       | never       | never
safeguarding-lead | circle      | never       | never       | never       | own-team    | team        | circle      | circle      | never       | never       | never       | never       | never       | never       | never       | never       | never       | never       | never       | never       | never
capacity-lead | circle      | never       | never       | never       | never       | team        | team        | circle      | never       | never       | never       | never       | never       | never       | never       | never       | never       | never       | never       | never       | never
concerns-officer | never       | never       | never       | never       | never       | circle      | never       | never       | never       | never       | never       | never       | never       | never       | never       | never       | never       | never       | never       | never       | never
administrator | never       | never       | never       | service     | never       | circle      | never       | never       | never       | never       | never       | never       | never       | never       | never       | never       | never       | service     | never       | never       | never
`;
const COLUMNS: readonly (readonly [Guarded, Deed])[] = [
  ['person', 'see'],
  ['person', 'record'],
  ['person', 'tell'],
  ['person', 'arrange'],
  ['person', 'hold-back'],
  ['person', 'raise'],
  ['person', 'screen'],
  ['care-record', 'see'],
  ['care-record', 'record'],
  ['care-record', 'tell'],
  ['care-record', 'arrange'],
  ['care-record', 'hold-back'],
  ['care-record', 'raise'],
  ['care-record', 'screen'],
  ['team', 'see'],
  ['team', 'record'],
  ['team', 'tell'],
  ['team', 'arrange'],
  ['team', 'hold-back'],
  ['team', 'raise'],
  ['team', 'screen'],
];

const rows = EXPECTED.trim()
  .split('\n')
  .slice(1)
  .map((line) => line.split('|').map((cell) => cell.trim()));
const cells = rows.flatMap(([role, ...reaches]) =>
  COLUMNS.map(([guarded, deed], index) => ({ role: Role.parse(role), guarded, deed, reach: reaches[index] ?? '' })),
);

const ME = StaffId.parse('me');
const SOMEBODY = StaffId.parse('somebody');
const NORTH = TeamId.parse('north');
const SOUTH = TeamId.parse('south');

const viewer = (...roles: readonly Role[]): Viewer => ({ staff: ME, name: 'Me', roles, teams: [NORTH] });
const subject = (team: TeamId, ...staff: readonly (StaffId | undefined)[]): Subject => ({
  id: PersonId.parse('ada'),
  team,
  circle: staff.map((each) => ({ staff: each })),
});

/** Everywhere a person can stand to a viewer, and whom of the three reaches that takes in. */
const PLACES: readonly { readonly where: string; readonly about: Subject; readonly reached: readonly Reach[] }[] = [
  {
    where: 'in my team, and I am in their plan',
    about: subject(NORTH, SOMEBODY, ME),
    reached: ['service', 'team', 'own-team', 'circle'],
  },
  {
    where: 'in my team, others are in their plan',
    about: subject(NORTH, SOMEBODY, undefined),
    reached: ['service', 'team', 'own-team'],
  },
  {
    where: 'in another team, and I am in their plan',
    about: subject(SOUTH, undefined, ME),
    reached: ['service', 'team', 'circle'],
  },
  {
    where: 'in another team, others are in their plan',
    about: subject(SOUTH, SOMEBODY, undefined),
    reached: ['service'],
  },
  { where: 'in another team, with nobody in their plan', about: subject(SOUTH), reached: ['service'] },
];

describe('S10: every role, every deed, every thing guarded', () => {
  test('the expected table has a row for each role and a cell for each deed, and no other', () => {
    expect(rows.map(([role]) => role)).toEqual(Role.options);
    expect(cells).toHaveLength(189);
    expect(
      Object.entries(POLICY).flatMap(([guarded, deeds]) => Object.keys(deeds).map((deed) => [guarded, deed])),
    ).toEqual(COLUMNS);
  });

  test.each(cells)('$role, $deed, $guarded: $reach', ({ role, guarded, deed, reach }) => {
    expect(POLICY[guarded][deed][role]).toBe(reach);
    for (const { where, about, reached } of PLACES) {
      const allowed = reached.some((each) => each === reach);
      expect([where, may(viewer(role), deed, guarded, about)]).toEqual([where, allowed]);
    }
    expect(reachesTeams(viewer(role), deed, guarded)).toBe(reach === 'team' || reach === 'own-team');
    expect(reachesService(viewer(role), deed, guarded)).toBe(reach === 'service');
  });

  test('somebody with several roles may do what one of them may, and nothing that none may', () => {
    fc.assert(
      fc.property(
        fc.subarray([...Role.options]),
        fc.constantFrom(...COLUMNS),
        fc.constantFrom(...PLACES),
        (roles, [guarded, deed], { about }) => {
          const one = roles.some((role) => may(viewer(role), deed, guarded, about));
          expect(may(viewer(...roles), deed, guarded, about)).toBe(one);
          expect(reachesTeams(viewer(...roles), deed, guarded)).toBe(
            roles.some((role) => ['team', 'own-team'].includes(POLICY[guarded][deed][role])),
          );
        },
      ),
      { numRuns: 500 },
    );
  });

  test.each(COLUMNS)('somebody without a role reaches nobody: %s, %s', (guarded, deed) => {
    for (const { about } of PLACES) expect(may(viewer(), deed, guarded, about)).toBe(false);
    expect(reachesTeams(viewer(), deed, guarded)).toBe(false);
  });

  test('somebody in no team reaches no team, and nobody in whose plan they are not', () => {
    const coordinator: Viewer = { ...viewer('coordinator', 'support-worker'), teams: [] };
    expect(PLACES.map(({ about }) => may(coordinator, 'see', 'person', about))).toEqual([
      true,
      false,
      true,
      false,
      false,
    ]);
  });

  test('R24: for whom somebody is closed, nothing is there, whatever their roles', () => {
    for (const [guarded, deed] of COLUMNS)
      for (const { about } of PLACES)
        expect(may(viewer(...Role.options), deed, guarded, { ...about, closedTo: [SOMEBODY, ME] })).toBe(false);
  });

  test('a role that may record or tell reaches as far when it sees', () => {
    const blind = cells.filter(
      ({ deed, role, guarded, reach }) =>
        !['see', 'arrange', 'hold-back', 'raise', 'screen'].includes(deed) &&
        reach !== 'never' &&
        POLICY[guarded].see[role] !== reach,
    );
    expect(blind).toEqual([]);
  });
});
