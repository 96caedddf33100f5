import { describe, expect, test } from '@jest/globals';
import { SqliteStore } from '../../src/adapters/sqlite/sqlite-store.ts';
import { build } from '../../src/build.ts';
import { readConfig } from '../../src/config.ts';
import { people } from '../../src/demo/world.ts';
import { Day, dayOf } from '../../src/kernel/days.ts';
import { PersonId, recordIdOf } from '../../src/kernel/ids.ts';
import { mayErase } from '../../src/operator/brake.ts';
import { end, hold, release } from '../../src/operator/holding.ts';
import { checkRetain, retain, retaining, retainNow } from '../../src/operator/retention.ts';
import { personDocument } from '../../src/people/documents.ts';
import type { DocumentStore } from '../../src/store/document-store.ts';
import { isTombstone, Tombstone } from '../../src/store/tombstone.ts';
import { repeatedly } from '../../src/ticking.ts';
import { clockAt, type SettableClock } from '../support/clock.ts';
import { FaultyStore, StoreDown } from '../support/faulty-store.ts';
import { AUTHOR, BEGINNING, bookIn, changeMonitoring, outsideRecipient } from '../support/monitoring.ts';
import { ADA, filedAbout, operatorAt, tamper } from '../support/operator.ts';

const NOON = '2026-11-19T12:00:00.000Z';
const TODAY = Day.parse('2026-11-19');
const sarah = outsideRecipient('sarah');

const recordAboutAda = (store: DocumentStore, clock: SettableClock, token: string, told = true) =>
  recordAbout(ADA, store, clock, token, told);

async function recordAbout(person: PersonId, store: DocumentStore, clock: SettableClock, token: string, told = true) {
  const book = bookIn(store, clock, [sarah]);
  const id = recordIdOf(person, token);
  await book.give(id, { own: changeMonitoring() }, AUTHOR, BEGINNING);
  if (told) {
    const command = { type: 'note-told', key: 'sarah', how: 'phone', on: TODAY } as const;
    await book.give(id, { telling: command }, AUTHOR);
  }
  return id;
}

/** Ada, whose reablement ended today unless it goes on. */
async function app(kinds: Readonly<Record<string, number>> = {}, ended = true) {
  const clock = clockAt(NOON);
  const store = new SqliteStore(':memory:', clock);
  const ada = people(TODAY).find(({ id }) => id === ADA);
  if (ada) await store.create('people', personDocument({ ...ada, ...(ended && { ended: TODAY }) }));
  return { clock, store, operator: operatorAt(store, clock, kinds) };
}

const left = async (store: DocumentStore): Promise<number> =>
  (await filedAbout(store)).filter((filed) => !isTombstone(filed)).length;

describe('S31, S84: what is past its time is erased', () => {
  test('a record: eight years after the last thing that happened in it, and not a day before', async () => {
    const { clock, store, operator } = await app();
    await recordAboutAda(store, clock, 'one');
    clock.pass({ days: 2921 });
    await retainNow(operator);
    expect(await left(store)).toBe(1);
    clock.pass({ days: 1 });
    expect(await retainNow(operator)).toBe(true);
    expect(operator.said.at(-1)).toBe('Past their time and erased: 1 record, 1 person.');
    const [stone] = await filedAbout(store);
    expect(Tombstone.parse(stone?.body)).toMatchObject({ why: 'retention', at: clock.now().toISOString() });
    expect(Tombstone.parse(stone?.body).history?.entries).toBe(3);
  });

  test('never a record in which somebody has still to be told', async () => {
    const { clock, store, operator } = await app();
    await recordAboutAda(store, clock, 'one', false);
    clock.pass({ days: 9000 });
    await retainNow(operator);
    expect(await left(store)).toBe(1);
  });

  test('by the time that is set for its kind', async () => {
    const { clock, store, operator } = await app({ 'monitoring-change': 30 });
    await recordAboutAda(store, clock, 'one');
    clock.pass({ days: 29 });
    await retainNow(operator);
    expect(await left(store)).toBe(1);
    clock.pass({ days: 1 });
    await retainNow(operator);
    expect(await left(store)).toBe(0);
  });

  test('not before so many days after reablement ended, and the person after the last of their records', async () => {
    const { clock, store, operator } = await app({ 'monitoring-change': 100, person: 50 });
    await recordAboutAda(store, clock, 'one');
    clock.pass({ days: 90 });
    await end(operator, ADA, Day.parse('2027-02-17'));
    clock.pass({ days: 60 });
    await retainNow(operator);
    expect(operator.said.at(-1)).toBe('Past their time and erased: no records, no people.');
    clock.pass({ days: 40 });
    await retainNow(operator);
    expect(operator.said.at(-1)).toBe('Past their time and erased: 1 record, 1 person.');
    expect(Tombstone.parse((await store.read('people', ADA, ADA))?.body).why).toBe('retention');
  });

  test('nobody whose reablement has not ended, however long ago it began', async () => {
    const { clock, store, operator } = await app({}, false);
    clock.pass({ days: 9000 });
    await retainNow(operator);
    const kept = await store.read('people', ADA, ADA);
    expect(kept && isTombstone(kept)).toBe(false);
  });

  test('no record of somebody whose end of reablement nobody noted, however short its time; the operator hears how many', async () => {
    const { clock, store, operator } = await app({ 'monitoring-change': 30 }, false);
    await recordAboutAda(store, clock, 'one');
    clock.pass({ days: 4000 });
    expect(await retainNow(operator)).toBe(true);
    expect(operator.said).toEqual([
      'Past their time and erased: no records, no people.',
      'Kept because the end of reablement is not noted: 1 record.',
    ]);
    await end(operator, ADA, dayOf(clock.now(), 'Europe/London'));
    clock.pass({ days: 30 });
    await retainNow(operator);
    expect(operator.said.at(-1)).toBe('Past their time and erased: 1 record, no people.');
  });

  test('also when somebody, or a record, cannot be read: that stays, is counted and hinders no other', async () => {
    const { clock, store, operator } = await app();
    const [aaron, zoe] = ['aaron', 'zoe'].map((name) => PersonId.parse(name));
    const tags = { ended: TODAY };
    for (const id of [aaron, zoe]) if (id) await store.create('people', { id, partition: id, tags, body: 'torn' });
    if (aaron) await recordAbout(aaron, store, clock, 'one');
    await recordAboutAda(store, clock, 'one');
    await recordAboutAda(store, clock, 'torn');
    const torn = (await filedAbout(store)).find(({ id }) => id === recordIdOf(ADA, 'torn'));
    if (torn) await tamper(store, torn, { torn: true });
    await recordAboutAda(store, clock, 'two');
    clock.pass({ days: 4000 });
    expect(await retainNow(operator)).toBe(false);
    expect(operator.said).toEqual([
      'Past their time and erased: 2 records, no people.',
      'Kept because they cannot be read: 4 documents. Run verify.',
    ]);
    const logged: unknown[] = [];
    const log = { info: () => undefined, warn: () => undefined, error: (...line: unknown[]) => void logged.push(line) };
    await mayErase(operator.services);
    clock.pass({ minutes: 6 * 60 });
    await retaining(operator.services, operator.retain, log)(() => true);
    expect(logged).toEqual([['records.retention-unreadable', { documents: 4 }]]);
  });

  test('S58: a store that fails is no record that cannot be read: the run fails, and comes again', async () => {
    const { clock, store, operator } = await app();
    await recordAboutAda(store, clock, 'one');
    clock.pass({ days: 4000 });
    const failing = new FaultyStore(store);
    failing.plan({ 1: 'lost-call' });
    await expect(retain({ ...operator.services, store: failing }, operator.retain, 50)).rejects.toThrow(StoreDown);
  });

  test('S60: whoever ends the bot waits for one document, not for the whole walk', async () => {
    const { clock, store, operator } = await app();
    for (let index = 0; index < 5; index += 1) await recordAboutAda(store, clock, `r${index}`);
    clock.pass({ days: 4000 });
    await mayErase(operator.services);
    clock.pass({ minutes: 6 * 60 });
    const watched = new FaultyStore(store);
    let ended: Promise<void> | undefined;
    const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
    const tidying = repeatedly(
      60_000,
      retaining({ ...operator.services, store: watched }, operator.retain, log),
      () => undefined,
    );
    const begun = Promise.withResolvers<void>();
    watched.waitFor(async () => {
      if (watched.writes.length < 2) return;
      ended ??= tidying.end();
      begun.resolve();
    });
    tidying.begin();
    tidying.now();
    await begun.promise;
    await ended;
    // The first notes that the clock was looked at.
    expect([watched.writes.length, await left(store)]).toEqual([2, 4]);
  });

  test('nothing under a legal hold, until it is released', async () => {
    const { clock, store, operator } = await app();
    await recordAboutAda(store, clock, 'one');
    await end(operator, ADA, TODAY);
    await hold(operator, ADA, 'An inquest.');
    clock.pass({ days: 4000 });
    await retainNow(operator);
    expect(operator.said.slice(-2)).toEqual([
      'Past their time and erased: no records, no people.',
      'Past their time and kept under a legal hold: 2 documents.',
    ]);
    await release(operator, ADA);
    await retainNow(operator);
    expect(operator.said.at(-1)).toBe('Past their time and erased: 1 record, 1 person.');
  });

  test('in runs that are bounded, and each says whether there is more', async () => {
    const { clock, store, operator } = await app();
    for (let index = 0; index < 7; index += 1) await recordAboutAda(store, clock, `r${index}`);
    clock.pass({ days: 4000 });
    const runs = [];
    for (let run = 0; run < 4; run += 1) {
      const { records, more } = await retain(operator.services, operator.retain, 3);
      runs.push([records, more]);
    }
    expect(runs).toEqual([
      [3, true],
      [3, true],
      [1, false],
      [0, false],
    ]);
  });

  test('S53: once, when several instances do it at the same moment; and not what somebody is just writing to', async () => {
    const { clock, store, operator } = await app();
    for (let index = 0; index < 5; index += 1) await recordAboutAda(store, clock, `r${index}`);
    clock.pass({ days: 4000 });
    const both = [1, 2].map(() => retain(operator.services, operator.retain, 50));
    const erased = (await Promise.all(both)).map(({ records }) => records);
    expect(erased.reduce((sum, records) => sum + records, 0)).toBe(5);

    await recordAboutAda(store, clock, 'busy');
    clock.pass({ days: 4000 });
    const busy = new FaultyStore(store);
    // Look for what is due, read the person, write: somebody else came first.
    busy.plan({ 2: 'conflict' });
    const { records } = await retain({ ...operator.services, store: busy }, operator.retain, 50);
    expect([records, await left(store)]).toEqual([0, 1]);
  });

  test('by the running bot itself, which notes how many', async () => {
    const { clock, store } = await app();
    await recordAboutAda(store, clock, 'one');
    clock.pass({ days: 4000 });
    expect(await mayErase({ store, clock })).toBe(false);
    clock.pass({ minutes: 6 * 60 });
    const noted = Promise.withResolvers<unknown>();
    const log = {
      info: (event: string, fields?: unknown) => (event === 'records.retention' ? noted.resolve(fields) : undefined),
      warn: () => undefined,
      error: (event: string) => noted.reject(new Error(event)),
    };
    const running = await build({ config: readConfig({ PORT: '0' }), log, store, clock }).start();
    expect(await noted.promise).toEqual({ records: 1, people: 1 });
    expect(await left(store)).toBe(0);
    await running.stop();
  });

  test('S6: days for a kind that there is not are refused when the bot starts: a slip must not mean the usual time', async () => {
    const { clock, store, operator } = await app();
    const config = readConfig({ PORT: '0', RETAIN_DAYS: '2922,monitoring-chnage:10' });
    expect(config.retain).toEqual({ usual: 2922, kinds: { 'monitoring-chnage': 10 } });
    const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
    expect(() => build({ config, log, store, clock })).toThrow(/^RETAIN_DAYS: /u);
    expect(() =>
      checkRetain({ usual: 1, kinds: { person: 2, 'monitoring-change': 3 } }, operator.records),
    ).not.toThrow();
  });

  test('S6: RETAIN_DAYS is days for all, and days by kind; anything else is named', () => {
    expect(readConfig({}).retain).toEqual({ usual: 2922, kinds: {} });
    expect(readConfig({ RETAIN_DAYS: ' person:10 , 3650 ' }).retain).toEqual({ usual: 3650, kinds: { person: 10 } });
    for (const wrong of ['0', 'long', 'person:', 'person:-1', '1e3', '8 years']) {
      expect(() => readConfig({ RETAIN_DAYS: wrong })).toThrow(/^RETAIN_DAYS: must be days/u);
    }
  });
});

test('F9: a clock that jumps ahead erases nothing by itself until it has gone on for hours, however often the bot starts', async () => {
  const { clock, store } = await app();
  const may = async (days: number, minutes = 0): Promise<boolean> => {
    clock.pass({ days, minutes });
    return mayErase({ store, clock });
  };
  expect(await may(0)).toBe(false);
  expect(await may(0, 6 * 60)).toBe(true);
  expect(await may(29)).toBe(true);
  // Nine years ahead, and back again.
  expect([await may(9 * 365), await may(0, 10), await may(0, 10)]).toEqual([false, false, false]);
  expect(await may(-9 * 365)).toBe(false);
  expect(await may(0, 6 * 60)).toBe(true);
  expect(await may(400)).toBe(false);
});

test('F9: what is due goes in steps with hours between, and nothing while the clock has just jumped', async () => {
  const { clock, store, operator } = await app();
  for (let one = 0; one < 60; one += 1) await recordAboutAda(store, clock, `r${one}`);
  const noted: string[] = [];
  const write = (event: string): void => void noted.push(event);
  const run = retaining(operator.services, operator.retain, { info: write, warn: write, error: write });
  clock.pass({ days: 4000 });
  expect(await run(() => true)).toBe(false);
  expect([await left(store), noted]).toEqual([60, ['records.retention-waits']]);
  clock.pass({ minutes: 6 * 60 });
  expect(await run(() => true)).toBe(false);
  expect(await left(store)).toBe(10);
});
