import { once } from 'node:events';
import { Server } from 'node:http';
import { connect } from 'node:net';
import { expect, jest, test } from '@jest/globals';
import { say } from '../../src/chat/outbound.ts';
import { pressed, typed } from '../support/connector.ts';
import { gate, send, start } from './under-test.ts';

test('healthz says that the bot is alive, readyz whether it can work (S58)', async () => {
  let isReady = true;
  const bot = await start(undefined, { ready: () => Promise.resolve(isReady) });
  expect(await send(`${bot.url}/healthz`, 'GET')).toMatchObject({ status: 200, json: { status: 'alive' } });
  expect(await send(`${bot.url}/readyz`, 'GET')).toMatchObject({ status: 200, json: { status: 'ready' } });
  isReady = false;
  expect(await send(`${bot.url}/readyz`, 'GET')).toMatchObject({ status: 503, json: { status: 'not ready' } });
  expect((await send(`${bot.url}/healthz`, 'GET')).status).toBe(200);
});

test('a CSV file with headings and nobody in it is there for anybody, as a file to keep', async () => {
  const bot = await start(undefined, { emptySheet: 'reference,name\r\n' });
  const answer = await fetch(`${bot.url}/people.csv`);
  expect([answer.status, await answer.text()]).toEqual([200, 'reference,name\r\n']);
  expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  expect(answer.headers.get('content-disposition')).toBe('attachment; filename="people.csv"');
  expect((await send(`${bot.url}/people.csv`, 'POST')).status).toBe(405);
});

test('a check of readiness that fails is a no', async () => {
  const bot = await start(undefined, { ready: () => Promise.reject(new Error('canary')) });
  const { status, text } = await send(`${bot.url}/readyz`, 'GET');
  expect(status).toBe(503);
  expect(text).not.toContain('canary');
});

test.each([
  ['GET', '/', 404],
  ['GET', '/api/messages/', 404],
  ['POST', '/api/messages/../healthz/x', 404],
  ['GET', '/%00', 404],
  ['GET', '/api/messages', 405],
  ['PUT', '/api/messages', 405],
  ['DELETE', '/api/messages', 405],
  ['OPTIONS', '/api/messages', 405],
  ['POST', '/healthz', 405],
])('%s %s is %i, in fixed JSON', async (method, path, status) => {
  const bot = await start();
  const answer = await send(`${bot.url}${path}`, method);
  expect(answer).toMatchObject({ status, json: { error: expect.any(String) } });
  expect(answer.text).not.toContain(path === '/' ? 'restify' : path);
});

test('S1: no header tells what runs here', async () => {
  const bot = await start();
  const answers = [
    await send(`${bot.url}/healthz`, 'GET'),
    await send(`${bot.url}/none`, 'GET'),
    await bot.post('{}'),
    await bot.post(typed(bot.connector.url, 'hi')),
  ];
  const names = new Set(answers.flatMap(({ headers }) => [...headers.keys()]));
  expect([...names].toSorted()).toEqual([
    'cache-control',
    'connection',
    'content-length',
    'content-type',
    'date',
    'keep-alive',
    'x-content-type-options',
  ]);
});

test('S60: a server that stops finishes what is under way and takes nothing new', async () => {
  const { passed, open } = gate();
  const { passed: begun, open: begin } = gate();
  const bot = await start(async () => {
    begin();
    await passed;
    return [say('finished')];
  });
  const message = bot.post(typed(bot.connector.url, 'hi'));
  await begun;
  const stopped = bot.server.stop();
  await expect(fetch(`${bot.url}/healthz`, { headers: { connection: 'close' } })).rejects.toThrow('fetch failed');
  open();
  expect((await message).status).toBe(200);
  await stopped;
  expect(bot.connector.requests.map(({ activity }) => activity['text'])).toContain('finished');
});

test('S60: what follows the answer to a press is sent before the server has stopped', async () => {
  const bot = await start(() => Promise.resolve([say('one'), say('two')]));
  await bot.post(pressed(bot.connector.url, { do: 'review/next' }));
  await bot.server.stop();
  expect(bot.connector.requests.map(({ activity }) => activity['text'])).toEqual(['one', 'two']);
});

test('F13: a connection that sends slowly is given 10 seconds for its headers and 15 for all of it, looked at every 2', async () => {
  const listen = jest.spyOn(Server.prototype, 'listen');
  await start();
  const http = listen.mock.contexts.at(-1);
  listen.mockRestore();
  expect(http).toMatchObject({ headersTimeout: 10_000, requestTimeout: 15_000, connectionsCheckingInterval: 2_000 });
});

test('a client that goes away in the middle does no harm', async () => {
  const { passed, open } = gate();
  const { passed: begun, open: begin } = gate();
  const bot = await start(async () => {
    begin();
    await passed;
    return [];
  });
  const leaving = new AbortController();
  const body = JSON.stringify(typed(bot.connector.url, 'hi'));
  const headers = { 'content-type': 'application/json' };
  const left = fetch(`${bot.url}/api/messages`, { method: 'POST', headers, body, signal: leaving.signal });
  await begun;
  leaving.abort();
  await expect(left).rejects.toThrow('aborted');
  open();
  expect((await bot.post(typed(bot.connector.url, 'still there?'))).status).toBe(200);
});

test('F4: a connection that asks for another protocol is closed at once', async () => {
  const bot = await start();
  const { hostname, port } = new URL(bot.url);
  const socket = connect(Number(port), hostname);
  const heard: string[] = [];
  socket.on('data', (chunk) => heard.push(String(chunk)));
  socket.write(`GET /api/messages HTTP/1.1\r\nhost: ${hostname}\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n`);
  await once(socket, 'close');
  expect(heard).toEqual([]);
  expect((await send(`${bot.url}/healthz`, 'GET')).status).toBe(200);
});
