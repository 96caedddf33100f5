import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { addDays, type Day } from '../../src/kernel/days.ts';
import { minutesAWeek, type PlanContent } from '../../src/plans/content.ts';
import { supportBeside } from '../../src/plans/support.ts';
import type { VersionLine } from '../../src/plans/versions.ts';
import { anyContent } from '../support/any-plan.ts';
import { content, day, EVENING, TOM_REED, visit } from '../support/plan.ts';

// Thursday.
const FIRST = day('2026-11-19');
const two = content({ startsOn: FIRST });
const one = content({ startsOn: day('2026-12-01'), visits: [visit()] });

const line = (said: PlanContent, version: number): VersionLine => ({
  version,
  id: `v${version}`,
  seq: version,
  agreedOn: said.startsOn,
  startsOn: said.startsOn,
  by: TOM_REED,
  withoutAgreement: false,
  minutes: minutesAWeek(said),
  outcomes: {},
});
const planOf = (...all: readonly PlanContent[]) => ({
  versions: all.map((said, index) => line(said, index + 1)),
  current: all.at(-1),
});
const beside = (all: readonly PlanContent[], last: Day, began: Day = FIRST) =>
  supportBeside(planOf(...all), began, last);

describe('support a week: week 2 of the plan beside the last day', () => {
  test('each by the version that applied; nothing before week 2', () => {
    expect(beside([two, one], day('2026-11-25'))).toBeUndefined();
    // 75 minutes every day, then 45.
    expect(beside([two, one], day('2026-12-17'))).toEqual({ second: 7 * 75, last: 7 * 45 });
    expect(beside([two, one], day('2026-11-30'))).toEqual({ second: 7 * 75, last: 7 * 75 });
  });
  test('a plan that began later than reablement has its week 2 later', () => {
    expect(beside([two], day('2026-11-25'), day('2026-11-02'))).toBeUndefined();
    expect(beside([], FIRST)).toBeUndefined();
  });
  test('R8: a temporary visit that is over by then, or has not begun, is not counted', () => {
    const extra = { ...EVENING, from: day('2026-11-20'), until: day('2026-11-30') };
    const later = { ...EVENING, key: 'later', from: day('2026-12-20'), until: day('2026-12-24') };
    expect(beside([content({ startsOn: FIRST, visits: [visit(), extra, later] })], day('2026-12-10'))?.last).toBe(
      7 * 45,
    );
  });
  test('P11: what is under question does not apply', () => {
    const plan = planOf(two, one);
    const versions = plan.versions.map((each) => (each.version === 2 ? { ...each, questioned: true as const } : each));
    expect(supportBeside({ ...plan, versions }, FIRST, day('2026-12-10'))?.last).toBe(7 * 75);
  });
  test('any plan of one version without temporary visits says the same of both weeks', () => {
    fc.assert(
      fc.property(anyContent, fc.integer({ min: 7, max: 60 }), (said, later) => {
        const visits = said.visits.map(({ from: _, until: __, ...rest }) => rest);
        const version = { ...said, visits };
        const minutes = minutesAWeek({ visits });
        expect(beside([version], addDays(version.startsOn, later), version.startsOn)).toEqual({
          second: minutes,
          last: minutes,
        });
      }),
    );
  });
});
