import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect } from '@jest/globals';
import { build, type Running } from '../../src/build.ts';
import { readConfig } from '../../src/config.ts';
import type { RecordServices } from '../../src/records/services.ts';
import { acting } from '../../src/demo/acting.ts';
import { NEWS_CHANNEL } from '../../src/demo/world.ts';
import { systemClock } from '../../src/kernel/clock.ts';
import { TeamId } from '../../src/kernel/ids.ts';
import type { LogFields } from '../../src/kernel/log.ts';
import { openStore } from '../../src/open-store.ts';
import { teamDocument } from '../../src/people/documents.ts';
import type { DocumentStore } from '../../src/store/document-store.ts';
import { startConnector, TENANT, type Connector, type Json } from './connector.ts';
import { MemoryStore } from './memory-store.ts';
import { seedInto } from './seeded.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

export interface Bot {
  readonly connector: Connector;
  /** Every line of the log, as text. */
  readonly logged: readonly string[];
  readonly services: RecordServices;
  /** Delivers an activity, which must be taken; gives the answer. */
  send(activity: Json): Promise<unknown>;
  stop(): Promise<void>;
}

export const file = (): string => join(mkdtempSync(join(tmpdir(), 'reable-')), 'reable.sqlite');

/** The bot exactly as `npm start` builds it, on a real port, with the demo's people and a connector of our own, over a file of SQLite
 * or, `:memory:`, over the store of tests. Stopped after each test. */
export async function start(
  sqliteFile: string,
  connector: Connector,
  wrap: (store: DocumentStore) => DocumentStore = (store) => store,
): Promise<Bot> {
  const logged: string[] = [];
  const write = (event: string, fields: LogFields = {}): void => void logged.push(JSON.stringify({ event, ...fields }));
  const config = readConfig({
    PORT: '0',
    ALLOWED_TENANTS: TENANT,
    SQLITE_FILE: sqliteFile,
    // A test goes faster than anybody can.
    REQUESTS_PER_SECOND: '1000',
  });
  const log = { info: write, warn: write, error: write };
  const bot = build({
    config,
    log,
    store: wrap(sqliteFile === ':memory:' ? new MemoryStore(systemClock) : await openStore(config)),
    between: acting,
  });
  await seedInto(bot.services.store, bot.services.clock, 1);
  await linkChannel(bot.services.store, connector.url);
  const running: Running = await bot.start();
  let stopped = false;
  const stop = async (): Promise<void> => {
    if (!stopped) await running.stop();
    stopped = true;
  };
  closing.push(stop);
  return {
    connector,
    services: bot.services,
    logged,
    stop,
    async send(activity) {
      const response = await fetch(`http://127.0.0.1:${running.port}/api/messages`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(activity),
      });
      expect(response.status).toBe(200);
      const text = await response.text();
      return text === '' ? undefined : JSON.parse(text);
    },
  };
}

async function linkChannel(store: DocumentStore, serviceUrl: string): Promise<void> {
  const id = TeamId.parse('north');
  const kept = await store.read('teams', id, id);
  const channel = { kind: 'channel' as const, serviceUrl, tenant: TENANT, conversation: NEWS_CHANNEL };
  await store.replace('teams', teamDocument({ id, name: 'My Team', channel }), kept?.etag ?? '');
}

export async function connected(): Promise<Connector> {
  const connector = await startConnector();
  closing.push(() => connector.close());
  return connector;
}

/** The first request to the connector that fits, now or as soon as it comes. */
export async function arrived(
  connector: Connector,
  fits: (request: Connector['requests'][number], index: number) => boolean,
): Promise<Json> {
  for (let count = 1; ; count++) {
    const found = connector.requests.find(fits);
    if (found) return found.activity;
    await connector.received(Math.max(count, connector.requests.length + 1));
  }
}
