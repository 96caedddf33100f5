import { expect, test } from '@jest/globals';
import { SqliteStore } from '../../src/adapters/sqlite/sqlite-store.ts';
import { wordsForMoment } from '../../src/kernel/days.ts';
import { recordIdOf } from '../../src/kernel/ids.ts';
import { pageIdOf } from '../../src/records/archive.ts';
import { FaultyStore } from '../support/faulty-store.ts';
import { longRecord } from '../support/long-record.ts';
import { ADA } from '../support/operator.ts';
import { World } from '../support/talk.ts';

const LONG = recordIdOf(ADA, 'abcde22345');
const ENTRIES = 130;
const ON_A_CARD = 10;

test('a history of any length is read back to its beginning, ten at a time, and each card reads only the pages it shows', async () => {
  let store: FaultyStore | undefined;
  const world = await World.open({ open: (clock) => (store = new FaultyStore(new SqliteStore(':memory:', clock))) });
  const began = world.clock.now();
  if (!store) throw new Error('the world has a store');
  await longRecord(store, world.clock, LONG, ENTRIES);
  world.clock.pass({ minutes: 60 });
  const priya = world.chat('Priya Shah');
  const page = await priya.says('MC-ABCD-E223');
  // When it was recorded is known though its first entries have moved.
  expect(page.text).toContain(wordsForMoment(began, 'Europe/London'));
  const pagesRead = () => store?.reads.filter((id) => id.startsWith(pageIdOf(LONG, 0).slice(0, -1))) ?? [];
  store.plan({});
  let card = await priya.presses('History');
  expect(pagesRead()).toEqual([]);
  for (let from = 0; from < ENTRIES; from += ON_A_CARD) {
    expect(card.text).toContain(`Entries ${from + 1} to ${from + ON_A_CARD} of ${ENTRIES}, newest first`);
    expect(pagesRead().length).toBeLessThanOrEqual(2);
    store.plan({});
    if (from + ON_A_CARD < ENTRIES) card = await priya.presses('Older');
  }
  expect(card.text).toContain('Changed monitoring');
  expect(card.text).not.toContain('Older');
  expect((await priya.presses('Newer')).text).toContain('Entries 111 to 120 of 130');
  const past = await priya.sends({ do: 'record/history', id: LONG, x: '99999999999999999999' });
  expect(past.text).toContain('Entries 130 to 130 of 130');
  expect(world.surprises).toEqual([]);
});
