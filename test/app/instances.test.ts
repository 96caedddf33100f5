import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { openCosmosStore } from '../../src/adapters/cosmos/cosmos-store.ts';
import { SqliteStore } from '../../src/adapters/sqlite/sqlite-store.ts';
import type { Clock } from '../../src/kernel/clock.ts';
import type { DocumentStore } from '../../src/store/document-store.ts';
import { startCosmos, type CosmosServer } from '../support/cosmos.ts';
import { Chat, textsIn, World, type Reply } from '../support/talk.ts';

type Open = (clock: Clock) => DocumentStore;

let server: CosmosServer;
const folder = mkdtempSync(join(tmpdir(), 'reable-instances-'));
beforeAll(async () => {
  server = await startCosmos();
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true });
});

let files = 0;
/** An empty place, and how each instance opens it for itself. */
const places: Readonly<Record<string, () => Promise<Open>>> = {
  'Cosmos DB': async () => {
    const { endpoint, key } = server;
    const database = await server.newDatabase();
    return (clock) => openCosmosStore({ endpoint, database, access: { key }, clock, patienceMs: 60_000 });
  },
  SQLite: async () => {
    const file = join(folder, `${(files += 1)}.sqlite`);
    return (clock) => new SqliteStore(file, clock);
  },
};

/** What is read in an answer, but for what is drawn by lot: the record's reference. */
const read = (shown: string): string => shown.replaceAll(/MC-[A-Z0-9]{4}-[A-Z0-9]{4}/gu, 'MC-?');

/**
 * Two people's whole conversation, and what the timer sends in between, as everything that was read. `turn` says which instance
 * takes the next activity.
 */
async function conversation(open: Open, turn: () => 0 | 1): Promise<readonly string[]> {
  const one = await World.open({ open });
  const both = [one, one.beside(open)] as const;
  const next = (): World => both[turn()];
  const chatOf = (name: string): Chat =>
    new Chat(
      { clock: one.clock, give: (inbound) => next().give(inbound), knows: (arrived) => one.knows(arrived) },
      name,
    );
  const [priya, tom] = [chatOf('Priya Shah'), chatOf('Tom Reed')];
  const heard: string[] = [];
  const hears = async (reply: Promise<Reply>): Promise<void> => void heard.push(read((await reply).text));
  const sends = async (): Promise<void> => void heard.push(read(textsIn(await next().ticks()).join('\n')));

  await hears(tom.says('hello'));
  await hears(priya.says('hello'));
  await sends();
  await hears(priya.says('change monitoring for Ada Palmer'));
  await hears(
    priya.presses('Next', {
      direction: 'reduce',
      from: 'Every day',
      to: 'On Mondays',
      startsOn: '2026-11-24',
      rationale: 'She asked for it.',
    }),
  );
  await hears(priya.presses('Back'));
  await hears(priya.presses('Next', { to: 'On Tuesdays', rationale: 'She manages her tablets alone.' }));
  await hears(priya.says('yes'));
  await hears(priya.says('back'));
  await hears(priya.says('keep'));
  await hears(priya.presses('Save for later'));
  await hears(priya.says("what's outstanding"));
  await hears(priya.presses('Change monitoring: Ada Palmer'));
  await hears(priya.presses('Next', { personAgrees: 'yes', 'agrees-sarah': 'yes' }));
  await hears(priya.presses('Record this change'));
  await sends();
  const reference = /MC-[A-Z0-9]{4}-[A-Z0-9]{4}/u.exec(JSON.stringify(priya.card))?.[0] ?? '';
  await hears(tom.says("what's outstanding"));
  await hears(tom.says(reference));
  await hears(tom.presses("I've been told"));
  await hears(tom.says("what's outstanding"));
  await hears(priya.says(reference));
  await hears(priya.presses('Note who was told'));
  await hears(priya.presses('Record this', { who: 'sarah', how: 'phone', on: '2026-11-23' }));
  await hears(priya.presses('History'));
  one.clock.pass({ days: 5 });
  await sends();
  await sends();
  await hears(priya.says("what's outstanding"));
  for (const { surprises, store } of both) {
    expect(surprises).toEqual([]);
    await store.close();
  }
  return heard;
}

describe.each(Object.entries(places))('two instances of the bot share one store: %s', (_, newPlace) => {
  let alone: readonly string[];
  beforeAll(async () => {
    alone = await conversation(await newPlace(), () => 0);
  });

  test('with one instance the conversation goes to its end', () => {
    const all = alone.join('\n');
    for (const said of ['On Tuesdays', 'Recorded as', '2 of 4 told', 'Confirmed being told, in Teams'])
      expect(all).toContain(said);
  });

  test('S59: every activity goes to the other instance than the one before it, and each reads what was just written', async () => {
    let taken = 0;
    const heard = await conversation(await newPlace(), () => ((taken += 1) % 2 === 0 ? 0 : 1));
    expect(heard).toEqual(alone);
  });

  test('S59: whichever of them each activity goes to, the answers are those of one (fast-check prints the seed of a failure)', async () => {
    const anyOrder = fc.array(fc.constantFrom<0 | 1>(0, 1), { minLength: 40, maxLength: 40 });
    const anyInstances = fc.asyncProperty(anyOrder, async (order) => {
      const left = [...order];
      expect(await conversation(await newPlace(), () => left.shift() ?? 0)).toEqual(alone);
    });
    await expect(fc.assert(anyInstances, { numRuns: 3 })).resolves.toBeUndefined();
  });
});
