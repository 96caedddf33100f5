import { servicesAt } from '../support/services.ts';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, expect, test } from '@jest/globals';
import { SqliteStore } from '../../src/adapters/sqlite/sqlite-store.ts';
import { seed } from '../../src/demo/history.ts';
import { NEWS_CHANNEL } from '../../src/demo/world.ts';
import type { Records } from '../../src/kinds/records.ts';
import { registry } from '../../src/flows/index.ts';
import { systemClock } from '../../src/kernel/clock.ts';
import { instant } from '../../src/kernel/days.ts';
import { TeamId } from '../../src/kernel/ids.ts';
import { Administration } from '../../src/people/administration.ts';
import { Directory } from '../../src/people/directory.ts';
import { teamDocument } from '../../src/people/documents.ts';
import type { OpenRecord } from '../../src/kinds/open-record.ts';
import { TENANT, typed } from '../support/connector.ts';

const IN_FLIGHT = 200;

let child: ChildProcess | undefined;
let server: Server | undefined;
afterEach(async () => {
  // All of its group: a bot that outlives the shell which started it would go on for ever.
  try {
    if (child?.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It has ended.
  }
  server?.closeAllConnections();
  await new Promise<void>((resolve) => (server ? server.close(() => resolve()) : resolve()));
});

/** A connector that answers nobody until it is told to, and says when `count` have asked. */
async function holding(): Promise<{
  url: string;
  came: string[];
  asked(count: number): Promise<void>;
  release(): void;
}> {
  const came: string[] = [];
  const held: ServerResponse[] = [];
  let isOpen = false;
  let told: { readonly count: number; readonly done: () => void } | undefined;
  server = createServer((request, response) => {
    request.resume();
    came.push(decodeURIComponent(request.url ?? ''));
    if (isOpen) response.end('{"id":"m1"}');
    else held.push(response);
    if (told && came.length >= told.count) told.done();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/`,
    came,
    asked: (count) =>
      new Promise((done) => {
        told = { count, done };
        if (came.length >= count) done();
      }),
    release() {
      isOpen = true;
      for (const response of held) response.end('{"id":"m1"}');
    },
  };
}

/** The demo's records in a file, with the channel's notices still to be sent. */
async function prepared(file: string, serviceUrl: string): Promise<number> {
  const [store, opened] = open(file);
  await seed(servicesAt(store, systemClock), 1);
  const north = TeamId.parse('north');
  const kept = await store.read('teams', north, north);
  const channel = { kind: 'channel' as const, serviceUrl, tenant: TENANT, conversation: NEWS_CHANNEL };
  await store.replace('teams', teamDocument({ id: north, name: 'My Team', channel }), kept?.etag ?? '');
  const records = await Array.fromAsync(opened.outstandingIn(north));
  for (const record of records)
    await record.keepNotices(
      record.notices.map((notice) =>
        'team' in notice.to
          ? { ...notice, status: 'waiting', due: instant(new Date(0)) }
          : { ...notice, status: 'sent' },
      ),
    );
  await store.close();
  return records.length;
}

function open(file: string): [SqliteStore, Records] {
  const store = new SqliteStore(file, systemClock);
  const services = servicesAt(store, systemClock, 99);
  return [store, registry(services, new Directory(store), new Administration(store, systemClock)).records];
}

/** The bot on a port of its own, started by itself, or as npm does: from a shell that stays. */
async function startBot(file: string, npm = false): Promise<number> {
  const [command, ...words] = npm
    ? ['sh', '-c', `"${process.execPath}" src/main.ts; true`]
    : [process.execPath, 'src/main.ts'];
  child = spawn(command, words, {
    detached: true,
    env: {
      ...(npm ? { npm_lifecycle_event: 'start' } : {}),
      PATH: process.env['PATH'],
      PORT: '0',
      ALLOWED_TENANTS: TENANT,
      SQLITE_FILE: file,
      REQUESTS_PER_SECOND: '1000',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (!child.stdout) throw new Error('no output');
  for await (const line of createInterface({ input: child.stdout })) {
    const port = /"port":(\d+)/u.exec(line)?.[1];
    if (port !== undefined) return Number(port);
  }
  throw new Error('it did not start');
}

const post = (port: number, body: unknown): Promise<number> =>
  fetch(`http://127.0.0.1:${port}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  }).then(async (response) => {
    await response.text();
    return response.status;
  });

test('S60: asked to end with 200 messages and a notice in hand, it takes nothing new, finishes them, claims no more and exits 0', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'reable-')), 'reable.sqlite');
  const connector = await holding();
  const waiting = await prepared(file, connector.url);
  expect(waiting).toBeGreaterThan(1);
  const port = await startBot(file);

  const answers = Array.from({ length: IN_FLIGHT }, () => post(port, typed(connector.url, 'help')));
  // Being met for the first time wakes what sends: one notice is on its way, too.
  await connector.asked(IN_FLIGHT + 1);
  const gone = child ? once(child, 'exit') : Promise.reject(new Error('no process'));
  child?.kill('SIGTERM');
  await refusesNew(port, connector.url);
  connector.release();

  expect(await Promise.all(answers)).toEqual(Array.from({ length: IN_FLIGHT }, () => 200));
  expect(await gone).toEqual([0, null]);
  const posted = connector.came.filter((path) => path.includes(NEWS_CHANNEL)).length;
  expect(connector.came).toHaveLength(IN_FLIGHT + posted);

  const [store, records] = open(file);
  const left = (await Array.fromAsync(records.outstandingIn(TeamId.parse('north')))).flatMap(teamNotices);
  expect(posted).toBe(1);
  expect(left.filter(({ status }) => status === 'sent')).toHaveLength(1);
  expect(left.filter(({ status }) => status === 'waiting')).toHaveLength(left.length - 1);
  expect(left.flatMap(({ claim }) => claim ?? [])).toEqual([]);
  await store.close();
});

test('S60: when npm, which started it, is gone, it ends too: npm passes no signal on', async () => {
  await startBot(join(mkdtempSync(join(tmpdir(), 'reable-')), 'reable.sqlite'), true);
  const output = child?.stdout;
  if (!output) throw new Error('no output');
  output.resume();
  child?.kill('SIGTERM');
  // The bot holds the pipe open for as long as it lives.
  await once(output, 'close');
  expect(child?.signalCode).toBe('SIGTERM');
});

const teamNotices = ({ notices }: OpenRecord): OpenRecord['notices'] => notices.filter(({ to }) => 'team' in to);

/** Until the signal has arrived a request is still taken; then there is 503, or nobody listens. */
async function refusesNew(port: number, serviceUrl: string): Promise<void> {
  const ready = async (): Promise<boolean> => {
    try {
      return (await fetch(`http://127.0.0.1:${port}/readyz`, { headers: { connection: 'close' } })).ok;
    } catch {
      return false;
    }
  };
  while (await ready()) {
    // The signal is on its way.
  }
  const taken = await post(port, typed(serviceUrl, 'help')).catch(() => 503);
  expect(taken).toBe(503);
}
