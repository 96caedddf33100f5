import { describe, expect, test } from '@jest/globals';
import { Random } from './random.ts';
import { soak } from './soak.ts';
import { trendOf } from './trend.ts';

test('S62: after some hundred turns no more timers and sockets are held than after half of them, and nothing was uncaught', async () => {
  const soaking = { lastingMs: 4_000, clients: 20, everyMs: 150, sampleMs: 1_000, seed: 62, judgesMemory: false };
  const { wrong } = await soak(soaking);
  expect(wrong).toEqual([]);
}, 60_000);

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
