import { roomIn } from '../../src/store/room.ts';
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { SqliteStore } from '../../src/adapters/sqlite/sqlite-store.ts';
import { people, personId } from '../../src/demo/world.ts';
import { Day } from '../../src/kernel/days.ts';
import { recordIdOf, StaffId } from '../../src/kernel/ids.ts';
import { erase } from '../../src/operator/erase.ts';
import { isUnfinished } from '../../src/operator/erase-record.ts';
import { exportPerson } from '../../src/operator/export.ts';
import { every } from '../../src/operator/operator.ts';
import { rebuild } from '../../src/operator/rebuild.ts';
import { retain, retainNow } from '../../src/operator/retention.ts';
import { verify } from '../../src/operator/verify.ts';
import { personDocument } from '../../src/people/documents.ts';
import { ERASED } from '../../src/records/repository.ts';
import { chained, type Entry } from '../../src/records/fact.ts';
import { HistoryPage, isPageId, PAGE, pageIdOf } from '../../src/records/archive.ts';
import { StoredRecord } from '../../src/records/record.ts';
import { sealOf } from '../../src/records/seal.ts';
import type { DocumentStore, Filed } from '../../src/store/document-store.ts';
import { isTombstone, Tombstone } from '../../src/store/tombstone.ts';
import { clockAt, type SettableClock } from '../support/clock.ts';
import { documentsIn, putInto, type Placed } from '../support/copied-store.ts';
import { FaultyStore, StoreDown } from '../support/faulty-store.ts';
import { longRecord } from '../support/long-record.ts';
import { AUTHOR, bookIn } from '../support/monitoring.ts';
import { ADA, filedAbout, operatorAt, tamper, type AtWork } from '../support/operator.ts';

const NOON = '2026-11-27T12:00:00.000Z';
const TODAY = Day.parse('2026-11-27');
const LONG = recordIdOf(ADA, 'abcde12345');
const OTHER = recordIdOf(personId('samuel'), 'abcde12345');
const ENTRIES = 60;
const PAGES = 2;

interface App {
  readonly clock: SettableClock;
  readonly store: FaultyStore;
  readonly operator: AtWork;
}

/** Two people with a long record each. Ada's reablement ended today. */
async function made(): Promise<readonly Placed[]> {
  const clock = clockAt(NOON);
  const store = new SqliteStore(':memory:', clock);
  for (const person of people(TODAY).filter(({ id }) => id === ADA || id === personId('samuel')))
    await store.create('people', personDocument({ ...person, ...(person.id === ADA && { ended: TODAY }) }));
  await longRecord(store, clock, LONG, ENTRIES);
  await longRecord(store, clock, OTHER, ENTRIES);
  return documentsIn(store);
}

let documents: readonly Placed[];
beforeAll(async () => {
  documents = await made();
});

async function app(): Promise<App> {
  const clock = clockAt(NOON);
  const store = new FaultyStore(new SqliteStore(':memory:', clock));
  await putInto(store, documents);
  return { clock, store, operator: operatorAt(store, clock) };
}

/** One more colleague sees the notice of Ada's long record. */
const sees = ({ store, clock }: App, name: string) =>
  bookIn(store, clock).give(LONG, { telling: { type: 'note-seen', name } }, StaffId.parse(name));

/** Until the next entry is one too many, and a page more is made. */
async function fillUp(each: App): Promise<void> {
  for (let entry = ENTRIES; entry < PAGES * PAGE + PAGE; entry += 1) await sees(each, `more${entry}`);
}

let all: App;
beforeEach(async () => {
  all = await app();
});

async function filed(id: string, store: DocumentStore = all.store): Promise<Filed> {
  const found = (await filedAbout(store, id.slice(0, id.indexOf('-')))).find((one) => one.id === id);
  if (!found) throw new Error('the test expected a document');
  return found;
}

const faultsNow = async (): Promise<readonly string[]> => {
  all.operator.said.length = 0;
  const well = await verify(all.operator);
  const faults = all.operator.said.filter((line) => !line.includes(' checked, '));
  expect(well).toBe(faults.length === 0);
  return faults;
};

const reference = 'MC-ABCD-E123';
const COUNTED = `2 records checked, 0 erased, 0 not as they should be.`;

describe('S28: verify looks at a history on all its pages', () => {
  test('and finds nothing wrong in long records as they were written; rebuild leaves them as they are', async () => {
    expect(await faultsNow()).toEqual([]);
    expect(all.operator.said.at(-1)).toBe(COUNTED);
    const before = [await filed(LONG), await filed(pageIdOf(LONG, 0))];
    expect(await rebuild(all.operator)).toBe(true);
    expect(all.operator.said.at(-1)).toBe('2 records needed nothing, 0 rebuilt, 0 not rebuilt.');
    expect([await filed(LONG), await filed(pageIdOf(LONG, 0))]).toEqual(before);
  });

  test('any single character altered on any page', async () => {
    const text = JSON.stringify((await filed(pageIdOf(LONG, 1))).body);
    await fc.assert(
      fc.asyncProperty(fc.nat(text.length - 1), async (place) => {
        const altered = `${text.slice(0, place)}${/\d/u.test(text[place] ?? '') ? '7' : 'x'}${text.slice(place + 1)}`;
        const body = readable(altered);
        fc.pre(altered !== text && body !== undefined);
        await tamper(all.store, await filed(pageIdOf(LONG, 1)), body);
        const faults = (await all.operator.records.check(await filed(LONG))).faults;
        expect(faults).toHaveLength(1);
        expect(faults[0]).toMatch(/^(?:page 1|entry (?:\d+)) of its history is not as it was written$/u);
      }),
      { numRuns: 150 },
    );
  });

  test('a page that is missing, one in the place of another, and one of another record', async () => {
    const [first, second] = [await filed(pageIdOf(LONG, 0)), await filed(pageIdOf(LONG, 1))];
    await tamper(all.store, second, first.body);
    expect(await faultsNow()).toEqual([`${LONG} ${reference}: page 1 of its history is not as it was written`]);
    await tamper(all.store, await filed(pageIdOf(LONG, 1)), { ...HistoryPage.parse(second.body), record: OTHER });
    expect(await faultsNow()).toEqual([`${LONG} ${reference}: page 1 of its history is not as it was written`]);
    // The same page of another record does not go on from the page before.
    const { entries } = HistoryPage.parse((await filed(pageIdOf(OTHER, 1))).body);
    const others = entries.map((entry) => ({ ...entry, at: entry.at, fact: { telling: 'other' } }));
    await tamper(all.store, await filed(pageIdOf(LONG, 1)), { ...HistoryPage.parse(second.body), entries: others });
    expect(await faultsNow()).toEqual([`${LONG} ${reference}: entry 25 of its history is not as it was written`]);
    await tamper(all.store, await filed(pageIdOf(LONG, 1)), second.body);
    expect(await faultsNow()).toEqual([]);
    await all.store.remove('records', ADA, first.id, (await filed(first.id)).etag);
    expect(await faultsNow()).toEqual([`${LONG} ${reference}: page 0 of its history is missing`]);
    expect(await rebuild(all.operator)).toBe(false);
  });

  test('a page that fits in itself but does not go on from the one before, or that the next does not go on from', async () => {
    const last = HistoryPage.parse((await filed(pageIdOf(LONG, 0))).body).entries.at(-1);
    const astray = last && { ...last, hash: '0'.repeat(64) };
    for (const [page, after, broken] of [
      [0, undefined, PAGE + 1],
      [1, last, 2 * PAGE + 1],
      [1, astray, PAGE + 1],
    ] as const) {
      const one = await filed(pageIdOf(LONG, page));
      const { entries, ...rest } = HistoryPage.parse(one.body);
      const forged: Entry[] = [];
      for (const { seq: _, hash: __, ...link } of entries)
        forged.push(chained(forged.at(-1) ?? after, { ...link, by: AUTHOR }));
      await tamper(all.store, one, { ...rest, entries: forged });
      expect(await faultsNow()).toEqual([
        `${LONG} ${reference}: entry ${broken} of its history is not as it was written`,
      ]);
      await tamper(all.store, await filed(one.id), one.body);
    }
  });

  test('what the record says of its pages; rebuild puts it right, as it does a state that does not follow from all of them', async () => {
    const { body, ...record } = await filed(LONG);
    const stored = StoredRecord.parse(body);
    const archived = stored.archived && { ...stored.archived, begun: stored.entries[0]?.at };
    for (const wrong of [
      { ...stored, archived: { ...stored.archived, entries: PAGE } },
      { ...stored, archived: { ...stored.archived, pages: 1 } },
      { ...stored, archived: { ...archived, hash: stored.entries[0]?.hash } },
      { ...stored, archived: undefined },
    ]) {
      expect((await all.operator.records.check({ ...record, body: wrong })).faults).toEqual([
        'its archived is not what its history says',
        'has been altered since it was written',
      ]);
    }
    await tamper(all.store, await filed(LONG), { ...stored, archived: undefined, state: { own: { status: 'new' } } });
    expect(await rebuild(all.operator)).toBe(true);
    expect((await filed(LONG)).body).toEqual(body);
  });

  test('a page of a record that has gone, one beyond the history, one that anybody finds, and what is no page at all', async () => {
    const [page, record] = [await filed(pageIdOf(LONG, 0)), await filed(OTHER)];
    const beyond = { ...HistoryPage.parse(page.body), page: 7 };
    const partition: string = ADA;
    await all.store.create('records', { id: pageIdOf(LONG, 7), partition, tags: {}, body: beyond });
    await all.store.create('records', { id: pageIdOf(LONG, 8), partition, tags: {}, body: beyond });
    await tamper(all.store, page, page.body, { subject: ADA });
    await all.store.remove('records', record.partition, record.id, record.etag);
    expect((await faultsNow()).toSorted()).toEqual(
      [
        `${pageIdOf(LONG, 0)} -: is found by what it should not be found by`,
        `${pageIdOf(LONG, 7)} -: is not a page of its record`,
        `${pageIdOf(LONG, 8)} -: stands in the place of a page, and is none`,
        `${pageIdOf(OTHER, 0)} -: is a page of no record`,
        `${pageIdOf(OTHER, 1)} -: is a page of no record`,
      ].toSorted(),
    );
  });

  test('S54: not a page whose record was not written after it: the next who writes goes on from there', async () => {
    await fillUp(all);
    all.store.plan({ 3: 'lost-call' });
    await expect(sees(all, 'last')).rejects.toBeInstanceOf(StoreDown);
    all.store.plan({});
    expect(HistoryPage.parse((await filed(pageIdOf(LONG, PAGES))).body).entries).toHaveLength(PAGE);
    expect(StoredRecord.parse((await filed(LONG)).body).archived?.pages).toBe(PAGES);
    expect(await faultsNow()).toEqual([]);
    await sees(all, 'last');
    expect(StoredRecord.parse((await filed(LONG)).body).archived?.pages).toBe(PAGES + 1);
    expect(await faultsNow()).toEqual([]);
  });

  test('a witness from when the history was short finds what a clever hand wrote anew on a page since', async () => {
    const witness = join(mkdtempSync(join(tmpdir(), 'reable-')), 'witness');
    const { clock, store, operator } = await app();
    const short = recordIdOf(ADA, 'short');
    await longRecord(store, clock, short, 20);
    expect(await verify(operator, witness)).toBe(true);
    await longRecord(store, clock, short, 130);
    expect(await verify(operator, witness)).toBe(true);
    await longRecord(store, clock, short, 180);
    await rewritten(store, short);
    expect(await verify(operator)).toBe(true);
    operator.said.length = 0;
    expect(await verify(operator, witness)).toBe(false);
    expect(operator.said).toContain(`${short} MC-SHOR-T: its history is not the one that was witnessed`);
  });
});

/** Undefined when it is no JSON. */
function readable(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Alters the fifth entry and makes all the rest fit, as only somebody could who knows the code. */
async function rewritten(store: DocumentStore, id: string): Promise<void> {
  const record = await filed(id, store);
  const { seal: _, ...stored } = StoredRecord.parse(record.body);
  const pages = await Promise.all(
    Array.from({ length: stored.archived?.pages ?? 0 }, (_, page) => filed(pageIdOf(id, page), store)),
  );
  const forged: Entry[] = [];
  for (const { seq, hash: _, ...link } of [
    ...pages.flatMap(({ body }) => HistoryPage.parse(body).entries),
    ...stored.entries,
  ])
    forged.push(chained(forged.at(-1), seq === 5 ? { ...link, flowVersion: 2 } : link));
  for (const [page, one] of pages.entries()) {
    const entries = forged.slice(page * PAGE, (page + 1) * PAGE);
    await tamper(store, one, { ...HistoryPage.parse(one.body), entries });
  }
  const moved = pages.length * PAGE;
  const archived = stored.archived && { ...stored.archived, hash: forged[moved - 1]?.hash ?? '' };
  const body = { ...stored, archived, entries: forged.slice(moved) };
  await tamper(store, record, { ...body, seal: sealOf(body) });
}

describe('S85: export', () => {
  const contents = (folder: string, end: RegExp): string =>
    readFileSync(join(folder, readdirSync(folder).find((name) => end.test(name)) ?? ''), 'utf8');

  test('has the whole history, in the file that is complete and on the page to read', async () => {
    const folder = join(mkdtempSync(join(tmpdir(), 'reable-')), 'exports');
    expect(await exportPerson(all.operator, ADA, folder)).toBe(true);
    expect(all.operator.said[0]).toMatch(/^Exported 1 record and no half-finished forms/u);
    const page = contents(folder, /\dZ\.html$/u);
    expect(page.match(/Saw the notice in the team&#39;s channel/gu)).toHaveLength(ENTRIES - 2);
    expect(page.indexOf('Changed monitoring')).toBeLessThan(page.indexOf('Saw the notice'));
    const json = contents(folder, /\.json$/u);
    for (let entry = 3; entry <= ENTRIES; entry += 1) expect(json).toContain(`"Colleague ${entry}"`);
    expect(json).not.toContain(OTHER);
  });

  test('with a page altered, the record is not shown; all there is stands in the file', async () => {
    const folder = join(mkdtempSync(join(tmpdir(), 'reable-')), 'exports');
    await tamper(all.store, await filed(pageIdOf(LONG, 1)), { odd: 'page' });
    expect(await exportPerson(all.operator, ADA, folder)).toBe(false);
    expect(contents(folder, /\dZ\.html$/u)).toContain('Records that cannot be shown here');
    expect(contents(folder, /\.json$/u)).toContain('"odd": "page"');
  });
});

/** What the store still says of Ada, as text, tombstones apart. */
async function leftOfAda({ store }: App): Promise<readonly string[]> {
  const left: string[] = [];
  for await (const one of every(roomIn(store, 'records'), ADA)) if (!isTombstone(one)) left.push(one.id);
  return left;
}

describe('S31: erase takes the pages away with the record', () => {
  test('and keeps no more than that there were some; other people keep theirs', async () => {
    const { body } = await filed(LONG);
    expect(await erase(all.operator, ADA)).toBe(true);
    expect(all.operator.said[0]).toBe('Erased: the person, 1 record, no half-finished forms.');
    expect(await leftOfAda(all)).toEqual([]);
    const stone = await filed(LONG);
    expect(Tombstone.parse(stone.body).history).toEqual({
      entries: ENTRIES,
      hash: StoredRecord.parse(body).entries.at(-1)?.hash,
    });
    expect(stone.tags).toEqual({});
    for (const one of await filedAbout(all.store)) expect(JSON.stringify(one)).not.toMatch(/colleague|tablets/iu);
    expect(await faultsNow()).toEqual([]);
    expect(all.operator.said.at(-1)).toBe('1 record checked, 1 erased, 0 not as they should be.');
    expect((await filed(pageIdOf(OTHER, 1))).body).toMatchObject({ kind: 'history' });
    all.clock.pass({ days: 366 });
    expect(await filedAbout(all.store)).toEqual([]);
  });

  test('S61: after a failure at any call it is run again and finishes; verify says what is left until then', async () => {
    let finished = false;
    for (let call = 1; !finished; call += 1) {
      expect(call).toBeLessThan(40);
      for (const fault of ['lost-call', 'lost-answer'] as const) {
        const each = await app();
        each.store.plan({ [call]: fault });
        finished = await erase(each.operator, ADA).catch(() => false);
        each.store.plan({});
        expect(await verify(each.operator)).toBe(!isUnfinished(await filed(LONG, each.store)));
        await erase(each.operator, ADA);
        expect(await leftOfAda(each)).toEqual([]);
        expect(await verify(each.operator)).toBe(true);
      }
    }
  });

  test('S53: a writer who was held up finds it gone, and leaves no page behind', async () => {
    for (const heldUpAt of [1, 2]) {
      const each = await app();
      await fillUp(each);
      // Held up before the page is made, or before the record is written.
      const [gate, reached] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
      const slow = new FaultyStore(each.store);
      slow.waitFor(async () => {
        if (slow.calls !== heldUpAt + 1) return;
        reached.resolve();
        await gate.promise;
      });
      const given = sees({ ...each, store: slow }, 'late');
      await reached.promise;
      expect(await erase(each.operator, ADA)).toBe(true);
      gate.resolve();
      expect(await given).toEqual({ ok: false, refusal: ERASED });
      expect(await leftOfAda(each)).toEqual([]);
      expect(await verify(each.operator)).toBe(true);
    }
  });

  test('finds pages whose record has gone, or cannot be read', async () => {
    const record = await filed(LONG);
    await all.store.remove('records', ADA, LONG, record.etag);
    expect(await erase(all.operator, ADA)).toBe(true);
    expect(all.operator.said.slice(0, 2)).toEqual([
      'Erased: the person, no records, no half-finished forms.',
      'Erased, too: 2 pages of history whose record had gone before.',
    ]);
    expect(await leftOfAda(all)).toEqual([]);
    const { body, ...other } = await filed(OTHER);
    await tamper(all.store, { ...other, body }, { kind: 'monitoring-change', torn: true });
    expect(await erase(all.operator, personId('samuel'))).toBe(true);
    const left = await filedAbout(all.store, personId('samuel'));
    expect([left.length, left.every(isTombstone)]).toEqual([1 + PAGES, true]);
  });
});

describe('S31, S84: retention takes the pages away with the record', () => {
  /** A long record of Ada in which everybody has been told, past its time. */
  async function pastTime(): Promise<App> {
    const each = await app();
    const telling = { type: 'note-told', key: 'sarah', how: 'phone', on: TODAY } as const;
    await bookIn(each.store, each.clock).give(LONG, { telling }, AUTHOR);
    each.clock.pass({ days: 4000 });
    return each;
  }

  test('and then the person', async () => {
    const each = await pastTime();
    expect(await retainNow(each.operator)).toBe(true);
    expect(each.operator.said.at(-1)).toBe('Past their time and erased: 1 record, 1 person.');
    expect(await leftOfAda(each)).toEqual([]);
    expect(await verify(each.operator)).toBe(true);
  });

  test('S61: what a run that failed left behind goes with the next; verify names it until then', async () => {
    let finished = false;
    for (let call = 0; !finished; call += 1) {
      expect(call).toBeLessThan(40);
      for (const fault of ['lost-call', 'lost-answer'] as const) {
        const each = await pastTime();
        each.store.plan({ [call]: fault });
        finished = await retain(each.operator.services, each.operator.retain, 50).then(
          () => true,
          () => false,
        );
        each.store.plan({});
        const half = isUnfinished(await filed(LONG, each.store));
        expect(await verify(each.operator)).toBe(!half);
        const line = `${LONG} -: was erased, but not all of its history: run retain`;
        expect(each.operator.said.includes(line)).toBe(half);
        await retain(each.operator.services, each.operator.retain, 50);
        expect(await leftOfAda(each)).toEqual([]);
        expect(await verify(each.operator)).toBe(true);
      }
    }
  });

  test('S60: what is asked to end does not begin with another', async () => {
    const each = await pastTime();
    each.store.plan({ 5: 'lost-call' });
    await retain(each.operator.services, each.operator.retain, 50).catch(() => undefined);
    each.store.plan({});
    const before = await leftOfAda(each);
    expect(before.filter(isPageId).length).toBeGreaterThan(0);
    await retain(each.operator.services, each.operator.retain, 50, () => false);
    expect(await leftOfAda(each)).toEqual(before);
  });
});
