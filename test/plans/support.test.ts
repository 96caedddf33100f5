import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { addDays } from '../../src/kernel/days.ts';
import { minutesAWeek } from '../../src/plans/content.ts';
import { agreedFor, agreedForWeek, weeksBeside, type Agreed } from '../../src/plans/support.ts';
import { anyContent } from '../support/any-plan.ts';
import { content, day, EVENING, visit } from '../support/plan.ts';

// Thursday.
const FIRST = day('2026-11-19');
const two: Agreed = content({ startsOn: FIRST });
const one: Agreed = content({ startsOn: day('2026-12-01'), visits: [visit()] });

describe('support a week is what was agreed: visits by minutes, from the versions of the plan', () => {
  test('week 2 stands beside the last seven days, once it is over', () => {
    expect(weeksBeside(FIRST, day('2026-12-02'))).toBeUndefined();
    expect(weeksBeside(FIRST, day('2026-12-17'))).toEqual({ second: '2026-11-26', end: '2026-12-11' });
    // Five days of 75 minutes, two of 45.
    expect(agreedForWeek([two, one], day('2026-11-26'))).toBe(5 * 75 + 2 * 45);
    expect(agreedForWeek([two, one], day('2026-12-11'))).toBe(7 * 45);
  });
  test('nothing was agreed before the first version began, and nothing by one that is under question (P11)', () => {
    expect(agreedFor([two], addDays(FIRST, -1))).toBe(0);
    expect(agreedFor([two, { ...one, questioned: true }], day('2026-12-05'))).toBe(75);
  });
  test('a temporary visit counts on its days alone (R8)', () => {
    const for3 = content({ visits: [{ ...EVENING, from: day('2026-11-20'), until: day('2026-11-22') }] });
    expect(agreedForWeek([for3], FIRST)).toBe(3 * 30);
  });
  test('any plan without temporary visits: each whole week is what the plan says of a week', () => {
    fc.assert(
      fc.property(anyContent, fc.nat(60), (said, later) => {
        const lasting = said.visits.map(({ from: _, until: __, ...rest }) => rest);
        const version = { ...said, visits: lasting };
        const first = addDays(version.startsOn, later);
        expect(agreedForWeek([version], first)).toBe(minutesAWeek({ visits: lasting }));
      }),
    );
  });
  test('any two versions: a week is the sum of its days, each by the version that applies on it', () => {
    fc.assert(
      fc.property(anyContent, anyContent, fc.integer({ min: -3, max: 10 }), (before, next, later) => {
        const second = { ...next, startsOn: addDays(before.startsOn, 3) };
        const first = addDays(before.startsOn, later);
        const each = Array.from({ length: 7 }, (_, index) => addDays(first, index)).map((on) =>
          agreedFor(on < second.startsOn ? [before] : [second], on),
        );
        expect(agreedForWeek([before, second], first)).toBe(each.reduce((sum, minutes) => sum + minutes, 0));
      }),
    );
  });
});
