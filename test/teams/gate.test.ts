import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { pressed, typed, activity, TENANT, type Json } from '../support/connector.ts';
import { start, type UnderTest } from './under-test.ts';

/** Nothing of ours may show in what a stranger gets. */
const INSIDE = /node_modules|\.ts\b|\.js\b|\bat \/|[A-Z]\w+Error|zod|botbuilder|restify|127\.0\.0\.1|stack/u;

async function expectWorks(bot: UnderTest): Promise<void> {
  const before = bot.asked.length;
  expect((await bot.post(typed(bot.connector.url, 'help'))).status).toBe(200);
  expect(bot.asked).toHaveLength(before + 1);
}

const REQUIRED = ['type', 'id', 'from', 'recipient', 'conversation', 'channelId', 'serviceUrl'] as const;
const TEXTS = [
  'type',
  'id',
  'channelId',
  'serviceUrl',
  'text',
  'replyToId',
  'textFormat',
  'locale',
  'timestamp',
] as const;
const THINGS = ['from', 'recipient', 'conversation', 'channelData'] as const;

const notText = fc.oneof(fc.constant(null), fc.boolean(), fc.double(), fc.array(fc.jsonValue()), fc.constant({}));
const notThing = fc.oneof(fc.constant(null), fc.boolean(), fc.integer(), fc.string(), fc.array(fc.jsonValue()));

/** Changes that each make a good activity bad. */
const spoiling: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom(...REQUIRED).map((field) => ({ [field]: undefined })),
  fc.tuple(fc.constantFrom(...TEXTS), notText).map(([field, value]) => ({ [field]: value })),
  fc.tuple(fc.constantFrom(...THINGS), notThing).map(([field, value]) => ({ [field]: value })),
  notThing.filter((value) => value !== null).map((value) => ({ value })),
  fc.constantFrom<Json>(
    { from: { id: '29:user-a' } },
    { from: { id: '', aadObjectId: 'x' } },
    { conversation: { id: 5, tenantId: TENANT } },
    { text: 'x'.repeat(30_001) },
    { text: '\ud800 alone' },
    { timestamp: 'yesterday' },
    { entities: 'all' },
    { entities: Array.from({ length: 1_000 }, () => ({ type: 'mention' })) },
    { attachments: Array.from({ length: 1_000 }, () => ({ contentType: 'text/html' })) },
    { attachments: { contentType: 'text/html' } },
    { channelData: { tenant: 'ours' } },
    { type: 'x'.repeat(500) },
    { type: 'message\r\nx: y' },
    { type: 'invoke' },
    { type: 'invoke', name: 'adaptiveCard/action', value: {} },
    { type: 'invoke', name: 'adaptiveCard/action', value: { action: [] } },
    { type: 'conversationUpdate', membersAdded: 'everybody' },
  ),
);

test('S1: whatever a stranger sends is refused with fixed words, and the next good request works (finding 1)', async () => {
  const bot = await start();
  const good = typed(bot.connector.url, 'hello');
  const bad = fc.oneof(
    { weight: 4, arbitrary: spoiling.map((change) => JSON.stringify({ ...good, ...change })) },
    { weight: 1, arbitrary: fc.jsonValue().map((value) => JSON.stringify(value)) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
    { weight: 1, arbitrary: fc.integer({ min: 0, max: 400 }).map((end) => JSON.stringify(good).slice(0, end)) },
  );
  await fc.assert(
    fc.asyncProperty(bad, async (body) => {
      const { status, text, json } = await bot.post(body);
      expect(status).toBeGreaterThanOrEqual(400);
      expect(status).toBeLessThan(500);
      expect(json).toEqual({ error: expect.any(String) });
      expect(text).not.toMatch(INSIDE);
    }),
    { numRuns: 400 },
  );
  expect(bot.asked).toEqual([]);
  await expectWorks(bot);
});

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

test.each([
  ['in the conversation', { conversation: { ...conversation, tenantId: TENANT }, channelData: {} }],
  ['in the channel data', { conversation, channelData: { tenant: { id: TENANT } } }],
])('S5: one tenant, %s, is enough', async (_what, change) => {
  const bot = await start();
  expect((await bot.post(typed(bot.connector.url, 'hello', change))).status).toBe(200);
  expect(bot.asked).toHaveLength(1);
});

test.each([
  'typing',
  'messageReaction',
  'messageUpdate',
  'messageDelete',
  'event',
  'endOfConversation',
  'somethingNew',
])('an activity of type %s is answered and nothing is done', async (type) => {
  const bot = await start();
  expect((await bot.post(activity(bot.connector.url, { type }))).status).toBe(200);
  expect(bot.asked).toEqual([]);
  expect(bot.connector.requests).toEqual([]);
});

test('S27: what was refused is logged by its reason, without anything typed', async () => {
  const bot = await start();
  await bot.post(typed(bot.connector.url, 'canary-in-text', { channelId: 'canary-channel' }));
  expect(bot.logged).toEqual([
    { event: 'teams.refused', fields: { status: 403, reason: 'channel', correlation: expect.any(String) } },
  ]);
  expect(JSON.stringify(bot.logged)).not.toContain('canary');
});
