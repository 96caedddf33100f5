import { expect, test } from '@jest/globals';
import { storeDown, storeThrottled } from './store-down.ts';

test('S58: while the store is down 999, help and guidance are answered, a form keeps its text, and goes on with it afterwards', async () => {
  const { wrong } = await storeDown({ forms: 4, atOnce: 4, downMs: 0, seed: 58, store: 'sqlite' });
  expect(wrong).toEqual([]);
}, 60_000);

test('S57: while a tenth of all calls is lost, everybody is answered, and in the end every form is recorded once', async () => {
  const { wrong } = await storeThrottled({
    forms: 8,
    atOnce: 8,
    downMs: 30_000,
    share: 0.1,
    seed: 57,
    store: 'sqlite',
  });
  expect(wrong).toEqual([]);
}, 60_000);
