import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { SqliteStore } from '../../src/adapters/sqlite/sqlite-store.ts';
import { recordsAChange } from '../support/change.ts';
import { World, type Chat } from '../support/talk.ts';

const NORMAN = { name: 'Norman Price', carerAgrees: 'none' } as const;
const ONE = '1 record cannot be read here. Please tell whoever looks after Reable.';
const THIS = 'This record is here, but I cannot read it, so I cannot do that. Nothing was saved.';

let folder: string;
let world: World;
let disk: DatabaseSync;
let priya: Chat;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'reable-unreadable-'));
  const file = join(folder, 'reable.sqlite');
  world = await World.open({ open: (clock) => new SqliteStore(file, clock) });
  disk = new DatabaseSync(file);
  priya = world.chat('Priya Shah');
});
afterEach(async () => {
  disk.close();
  await world.store.close();
  rmSync(folder, { recursive: true });
});

/** Spoils documents of records, as a disk or a hand might: of one reference, or all there are. */
function spoils(reference?: string): void {
  disk
    .prepare(
      `UPDATE documents SET body = '{"id":', etag = etag || ' spoilt' WHERE container = 'records' AND (container, partition, id) IN
         (SELECT container, partition, id FROM tags WHERE name = 'reference' AND value LIKE ?)`,
    )
    .run(reference ?? '%');
}

describe('S80: a record that cannot be read is never taken for none', () => {
  test('R38: in the safeguarding list, and in what is outstanding about somebody', async () => {
    await priya.says('safeguarding concern for Ada Palmer');
    await priya.presses('Next', { sgSeen: 'She has bruises on both arms.' });
    await priya.presses('Raise the concern', { sgSource: 'not-known' });
    spoils();
    const list = (await world.chat('Mei Lin').says('safeguarding list')).text;
    expect(list).toContain(`${ONE} Concerns may be among them.`);
    expect(list).not.toContain('No concern is open');
    expect((await priya.says('who has been told about Ada Palmer')).text).toContain('records cannot be read here');
  });

  test('in what waits for somebody, alone or beside others, and in parts of it', async () => {
    const reference = await recordsAChange(priya, { ...NORMAN, startsOn: '2026-11-23' });
    world.clock.pass({ minutes: 1 });
    await recordsAChange(priya, NORMAN);
    const before = await world.chat('Tom Reed').says("what's outstanding");
    expect(before.text).not.toContain('cannot be read');
    spoils(reference);
    const beside = await priya.says("what's outstanding");
    expect(beside.text).toContain(ONE);
    expect(beside.text).toContain('Norman Price: ');
    expect((await priya.sends({ do: 'page/show', x: 'my-work.tell.0' })).text).toContain(ONE);
    spoils();
    for (const name of ['Priya Shah', 'Tom Reed']) {
      const { text } = await world.chat(name).says("what's outstanding");
      expect(text).toMatch(/\d records? cannot be read here\. Please tell whoever looks after Reable\./u);
      expect(text).not.toContain('Nothing waits');
    }
  });

  test("on a person's page, alone or beside others", async () => {
    const first = await recordsAChange(priya, NORMAN);
    const second = await recordsAChange(priya, { ...NORMAN, to: 'A call on Fridays' });
    spoils(first);
    const beside = await priya.says('Norman Price');
    expect(beside.text).toContain(second);
    expect(beside.text).toContain(ONE);
    spoils(second);
    const alone = await priya.says('Norman Price');
    expect(alone.text).toContain('2 records cannot be read here.');
    expect(alone.text).not.toContain('Nothing recorded yet');
  });

  test('by its reference, its button and whatever is pressed on its cards', async () => {
    const reference = await recordsAChange(priya, NORMAN);
    const { card } = await priya.says(reference);
    await priya.says('my work');
    const list = priya.card;
    spoils(reference);
    expect((await priya.says(reference)).words).toContain(THIS);
    expect((await priya.presses('Norman Price', {}, list)).words).toContain(THIS);
    for (const title of ['History', 'Note who was told'])
      expect((await priya.presses(title, {}, card)).words).toContain(THIS);
    expect(new Set(world.surprises)).toEqual(new Set(['turn']));
  });

  test('of a kind that this version does not know', async () => {
    const reference = await recordsAChange(priya, NORMAN);
    disk.exec(
      `UPDATE documents SET body = json_set(body, '$.kind', 'of-tomorrow'), etag = etag || '2' WHERE container = 'records' AND (partition, id) IN
         (SELECT partition, id FROM tags WHERE name = 'reference' AND value = '${reference}')`,
    );
    expect((await priya.says('Norman Price')).text).toContain(ONE);
    expect((await priya.says(reference)).words).toContain(THIS);
  });

  test('R38: what to do about a worry that was typed with it still stands above', async () => {
    const reference = await recordsAChange(priya, NORMAN);
    spoils(reference);
    const { text } = await priya.says(`${reference} he is being hit by his son`);
    expect(text).toContain('safeguarding lead');
  });

  test('S10: who may not see whom it is about finds nothing', async () => {
    const reference = await recordsAChange(priya, NORMAN);
    const { card } = await priya.says(reference);
    spoils(reference);
    const leo = world.chat('Leo Marsh');
    for (const reply of [await leo.says(reference), await leo.presses('History', {}, card)])
      expect(reply.text).toContain('I cannot find that');
    expect((await leo.says('my work')).text).not.toContain('cannot be read');
  });
});

/** Spoils the document of one person, or of one member of staff: cut off, or with a field that nobody knows. */
function spoilsIn(container: 'people' | 'staff' | 'teams', name: string, how: 'cut' | 'unknown'): void {
  const body = how === 'cut' ? `'{"id":'` : `json_set(body, '$.ofTomorrow', 1)`;
  const { changes } = disk
    .prepare(
      `UPDATE documents SET body = ${body}, etag = etag || ' spoilt' WHERE container = ? AND json_extract(body, '$.name') = ?`,
    )
    .run(container, name);
  expect(changes).toBe(1);
}

describe.each(['cut', 'unknown'] as const)(
  'F3: a document that cannot be read (%s) is no all-clear, and hides nobody else',
  (how) => {
    test('F3: a person: asked for, and in what waits', async () => {
      const reference = await recordsAChange(priya, NORMAN);
      spoilsIn('people', 'Norman Price', how);
      expect((await priya.says('Norman Price')).words).toContain(THIS);
      expect((await priya.says('change monitoring for Norman Price')).words).toContain(THIS);
      const { text } = await priya.says("what's outstanding");
      expect(text).toMatch(/\d records? cannot be read here\. Please tell whoever looks after Reable\./u);
      expect(text).not.toContain('Nothing waits');
      expect(text).not.toContain(reference);
      expect((await priya.says('Ada Palmer')).text).toContain('Ada Palmer');
      expect(world.unreadable).toContainEqual(['people', expect.any(String)]);
    });

    test('F3: a notice about them waits, and goes when they can be read again', async () => {
      const told = async (): Promise<number> =>
        (await world.ticks()).filter(({ address }) => address.kind === 'personal').length;
      await recordsAChange(priya, NORMAN);
      await world.chat('Tom Reed').says('hello');
      const before = disk.prepare(`SELECT * FROM documents WHERE container = 'people'`).all();
      spoilsIn('people', 'Norman Price', how);
      expect(await told()).toBe(0);
      const mend = disk.prepare(
        `UPDATE documents SET body = ?, etag = etag || ' mended' WHERE container = 'people' AND id = ?`,
      );
      for (const { body, id } of before) mend.run(body ?? null, id ?? null);
      world.clock.pass({ minutes: 30 });
      expect(await told()).toBeGreaterThan(0);
    });

    test('F3: a colleague: everybody else goes on', async () => {
      await recordsAChange(priya, NORMAN);
      spoilsIn('staff', 'Tom Reed', how);
      expect((await priya.says("what's outstanding")).text).toContain('Norman Price');
      expect((await priya.says('change monitoring for Ada Palmer')).text).toContain('Ada Palmer');
      expect((await world.chat('Tom Reed').says('hello')).text).toContain('cannot reach the records');
      expect(world.unreadable).toContainEqual(['staff', expect.any(String)]);
    });

    test('F3: who may not see somebody learns nothing of it', async () => {
      spoilsIn('people', 'Norman Price', how);
      expect((await world.chat('Leo Marsh').says('Norman Price')).text).not.toContain(THIS);
    });
  },
);
