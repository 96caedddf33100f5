import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { readConfig } from '../../src/config.ts';
import { demoStore } from '../../src/demo/demo-store.ts';
import { untilReady } from '../../src/demo/until-ready.ts';

describe('what the demo keeps', () => {
  test.each([
    [{}, '.demo/reable.sqlite'],
    [{ SQLITE_FILE: '/tmp/mine.sqlite' }, '/tmp/mine.sqlite'],
    // As it stands in .env.example: the invented people do not come among the bot's own records.
    [{ SQLITE_FILE: '.data/reable.sqlite' }, '.demo/reable.sqlite'],
  ])('with %j is in %s', (env, file) => {
    expect(demoStore(readConfig(env))).toEqual({ kind: 'sqlite', file: join(file) });
  });
});

describe('the Playground', () => {
  const said: string[] = [];
  let child: ChildProcess;
  let folder: string;
  beforeEach(() => {
    said.length = 0;
    folder = mkdtempSync(join(tmpdir(), 'reable-demo-'));
  });
  afterEach(() => {
    child.kill('SIGKILL');
    rmSync(folder, { recursive: true });
  });
  const runs = (script: string): void => {
    child = spawn(process.execPath, ['-e', script], { stdio: 'ignore' });
  };
  const waiting = (withinMs: number, ping = 'http://127.0.0.1:9/'): Promise<void> =>
    untilReady(child, { ping, folder, withinMs, sayAfterMs: 50, say: (line) => said.push(line) });

  test('that takes long is waited for, and that is said once', async () => {
    runs('setInterval(() => {}, 1000)');
    let asked = 0;
    const server = createServer((_, response) => {
      // Where restify is loaded, `writeHead` gives nothing to go on with.
      response.writeHead(++asked < 4 ? 503 : 200);
      response.end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    if (typeof address !== 'object' || !address) throw new Error('no address');
    await waiting(60_000, `http://127.0.0.1:${address.port}/`);
    expect(said).toEqual(['The Playground is still starting. On a slow machine it may take two minutes.']);
    server.closeAllConnections();
    server.close();
  });

  test('that never answers is given up, and only a log that is there is named', async () => {
    runs('setInterval(() => {}, 1000)');
    await expect(waiting(100)).rejects.toThrow(/^the Playground did not start in time$/u);
    mkdirSync(join(folder, 'devTools'));
    await expect(waiting(100)).rejects.toThrow(`in time: its log in ${join(folder, 'devTools')} says why`);
  });

  test('that ends is not waited for', async () => {
    runs('process.exit(3)');
    await expect(waiting(60_000)).rejects.toThrow('the Playground ended while it was starting');
  });
});
