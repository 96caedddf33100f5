import { request } from 'node:http';
import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { activity, opening, pressed, searching, submitting, TENANT, typed, type Json } from '../support/connector.ts';
import { claimsNow, credentials, SERVICE, signer, startIssuer, token } from './issuer.ts';
import { malformed } from './malformed.ts';
import { openLine, start, type UnderTest } from './under-test.ts';

async function expectWorks(bot: UnderTest): Promise<void> {
  const before = bot.asked.length;
  expect((await bot.post(typed(bot.connector.url, 'help'))).status).toBe(200);
  expect(bot.asked).toHaveLength(before + 1);
}

const good = signer('good', ['msteams']);
const HOW_OFTEN = 200;
const AT_ONCE = 50;

test('S1: of ten thousand malformed requests each is refused with fixed words, with and without a token, and the next good one works (finding 1)', async () => {
  const issuer = await startIssuer([good]);
  const bot = await start(() => Promise.resolve([]), { credentials, openIdMetadata: issuer.metadata });
  const line = openLine(bot.url);
  const authorization = token(good, claimsNow());
  const works = async (): Promise<void> => {
    expect((await bot.post(pressed(SERVICE, { do: 'menu/open' }), { authorization })).status).toBe(200);
  };
  await works();
  const requests = fc.record({
    body: malformed(SERVICE),
    token: fc.constantFrom(
      undefined,
      'Bearer x',
      token(good, claimsNow({ exp: 1 })),
      authorization,
      authorization,
      authorization,
    ),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(requests, { minLength: AT_ONCE, maxLength: AT_ONCE }), async (many) => {
      const answers = await Promise.all(many.map(({ body, token: brought }) => line.post(body, brought)));
      for (const { status, text } of answers) {
        expect(status).toBeGreaterThanOrEqual(400);
        expect(status).toBeLessThan(500);
        expect(text).toMatch(/^\{"error":"[a-z /]{5,40}"\}$/u);
      }
    }),
    { numRuns: HOW_OFTEN, endOnFailure: true },
  );
  expect(line.answered()).toBeGreaterThanOrEqual(HOW_OFTEN * AT_ONCE);
  expect(line.statuses()).toEqual(new Set([400, 429]));
  expect(bot.asked).toHaveLength(1);
  await works();
  line.close();
  await issuer.close();
}, 60_000);

test.each([
  ['five megabytes', 413, 'x'.repeat(5 * 1024 * 1024)],
  ['a little over the limit', 413, JSON.stringify({ text: 'x'.repeat(256 * 1024) })],
  ['bytes that are not UTF-8', 400, new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d])],
  ['a thousand levels', 400, '['.repeat(1_000) + ']'.repeat(1_000)],
  ['a hundred thousand levels', 400, '['.repeat(100_000) + ']'.repeat(100_000)],
])('S1: %s: %i', async (_what, expected, body) => {
  const bot = await start();
  expect((await bot.post(body)).status).toBe(expected);
  await expectWorks(bot);
});

test('S1: a length over the limit is refused before anything of it has come', async () => {
  const bot = await start();
  const headers = { 'content-type': 'application/json', 'content-length': '99999999999' };
  const sending = request(`${bot.url}/api/messages`, { method: 'POST', headers });
  const status = await new Promise((resolve, reject) => {
    sending.once('response', ({ statusCode }) => resolve(statusCode));
    sending.once('error', reject);
    sending.setTimeout(10_000, () => resolve('not answered'));
    sending.flushHeaders();
  });
  expect(status).toBe(413);
  sending.destroy();
  await expectWorks(bot);
});

test('S1: depth and prototype keys inside what is passed on are refused', async () => {
  const bot = await start();
  const deep = JSON.parse('{"a":'.repeat(100) + '1' + '}'.repeat(100));
  expect((await bot.post(pressed(bot.connector.url, { do: 'menu/open', deep }))).status).toBe(400);
  const text = JSON.stringify(pressed(bot.connector.url, { do: 'menu/open', KEY: { admin: true } }));
  for (const key of ['__proto__', 'constructor', 'prototype']) {
    expect((await bot.post(text.replace('KEY', key))).status).toBe(400);
  }
  expect(bot.asked).toEqual([]);
  await expectWorks(bot);
});

test.each(['text/plain', 'application/xml', 'application/json; charset=utf-16', 'multipart/form-data; boundary=x'])(
  'S1: content of type %s is refused',
  async (type) => {
    const bot = await start();
    const answer = await bot.post(typed(bot.connector.url, 'hello'), { 'content-type': type });
    expect(answer).toMatchObject({ status: 415, json: { error: expect.any(String) } });
    expect(bot.asked).toEqual([]);
  },
);

test.each(['emulator', 'directline', 'webchat', 'AseChannel', 'MSTEAMS', 'msteams ', 'skype'])(
  'S3: the channel %j is refused (finding 5)',
  async (channelId) => {
    const bot = await start();
    expect((await bot.post(typed(bot.connector.url, 'hello', { channelId }))).status).toBe(403);
    expect(bot.asked).toEqual([]);
  },
);

test.each([
  'http://169.254.169.254/',
  'https://169.254.169.254/',
  'https://localhost.evil.example/',
  'https://2130706433/',
  'http://2130706433/',
  'https://0x7f000001/',
  'https://smba.trafficmanager.net.evil.example/',
  'https://smba.trafficmanager.net@evil.example/',
  'https://evil.example@smba.trafficmanager.net/',
  'https://evil.example/smba.trafficmanager.net',
  'https://evil.example#smba.trafficmanager.net/',
  'https://evil.example\\@smba.trafficmanager.net/',
  'https://smba.trafficmanager.net:8443/',
  'https://smba.trafficmanager.net./',
  'http://smba.trafficmanager.net/',
  'ftp://smba.trafficmanager.net/',
  'https:smba.trafficmanager.net/',
  '//smba.trafficmanager.net/',
  ' https://smba.trafficmanager.net/',
  'http://127.0.0.1.evil.example/',
  'http://127.0.0.1@evil.example/',
  'urn:botframework:websocket:x',
  'x',
])('S4: the service address %s is refused (finding 3)', async (serviceUrl) => {
  const bot = await start();
  expect((await bot.post(typed(serviceUrl, 'hello'))).status).toBe(403);
  expect(bot.asked).toEqual([]);
});

test("S4: Teams' own address is accepted", async () => {
  const bot = await start();
  const { status } = await bot.post(typed('https://smba.trafficmanager.net/uk/some-id/', 'hello'));
  expect(status).toBe(200);
  expect(bot.asked).toHaveLength(1);
});

const conversation = { id: 'a:1', conversationType: 'personal' };
test.each<[string, Json]>([
  [
    'another tenant',
    { conversation: { ...conversation, tenantId: 'other' }, channelData: { tenant: { id: 'other' } } },
  ],
  ['no tenant', { conversation, channelData: {} }],
  [
    'two that disagree',
    { conversation: { ...conversation, tenantId: TENANT }, channelData: { tenant: { id: 'other' } } },
  ],
  ['two that disagree, the other way', { conversation: { ...conversation, tenantId: 'other' } }],
  ['somebody from another tenant', { from: { id: '29:x', aadObjectId: 'x', tenantId: 'other' } }],
  ['a guest', { from: { id: '29:x', aadObjectId: 'x', userRole: 'guest' } }],
])('S5: %s is refused with neutral words (finding 7)', async (_what, change) => {
  const bot = await start();
  expect(await bot.post(typed(bot.connector.url, 'hello', change))).toMatchObject({
    status: 403,
    json: { error: 'not allowed' },
  });
  expect(bot.asked).toEqual([]);
});

test('S5: a dialog and a search of people from elsewhere, and of nobody, are refused before they are read', async () => {
  const bot = await start();
  const { url } = bot.connector;
  for (const make of [opening, submitting]) {
    expect((await bot.post(make(url, { do: 'a/b' }, { channelData: { tenant: { id: 'other' } } }))).status).toBe(403);
    expect((await bot.post(make(url, { do: 'a/b' }, { from: { id: '29:x' } }))).status).toBe(400);
  }
  const guest = { id: '29:x', aadObjectId: 'x', userRole: 'guest' };
  expect((await bot.post(searching(url, 'x', { from: guest }))).status).toBe(403);
  expect((await bot.post(searching(url, 'x', { from: { id: '29:x' } }))).status).toBe(400);
  expect((await bot.post(searching(url, 'x', { channelData: { tenant: { id: 'other' } } }))).status).toBe(403);
  expect(bot.asked).toEqual([]);
});

test.each([
  ['in the conversation', { conversation: { ...conversation, tenantId: TENANT }, channelData: {} }],
  ['in the channel data', { conversation, channelData: { tenant: { id: TENANT } } }],
])('S5: one tenant, %s, is enough', async (_what, change) => {
  const bot = await start();
  expect((await bot.post(typed(bot.connector.url, 'hello', change))).status).toBe(200);
  expect(bot.asked).toHaveLength(1);
});

test.each(['typing', 'messageReaction', 'messageDelete', 'event', 'endOfConversation', 'somethingNew'])(
  'an activity of type %s is answered and nothing is done',
  async (type) => {
    const bot = await start();
    expect((await bot.post(activity(bot.connector.url, { type }))).status).toBe(200);
    expect(bot.asked).toEqual([]);
    expect(bot.connector.requests).toEqual([]);
  },
);

test('S27: what was refused is logged by its reason, without anything typed', async () => {
  const bot = await start();
  await bot.post(typed(bot.connector.url, 'canary-in-text', { channelId: 'canary-channel' }));
  expect(bot.logged).toEqual([
    { event: 'teams.refused', fields: { status: 403, reason: 'channel', correlation: expect.any(String) } },
  ]);
  expect(JSON.stringify(bot.logged)).not.toContain('canary');
});

test.each(['.', '..'])('F18: the conversation %j is refused', async (id) => {
  const bot = await start();
  const conversation = { conversationType: 'personal', tenantId: TENANT, id };
  expect((await bot.post(typed(bot.connector.url, 'hello', { conversation }))).status).toBe(400);
  expect(bot.asked).toEqual([]);
});

test('F18: a private chat that is a group is neither', async () => {
  const bot = await start();
  const conversation = { conversationType: 'personal', tenantId: TENANT, id: 'a:1', isGroup: true };
  expect((await bot.post(typed(bot.connector.url, 'hello', { conversation }))).status).toBe(403);
  expect(bot.asked).toEqual([]);
});

test('F17: one person is one, in capital and small letters', async () => {
  const bot = await start();
  const conversation = { conversationType: 'personal', tenantId: TENANT.toUpperCase(), id: 'a:1' };
  const channelData = { tenant: { id: TENANT } };
  const from = { id: '29:a', aadObjectId: 'ABCDEF00-0000-4000-8000-000000000020' };
  expect((await bot.post(typed(bot.connector.url, 'hello', { conversation, channelData, from }))).status).toBe(200);
  expect(bot.asked).toMatchObject([{ from: { tenant: TENANT, aadObjectId: 'abcdef00-0000-4000-8000-000000000020' } }]);
});
