import { describe, expect, test } from '@jest/globals';
import { Random } from './random.ts';
import { trendOf } from './trend.ts';

describe('S62: the line through what was measured', () => {
  const points = (rise: number, noise: () => number) =>
    Array.from({ length: 200 }, (_, x) => ({ x, y: 100 + rise * x + noise() }));

  test('a growth that stands out of the noise is certain, and one that does not is not', () => {
    const random = new Random(1);
    const grown = trendOf(points(0.1, () => random.next() * 4));
    expect(grown.least).toBeGreaterThan(0.09);
    expect(grown.most).toBeLessThan(0.11);
    expect(trendOf(points(0.001, () => random.next() * 4)).least).toBeLessThan(0);
  });

  test('what wanders is no growth, however long it goes one way', () => {
    const random = new Random(2);
    let at = 0;
    const wandering = trendOf(points(0, () => (at = at * 0.95 + random.next() - 0.5)));
    expect(wandering.least).toBeLessThan(0);
    expect(wandering.most).toBeGreaterThan(0);
  });
});
