import { globSync, readFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { CosmosClient } from '@azure/cosmos';
import { ask, inTime } from '../../src/adapters/cosmos/asking.ts';
import { openCosmosStore, type CosmosOptions } from '../../src/adapters/cosmos/cosmos-store.ts';
import {
  RECORD_CONTAINERS,
  type Container,
  type Document,
  type DocumentStore,
} from '../../src/store/document-store.ts';
import { clockAt } from '../support/clock.ts';
import { deployed, startCosmos, type CosmosServer, type Meddling } from '../support/cosmos.ts';
import { allPages, documentStoreContract, etagOf } from './document-store.contract.ts';

const NOON = '2026-11-19T12:00:00.000Z';
/** For calls that are never answered: short enough to wait out, long enough for all others. */
const LITTLE_PATIENCE_MS = 1_500;

let server: CosmosServer;
const opened: DocumentStore[] = [];
beforeAll(async () => {
  server = await startCosmos();
});
afterEach(async () => {
  server.meddle = () => undefined;
  await Promise.all(opened.splice(0).map((store) => store.close()));
});
afterAll(() => server.stop());

const access = (): CosmosOptions['access'] => ({ key: server.key });

documentStoreContract('Cosmos DB by HTTP', async (clock) =>
  openCosmosStore({ endpoint: server.endpoint, database: await server.newDatabase(), access: access(), clock }),
);

const doc = (id: string, given: Partial<Document> = {}): Document => ({
  id,
  partition: 'p',
  tags: {},
  body: { id },
  ...given,
});

/** One instance of the bot, on a new database unless it is given one. */
async function instance(given: Partial<CosmosOptions> = {}): Promise<DocumentStore> {
  const { endpoint } = server;
  const database = given.database ?? (await server.newDatabase());
  const store = openCosmosStore({ endpoint, database, access: access(), clock: clockAt(NOON), ...given });
  opened.push(store);
  return store;
}

/** Keeps the requests of this method from now on, and meddles with each in turn; `always` meddles with those after. */
function meddle(method: string, inTurn: readonly Meddling[], always?: Meddling): readonly IncomingMessage[] {
  const seen: IncomingMessage[] = [];
  server.meddle = (request) => {
    if (request.method !== method) return undefined;
    seen.push(request);
    return inTurn[seen.length - 1] ?? always;
  };
  return seen;
}

const throttled = (waitMs: number): Meddling => ({
  status: 429,
  headers: { 'x-ms-retry-after-ms': String(waitMs) },
});

describe('Cosmos DB: several instances on one database', () => {
  test('S53: of many who write the same version one does, and both instances read what it wrote', async () => {
    const database = await server.newDatabase();
    const [one, other] = [await instance({ database }), await instance({ database })];
    const etag = etagOf(await one.create('records', doc('a', { tags: { team: 'north' }, body: 0 })));
    expect(await other.read('records', 'p', 'a')).toMatchObject({ body: 0, etag });
    expect(await other.create('records', doc('a'))).toEqual({ ok: false, refusal: 'exists' });
    const results = await Promise.all(
      Array.from({ length: 20 }, (_, body) =>
        (body % 2 === 0 ? one : other).replace('records', doc('a', { tags: { team: 'south' }, body }), etag),
      ),
    );
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    const winner = results.findIndex(({ ok }) => ok);
    for (const store of [one, other]) {
      expect(await store.read('records', 'p', 'a')).toMatchObject({ body: winner });
      expect(await allPages(store, 'records', { tag: 'team', equals: 'south', limit: 9 })).toMatchObject([
        { body: winner },
      ]);
    }
  });

  test('S53: two that add to one number lose nothing', async () => {
    const database = await server.newDatabase();
    const stores = [await instance({ database }), await instance({ database })];
    await stores[0]?.create('records', doc('count', { body: 0 }));
    const add = async (store: DocumentStore): Promise<void> => {
      for (let added = 0; added < 10;) {
        const kept = await store.read('records', 'p', 'count');
        const done = await store.replace('records', doc('count', { body: Number(kept?.body) + 1 }), kept?.etag ?? '');
        if (done.ok) added += 1;
      }
    };
    await Promise.all(stores.flatMap((store) => [add(store), add(store)]));
    expect(await stores[1]?.read('records', 'p', 'count')).toMatchObject({ body: 40 });
  });
});

describe('Cosmos DB: an account that is too busy (S57)', () => {
  test('is asked again after as long as it says, and what was asked is done once', async () => {
    const store = await instance();
    etagOf(await store.create('records', doc('a')));
    const seen = meddle('POST', [throttled(5), throttled(1), throttled(1)]);
    expect(await store.create('records', doc('b'))).toMatchObject({ ok: true });
    expect(seen).toHaveLength(4);
    expect(await store.read('records', 'p', 'b')).toBeDefined();
  });

  test('that stays busy is given up, and nothing is written', async () => {
    const store = await instance();
    const etag = etagOf(await store.create('records', doc('a', { body: 1 })));
    const seen = meddle('PUT', [], throttled(1));
    await expect(store.replace('records', doc('a', { body: 2 }), etag)).rejects.toMatchObject({
      name: 'CosmosFailure',
      code: '429',
    });
    expect(seen).toHaveLength(10);
    expect(await store.read('records', 'p', 'a')).toMatchObject({ body: 1, etag });
  });

  test('that asks for a longer wait than anybody has is given up when patience ends', async () => {
    const store = await instance({ patienceMs: LITTLE_PATIENCE_MS });
    const seen = meddle('GET', [], throttled(2 * LITTLE_PATIENCE_MS));
    await expect(store.read('records', 'p', 'a')).rejects.toThrow('no answer in time');
    expect(seen).toHaveLength(1);
  });

  /** Three of ten requests are throttled, wherever they fall; `waitMs` says for how long the one with this number is told to wait. */
  const storm = (waitMs: (throttled: number) => number): { readonly throttled: () => number } => {
    let [requests, throttledOnes] = [0, 0];
    server.meddle = () => {
      requests += 1;
      if (requests % 10 >= 3) return undefined;
      throttledOnes += 1;
      return throttled(waitMs(throttledOnes));
    };
    return { throttled: () => throttledOnes };
  };
  const DAYS = Array.from({ length: 60 }, (_, index) => index);
  const dayDoc = (day: number, body: unknown): Document => doc(`d${day}`, { tags: { team: 'north' }, body });

  test('S53, S57: in a storm of refusals, 30 % of all requests, everything that is asked is done, once', async () => {
    const database = await server.newDatabase();
    const [one, other] = [await instance({ database }), await instance({ database })];
    const { throttled } = storm((number) => number % 7);
    const etags = await Promise.all(DAYS.map(async (day) => etagOf(await one.create('records', dayDoc(day, 'made')))));
    const changed = await Promise.all(
      DAYS.map((day) => other.replace('records', dayDoc(day, 'changed'), etags[day] ?? '')),
    );
    expect(changed.every(({ ok }) => ok)).toBe(true);
    const found = await allPages(one, 'records', { tag: 'team', equals: 'north', limit: 7 });
    expect(found.map(({ body }) => body)).toEqual(DAYS.map(() => 'changed'));
    for (const day of DAYS) expect(await one.read('records', 'p', `d${day}`)).toMatchObject({ body: 'changed' });
    expect(throttled()).toBeGreaterThan(DAYS.length);
  });

  test('S57: when some of the waits are longer than anybody has, what was acknowledged is there, and what was given up is not', async () => {
    const database = await server.newDatabase();
    const [hasty, calm] = [await instance({ database, patienceMs: LITTLE_PATIENCE_MS }), await instance({ database })];
    storm((number) => (number % 4 === 0 ? 2 * LITTLE_PATIENCE_MS : 1));
    const made = await Promise.allSettled(DAYS.map((day) => hasty.create('records', dayDoc(day, day))));
    server.meddle = () => undefined;
    for (const [day, { status }] of made.entries()) {
      const kept = await calm.read('records', 'p', `d${day}`);
      expect(kept?.body).toBe(status === 'fulfilled' ? day : undefined);
    }
    expect(new Set(made.map(({ status }) => status))).toEqual(new Set(['fulfilled', 'rejected']));
  });

  test('is not taken for one that finds nothing', async () => {
    const store = await instance();
    await store.create('records', doc('a', { tags: { team: 'north' } }));
    meddle('POST', [], throttled(0));
    await expect(store.query('records', { tag: 'team', equals: 'north', limit: 5 })).rejects.toMatchObject({
      code: '429',
    });
  });
});

describe('Cosmos DB: an account that cannot be reached, or does not answer (S58)', () => {
  const everything = (store: DocumentStore): readonly Promise<unknown>[] => [
    store.read('records', 'p', 'a'),
    store.create('records', doc('b')),
    store.replace('records', doc('a'), '|an-etag'),
    store.remove('records', 'p', 'a', '|an-etag'),
    store.query('records', { tag: 'team', equals: 'north', limit: 5 }),
    store.query('records', { tag: 'send', atMost: '2026', limit: 5 }),
  ];

  test('its server is gone: every call says so, and it is not ready', async () => {
    const other = await startCosmos();
    const store = await instance({ endpoint: other.endpoint, database: await other.newDatabase() });
    expect(await store.ready()).toBe(true);
    await other.stop();
    for (const call of await Promise.allSettled(everything(store))) {
      expect(call).toMatchObject({ status: 'rejected', reason: { name: 'CosmosFailure' } });
    }
    expect(await store.ready()).toBe(false);
  });

  test('its server goes down and comes back: not ready and then ready, with everything that was acknowledged', async () => {
    const other = await startCosmos();
    const store = await instance({ endpoint: other.endpoint, database: await other.newDatabase() });
    const etag = etagOf(await store.create('records', doc('a', { body: 1 })));
    await other.goDown();
    for (const call of await Promise.allSettled(everything(store))) {
      expect(call).toMatchObject({ status: 'rejected', reason: { name: 'CosmosFailure' } });
    }
    expect(await store.ready()).toBe(false);
    await other.comeBack();
    expect(await store.ready()).toBe(true);
    expect(await store.replace('records', doc('a', { body: 2 }), etag)).toMatchObject({ ok: true });
    expect(await store.read('records', 'p', 'a')).toMatchObject({ body: 2 });
    await other.stop();
  });

  test('it never answers: every call ends with its patience, and afterwards all is well again', async () => {
    const store = await instance({ patienceMs: LITTLE_PATIENCE_MS });
    server.meddle = () => 'ignore';
    const ready = store.ready();
    for (const call of await Promise.allSettled(everything(store))) {
      expect(call).toMatchObject({ status: 'rejected', reason: { name: 'CosmosFailure' } });
    }
    expect(await ready).toBe(false);
    server.meddle = () => undefined;
    expect(await store.ready()).toBe(true);
    expect(await store.create('records', doc('c'))).toMatchObject({ ok: true });
  });

  test('it breaks off after patience has ended: nothing is sent once more', async () => {
    const gone = Promise.withResolvers<never>();
    let sent = 0;
    const late = inTime(1, (signal) =>
      ask(signal, () => {
        sent += 1;
        return gone.promise;
      }),
    );
    await expect(late).rejects.toMatchObject({ code: 'no answer in time' });
    gone.reject({ code: 'ECONNRESET' });
    await new Promise((resolve) => setImmediate(resolve));
    expect(sent).toBe(1);
  });

  test.each([401, 403, 500])('it answers %i: a reader is not told that nothing is there', async (status) => {
    const store = await instance();
    meddle('GET', [], { status });
    await expect(store.read('records', 'p', 'a')).rejects.toMatchObject({ code: String(status) });
    expect(await store.ready()).toBe(false);
  });

  // 1002: this replica has not caught up. 1003: the container is missing (the test server does not tell that apart).
  test.each(['1002', '1003'])(
    'S59: its 404 means something else (%s): nobody takes it for "not there"',
    async (sub) => {
      const store = await instance();
      const etag = etagOf(await store.create('records', doc('a')));
      server.meddle = () => ({ status: 404, headers: { 'x-ms-substatus': sub } });
      await expect(store.read('records', 'p', 'a')).rejects.toMatchObject({ code: `404/${sub}` });
      await expect(store.replace('records', doc('a'), etag)).rejects.toMatchObject({ code: `404/${sub}` });
      expect(await store.ready()).toBe(false);
    },
  );

  test('what an error says has nothing of what was asked', async () => {
    const store = await instance();
    meddle('POST', [], { status: 400 });
    const failed: unknown = await store
      .create('records', doc('zoe', { tags: { reference: 'mc-1' }, body: 'fell in the bath' }))
      .catch((error: unknown) => error);
    expect(JSON.stringify(failed, ['name', 'message', 'stack', 'cause', 'code', 'activity'])).not.toMatch(
      /zoe|mc-1|bath/u,
    );
  });
});

describe('Cosmos DB: a connection that breaks', () => {
  test('before a write arrives: it is sent again', async () => {
    const store = await instance();
    const etag = etagOf(await store.create('records', doc('a', { body: 1 })));
    meddle('PUT', ['cut']);
    const next = etagOf(await store.replace('records', doc('a', { body: 2 }), etag));
    expect(await store.read('records', 'p', 'a')).toMatchObject({ body: 2, etag: next });
  });

  test('S50: after a write was carried out: whoever wrote is told that it was, with the etag that fits it', async () => {
    const store = await instance();
    await store.create('records', doc('before'));
    meddle('POST', ['lose']);
    const first = etagOf(await store.create('records', doc('a', { body: 1 })));
    expect(await store.read('records', 'p', 'a')).toMatchObject({ body: 1, etag: first });
    meddle('PUT', ['lose']);
    const second = etagOf(await store.replace('records', doc('a', { body: 2 }), first));
    expect(await store.read('records', 'p', 'a')).toMatchObject({ body: 2, etag: second });
    meddle('DELETE', ['lose']);
    expect(await store.remove('records', 'p', 'a', second)).toMatchObject({ ok: true });
    expect(await store.read('records', 'p', 'a')).toBeUndefined();
  });

  test('S53: while somebody else wrote: that is theirs, not ours', async () => {
    const database = await server.newDatabase();
    const [one, other] = [await instance({ database }), await instance({ database })];
    const etag = etagOf(await one.create('records', doc('a', { body: 1 })));
    etagOf(await other.replace('records', doc('a', { body: 'theirs' }), etag));
    meddle('PUT', ['cut']);
    expect(await one.replace('records', doc('a', { body: 'ours' }), etag)).toEqual({ ok: false, refusal: 'changed' });
    meddle('POST', ['cut']);
    expect(await one.create('records', doc('a', { body: 'ours' }))).toEqual({ ok: false, refusal: 'exists' });
    expect(await one.read('records', 'p', 'a')).toMatchObject({ body: 'theirs' });
  });

  test('each time: the call says so', async () => {
    const store = await instance();
    const etag = etagOf(await store.create('records', doc('a')));
    const seen = meddle('PUT', [], 'cut');
    await expect(store.replace('records', doc('a'), etag)).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect(seen).toHaveLength(2);
  });
});

describe('Cosmos DB: what a document is there', () => {
  const raw = async (database: string, container: string, id: string): Promise<unknown> => {
    const { endpoint, key } = server;
    const client = new CosmosClient({ endpoint, key, connectionPolicy: { enableEndpointDiscovery: false } });
    const { resource } = await client.database(database).container(container).item(id, 'p').read<object>();
    client.dispose();
    return resource;
  };

  test('S31: one that expires carries the seconds it has left, one that does not carries none', async () => {
    const database = await server.newDatabase();
    const clock = clockAt(NOON);
    const store = await instance({ database, clock });
    const etag = etagOf(await store.create('sessions', doc('a', { expires: new Date('2026-11-19T13:00:00.000Z') })));
    expect(await raw(database, 'sessions', 'a')).toMatchObject({ ttl: 3600 });
    clock.pass({ minutes: 30 });
    const next = etagOf(
      await store.replace('sessions', doc('a', { expires: new Date('2026-11-19T13:00:00.000Z') }), etag),
    );
    expect(await raw(database, 'sessions', 'a')).toMatchObject({ ttl: 1800 });
    etagOf(await store.replace('sessions', doc('a'), next));
    expect(await raw(database, 'sessions', 'a')).not.toHaveProperty('ttl');
  });

  test('S13: an id, a partition or a tag that it cannot hold is refused before anything is sent', async () => {
    const store = await instance();
    const seen = meddle('POST', []);
    for (const text of ['', 'a/b', 'a\\b', 'a?b', 'a#b', 'a b', 'é', 'a'.repeat(256)]) {
      await expect(store.create('records', doc(text))).rejects.toThrow(RangeError);
      await expect(store.create('records', doc('a', { partition: text }))).rejects.toThrow(RangeError);
      expect(await store.read('records', 'p', text)).toBeUndefined();
    }
    await expect(store.create('records', doc('a', { tags: { 'a"]': 'x' } }))).rejects.toThrow(RangeError);
    expect(await store.query('records', { tag: 'a"]', atMost: 'z', limit: 1 })).toEqual({ found: [], next: undefined });
    expect(seen).toEqual([]);
  });

  test('one with several values up to a moment is found once, at the smallest', async () => {
    const store = await instance();
    await store.create('records', doc('a', { tags: { send: ['3', '1', '9'] } }));
    await store.create('records', doc('b', { tags: { send: '2' } }));
    const found = await allPages(store, 'records', { tag: 'send', atMost: '5', limit: 1 });
    expect(found.map(({ id }) => id)).toEqual(['a', 'b']);
  });
});

describe('Cosmos DB: what a call costs', () => {
  test('one request for a read and for a write; two for a search, one of which asks how to search', async () => {
    const store = await instance();
    const etag = etagOf(await store.create('records', doc('first')));
    // Once for a container, it asks which physical partitions that has.
    await store.query('records', { tag: 'send', atMost: '2026', limit: 5 });
    const seen: string[] = [];
    server.meddle = ({ method, url, headers }) => {
      const plan = headers['x-ms-cosmos-is-query-plan-request'] === undefined ? '' : ' plan';
      seen.push(`${method} ${url?.split('/').slice(3).join('/')}${plan}`);
      return undefined;
    };
    await store.read('records', 'p', 'first');
    await store.create('records', doc('a', { tags: { team: 'north' } }));
    const next = etagOf(await store.replace('records', doc('first'), etag));
    await store.replace('records', doc('first'), etag);
    await store.remove('records', 'p', 'first', next);
    await store.query('records', { tag: 'team', equals: 'north', limit: 5 });
    const before = seen.length;
    await store.query('records', { tag: 'send', atMost: '2026', limit: 5 });
    expect(seen.slice(before)).toEqual(['POST colls/records/docs plan', 'POST colls/records/docs']);
    expect(seen.slice(0, before)).toEqual([
      'GET colls/records/docs/first',
      'POST colls/records/docs',
      'PUT colls/records/docs/first',
      'PUT colls/records/docs/first',
      'DELETE colls/records/docs/first',
      'POST colls/records/docs plan',
      'POST colls/records/docs',
    ]);
  });

  test('before its first write to a container it reads how that is partitioned, and it never makes one', async () => {
    const store = await instance({ database: 'never-made' });
    const seen: string[] = [];
    server.meddle = ({ method, url }) => {
      seen.push(`${method} ${url}`);
      return { status: 404, headers: { 'x-ms-substatus': '1003' } };
    };
    await expect(store.create('records', doc('a'))).rejects.toMatchObject({ code: '404/1003' });
    expect(seen).toEqual(['GET /dbs/never-made/colls/records']);
    server.meddle = () => undefined;
    await expect(store.create('records', doc('a'))).rejects.toMatchObject({ code: '404' });
  });
});

describe('Cosmos DB: the containers as they are deployed', () => {
  test('S31: nothing that people typed is in an index', () => {
    for (const { indexingPolicy } of deployed.containers) {
      expect(indexingPolicy.excludedPaths).toEqual([{ path: '/*' }]);
      for (const { path } of indexingPolicy.includedPaths) expect(path).toMatch(/^\/(partition|tags|least)\//u);
    }
  });

  /** The types know them all: one that is new is missing here first. */
  const EVERY = {
    records: true,
    concerns: true,
    people: true,
    staff: true,
    teams: true,
    sessions: true,
    grants: true,
  } satisfies Record<Container, true>;

  test('every container of the port is there, by partition, and only half-finished forms and links to copies go by themselves', () => {
    expect(deployed.containers.map(({ id }) => id)).toEqual(Object.keys(EVERY));
    for (const { partitionKey } of deployed.containers) expect(partitionKey.paths).toEqual(['/partition']);
    expect(deployed.containers.filter((each) => each.defaultTtl !== undefined).map(({ id }) => id)).toEqual([
      'sessions',
      'grants',
    ]);
  });
});

describe('Cosmos DB: what is asked for is in an index', () => {
  const source = fileURLToPath(new URL('../../src/', import.meta.url));
  /** Where the application asks its store for something, as it stands in the code. */
  const asking = globSync('**/*.ts', { cwd: source, exclude: ['adapters/**', 'store/**'] })
    .map((file) => readFileSync(join(source, file), 'utf8'))
    .join('\n');
  const indexed = deployed.containers.map(({ id, indexingPolicy }) => ({
    id,
    paths: indexingPolicy.includedPaths.map(({ path }) => path),
  }));

  test('every tag that is asked for up to a moment has its own, and no other has one: Cosmos DB puts nothing else in order', () => {
    const tags = [...asking.matchAll(/tag: '(?<tag>\w+)',\s*atMost:/gu)].map(({ groups }) => groups?.['tag']);
    // Each "atMost" names its tag beside it, so that none escapes this test.
    expect(tags).toHaveLength([...asking.matchAll(/\batMost:/gu)].length);
    const ordered = indexed.flatMap(({ paths }) => paths.filter((path) => path.startsWith('/least/')));
    expect(new Set(ordered)).toEqual(new Set(tags.map((tag) => `/least/${tag}/?`)));
  });

  test('every container that is searched has its tags in an index', () => {
    const searched = [...asking.matchAll(/\.query\('(?<container>\w+)'/gu)].map(({ groups }) => groups?.['container']);
    // Each search names its container, so that none escapes this test, or asks a room (of records, and for retention of people), or goes on page by page (of people and staff).
    const named = [...asking.matchAll(/(?<!room)\.query\((?!container, \{ \.\.\.some)/gu)];
    expect(searched).toHaveLength(named.length);
    for (const container of [...searched, ...RECORD_CONTAINERS])
      expect(indexed.find(({ id }) => id === container)?.paths).toContain('/tags/[]/?');
  });
});

describe('Cosmos DB by HTTPS', () => {
  let secure: CosmosServer;
  beforeAll(async () => {
    secure = await startCosmos({ secure: true });
  });
  afterAll(() => secure.stop());

  test('a document is kept, found, changed and removed', async () => {
    const { endpoint, key } = secure;
    const store = await instance({ endpoint, access: { key }, database: await secure.newDatabase() });
    const etag = etagOf(await store.create('records', doc('a', { tags: { team: 'north' }, body: 'Zoë' })));
    const found = await allPages(store, 'records', { tag: 'team', equals: 'north', limit: 5 });
    expect(found).toEqual([{ id: 'a', partition: 'p', body: 'Zoë', etag }]);
    const next = etagOf(await store.replace('records', doc('a', { tags: { send: '2026' } }), etag));
    expect(await store.replace('records', doc('a'), etag)).toEqual({ ok: false, refusal: 'changed' });
    const due = await store.query('records', { tag: 'send', atMost: '2027', limit: 5 });
    expect(due).toMatchObject({ found: [{ id: 'a', etag: next }], next: undefined });
    expect(await store.remove('records', 'p', 'a', next)).toMatchObject({ ok: true });
    expect(await store.ready()).toBe(true);
  });

  test('S59, S88: with an identity and no key, every request carries its token and asks for reads that are never old', async () => {
    const asked: (string | readonly string[])[] = [];
    const credential = {
      getToken: async (scopes: string | string[]) => {
        asked.push(scopes);
        return { token: 'a-token', expiresOnTimestamp: Date.now() + 3_600_000 };
      },
    };
    const store = await instance({
      endpoint: secure.endpoint,
      access: { credential },
      database: await secure.newDatabase(),
    });
    const seen: IncomingMessage[] = [];
    secure.meddle = (request) => {
      seen.push(request);
      return undefined;
    };
    await store.create('records', doc('a'));
    await store.read('records', 'p', 'a');
    await store.query('records', { tag: 'team', equals: 'north', limit: 5 });
    expect(seen).toHaveLength(5);
    for (const { headers } of seen) {
      expect(headers.authorization).toBe('type=aad&ver=1.0&sig=a-token');
      expect(headers['x-ms-consistency-level']).toBe('Strong');
      // What one instance remembers of its own writes would say nothing of another's: nothing depends on it.
      expect(headers['x-ms-session-token']).toBeUndefined();
    }
    expect(deployed.consistency).toBe('Strong');
    expect(asked).toEqual([[`${secure.endpoint}/.default`]]);
  });
});
