import { expect, test } from '@jest/globals';
import { newToken } from '../../src/kernel/ids.ts';

test('S30: no id is made twice, however many, and every character is as likely as any other', () => {
  const tokens = Array.from({ length: 5_000 }, () => newToken());
  expect(new Set(tokens).size).toBe(tokens.length);
  expect(tokens.every((token) => /^[a-z0-9]{17}$/u.test(token))).toBe(true);
  const seen = new Map<string, number>();
  for (const letter of tokens.join('')) seen.set(letter, (seen.get(letter) ?? 0) + 1);
  expect(seen.size).toBe(31);
  // 85,000 characters: about 2,742 of each, and six standard deviations to either side of it.
  expect(Math.min(...seen.values())).toBeGreaterThan(2_430);
  expect(Math.max(...seen.values())).toBeLessThan(3_055);
});
