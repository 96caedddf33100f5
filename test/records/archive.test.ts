import { beforeEach, describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { SqliteStore } from '../../src/adapters/sqlite/sqlite-store.ts';
import { faultOfStray } from '../../src/operator/stray-pages.ts';
import { every } from '../../src/operator/operator.ts';
import { brokenLink } from '../../src/records/fact.ts';
import { HistoryPage, isPageId, PAGE, pageIdOf } from '../../src/records/archive.ts';
import { StoredRecord } from '../../src/records/record.ts';
import { sealOf } from '../../src/records/seal.ts';
import { roomIn } from '../../src/store/room.ts';
import { CountingStore } from '../bench/counting-store.ts';
import { clockAt } from '../support/clock.ts';
import { DIARY, diaryIn, write, writeEach } from '../support/diary.ts';
import { FaultyStore, StoreDown, type Fault } from '../support/faulty-store.ts';

const NOON = '2026-11-27T12:00:00.000Z';

function app() {
  const clock = clockAt(NOON);
  const store = new FaultyStore(new SqliteStore(':memory:', clock));
  return { clock, store, book: diaryIn(store, clock) };
}
type App = ReturnType<typeof app>;

let all: App;
beforeEach(() => {
  all = app();
});

async function present({ book }: App) {
  const at = await book.read(DIARY);
  if (!at) throw new Error('the test expected a record');
  return at;
}

const linesOf = (history: readonly { readonly fact: unknown }[]): readonly string[] =>
  history.map(({ fact }) => String(Object(fact).line));

/** The lines in the record's history, all of it; and everything about how it is kept is as it must be. */
async function written({ store, book }: App): Promise<readonly string[]> {
  const at = await book.read(DIARY);
  if (!at) return [];
  const history = await book.entriesOf(at.record);
  expect(brokenLink(history)).toBeUndefined();
  expect(history.map(({ seq }) => seq)).toEqual(history.map((_, index) => index + 1));
  const filed = [];
  for await (const one of every(roomIn(store, 'records'))) filed.push(one);
  for (const one of filed.filter(({ id }) => isPageId(id))) {
    const { page, entries } = HistoryPage.parse(one.body);
    expect(entries).toEqual(history.slice(page * PAGE, (page + 1) * PAGE));
    expect([one.id, one.tags]).toEqual([pageIdOf(DIARY, page), {}]);
    expect(await faultOfStray(roomIn(store, 'records'), one.partition, one.id)).toBeUndefined();
  }
  for (const one of filed.filter(({ id }) => !isPageId(id))) expect(await book.check(one)).toEqual({ faults: [] });
  return linesOf(history);
}

const numbered = (many: number): readonly string[] => Array.from({ length: many }, (_, index) => `line ${index + 1}`);

describe('a long history: the newest entries stay in the record, the others are on pages', () => {
  test('from the first entry too many on, the oldest are on a page; what is left says where they end', async () => {
    await writeEach(all.book, 1, PAGE);
    expect((await present(all)).record.archived).toBeUndefined();
    expect(JSON.stringify((await all.store.read('records', 'ada', DIARY))?.body)).not.toContain('archived');
    all.clock.pass({ days: 3 });
    await writeEach(all.book, PAGE + 1, PAGE + 1);
    const { record } = await present(all);
    expect(record.entries.map(({ seq }) => seq)).toEqual([PAGE + 1]);
    const [page] = await all.book.entriesOf(record, PAGE, PAGE);
    expect(record.archived).toEqual({ entries: PAGE, pages: 1, hash: page?.hash, begun: NOON });
    expect(record.state).toEqual({ lines: PAGE + 1, last: `line ${PAGE + 1}` });
    expect(await written(all)).toEqual(numbered(PAGE + 1));
  });

  test('whatever is written, many things at once or few: all of it is there, in order, and a page has what its number says', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 8 }), async (commands) => {
        const each = app();
        let many = 0;
        for (const lines of commands) {
          const given = await write(each.book, ...numbered(many + lines).slice(many));
          many += lines;
          expect(given.ok && given.value).toEqual(await present(each));
          const { entries } = (await present(each)).record;
          expect(entries.length).toBeLessThanOrEqual(Math.max(PAGE, PAGE - 1 + lines));
        }
        expect(await written(each)).toEqual(numbered(many));
      }),
      { numRuns: 40 },
    );
  });

  test('a record from before there were pages, however long, opens as it is; the next write moves what is too much', async () => {
    await write(all.book, ...numbered(200));
    const old = StoredRecord.parse((await all.store.read('records', 'ada', DIARY))?.body);
    expect([old.entries.length, old.archived]).toEqual([200, undefined]);
    const at = await present(all);
    expect(await all.book.keepNotices(at, [])).toBe(true);
    const { record } = await present(all);
    expect([record.entries.length, record.archived?.pages]).toEqual([200 - 8 * PAGE, 8]);
    expect(record.state).toEqual(at.record.state);
    expect(await written(all)).toEqual(numbered(200));
  });

  test('S28: a seal that was put on before there were pages fits a record without pages', async () => {
    await write(all.book, 'line 1');
    const { seal, ...stored } = StoredRecord.parse((await all.store.read('records', 'ada', DIARY))?.body);
    expect(Object.keys(stored)).not.toContain('archived');
    expect(sealOf({ ...stored, archived: undefined })).toBe(seal);
  });
});

describe('a long record is read and changed as fast as a short one', () => {
  test('neither reads a page, the state is not folded again, and the document does not grow', async () => {
    const clock = clockAt(NOON);
    const store = new CountingStore(new SqliteStore(':memory:', clock));
    const book = diaryIn(store, clock);
    const most: number[] = [];
    for (let hundreds = 0; hundreds < 5; hundreds += 1) {
      store.calls = [];
      await writeEach(book, hundreds * 100 + 1, hundreds * 100 + 100, '.'.repeat(1_000));
      const replaced = store.calls.filter(({ what }) => what === 'replace').flatMap(({ bytes }) => bytes);
      const created = store.calls.filter(({ what }) => what === 'create').length;
      // For each line the record is read and written; and a page now and then.
      expect(store.calls.filter(({ what }) => what === 'read')).toHaveLength(100);
      expect(created).toBeLessThanOrEqual(Math.ceil(100 / PAGE));
      most.push(Math.max(...replaced));
      store.calls = [];
      await book.read(DIARY);
      expect(store.calls).toMatchObject([{ what: 'read', container: 'records' }]);
    }
    expect(Math.max(...most)).toBeLessThan((PAGE + 1) * 1_300);
    expect(Math.max(...most) - Math.min(...most)).toBeLessThan(300);
  });

  test('of a history only those pages are read that have some of what is asked for', async () => {
    await writeEach(all.book, 1, 150);
    const { record } = await present(all);
    const pages = record.archived?.pages ?? 0;
    const history = await all.book.entriesOf(record);
    const around = fc.integer({ min: -10, max: 170 });
    await fc.assert(
      fc.asyncProperty(around, around, async (from, to) => {
        all.store.plan({});
        expect(await all.book.entriesOf(record, from, to)).toEqual(
          history.filter(({ seq }) => seq >= from && seq <= to),
        );
        const needed = Array.from({ length: pages }, (_, page) => page).filter(
          (page) => from <= to && page * PAGE + 1 <= to && (page + 1) * PAGE >= from,
        );
        expect(all.store.reads).toEqual(needed.map((page) => pageIdOf(DIARY, page)));
      }),
      { numRuns: 200 },
    );
  });

  test('a page that has gone is not passed over', async () => {
    await writeEach(all.book, 1, 60);
    const page = await all.store.read('records', 'ada', pageIdOf(DIARY, 0));
    await all.store.remove('records', 'ada', pageIdOf(DIARY, 0), page?.etag ?? '');
    const { record } = await present(all);
    await expect(all.book.entriesOf(record, 20, 30)).rejects.toThrow('missing');
    await expect(all.book.rebuilt(record)).rejects.toThrow('missing');
    expect(await all.book.entriesOf(record, 2 * PAGE + 1, 60)).toEqual(record.entries);
  });
});

const FAULTS = ['lost-call', 'lost-answer', 'conflict'] as const satisfies readonly Fault[];

async function orNoAnswer<T>(given: Promise<T>): Promise<T | 'no answer'> {
  try {
    return await given;
  } catch (error) {
    if (error instanceof StoreDown) return 'no answer';
    throw error;
  }
}

describe('S50, S54: when it stops in the middle, nothing is lost, doubled or half', () => {
  /** Reading the record, making the page, writing the record. */
  test.each(FAULTS.flatMap((fault) => [0, 1, 2].map((call) => [fault, call] as const)))(
    'with a %s at call %i of the write that makes a page; also when more is written by others before it is tried again',
    async (fault, call) => {
      for (const more of [0, 1, 30]) {
        const each = app();
        await writeEach(each.book, 1, PAGE);
        each.store.plan({ [call]: fault });
        const given = await orNoAnswer(write(each.book, 'one too many'));
        each.store.plan({});
        const after = await written(each);
        const landed = after.includes('one too many') ? ['one too many'] : [];
        expect(after).toEqual([...numbered(PAGE), ...landed]);
        expect(given === 'no answer' ? landed.length === 1 : given.ok).toBe(landed.length === 1);
        for (let line = 0; line < more; line += 1) await write(each.book, `more ${line}`);
        expect(await written(each)).toEqual([...after, ...Array.from({ length: more }, (_, line) => `more ${line}`)]);
      }
    },
  );

  test('any writes, any faults: what was acknowledged is there once, and what was not is there once or not at all', async () => {
    const anyPlan = fc.uniqueArray(fc.tuple(fc.integer({ min: 0, max: 5 }), fc.constantFrom(...FAULTS)), {
      selector: ([call]) => call,
      maxLength: 3,
    });
    const anyStep = fc.tuple(fc.integer({ min: 1, max: 40 }), anyPlan);
    await fc.assert(
      fc.asyncProperty(fc.array(anyStep, { maxLength: 12 }), async (steps) => {
        const each = app();
        for (const [step, [many, plan]] of steps.entries()) {
          const before = await written(each);
          const lines = Array.from({ length: many }, (_, line) => `step ${step}.${line}`);
          each.store.plan(new Map(plan));
          const given = await orNoAnswer(write(each.book, ...lines));
          each.store.plan({});
          const after = await written(each);
          const landed = after.length > before.length;
          expect(after).toEqual([...before, ...(landed ? lines : [])]);
          expect(given === 'no answer' ? landed : given.ok).toBe(landed);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('S53: several who write at once, in whatever order their calls arrive, make the same pages', async () => {
    const anyWriters = fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 2, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.integer({ min: 20, max: 100 }),
        anyWriters,
        async (scheduler, lines, writers) => {
          const each = app();
          await write(each.book, ...numbered(lines));
          each.store.waitFor(() => scheduler.schedule(Promise.resolve()));
          const at = await scheduler.waitFor(present(each));
          const given = Promise.all([
            ...writers.map((many, writer) =>
              write(each.book, ...Array.from({ length: many }, (_, line) => `writer ${writer}.${line}`)),
            ),
            // The outbox notes something of a version that may be old by then.
            each.book.keepNotices(at, []),
          ]);
          await scheduler.waitFor(given);
          each.store.waitFor(async () => {});
          const results = (await given).slice(0, writers.length);
          const history = await written(each);
          expect(history.slice(0, lines)).toEqual(numbered(lines));
          const theirs = history.slice(lines);
          for (const [writer, many] of writers.entries()) {
            const own = theirs.filter((line) => line.startsWith(`writer ${writer}.`));
            const result = results[writer];
            const isKept = typeof result === 'object' && result.ok;
            expect(own).toEqual(isKept ? Array.from({ length: many }, (_, line) => `writer ${writer}.${line}`) : []);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  test('a page left by a record that was put back to an earlier day is written anew: what the record says holds', async () => {
    await writeEach(all.book, 1, 80);
    const late = await all.store.read('records', 'ada', DIARY);
    // Another history from line 11 on, as if the record's document alone had come from a backup.
    const { book } = app();
    await writeEach(book, 1, 10);
    await writeEach(book, 11, PAGE - 1, ' otherwise');
    const other = await book.read(DIARY);
    if (!late || !other) throw new Error('the test expected records');
    const body = { ...other.record, seal: sealOf(other.record) };
    await all.store.replace('records', { id: DIARY, partition: 'ada', tags: {}, body }, late.etag);
    await writeEach(all.book, PAGE, 90);
    const { record } = await present(all);
    const history = await all.book.entriesOf(record);
    expect(brokenLink(history)).toBeUndefined();
    expect(linesOf(history).slice(9, 12)).toEqual(['line 10', 'line 11 otherwise', 'line 12 otherwise']);
    expect(await written(all)).toHaveLength(90);
  });
});
