import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { openCosmosStore } from '../../src/adapters/cosmos/cosmos-store.ts';
import { SqliteStore } from '../../src/adapters/sqlite/sqlite-store.ts';
import { CopyToken, newCopyToken, RecordId, StaffId } from '../../src/kernel/ids.ts';
import { PaperGrants, type Grant } from '../../src/papers/grants.ts';
import type { DocumentStore, Filed } from '../../src/store/document-store.ts';
import { clockAt } from '../support/clock.ts';
import { startCosmos, type CosmosServer } from '../support/cosmos.ts';

const NOON = '2026-11-27T12:00:00.000Z';
const [PRIYA, TOM] = [StaffId.parse('priya'), StaffId.parse('tom')];
const grant: Grant = { staff: PRIYA, record: RecordId.parse('ada-plan7'), which: '3', format: 'pdf-large' };
const GONE = { ok: false, refusal: 'gone' };

const folder = mkdtempSync(join(tmpdir(), 'reable-grants-'));
let cosmos: CosmosServer;
beforeAll(async () => {
  cosmos = await startCosmos();
});
afterAll(async () => {
  await cosmos.stop();
  rmSync(folder, { recursive: true });
});

const clock = clockAt(NOON);
let made = 0;
/** Several instances over one new store of each kind. */
const stores: Record<string, () => Promise<() => DocumentStore>> = {
  'SQLite, one file': async () => {
    const file = join(folder, `${(made += 1)}.sqlite`);
    return () => new SqliteStore(file, clock);
  },
  'Cosmos DB': async () => {
    const { endpoint, key } = cosmos;
    const database = await cosmos.newDatabase();
    return () => openCosmosStore({ endpoint, database, access: { key }, clock });
  },
};

describe.each(Object.entries(stores))('R20: a grant of one paper: %s', (_name, prepare) => {
  let open: () => DocumentStore;
  let store: DocumentStore;
  let grants: PaperGrants;
  const opened: DocumentStore[] = [];
  const another = (): DocumentStore => {
    const more = open();
    opened.push(more);
    return more;
  };
  beforeEach(async () => {
    clock.set(NOON);
    open = await prepare();
    store = another();
    grants = new PaperGrants(store, clock);
  });
  afterEach(async () => {
    cosmos.meddle = () => undefined;
    await Promise.all(opened.splice(0).map((each) => each.close()));
  });

  test('is used by whoever asked for it, once', async () => {
    const { token, expires } = await grants.issue(grant);
    expect(expires.toISOString()).toBe('2026-11-27T12:10:00.000Z');
    expect(await grants.use(token, PRIYA)).toEqual({ ok: true, value: grant });
    expect(await grants.use(token, PRIYA)).toEqual(GONE);
    expect(await grants.use(token, 'whoever-holds-the-link')).toEqual(GONE);
  });

  test('somebody else gets nothing and takes nothing away', async () => {
    const { token } = await grants.issue(grant);
    expect(await grants.use(token, TOM)).toEqual(GONE);
    expect(await grants.use(token, PRIYA)).toEqual({ ok: true, value: grant });
  });

  test('a token that was never given out looks like one that is used up', async () => {
    await grants.issue(grant);
    expect(await grants.use(newCopyToken(), PRIYA)).toEqual(GONE);
  });

  test('lasts ten minutes', async () => {
    const [late, intime] = [await grants.issue(grant), await grants.issue(grant)];
    clock.pass({ minutes: 9 });
    expect((await grants.use(intime.token, PRIYA)).ok).toBe(true);
    clock.pass({ minutes: 1 });
    expect(await grants.use(late.token, PRIYA)).toEqual(GONE);
  });

  test('of many who use it at one moment, at two instances, one gets it', async () => {
    const elsewhere = new PaperGrants(another(), clock);
    for (let round = 0; round < 5; round += 1) {
      const { token } = await grants.issue(grant);
      const tries = Array.from({ length: 8 }, (_, at) => (at % 2 ? grants : elsewhere).use(token, PRIYA));
      expect((await Promise.all(tries)).filter(({ ok }) => ok)).toEqual([{ ok: true, value: grant }]);
    }
  });

  test('whoever looks into the store finds no token, and once it is used no plan either', async () => {
    const { token } = await grants.issue(grant);
    const kept = async (): Promise<readonly Filed[]> => (await store.all('grants', { limit: 9 })).found;
    expect(JSON.stringify(await kept())).toContain(grant.record);
    expect(JSON.stringify(await kept())).not.toContain(token);
    const [filed] = await kept();
    expect(CopyToken.safeParse(filed?.id).success).toBe(false);
    await grants.use(token, PRIYA);
    expect(JSON.stringify(await kept())).not.toContain(grant.record);
  });
});

test('S53: an answer lost on its way from Cosmos DB neither loses the copy nor gives it twice', async () => {
  const { endpoint, key } = cosmos;
  const store = openCosmosStore({ endpoint, database: await cosmos.newDatabase(), access: { key }, clock });
  const grants = new PaperGrants(store, clock);
  const { token } = await grants.issue(grant);
  let lost = 0;
  cosmos.meddle = ({ method }) => (method === 'PUT' && (lost += 1) === 1 ? 'lose' : undefined);
  const used = await Promise.all([grants.use(token, PRIYA), grants.use(token, PRIYA)]);
  cosmos.meddle = () => undefined;
  expect(used.filter(({ ok }) => ok)).toHaveLength(1);
  await store.close();
});

test('tokens hold more than 128 bits, and no two are alike', () => {
  expect(27 * Math.log2(31)).toBeGreaterThan(128);
  const tokens = Array.from({ length: 1_000 }, newCopyToken);
  expect(new Set(tokens).size).toBe(1_000);
  for (const token of tokens) expect(token).toMatch(/^[a-hjkmnp-z2-9]{27}$/u);
});
