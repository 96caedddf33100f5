import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import { build, type Running } from '../../src/build.ts';
import { readConfig } from '../../src/config.ts';
import { openStore } from '../../src/open-store.ts';
import { acting } from '../../src/demo/acting.ts';
import { seed } from '../../src/demo/history.ts';
import { NEWS_CHANNEL } from '../../src/demo/world.ts';
import type { LogFields } from '../../src/kernel/log.ts';
import { TeamId } from '../../src/kernel/ids.ts';
import { teamDocument } from '../../src/people/directory.ts';
import { pressed, startConnector, TENANT, typed, type Connector, type Json } from '../support/connector.ts';
import { buttonsOf, textsIn } from '../support/talk.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

interface Bot {
  readonly connector: Connector;
  readonly logged: string[];
  send(activity: Json): Promise<unknown>;
  stop(): Promise<void>;
}

const file = (): string => join(mkdtempSync(join(tmpdir(), 'reable-')), 'reable.sqlite');

/** The bot exactly as `npm start` builds it, on a real port, with the demo's people and a connector of our own. */
async function start(sqliteFile: string, connector: Connector): Promise<Bot> {
  const logged: string[] = [];
  const write = (event: string, fields: LogFields = {}): void => void logged.push(JSON.stringify({ event, ...fields }));
  const config = readConfig({ PORT: '0', ALLOWED_TENANTS: TENANT, SQLITE_FILE: sqliteFile });
  const log = { info: write, warn: write, error: write };
  const bot = build({ config, log, store: await openStore(config), between: acting });
  await seed(bot.keeping, 1);
  await linkChannel(bot.keeping.store, connector.url);
  const running: Running = await bot.start();
  let stopped = false;
  const stop = async (): Promise<void> => {
    if (!stopped) await running.stop();
    stopped = true;
  };
  closing.push(stop);
  return {
    connector,
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

async function linkChannel(store: Parameters<typeof seed>[0]['store'], serviceUrl: string): Promise<void> {
  const id = TeamId.parse('north');
  const kept = await store.read('teams', id, id);
  const channel = { kind: 'channel' as const, serviceUrl, tenant: TENANT, conversation: NEWS_CHANNEL };
  await store.replace('teams', teamDocument({ id, name: 'My Team', channel }), kept?.etag ?? '');
}

async function connected(): Promise<Connector> {
  const connector = await startConnector();
  closing.push(() => connector.close());
  return connector;
}

const CANARY = 'CANARY-7f3a';

/** Types the start, then presses on with the card that comes back each time; gives the last answer. */
async function recordByCard(bot: Bot, connector: Connector): Promise<unknown> {
  await bot.send(typed(connector.url, 'change monitoring for Ada Palmer'));
  let answer: unknown = (await connector.received(1))[0]?.activity;
  const press = async (title: string, inputs: Json = {}): Promise<void> => {
    const button = buttonsOf(answer).find((one) => one.title === title);
    if (!button) throw new Error(`no button ${title}`);
    answer = await bot.send(pressed(connector.url, { ...button.data, ...inputs }));
  };
  await press('Next', {
    direction: 'reduce',
    from: `A call ${CANARY}`,
    to: 'A visit',
    startsOn: new Date().toISOString().slice(0, 10),
  });
  await press('Next', { rationale: `Because ${CANARY}` });
  await press('Next', { personAgrees: 'yes', carerAgrees: 'yes' });
  await press('Record this change');
  return answer;
}

describe('the whole house, over the wire', () => {
  test('R1-R4: from a typed word to the record and the notice in the channel, through restify, the SDK and the store', async () => {
    const connector = await connected();
    const bot = await start(file(), connector);
    const recorded = textsIn(await recordByCard(bot, connector)).join('\n');
    expect(recorded).toMatch(/Recorded as MC-[A-Z0-9]{5}/u);
    const channel = await arrived(connector, ({ conversation }) => conversation === NEWS_CHANNEL);
    expect(textsIn(channel).join('\n')).toContain('Monitoring has changed');
    expect(JSON.stringify(channel)).not.toMatch(/\bAda\b|Palmer|CANARY/u);
  });

  test('S27, S40: nothing typed and no name stands in the log or in a summary', async () => {
    const connector = await connected();
    const bot = await start(file(), connector);
    await recordByCard(bot, connector);
    await bot.send(typed(connector.url, `${CANARY} is what I type`));
    await arrived(connector, ({ conversation }) => conversation === NEWS_CHANNEL);
    await bot.stop();
    expect(bot.logged.join('\n')).not.toMatch(/CANARY|\bAda\b|Palmer|Priya/u);
    const summaries = connector.requests.flatMap(({ activity }) =>
      activity['type'] === 'message' ? [activity['summary']] : [],
    );
    expect(new Set(summaries)).toEqual(new Set(['A message from Reable', 'Reable has a message for you']));
  });

  test('half-way, the bot is stopped and started again: the form goes on where it was', async () => {
    const connector = await connected();
    const where = file();
    const before = await start(where, connector);
    await before.send(typed(connector.url, 'change monitoring for Samuel Okafor'));
    await before.send(typed(connector.url, 'less'));
    await before.stop();
    const after = await start(where, connector);
    const already = connector.requests.length;
    await after.send(typed(connector.url, 'a call every morning'));
    const [reply] = (await connector.received(already + 1)).slice(already);
    expect(String(reply?.activity['text'])).toContain('How will it be?');
  });

  test('the demo only: "act as" shows another role, and only what that role may see', async () => {
    const connector = await connected();
    const bot = await start(file(), connector);
    await bot.send(typed(connector.url, 'act as Omar Aziz'));
    await connector.received(2);
    expect(textsIn(connector.requests[1]?.activity).join('\n')).toContain('Hello Omar');
    await bot.send(typed(connector.url, 'Ada Palmer'));
    expect(JSON.stringify((await connector.received(3))[2]?.activity)).not.toContain('Palmer');
  });
});

/** The first request to the connector that fits, now or as soon as it comes. */
async function arrived(connector: Connector, fits: (request: Connector['requests'][number]) => boolean): Promise<Json> {
  for (let count = 1; ; count++) {
    const found = connector.requests.find(fits);
    if (found) return found.activity;
    await connector.received(Math.max(count, connector.requests.length + 1));
  }
}
