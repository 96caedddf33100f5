import { expect, test } from '@jest/globals';
import { repeated } from './repeated.ts';

test('S51: of activities that reach three instances several times at once, and again under new ids, one record comes', async () => {
  const { wrong } = await repeated({ submissions: 6, atOnce: 6, most: 4, seed: 51 });
  expect(wrong).toEqual([]);
}, 60_000);
