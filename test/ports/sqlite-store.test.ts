import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { SqliteStore } from '../../src/adapters/sqlite/sqlite-store.ts';
import type { Document, DocumentStore } from '../../src/store/document-store.ts';
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

describe('SQLite: a document past its moment counts as gone', () => {
  test('a replacement with the etag it had is refused, and does not bring it back', async () => {
    const clock = clockAt(NOON);
    const store = new SqliteStore(':memory:', clock);
    const expires = new Date('2026-11-19T13:00:00.000Z');
    const etag = etagOf(await store.create('sessions', { id: 'a', partition: 'p', tags: {}, body: 1, expires }));
    clock.pass({ minutes: 61 });
    expect(await store.replace('sessions', { id: 'a', partition: 'p', tags: {}, body: 2 }, etag)).toEqual({
      ok: false,
      refusal: 'changed',
    });
    expect(await store.remove('sessions', 'p', 'a', etag)).toEqual({ ok: false, refusal: 'changed' });
    expect(await store.read('sessions', 'p', 'a')).toBeUndefined();
  });
});

describe('SQLite: closed', () => {
  test('S58: it says that it is not ready, and whoever reads or writes is told by an error', async () => {
    const store = new SqliteStore(':memory:', clockAt(NOON));
    await store.close();
    expect(await store.ready()).toBe(false);
    await expect(store.read('records', 'p', 'a')).rejects.toThrow('not open');
    await expect(store.create('records', { id: 'a', partition: 'p', tags: {}, body: 1 })).rejects.toThrow('not open');
  });
});

async function carryOut(store: DocumentStore, what: 'create' | 'replace' | 'remove', document: Document, etag: string) {
  switch (what) {
    case 'create':
      return store.create('sessions', document);
    case 'replace':
      return store.replace('sessions', document, etag);
    case 'remove':
      return store.remove('sessions', document.partition, document.id, etag);
  }
}

describe('SQLite: any history', () => {
  const IDS = ['a', 'b', 'c'];
  const PARTITIONS = ['p', 'q'];
  const TEAMS = ['north', 'south', 'east'];
  const anyDocument = fc.record({
    id: fc.constantFrom(...IDS),
    partition: fc.constantFrom(...PARTITIONS),
    team: fc.oneof(fc.constantFrom(...TEAMS), fc.subarray(TEAMS)),
    minutes: fc.option(fc.integer({ min: 1, max: 90 }), { nil: undefined, freq: 3 }),
  });
  /** `back` counts how many versions of that id ago the writer read it: 0 is the present one. */
  const anyStep = fc.oneof(
    fc.record({ do: fc.constant('create' as const), document: anyDocument }),
    fc.record({ do: fc.constant('replace' as const), document: anyDocument, back: fc.constantFrom(0, 0, 0, 1, 2) }),
    fc.record({ do: fc.constant('remove' as const), document: anyDocument, back: fc.constantFrom(0, 0, 1) }),
    fc.record({ do: fc.constant('pass' as const), minutes: fc.integer({ min: 1, max: 60 }) }),
  );

  interface Present {
    readonly etag: string;
    readonly body: number;
    readonly teams: readonly string[];
    readonly until: number;
  }

  test('S61: it answers like a plain map would, whatever is done to it (fast-check prints the seed of a failure)', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyStep, { maxLength: 40 }), async (steps) => {
        const clock = clockAt(NOON);
        const store: DocumentStore = new SqliteStore(':memory:', clock);
        const model = new Map<string, Present>();
        const etags = new Map<string, readonly string[]>();
        const present = (key: string): Present | undefined => {
          const there = model.get(key);
          return there && there.until > clock.now().getTime() ? there : undefined;
        };

        for (const [body, step] of steps.entries()) {
          if (step.do === 'pass') {
            clock.pass({ minutes: step.minutes });
            continue;
          }
          const { id, partition, team, minutes } = step.document;
          const key = `${partition}/${id}`;
          const expires = minutes === undefined ? undefined : new Date(clock.now().getTime() + minutes * 60_000);
          const document: Document = { id, partition, tags: { team }, body, ...(expires && { expires }) };
          const keep = (etag: string): void => {
            model.set(key, { etag, body, teams: [team].flat(), until: expires?.getTime() ?? Number.POSITIVE_INFINITY });
            etags.set(key, [etag, ...(etags.get(key) ?? [])]);
          };
          const etag = step.do === 'create' ? '' : (etags.get(key)?.[step.back] ?? '7');
          const there = present(key);
          const fits = step.do === 'create' ? there === undefined : there?.etag === etag;
          const done = await carryOut(store, step.do, document, etag);
          expect(done.ok).toBe(fits);
          if (done.ok && done.value === undefined) model.delete(key);
          if (done.ok && done.value !== undefined) keep(done.value);
        }

        for (const partition of PARTITIONS) {
          for (const id of IDS) {
            const there = present(`${partition}/${id}`);
            const expected = there && { id, partition, body: there.body, etag: there.etag };
            expect(await store.read('sessions', partition, id)).toEqual(expected);
          }
        }
        for (const team of TEAMS) {
          const found = await allPages(store, 'sessions', { tag: 'team', equals: team, limit: 2 });
          const expected = [...model.keys()].filter((key) => present(key)?.teams.includes(team));
          expect(found.map(({ id, partition }) => `${partition}/${id}`).toSorted()).toEqual(expected.toSorted());
        }
        await store.close();
      }),
      { numRuns: 150 },
    );
  });
});
