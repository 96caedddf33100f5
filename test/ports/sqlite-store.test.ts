import { execFile } from 'node:child_process';
import { chmodSync, copyFileSync, mkdtempSync, renameSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { SqliteStore } from '../../src/adapters/sqlite/sqlite-store.ts';
import { clockAt } from '../support/clock.ts';
import { allPages, documentStoreContract, etagOf } from './document-store.contract.ts';

const folder = mkdtempSync(join(tmpdir(), 'reable-store-'));
afterAll(() => rmSync(folder, { recursive: true }));
let files = 0;
const newFile = (): string => join(folder, `${(files += 1)}`, 'made', 'store.sqlite');
const NOON = '2026-11-19T12:00:00.000Z';

documentStoreContract('SQLite in memory', async (clock) => new SqliteStore(':memory:', clock));
documentStoreContract('SQLite in a file', async (clock) => new SqliteStore(newFile(), clock));

describe('SQLite: several that share a file', () => {
  test('S53: each sees what the other wrote, and of two who write the same version one does', async () => {
    const file = newFile();
    const [one, other] = [new SqliteStore(file, clockAt(NOON)), new SqliteStore(file, clockAt(NOON))];
    const etag = etagOf(await one.create('records', { id: 'a', partition: 'p', tags: { team: 'north' }, body: 0 }));
    expect(await other.read('records', 'p', 'a')).toMatchObject({ body: 0, etag });
    expect(await other.create('records', { id: 'a', partition: 'p', tags: {}, body: 1 })).toMatchObject({ ok: false });
    const tries = Array.from({ length: 20 }, (_, body) =>
      (body % 2 === 0 ? one : other).replace(
        'records',
        { id: 'a', partition: 'p', tags: { team: 'south' }, body },
        etag,
      ),
    );
    const results = await Promise.all(tries);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    const winner = results.findIndex(({ ok }) => ok);
    for (const store of [one, other]) {
      expect(await allPages(store, 'records', { tag: 'team', equals: 'south', limit: 9 })).toMatchObject([
        { body: winner },
      ]);
      await store.close();
    }
  });

  test('S53: four processes that add to one number lose nothing', async () => {
    const file = newFile();
    const store = new SqliteStore(file, clockAt(NOON));
    await store.create('records', { id: 'count', partition: 'p', tags: {}, body: 0 });
    const script = fileURLToPath(new URL('../support/count-up.ts', import.meta.url));
    await Promise.all(Array.from({ length: 4 }, () => promisify(execFile)(process.execPath, [script, file, '40'])));
    expect(await store.read('records', 'p', 'count')).toMatchObject({ body: 160 });
    await store.close();
  }, 20_000);
});

describe('SQLite: a file that is opened again', () => {
  test('S50: has everything that was acknowledged, even when nobody closed it', async () => {
    const file = newFile();
    const before = new SqliteStore(file, clockAt(NOON));
    for (let body = 0; body < 50; body += 1) {
      etagOf(
        await before.create('records', { id: `d${body}`, partition: 'p', tags: { team: ['north', `t${body}`] }, body }),
      );
    }
    const after = new SqliteStore(file, clockAt(NOON));
    const found = await allPages(after, 'records', { tag: 'team', equals: 'north', limit: 7 });
    expect(found.map(({ body }) => Number(body)).toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: 50 }, (_, index) => index),
    );
    expect(await after.query('records', { tag: 'team', equals: 't31', limit: 1 })).toMatchObject({
      found: [{ body: 31 }],
    });
    await Promise.all([before.close(), after.close()]);
  });

  test('S31: has swept away what expired in between, and only that', async () => {
    const file = newFile();
    const clock = clockAt(NOON);
    const before = new SqliteStore(file, clock);
    const expires = new Date('2026-11-20T12:00:00.000Z');
    await before.create('sessions', { id: 'brief', partition: 'p', tags: { team: 'north' }, body: 1, expires });
    await before.create('sessions', { id: 'lasting', partition: 'p', tags: { team: 'north' }, body: 2 });
    await before.close();
    clock.pass({ days: 2 });
    const after = new SqliteStore(file, clock);
    clock.set(NOON);
    expect(await after.read('sessions', 'p', 'brief')).toBeUndefined();
    expect(await allPages(after, 'sessions', { tag: 'team', equals: 'north', limit: 9 })).toMatchObject([
      { id: 'lasting' },
    ]);
    await after.close();
  });
});

describe('SQLite: a file that another process keeps locked', () => {
  const doc = (id: string) => ({ id, partition: 'p', tags: { team: 'north' }, body: id });
  let [store, other] = [new SqliteStore(':memory:', clockAt(NOON)), new DatabaseSync(':memory:')];
  beforeEach(() => {
    const file = newFile();
    store = new SqliteStore(file, clockAt(NOON));
    other = new DatabaseSync(file);
    other.exec('BEGIN IMMEDIATE');
  });
  afterEach(async () => {
    await store.close();
    other.close();
  });

  test('F5, S38: holds up nothing else in this process, and what is asked for meanwhile is written in its order', async () => {
    const order: string[] = [];
    const written = ['a', 'b', 'c'].map(async (id, index) => {
      await pause(index * 100);
      etagOf(await store.create('records', doc(id)));
      order.push(id);
    });
    let longest = 0;
    for (let turns = 0; turns < 20; turns += 1) {
      const began = performance.now();
      await pause(20);
      expect(await store.read('records', 'p', 'a')).toBeUndefined();
      longest = Math.max(longest, performance.now() - began);
    }
    expect(order).toEqual([]);
    // A write that waits inside of SQLite would hold all of it up for three seconds.
    expect(longest).toBeLessThan(1_000);
    other.exec('COMMIT');
    await Promise.all(written);
    expect(order).toEqual(['a', 'b', 'c']);
    expect((await allPages(store, 'records', { tag: 'team', equals: 'north', limit: 9 })).length).toBe(3);
  });

  test('S58: in the end a write is given up, and what was asked for later still has its time', async () => {
    const early = store.create('records', doc('early'));
    await pause(1_500);
    const late = store.create('records', doc('late'));
    await expect(early).rejects.toThrow('database is locked');
    other.exec('COMMIT');
    etagOf(await late);
    expect(await store.read('records', 'p', 'early')).toBeUndefined();
  });
});

describe('SQLite: a file that goes while it is open', () => {
  const doc = (id: string) => ({ id, partition: 'p', tags: {}, body: id });

  test.each([
    ['is deleted', (file: string) => rmSync(file)],
    ['is moved away', (file: string) => renameSync(file, `${file}.old`)],
    [
      'is replaced by another',
      (file: string) => (copyFileSync(file, `${file}.copy`), renameSync(`${file}.copy`, file)),
    ],
  ])(
    'S50, S58: when it %s, nothing is acknowledged any more, it is not ready, and that is told once',
    async (_, goes) => {
      const file = newFile();
      let lost = 0;
      const store = new SqliteStore(file, clockAt(NOON), { lost: () => void (lost += 1) });
      const etag = etagOf(await store.create('records', doc('before')));
      expect([await store.ready(), lost]).toEqual([true, 0]);
      goes(file);
      const refused = await Promise.allSettled([
        store.create('records', doc('after')),
        store.replace('records', doc('before'), etag),
        store.remove('records', 'p', 'before', etag),
      ]);
      for (const one of refused) expect(one).toMatchObject({ status: 'rejected', reason: { name: 'FileLost' } });
      expect([await store.ready(), lost]).toEqual([false, 1]);
      expect(await store.read('records', 'p', 'after')).toBeUndefined();
      await store.close();
    },
  );

  test('S58: put back in its place, it is written to again', async () => {
    const file = newFile();
    const store = new SqliteStore(file, clockAt(NOON));
    renameSync(file, `${file}.old`);
    expect(await store.ready()).toBe(false);
    renameSync(`${file}.old`, file);
    expect(await store.ready()).toBe(true);
    etagOf(await store.create('records', doc('later')));
    await store.close();
  });
});

test('F8: a store is begun once, which is told; where one was, none is begun anew', async () => {
  const file = newFile();
  let made = 0;
  const open = (): SqliteStore => new SqliteStore(file, clockAt(NOON), { made: () => void (made += 1) });
  await open().close();
  await open().close();
  expect(made).toBe(1);
  rmSync(file);
  expect(open).toThrow(/the database is gone: restore/u);
  rmSync(`${file}.begun`);
  await open().close();
  expect(made).toBe(2);
});

test('F10: its files are for their owner alone, also those that were there before', async () => {
  const file = join(dirname(newFile()), 'own', 'reable.sqlite');
  const store = new SqliteStore(file, clockAt(NOON));
  await store.create('teams', { id: 'one', partition: 'one', tags: {}, body: {} });
  const rightsOf = (path: string): number => statSync(path).mode & 0o777;
  expect([dirname(file), file, `${file}-wal`].map(rightsOf)).toEqual([0o700, 0o600, 0o600]);
  await store.close();
  chmodSync(file, 0o644);
  await new SqliteStore(file, clockAt(NOON)).close();
  expect(rightsOf(file)).toBe(0o600);
});

test('F6: what can no longer be read or written is not ready', async () => {
  const file = newFile();
  const store = new SqliteStore(file, clockAt(NOON));
  expect(await store.ready()).toBe(true);
  const other = new DatabaseSync(file);
  other.exec("CREATE TRIGGER full BEFORE INSERT ON documents BEGIN SELECT RAISE(ABORT, 'full'); END");
  expect(await store.ready()).toBe(false);
  other.exec('DROP TRIGGER full');
  expect(await store.ready()).toBe(true);
  other.close();
  await store.close();
});
