import { expect, test } from '@jest/globals';
import { killed } from './killed.ts';

test('S50: of forty submissions through two instances that are killed meanwhile, none acknowledged is lost, none is there twice or half', async () => {
  const { wrong } = await killed({ submissions: 40, kills: 12, atOnce: 8, seed: 50 });
  expect(wrong).toEqual([]);
}, 60_000);
