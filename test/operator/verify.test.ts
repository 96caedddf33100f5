import { roomIn } from '../../src/store/room.ts';
import { servicesAt } from '../support/services.ts';
import { mkdtempSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { z } from 'zod';
import { SqliteStore } from '../../src/adapters/sqlite/sqlite-store.ts';
import { seed } from '../../src/demo/history.ts';
import { PersonId, recordIdOf } from '../../src/kernel/ids.ts';
import { erase } from '../../src/operator/erase.ts';
import { every } from '../../src/operator/operator.ts';
import { rebuild } from '../../src/operator/rebuild.ts';
import { verify } from '../../src/operator/verify.ts';
import { checkRecord } from '../../src/records/checking.ts';
import { chained, type Entry } from '../../src/records/fact.ts';
import { isPageId } from '../../src/records/archive.ts';
import { StoredRecord } from '../../src/records/record.ts';
import { sealOf } from '../../src/records/seal.ts';
import type { Filed } from '../../src/store/document-store.ts';
import { clockAt } from '../support/clock.ts';
import {
  AUTHOR,
  BEGINNING,
  bookIn,
  changeMonitoring,
  outsideRecipient,
  staffRecipient,
} from '../support/monitoring.ts';
import { ADA, filedAbout, operatorAt, tamper } from '../support/operator.ts';

const NOON = '2026-11-23T12:00:00.000Z';

async function demo(file = ':memory:') {
  const clock = clockAt(NOON);
  const store = new SqliteStore(file, clock);
  await seed(servicesAt(store, clock), 56_150);
  return { clock, store, operator: operatorAt(store, clock) };
}

/** One whose history is all in it. */
async function oneOfAda(store: SqliteStore): Promise<Filed> {
  const all = await filedAbout(store);
  const filed = all.find(({ id, body }) => !isPageId(id) && StoredRecord.parse(body).archived === undefined);
  if (!filed) throw new Error('Ada has no record');
  return filed;
}

type Path = readonly (string | number)[];

/** Every place in a JSON value, its containers included. */
function placesIn(value: unknown, at: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [at];
  const inner = Array.isArray(value)
    ? value.flatMap((one, index) => placesIn(one, [...at, index]))
    : Object.entries(value).flatMap(([key, one]) => placesIn(one, [...at, key]));
  return at.length === 0 ? inner : [at, ...inner];
}

const Fields = z.record(z.string(), z.unknown());

/** The value with what is at `path` altered by `how`; undefined takes it out. */
function altered(value: unknown, path: Path, how: (was: unknown) => unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return how(value);
  if (Array.isArray(value)) {
    const next = altered(value[Number(key)], rest, how);
    return next === undefined ? value.toSpliced(Number(key), 1) : value.with(Number(key), next);
  }
  const { [String(key)]: was, ...others } = Fields.parse(value);
  const next = altered(was, rest, how);
  return next === undefined ? others : { ...others, [String(key)]: next };
}

/** One character, one digit, one yes or no: the least that can be altered. */
function slightly(was: unknown, place: number): unknown {
  if (typeof was === 'string') {
    const at = place % Math.max(was.length, 1);
    return `${was.slice(0, at)}${was[at] === 'a' ? 'b' : 'a'}${was.slice(at + 1)}`;
  }
  if (typeof was === 'number') return was + 1;
  if (typeof was === 'boolean') return !was;
  return Array.isArray(was) ? [...was, 'a'] : { ...Fields.parse(was), a: 'a' };
}

describe('S28: verify finds what was altered', () => {
  test('nothing, in records as they were written', async () => {
    const { operator } = await demo();
    expect(await verify(operator)).toBe(true);
    expect(operator.said).toEqual([
      '12 people checked, 0 not as they should be.',
      '17 records checked, 0 erased, 0 not as they should be.',
    ]);
  });

  test('any single character, number or answer, anywhere in a record; anything taken out or added', async () => {
    const { store, operator } = await demo();
    const filed = await oneOfAda(store);
    const places = placesIn(filed.body);
    expect(places.length).toBeGreaterThan(80);
    const faultsOf = async (body: unknown) => (await operator.records.check({ ...filed, body })).faults;
    expect(await faultsOf(filed.body)).toEqual([]);
    const unseen: string[] = [];
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...places), fc.nat(200), async (path, place) => {
        const faults = await faultsOf(altered(filed.body, path, (was) => slightly(was, place)));
        if (faults.length === 0) unseen.push(path.join('.'));
      }),
      { numRuns: 400 },
    );
    for (const path of places) {
      if ((await faultsOf(altered(filed.body, path, () => undefined))).length === 0)
        unseen.push(`without ${path.join('.')}`);
    }
    expect(unseen).toEqual([]);
  });

  test('a history that no rules can read, though each of its entries is as it was written', async () => {
    const { store } = await demo();
    const unreadable = await checkRecord(roomIn(store, 'records'), await oneOfAda(store), () => {
      throw new Error('no such fact');
    });
    expect(unreadable).toEqual({ faults: ['its history cannot be read'] });
  });

  test('what a record is found by: taken away, altered or added', async () => {
    const { store, operator } = await demo();
    const { tags, ...filed } = await oneOfAda(store);
    const { subject: _, ...without } = tags;
    for (const wrong of [without, { ...tags, waiting: 'nobody' }, { ...tags, more: 'x' }, {}]) {
      expect((await operator.records.check({ ...filed, tags: wrong })).faults).toEqual([
        'is not found by what it should be found by',
      ]);
    }
  });

  test('also when only the rows that searches look at were altered, in the file itself', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'reable-')), 'reable.sqlite');
    const { store, operator } = await demo(file);
    const filed = await oneOfAda(store);
    const db = new DatabaseSync(file);
    db.prepare("UPDATE tags SET value = 'elsewhere' WHERE name = 'subject' AND id = ?").run(filed.id);
    db.close();
    expect(await verify(operator)).toBe(false);
    expect(operator.said[1]).toMatch(
      new RegExp(`^${filed.id} [A-Z]{2}-[A-Z0-9]{4}-[A-Z0-9]{4}: is not found by what it should be found by$`, 'u'),
    );
    expect(await rebuild(operator)).toBe(true);
    expect(await verify(operator)).toBe(true);
    await store.close();
  });

  test('a record in the place of another, one of no known kind, one with no history, and what is no record at all', async () => {
    const { store, operator } = await demo();
    const filed = await oneOfAda(store);
    const body = Fields.parse(filed.body);
    const faultsOf = async (wrong: Partial<Filed>) => (await operator.records.check({ ...filed, ...wrong })).faults;
    expect(await faultsOf({ id: `${ADA}-other` })).toEqual(['stands in the place of another record']);
    expect(await faultsOf({ partition: 'other' })).toEqual(['stands in the place of another record']);
    expect(await faultsOf({ body: { ...body, kind: 'other' } })).toEqual(['is of no kind that is known']);
    expect(await faultsOf({ body: { ...body, entries: [] } })).toEqual(['has no history']);
    expect(await faultsOf({ body: 'Ada Palmer' })).toEqual(['is of no kind that is known']);
  });

  test('a person who cannot be read, is not found by what they should be, or stands in the place of another', async () => {
    const { store, operator } = await demo();
    const people: Filed[] = [];
    for await (const filed of every(roomIn(store, 'people'))) people.push(filed);
    const [torn, lost, moved] = people;
    if (!torn || !lost || !moved) throw new Error('there are twelve people');
    await store.replace('people', { ...torn, body: { ...Fields.parse(torn.body), started: 'soon' } }, torn.etag);
    await store.replace('people', { ...lost, tags: { ...lost.tags, ended: '2020-01-01' } }, lost.etag);
    await store.replace('people', { ...moved, body: { ...Fields.parse(moved.body), id: 'another' } }, moved.etag);
    expect(await verify(operator)).toBe(false);
    expect(operator.said).toEqual([
      `person ${torn.id}: cannot be read`,
      `person ${lost.id}: is not found by what it should be found by`,
      `person ${moved.id}: stands in the place of another person`,
      '12 people checked, 3 not as they should be.',
      '17 records checked, 0 erased, 0 not as they should be.',
    ]);
  });

  test('ten among 1,000, and says no word of what they say', async () => {
    const clock = clockAt(NOON);
    const store = new SqliteStore(':memory:', clock);
    const operator = operatorAt(store, clock);
    const book = bookIn(store, clock, [staffRecipient('tom'), outsideRecipient('sarah')]);
    for (let person = 0; person < 1000; person += 1) {
      const id = recordIdOf(PersonId.parse(`p${person}`), 'abcde12345');
      await book.give(id, { own: changeMonitoring() }, AUTHOR, BEGINNING);
    }
    const bad = [0, 1, 99, 100, 432, 500, 777, 900, 998, 999].map((person) => `p${person}-abcde12345`);
    for await (const filed of every(roomIn(store, 'records'))) {
      if (!bad.includes(filed.id)) continue;
      const paths = placesIn(filed.body);
      const path = paths[bad.indexOf(filed.id) * 7] ?? [];
      await tamper(
        store,
        filed,
        altered(filed.body, path, (was) => slightly(was, 3)),
      );
    }
    expect(await verify(operator)).toBe(false);
    const named = operator.said.slice(1, -1).map((line) => line.slice(0, line.indexOf(' ')));
    expect(named.toSorted()).toEqual(bad.toSorted());
    expect(operator.said.at(-1)).toBe('1000 records checked, 0 erased, 10 not as they should be.');
    expect(operator.said.join('\n')).not.toMatch(/tablets|call every|sarah/iu);
  });
});

/** Rolls a record back by its last entry and puts everything right again, as only somebody could who knows the code. */
function rolledBack(body: unknown): unknown {
  const { seal: _, ...stored } = StoredRecord.parse(body);
  const entries: Entry[] = [];
  for (const { at, by, flowVersion, fact, remindOn, leadsAfter } of stored.entries.slice(0, -1))
    entries.push(chained(entries.at(-1), { at, by, flowVersion, fact, remindOn, leadsAfter }));
  const cut = { ...stored, entries, state: {} };
  return { ...cut, seal: sealOf(cut) };
}

describe('S28: a witness that is kept elsewhere finds what a clever hand hid', () => {
  const newFile = (): string => join(mkdtempSync(join(tmpdir(), 'reable-')), 'witness');

  /** Somebody who can write to the store and knows all of this cuts the end off a history, and makes the rest fit. */
  async function cutUnseen(store: SqliteStore, operator: ReturnType<typeof operatorAt>): Promise<string> {
    const filed = await oneOfAda(store);
    const cut = StoredRecord.parse(rolledBack(filed.body));
    await tamper(store, filed, cut);
    expect(await rebuild(operator)).toBe(true);
    operator.said.length = 0;
    expect(await verify(operator)).toBe(true);
    return filed.id;
  }

  test('a history cut short and sealed again', async () => {
    const { store, operator } = await demo();
    const witness = newFile();
    expect(await verify(operator, witness)).toBe(true);
    expect(statSync(witness).mode & 0o777).toBe(0o600);
    const before = readFileSync(witness, 'utf8');
    const id = await cutUnseen(store, operator);
    expect(await verify(operator, witness)).toBe(false);
    expect(operator.said.join('\n')).toMatch(
      new RegExp(`^${id} .*its history is not the one that was witnessed`, 'mu'),
    );
    // What was witnessed stays, so that the next run finds it, too.
    expect(readFileSync(witness, 'utf8')).toBe(before);
  });

  test('a record that has gone', async () => {
    const { store, operator } = await demo();
    const witness = newFile();
    await verify(operator, witness);
    const filed = await oneOfAda(store);
    await store.remove('records', filed.partition, filed.id, filed.etag);
    expect(await verify(operator)).toBe(true);
    expect(await verify(operator, witness)).toBe(false);
    expect(operator.said).toContain(`${filed.id} -: has gone`);
  });

  test('and not what happened as it should: more was recorded, and somebody was erased', async () => {
    const { store, clock, operator } = await demo();
    const witness = newFile();
    await verify(operator, witness);
    const [first] = await filedAbout(store);
    const record = first && (await operator.records.read(StoredRecord.parse(first.body).id));
    await record?.keepNotices(record.notices.map((notice) => ({ ...notice, status: 'waiting' })));
    await erase(operator, ADA);
    expect(await verify(operator, witness)).toBe(true);
    // A year later nothing is left in their place, and the witness knows why.
    clock.pass({ days: 366 });
    expect(await verify(operator, witness)).toBe(true);
  });
});

describe('rebuild', () => {
  test('puts right a state that was altered, and only that record', async () => {
    const { store, operator } = await demo();
    const filed = await oneOfAda(store);
    const body = Fields.parse(filed.body);
    await tamper(store, filed, { ...body, state: { own: { status: 'new' } }, reminders: { tell: '2030-01-01' } });
    expect(await verify(operator)).toBe(false);
    operator.said.length = 0;
    expect(await rebuild(operator)).toBe(true);
    expect(operator.said.at(-1)).toBe('16 records needed nothing, 1 rebuilt, 0 not rebuilt.');
    expect((await store.read('records', filed.partition, filed.id))?.body).toEqual(filed.body);
    expect(await verify(operator)).toBe(true);
  });

  test('follows rules that fold otherwise than when the record was written', async () => {
    const { store, operator } = await demo();
    const filed = await oneOfAda(store);
    const { seal: _, ...stored } = StoredRecord.parse(filed.body);
    const older = { ...stored, state: { own: { status: 'new' } } };
    await tamper(store, filed, { ...older, seal: sealOf(older) });
    expect(await rebuild(operator)).toBe(true);
    expect(await verify(operator)).toBe(true);
  });

  test.each(['entries', 'team', 'author', 'notices'])(
    'leaves alone a record whose %s somebody altered: that cannot be made anew, and is not sealed',
    async (field) => {
      const { store, operator } = await demo();
      const filed = await oneOfAda(store);
      const place =
        placesIn(filed.body).find(
          ([first, ...rest]) => first === field && (field === 'team' || field === 'author' || rest.length > 1),
        ) ?? [];
      const wrong = altered(filed.body, place, (was) => slightly(was, 0));
      await tamper(store, filed, wrong);
      expect(await rebuild(operator)).toBe(false);
      expect(operator.said.at(-1)).toBe('16 records needed nothing, 0 rebuilt, 1 not rebuilt.');
      expect((await store.read('records', filed.partition, filed.id))?.body).toEqual(wrong);
      expect(await verify(operator)).toBe(false);
    },
  );
});
