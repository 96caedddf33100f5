import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { tScore } from '../../../src/flows/progress/attainment.ts';

/** T = 50 + 10 sum(x) / sqrt(0.7 n + 0.3 n^2), worked out by hand (facts 10). */
describe('the goal attainment T score', () => {
  test('as hoped in everything is 50', () => {
    expect(tScore([0])).toBe(50);
    expect(tScore([0, 0, 0])).toBe(50);
  });
  test('one outcome: each step is 10, since 0.7 + 0.3 is 1', () =>
    expect([-2, -1, 1, 2].map((one) => tScore([one]))).toEqual([30, 40, 60, 70]));
  test('three outcomes: the root of 0.7 x 3 + 0.3 x 9 is 2.19', () => {
    // 50 + 10 x 1 / 2.1909 and 50 - 30 / 2.1909.
    expect(tScore([1, 0, 0])).toBeCloseTo(54.56, 2);
    expect(tScore([-1, -1, -1])).toBeCloseTo(36.31, 2);
  });
  test('nothing judged is no score', () => expect(tScore([])).toBeUndefined());
  test('better by one step in anything is never a lower score', () =>
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -2, max: 1 }), { minLength: 1, maxLength: 8 }), ([first = 0, ...more]) =>
        expect(tScore([first + 1, ...more]) ?? 0).toBeGreaterThan(tScore([first, ...more]) ?? 0),
      ),
    ));
});
