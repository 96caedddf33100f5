import { roomIn } from '../../src/store/room.ts';
import { servicesAt } from '../support/services.ts';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openCosmosStore } from '../../src/adapters/cosmos/cosmos-store.ts';
import { seed } from '../../src/demo/history.ts';
import { everyday, personId } from '../../src/demo/world.ts';
import { monitoringKind } from '../../src/flows/monitoring/record.ts';
import { openKind } from '../../src/kinds/open-kind.ts';
import { erase } from '../../src/operator/erase.ts';
import { hold, release } from '../../src/operator/holding.ts';
import { every } from '../../src/operator/operator.ts';
import { verify } from '../../src/operator/verify.ts';
import { recordIdOf } from '../../src/kernel/ids.ts';
import { viewerOf } from '../../src/people/staff.ts';
import { isPageId } from '../../src/records/archive.ts';
import { StoredRecord } from '../../src/records/record.ts';
import type { Container, DocumentStore } from '../../src/store/document-store.ts';
import { Tombstone } from '../../src/store/tombstone.ts';
import { recordsAChange } from '../support/change.ts';
import { clockAt } from '../support/clock.ts';
import { startCosmos, type CosmosServer } from '../support/cosmos.ts';
import { FaultyStore, StoreDown } from '../support/faulty-store.ts';
import { longRecord } from '../support/long-record.ts';
import { changeMonitoring } from '../support/monitoring.ts';
import { ADA, answersAre, filedAbout, operatorAt, tamper } from '../support/operator.ts';
import { World } from '../support/talk.ts';

/** Everything that the store holds, as text. */
async function allText(store: DocumentStore): Promise<string> {
  const text: string[] = [];
  for (const container of ['records', 'people', 'sessions'] satisfies Container[]) {
    for await (const filed of every(roomIn(store, container))) text.push(JSON.stringify(filed));
  }
  return text.join('\n');
}

/** What is still there of Ada and her daughter. */
const ofAda = async (store: DocumentStore): Promise<readonly string[]> =>
  [...new Set((await allText(store)).match(/Ada\b|Palmer|Sarah/gu) ?? [])].toSorted();

async function formsIn(store: DocumentStore): Promise<readonly unknown[]> {
  const desks = [];
  for await (const { body } of every(roomIn(store, 'sessions'))) desks.push(body);
  return desks;
}

describe('erase', () => {
  test('S31: takes the person, their records and the forms about them, and leaves everybody else', async () => {
    const world = await World.open();
    const [tom, priya] = [world.chat('Tom Reed'), world.chat('Priya Shah')];
    await recordsAChange(priya);
    await tom.says('change monitoring for Ada Palmer');
    await tom.says('change monitoring for Samuel Okafor');
    await priya.says('change monitoring for Ada Palmer');
    await priya.presses('Cancel');
    expect(await ofAda(world.store)).toEqual(['Ada', 'Palmer', 'Sarah']);

    const operator = operatorAt(world.store, world.clock);
    expect(await erase(operator, ADA)).toBe(true);
    expect(operator.said[0]).toBe('Erased: the person, 7 records, 2 half-finished forms.');
    expect(await ofAda(world.store)).toEqual([]);
    expect((await filedAbout(world.store, personId('samuel'))).length).toBe(1);
    expect((await tom.says("what's outstanding for me")).text).toContain('Samuel Okafor');
    expect(world.surprises).toEqual([]);
  });

  test.each([
    ['their name, in another case', { name: 'ADA  palmer' }],
    ['their reference', { reference: 'rb-1041' }],
    ['their NHS number, as it is read aloud', { nhsNumber: '999 000 0018' }],
    ['a line of a file', { rows: 'reference,name,started\nRB-2001,Joan Hill,2026-11-16\nRB-1041,A. P.,2026-11-06' }],
  ])('S31: takes a form in which nobody was chosen, by %s', async (_, answers) => {
    const world = await World.open();
    const [priya, sam] = [world.chat('Priya Shah'), world.chat('Sam Cole')];
    for (const chat of [priya, sam]) await chat.says('add a person');
    await answersAre(world, answers);
    // As it stands on the card: what is pressed takes along what was entered.
    await priya.says('show the form');
    await priya.presses('Cancel');
    const operator = operatorAt(world.store, world.clock);
    expect(await erase(operator, ADA)).toBe(true);
    expect(operator.said[0]).toBe('Erased: the person, 6 records, 2 half-finished forms.');
    expect(JSON.stringify(await formsIn(world.store))).not.toMatch(/ada|rb-1041|999 ?000/iu);
  });

  test('and leaves those about people who are only called alike', async () => {
    const world = await World.open();
    await world.chat('Priya Shah').says('add a person');
    const rows = 'reference,name,started\nRB-10411,Nevada Palmerston,2026-11-16';
    await answersAre(world, { rows, name: 'Ada', reference: '1041', nhsNumber: '999 000 0026' });
    const operator = operatorAt(world.store, world.clock);
    await erase(operator, ADA);
    expect(operator.said[0]).toBe('Erased: the person, 6 records, no half-finished forms.');
  });

  test.each([
    ['set up by hand', { name: 'Ada Palmer', reference: 'RB-3000' }, false],
    ['in a line of a file', { rows: 'reference,name,started\nRB-3000,Ada Palmer,2026-11-16' }, false],
    ['but with no reference yet', { name: 'Ada Palmer' }, true],
    ['but with the same NHS number', { name: 'Ada Palmer', reference: 'RB-3000', nhsNumber: '9990000018' }, true],
    [
      'in whose circle she may be',
      { rows: 'reference,name,started,carer\nRB-3000,Ann Hill,2026-11-16,Ada Palmer' },
      true,
    ],
  ])('S31: somebody else of the same name, %s', async (_, answers, isErased) => {
    const world = await World.open();
    await world.chat('Priya Shah').says('add a person');
    await answersAre(world, answers);
    const operator = operatorAt(world.store, world.clock);
    await erase(operator, ADA);
    expect(operator.said[0]).toContain(isErased ? '1 half-finished form' : 'no half-finished forms');
  });

  test('S31: takes a form that puts them into the circle of somebody else', async () => {
    const world = await World.open();
    await world.chat('Priya Shah').sends({ do: 'flow/start', x: 'person-join', id: personId('norman') });
    await answersAre(world, { name: 'Ada Palmer' });
    const operator = operatorAt(world.store, world.clock);
    await erase(operator, ADA);
    expect(operator.said[0]).toContain('1 half-finished form');
  });

  test('S31, S61: a form that only names them is found again after a failure', async () => {
    for (const call of [1, 2, 3, 4, 5]) {
      const world = await World.open();
      await world.chat('Priya Shah').says('add a person');
      await answersAre(world, { reference: 'RB-1041' });
      const store = new FaultyStore(world.store);
      const operator = operatorAt(store, world.clock);
      store.plan({ [call]: 'lost-call' });
      await expect(erase(operator, ADA)).rejects.toBeInstanceOf(StoreDown);
      store.plan({});
      await erase(operator, ADA);
      expect(JSON.stringify(await formsIn(world.store))).not.toContain('RB-1041');
    }
  });

  test('S31: what stands in place of each tells when, why and how its history ended, for a year, and is not found by anything', async () => {
    const { clock, store } = await World.open();
    const before = await filedAbout(store);
    await erase(operatorAt(store, clock), ADA);
    const after = await filedAbout(store);
    const erased = { kind: 'erased', at: '2026-11-23T10:00:00.000Z', why: 'erasure' };
    for (const { id, body } of before.filter((one) => !isPageId(one.id))) {
      const { entries, archived } = StoredRecord.parse(body);
      expect(Tombstone.parse(after.find((one) => one.id === id)?.body)).toEqual({
        ...erased,
        history: { entries: (archived?.entries ?? 0) + entries.length, hash: entries.at(-1)?.hash },
      });
    }
    // Besides, one in each place where a page of a history could be put back.
    for (const { body, tags } of after) {
      expect(tags).toEqual({});
      expect(Tombstone.parse(body)).toMatchObject(erased);
    }
    clock.pass({ days: 364 });
    expect(await filedAbout(store)).toHaveLength(after.length);
    clock.pass({ days: 2 });
    expect(await filedAbout(store)).toEqual([]);
    expect(await store.read('people', ADA, ADA)).toBeUndefined();
  });

  test('an old card says "not found", whatever is pressed on it, and what is outstanding goes on', async () => {
    const world = await World.open();
    const priya = world.chat('Priya Shah');
    const reference = await recordsAChange(priya);
    const old = priya.card;
    await world.ticks();
    await erase(operatorAt(world.store, world.clock), ADA);
    for (const button of ['History', 'Note who was told']) {
      expect((await priya.presses(button, {}, old)).text).toMatch(/not find/u);
    }
    expect((await priya.says(reference)).text).not.toContain('Ada');
    expect((await priya.says('Ada Palmer')).text).not.toMatch(/Sarah/u);
    expect((await priya.says("what's outstanding for me")).text).not.toContain('Ada');
    expect(await world.ticks()).toEqual([]);
    expect(world.surprises).toEqual([]);
  });

  test('S51: a delivery that is repeated late does not make the record again', async () => {
    const { clock, store } = await World.open();
    const [filed] = await filedAbout(store);
    const { id, team } = StoredRecord.parse(filed?.body);
    const operator = operatorAt(store, clock);
    await erase(operator, ADA);
    const again = await openKind(monitoringKind, operator.services).begin(id, {
      command: changeMonitoring(),
      viewer: viewerOf(everyday.tom),
      team,
    });
    expect(again).toEqual({ ok: false, refusal: { words: 'This record has been erased, so nothing was saved.' } });
    expect(await ofAda(store)).toEqual([]);
    expect(await operator.records.read(id)).toBeUndefined();
    expect(await verify(operator)).toBe(true);
  });

  test('S31: is refused under a legal hold, and changes nothing, until the hold is released', async () => {
    const { clock, store } = await World.open();
    const operator = operatorAt(store, clock);
    expect(await hold(operator, ADA, 'An inquest.')).toBe(true);
    const before = await allText(store);
    expect(await erase(operator, ADA)).toBe(false);
    expect(operator.said.at(-1)).toBe('Not erased: there is a legal hold. It must be released first.');
    expect((await allText(store)) === before).toBe(true);
    expect(await release(operator, ADA)).toBe(true);
    expect(await erase(operator, ADA)).toBe(true);
    expect(await hold(operator, ADA, 'Too late.')).toBe(false);
  });

  test('takes also a record that no search finds any more, and one that cannot be read', async () => {
    const { clock, store } = await World.open();
    const [one, other] = await filedAbout(store);
    if (!one || !other) throw new Error('Ada has two records');
    await tamper(store, one, one.body, {});
    await tamper(store, other, { kind: 'monitoring-change', words: 'Ada' });
    const operator = operatorAt(store, clock);
    expect(await erase(operator, ADA)).toBe(true);
    expect(await ofAda(store)).toEqual([]);
  });

  describe('S31: somebody whose own document cannot be read', () => {
    const withPerson = async (change: (body: object) => unknown) => {
      const world = await World.open();
      const kept = await world.store.read('people', ADA, ADA);
      if (!kept || typeof kept.body !== 'object' || kept.body === null) throw new Error('Ada is kept');
      const document = { id: ADA, partition: ADA, tags: {}, body: change(kept.body) };
      await world.store.replace('people', document, kept.etag);
      return world;
    };

    test('goes as well, with the forms that name them as long as it says what they were called', async () => {
      const world = await withPerson((body) => ({ ...body, started: 'one day' }));
      await world.chat('Priya Shah').says('add a person');
      await answersAre(world, { reference: 'RB-1041' });
      const operator = operatorAt(world.store, world.clock);
      expect(await erase(operator, ADA)).toBe(true);
      expect(operator.said[0]).toMatch(/^Erased: the person, .*, 1 half-finished form\.$/u);
      expect(await ofAda(world.store)).toEqual([]);
    });

    test('goes as well, and it is said when forms that only name them could not be looked for', async () => {
      const { store, clock } = await withPerson(() => 'broken');
      const operator = operatorAt(store, clock);
      expect(await erase(operator, ADA)).toBe(false);
      expect(operator.said[0]).toMatch(/^Erased: the person, /u);
      expect(operator.said.at(-1)).toContain('forms that only name them were not looked for');
      expect(await ofAda(store)).toEqual([]);
    });

    test('stays under a legal hold, however that is written', async () => {
      const { store, clock } = await withPerson((body) => ({ ...body, hold: 'an inquest' }));
      expect(await erase(operatorAt(store, clock), ADA)).toBe(false);
      expect(await ofAda(store)).toEqual(['Ada', 'Palmer', 'Sarah']);
    });
  });

  test('S61: after a failure in the middle of it, it is run again and finishes', async () => {
    for (const call of [1, 2, 3, 4, 5]) {
      for (const fault of ['lost-call', 'lost-answer'] as const) {
        const world = await World.open();
        const store = new FaultyStore(world.store);
        const operator = operatorAt(store, world.clock);
        store.plan({ [call]: fault });
        await expect(erase(operator, ADA)).rejects.toBeInstanceOf(StoreDown);
        store.plan({});
        await erase(operator, ADA);
        expect(await ofAda(world.store)).toEqual([]);
      }
    }
  });

  test('says so when nobody is kept under the id', async () => {
    const { clock, store } = await World.open();
    const operator = operatorAt(store, clock);
    expect(await erase(operator, personId('nobody'))).toBe(false);
    expect(operator.said).toEqual(['Nobody is kept under this id.']);
  });
});

describe('erase on Cosmos DB', () => {
  let server: CosmosServer;
  beforeAll(async () => {
    server = await startCosmos();
  });
  afterAll(() => server.stop());

  test('S31: takes the person and their records, one with pages, and verify finds all as it should be', async () => {
    const clock = clockAt('2026-11-23T10:00:00Z');
    const database = await server.newDatabase();
    const store = openCosmosStore({
      endpoint: server.endpoint,
      database,
      access: { key: server.key },
      clock,
      patienceMs: 60_000,
    });
    await seed(servicesAt(store, clock), 56_150);
    await longRecord(store, clock, recordIdOf(ADA, 'abcde12345'), 60);
    // Ada's plan has a page, too.
    expect((await filedAbout(store)).filter(({ id }) => isPageId(id))).toHaveLength(3);
    const operator = operatorAt(store, clock);
    expect(await verify(operator)).toBe(true);
    expect(await erase(operator, ADA)).toBe(true);
    expect(await ofAda(store)).toEqual([]);
    expect(await verify(operator)).toBe(true);
    expect(operator.said.at(-1)).toBe('11 records checked, 7 erased, 0 not as they should be.');
    expect(new Set((await filedAbout(store)).map(({ id }) => id.slice(0, id.indexOf('-'))))).toEqual(new Set([ADA]));
    await store.close();
  });
});
