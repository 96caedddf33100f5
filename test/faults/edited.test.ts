import { expect, test } from '@jest/globals';
import { edited } from './edited.ts';

test('S53: of twenty writers in two processes who edit one record, no edit is lost, doubled or overwritten', async () => {
  const { wrong } = await edited({ writers: 20, processes: 2, times: 5, thinkMs: 20, seed: 53 });
  expect(wrong).toEqual([]);
}, 60_000);
