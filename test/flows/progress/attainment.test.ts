import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { tScore } from '../../../src/flows/progress/attainment.ts';

const marks = (...attainments: readonly number[]) => attainments.map((attainment) => ({ attainment }));

/** T = 50 + 10 sum(wx) / sqrt(0.7 sum(w^2) + 0.3 (sum w)^2), worked out by hand (facts 10). */
describe('the goal attainment T score', () => {
  test('as hoped in everything is 50', () => {
    expect(tScore(marks(0))).toBe(50);
    expect(tScore(marks(0, 0, 0))).toBe(50);
  });
  test('one outcome: each step is 10, since 0.7 + 0.3 is 1', () => {
    expect(marks(-2, -1, 1, 2).map((one) => tScore([one]))).toEqual([30, 40, 60, 70]);
  });
  test('three outcomes of the same weight: the root of 0.7 x 3 + 0.3 x 9 is 2.19', () => {
    // 50 + 10 x 1 / 2.1909 and 50 - 30 / 2.1909.
    expect(tScore(marks(1, 0, 0))).toBeCloseTo(54.56, 2);
    expect(tScore(marks(-1, -1, -1))).toBeCloseTo(36.31, 2);
  });
  test('weights 3 and 1, attained +1 and -1: 50 + 20 / root(0.7 x 10 + 0.3 x 16)', () => {
    const given = [
      { attainment: 1, weight: 3 },
      { attainment: -1, weight: 1 },
    ];
    expect(tScore(given)).toBeCloseTo(55.82, 2);
  });
  test('nothing judged is no score', () => expect(tScore([])).toBeUndefined());
  test('better by one step in anything is never a lower score, whatever the weights', () => {
    const mark = fc.record({ attainment: fc.integer({ min: -2, max: 1 }), weight: fc.integer({ min: 1, max: 9 }) });
    fc.assert(
      fc.property(fc.array(mark, { minLength: 1, maxLength: 8 }), ([first, ...others]) => {
        if (!first) return;
        const better = tScore([{ ...first, attainment: first.attainment + 1 }, ...others]) ?? 0;
        expect(better).toBeGreaterThan(tScore([first, ...others]) ?? 0);
      }),
    );
  });
});
