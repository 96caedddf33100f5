import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { GroupCommit } from '../../src/adapters/sqlite/group-commit.ts';
import { SqliteStore } from '../../src/adapters/sqlite/sqlite-store.ts';
import type { Document, DocumentStore } from '../../src/store/document-store.ts';
import { clockAt } from '../support/clock.ts';
import { allPages, etagOf } from './document-store.contract.ts';

const folder = mkdtempSync(join(tmpdir(), 'reable-commit-'));
afterAll(() => rmSync(folder, { recursive: true }));
let files = 0;
const newFile = (): string => join(folder, `${(files += 1)}.sqlite`);
const NOON = '2026-11-19T12:00:00.000Z';

const doc = (id: string, given: Partial<Document> = {}): Document => ({
  id,
  partition: 'p',
  tags: { team: 'north' },
  body: id,
  ...given,
});

/** What goes wrong inside the file, at a document with the tag `fate` of that name. The tag before it is written by then. */
const FATES = `
  CREATE TRIGGER broken BEFORE INSERT ON tags WHEN NEW.value = 'broken' BEGIN SELECT RAISE(ABORT, 'broken'); END;
  CREATE TRIGGER full BEFORE INSERT ON tags WHEN NEW.value = 'disk full' BEGIN SELECT RAISE(ROLLBACK, 'disk full'); END;
  CREATE TABLE parents (id INTEGER PRIMARY KEY);
  CREATE TABLE children (parent INTEGER REFERENCES parents (id) DEFERRABLE INITIALLY DEFERRED);
  CREATE TRIGGER late BEFORE INSERT ON tags WHEN NEW.value = 'not committed' BEGIN INSERT INTO children VALUES (7); END;
`;
const fated = (id: string, fate: string): Document => doc(id, { tags: { team: 'north', fate } });

describe('SQLite: writes asked for at the same moment', () => {
  let file: string;
  let store: DocumentStore;
  let beside: DatabaseSync;
  beforeEach(() => {
    file = newFile();
    store = new SqliteStore(file, clockAt(NOON));
    beside = new DatabaseSync(file);
    beside.exec(FATES);
  });
  afterEach(async () => {
    await store.close();
    beside.close();
  });
  const names = async (): Promise<readonly string[]> =>
    (await allPages(store, 'records', { tag: 'team', equals: 'north', limit: 50 })).map(({ id }) => id).toSorted();
  const onDisk = (): number => Number(beside.prepare('SELECT count(*) AS count FROM documents').get()?.['count']);

  test('S50: none is acknowledged before it can be read through another connection', async () => {
    const seen = await Promise.all(
      Array.from({ length: 20 }, async (_, index) => {
        etagOf(await store.create('records', doc(`d${index}`)));
        return beside.prepare('SELECT body FROM documents WHERE id = ?').get(`d${index}`);
      }),
    );
    expect(seen).toEqual(Array.from({ length: 20 }, (_, index) => ({ body: `"d${index}"` })));
  });

  test('S50: what fails half-way leaves nothing of itself behind and does not fail the others', async () => {
    const etag = etagOf(await store.create('records', doc('replaced', { tags: {} })));
    const [first, broken, replaced, last] = await Promise.allSettled([
      store.create('records', doc('first')),
      store.create('records', fated('new', 'broken')),
      store.replace('records', fated('replaced', 'broken'), etag),
      store.create('records', doc('last')),
    ]);
    expect([first, last]).toMatchObject([{ value: { ok: true } }, { value: { ok: true } }]);
    for (const one of [broken, replaced]) expect(one).toMatchObject({ reason: { message: 'broken' } });
    expect(await names()).toEqual(['first', 'last']);
    expect(await store.read('records', 'p', 'new')).toBeUndefined();
    expect(await store.read('records', 'p', 'replaced')).toMatchObject({ etag });
  });

  test('S50: what cannot be written as JSON is refused before it can touch the others', async () => {
    const body: Record<string, unknown> = {};
    body['itself'] = body;
    const [good, endless] = await Promise.allSettled([
      store.create('records', doc('good')),
      store.create('records', doc('endless', { body })),
    ]);
    expect([good.status, endless.status]).toEqual(['fulfilled', 'rejected']);
    expect(await names()).toEqual(['good']);
  });

  test.each([
    ['disk full', 'disk full'],
    ['not committed', 'FOREIGN KEY constraint failed'],
  ])(
    'S50: when the whole transaction fails (%s), nobody is told that it was written, and the store works on',
    async (fate, message) => {
      const all = await Promise.allSettled([
        store.create('records', doc('before')),
        store.create('records', fated('fails', fate)),
        store.create('records', doc('after')),
      ]);
      expect(all).toMatchObject([{ reason: { message } }, { reason: { message } }, { reason: { message } }]);
      expect(onDisk()).toBe(0);
      etagOf(await store.create('records', doc('later')));
      expect(await names()).toEqual(['later']);
    },
  );

  test('S60: closing writes what was asked for before it, and refuses what comes after', async () => {
    const asked = Array.from({ length: 5 }, (_, index) => store.create('records', doc(`d${index}`)));
    await store.close();
    const late = store.create('records', doc('late'));
    for (const written of await Promise.all(asked)) etagOf(written);
    await expect(late).rejects.toThrow('not open');
    expect(onDisk()).toBe(5);
  });

  const anyWrite = fc.record({
    do: fc.constantFrom('create', 'replace', 'replace', 'remove'),
    id: fc.constantFrom('a', 'b', 'c'),
    current: fc.boolean(),
    tags: fc.constantFrom({}, { team: 'north' }, { team: 'south' }, { team: 'north', fate: 'broken' }),
  });

  test('S53: any of them come out as if each had been asked for after the one before (fast-check prints the seed of a failure)', async () => {
    let runs = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(anyWrite, { maxLength: 12 }), async (writes) => {
        const outcomes: unknown[] = [];
        for (const how of ['at once', 'one by one']) {
          const partition = `${(runs += 1)} ${how}`;
          const etags = new Map<string, string>();
          for (const id of ['a', 'b']) etags.set(id, etagOf(await store.create('records', doc(id, { partition }))));
          const done: Promise<string>[] = [];
          for (const [body, { do: what, id, current, tags }] of writes.entries()) {
            const document = { id, partition, tags, body };
            const etag = current ? (etags.get(id) ?? '') : 'old';
            const written =
              what === 'create'
                ? store.create('records', document)
                : what === 'replace'
                  ? store.replace('records', document, etag)
                  : store.remove('records', partition, id, etag);
            const outcome = written.then(
              ({ ok }) => (ok ? 'done' : 'refused'),
              () => 'failed',
            );
            done.push(outcome);
            if (how === 'one by one') await outcome;
          }
          const told = await Promise.all(done);
          const left = await Promise.all(
            ['a', 'b', 'c'].map(async (id) => (await store.read('records', partition, id))?.body),
          );
          const tagged = beside
            .prepare('SELECT id, name, value FROM tags WHERE partition = ? ORDER BY id, name, value')
            .all(partition);
          outcomes.push({ told, left, tagged });
        }
        expect(outcomes[0]).toEqual(outcomes[1]);
      }),
      { numRuns: 30 },
    );
  });

  test('S31: what has expired is swept away with its tags after some hundreds of writes, without a restart', async () => {
    const clock = clockAt(NOON);
    const sweeping = new SqliteStore(file, clock);
    const expires = new Date('2026-11-19T13:00:00.000Z');
    await sweeping.create('sessions', doc('brief', { tags: { team: ['north', 'south'] }, expires }));
    clock.pass({ minutes: 61 });
    await Promise.all(Array.from({ length: 500 }, (_, index) => sweeping.create('sessions', doc(`d${index}`))));
    await sweeping.close();
    const left = beside.prepare(
      "SELECT count(*) AS count FROM (SELECT id FROM documents WHERE id = 'brief' UNION ALL SELECT id FROM tags WHERE id = 'brief')",
    );
    expect(left.get()).toEqual({ count: 0 });
  });
});

describe('writes that share a transaction', () => {
  /** A database that remembers what it was told. */
  class Heard extends DatabaseSync {
    readonly heard: string[] = [];
    override exec(sql: string): void {
      this.heard.push(sql);
      super.exec(sql);
    }
  }
  const made = 'CREATE TABLE kept (what TEXT) STRICT';
  const keeps = (db: DatabaseSync, what: string) => () => db.prepare('INSERT INTO kept VALUES (?)').run(what);
  const rows = (db: DatabaseSync): unknown[] => db.prepare('SELECT what FROM kept').all();

  test('sixteen at once are synced to disk once; asked for one after the other, each by itself', async () => {
    const db = new Heard(':memory:');
    db.exec(made);
    const commits = new GroupCommit(db, { patienceMs: 100 });
    const times = (): number => db.heard.filter((sql) => sql === 'COMMIT').length;
    await Promise.all(Array.from({ length: 16 }, (_, index) => commits.add(keeps(db, `${index}`))));
    expect([times(), rows(db).length]).toEqual([1, 16]);
    await commits.add(keeps(db, 'a'));
    await commits.add(keeps(db, 'b'));
    expect(times()).toBe(3);
    db.close();
  });

  test('S58: while another process keeps the file locked all of them are refused, and none is written later', async () => {
    const file = newFile();
    const [other, db] = [new DatabaseSync(file), new DatabaseSync(file, { timeout: 0 })];
    other.exec(`PRAGMA journal_mode = WAL; ${made}; BEGIN IMMEDIATE`);
    const commits = new GroupCommit(db, { patienceMs: 100 });
    const refused = await Promise.allSettled(['a', 'b'].map((what) => commits.add(keeps(db, what))));
    expect(refused).toMatchObject([
      { reason: { message: 'database is locked' } },
      { reason: { message: 'database is locked' } },
    ]);
    other.exec('COMMIT');
    await commits.add(keeps(db, 'c'));
    expect(rows(other)).toEqual([{ what: 'c' }]);
    for (const one of [other, db]) one.close();
  });
});
