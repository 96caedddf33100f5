import { afterAll, beforeAll, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { say, type Outbound } from '../../src/chat/outbound.ts';
import { Buckets } from '../../src/teams/limits.ts';
import { senderAddress } from '../../src/teams/sender-address.ts';
import { pressed, typed, type Json } from '../support/connector.ts';
import { clockAt } from '../support/clock.ts';
import { claimsNow, credentials, SERVICE, signer, startIssuer, token, type Issuer } from './issuer.ts';
import { card, gate, openLine, start, type UnderTest } from './under-test.ts';

const TOM = { id: '29:user-b', name: 'Tom Reed', aadObjectId: '10000000-0000-4000-8000-000000000021' };
const now = new Date().toISOString();

const busy = async (advise: () => readonly Outbound[] = () => []) => {
  const clock = clockAt(now);
  const bot = await start(() => Promise.resolve([]), { clock, advise });
  const says = (text: string, fields: Json = {}) => bot.post(typed(bot.connector.url, text, fields));
  return { bot, clock, says };
};

test('S12: one person who floods is told once, then not listened to, and nobody else notices', async () => {
  const { bot, clock, says } = await busy();
  const statuses = [];
  for (let sent = 0; sent < 100; sent += 1) statuses.push((await says(`message ${sent}`)).status);
  expect(statuses).toEqual([...Array.from({ length: 21 }, () => 200), ...Array.from({ length: 79 }, () => 429)]);
  expect(bot.asked).toHaveLength(20);
  expect(bot.connector.requests.map(({ activity }) => activity['text'])).toEqual([
    expect.stringContaining('faster than I can follow'),
  ]);
  expect((await says('hello', { from: TOM })).status).toBe(200);
  expect(bot.asked).toHaveLength(21);
  clock.pass({ minutes: 1 });
  expect((await says('and now?')).status).toBe(200);
  expect(bot.asked).toHaveLength(22);
  expect(bot.turns.filter(({ fate }) => fate === 'limited')).toHaveLength(80);
});

test('S12: a press that comes too fast always has an answer, which says that it was not taken', async () => {
  const { bot } = await busy();
  const presses = [];
  for (let sent = 0; sent < 23; sent += 1)
    presses.push(await bot.post(pressed(bot.connector.url, { do: 'review/next' })));
  for (const answer of presses.slice(20)) {
    expect(answer).toMatchObject({ status: 200, json: { value: expect.stringContaining('did not take it') } });
  }
  expect(bot.asked).toHaveLength(20);
});

test('S12, S51: what was taken and is delivered again is never told that it was not, and counts once', async () => {
  const { bot, says } = await busy();
  const press = pressed(bot.connector.url, { do: 'review/next' });
  const message = typed(bot.connector.url, 'a call every morning');
  const { json } = await bot.post(press);
  await bot.post(message);
  for (let again = 0; again < 20; again += 1) await bot.post(press);
  for (let sent = 0; sent < 18; sent += 1) await says(`message ${sent}`);
  expect(bot.asked).toHaveLength(20);
  expect(await bot.post(message)).toMatchObject({ status: 200 });
  expect(await bot.post(press)).toMatchObject({ status: 200, json });
  expect(bot.connector.requests).toEqual([]);
  expect((await bot.post(pressed(bot.connector.url, { do: 'review/next' }))).text).toContain('did not take it');
});

test('S12: a chat full of cards that refreshes them all leaves room for the next press, and is itself held back', async () => {
  const { bot } = await busy();
  const data = { do: 'review/refresh' };
  const value = { action: { verb: data.do, data }, trigger: 'automatic' };
  const answers = [];
  for (let sent = 0; sent < 25; sent += 1) answers.push(await bot.post(pressed(bot.connector.url, data, { value })));
  for (const answer of answers.slice(20))
    expect(answer).toMatchObject({ status: 200, json: { value: 'Please try again in a moment.' } });
  expect(bot.asked).toHaveLength(20);
  await bot.post(pressed(bot.connector.url, { do: 'review/record' }));
  expect(bot.asked.at(-1)).toMatchObject({ data: { do: 'review/record' }, refreshing: false });
});

test('R39, S12: advice in danger is given however fast somebody types or presses', async () => {
  const { bot, says } = await busy(() => [say('Call 999')]);
  for (let sent = 0; sent < 25; sent += 1) await says('999');
  for (let sent = 0; sent < 5; sent += 1) await bot.post(pressed(bot.connector.url, { do: 'danger/show' }));
  await bot.server.stop();
  const texts = bot.connector.requests.map(({ activity }) => activity['text']);
  expect(texts.filter((text) => text === 'Call 999')).toHaveLength(30);
});

const good = signer('good', ['msteams']);
let issuer: Issuer;
beforeAll(async () => {
  issuer = await startIssuer([good]);
});
afterAll(() => issuer.close());

const guarded = (): Promise<UnderTest> =>
  start(() => Promise.resolve([{ kind: 'replace', card: card('done') }]), {
    credentials,
    openIdMetadata: issuer.metadata,
    clock: clockAt(now),
  });

/** `count` requests without a token; how often each status came back. */
async function flood(bot: UnderTest, count: number, from: (sent: number) => string): Promise<Record<string, number>> {
  const line = openLine(bot.url);
  const body = JSON.stringify(typed(SERVICE, 'x'));
  const sent = Array.from({ length: count }, (_, at) => line.post(body, undefined, { 'x-forwarded-for': from(at) }));
  const statuses: Record<string, number> = {};
  for (const { status } of await Promise.all(sent)) statuses[status] = (statuses[status] ?? 0) + 1;
  line.close();
  return statuses;
}

test('S12: a thousand strangers at once from one place get 429, and Teams and everybody else is heard', async () => {
  const bot = await guarded();
  const authorization = token(good, claimsNow());
  const press = (): Json => pressed(SERVICE, { do: 'menu/open' });
  expect((await bot.post(press(), { authorization })).status).toBe(200);
  expect(await flood(bot, 1_000, () => '')).toEqual({ 401: 99, 429: 901 });
  // A token that has been good does not stand in line; a new one from elsewhere finds room.
  expect((await bot.post(press(), { authorization })).status).toBe(200);
  const elsewhere = { authorization: token(good, claimsNow({ n: 2 })), 'x-forwarded-for': '198.51.100.7' };
  expect((await bot.post(press(), elsewhere)).status).toBe(200);
  expect(bot.asked).toHaveLength(3);
  expect(bot.logged.filter(({ event }) => event === 'teams.flooded')).toHaveLength(1);
});

test('F16: in a flood without tokens that fills every line a new good token is let in, and what only looks like one has an end', async () => {
  const bot = await guarded();
  const press = (): Json => pressed(SERVICE, { do: 'menu/open' });
  // The keys are known from the first good token on.
  expect((await bot.post(press(), { authorization: token(good, claimsNow()) })).status).toBe(200);
  await flood(bot, 1_000, (sent) => `198.51.${Math.floor(sent / 200)}.${sent % 200}`);
  expect((await bot.post(press(), { authorization: 'Bearer x' })).status).toBe(429);
  const forged = { authorization: token(signer('other'), claimsNow()) };
  expect((await bot.post(press(), forged)).status).toBe(429);
  expect((await bot.post(press(), { authorization: token(good, claimsNow({ n: 2 })) })).status).toBe(200);
  const pretending = signer('good');
  const statuses = [];
  for (let sent = 0; sent < 101; sent += 1)
    statuses.push((await bot.post(press(), { authorization: token(pretending, claimsNow({ sent })) })).status);
  expect([statuses[0], statuses.at(-1)]).toEqual([401, 429]);
});

test('S12: strangers from everywhere are held back together', async () => {
  const bot = await guarded();
  const statuses = await flood(bot, 1_000, (sent) => `198.51.${Math.floor(sent / 200)}.${sent % 200}`);
  expect(statuses).toEqual({ 401: 600, 429: 400 });
  expect(bot.asked).toEqual([]);
});

test('S12: a token that is still good after an hour does not stand in line in its second hour either', async () => {
  const clock = clockAt(now);
  const bot = await start(() => Promise.resolve([]), { credentials, openIdMetadata: issuer.metadata, clock });
  const authorization = token(good, claimsNow({ exp: Math.floor(Date.now() / 1_000) + 3 * 60 * 60 }));
  const says = (): Json => pressed(SERVICE, { do: 'menu/open' }, { timestamp: clock.now().toISOString() });
  expect((await bot.post(says(), { authorization })).status).toBe(200);
  clock.pass({ minutes: 61 });
  expect((await bot.post(says(), { authorization })).status).toBe(200);
  await flood(bot, 150, () => '');
  expect((await bot.post(says(), { authorization })).status).toBe(200);
});

test('S12: a token that was good once and is no more stands in line again', async () => {
  const clock = clockAt(now);
  const bot = await start(() => Promise.resolve([]), { credentials, openIdMetadata: issuer.metadata, clock });
  const authorization = token(good, claimsNow({ exp: Math.floor(Date.now() / 1_000) + 60 }));
  const says = (): Json => pressed(SERVICE, { do: 'menu/open' }, { timestamp: clock.now().toISOString() });
  expect((await bot.post(says(), { authorization })).status).toBe(200);
  clock.pass({ minutes: 7 });
  expect((await bot.post(says(), { authorization })).status).toBe(401);
  await flood(bot, 150, () => '');
  expect((await bot.post(says(), { authorization })).status).toBe(429);
});

test.each([
  ['a caller on the open network is who they are', '203.0.113.9', undefined, '203.0.113.9'],
  ['and cannot say otherwise', '203.0.113.9', '198.51.100.1', '203.0.113.9'],
  ['behind a proxy of our own network its header counts', '10.0.0.4', '198.51.100.1', '198.51.100.1'],
  ['written as IPv6 too', '::ffff:169.254.130.1', '198.51.100.1:50123', '198.51.100.1'],
  ['only what the proxy wrote: the last', '10.0.0.4', '1.1.1.1, 198.51.100.1', '198.51.100.1'],
  ['a proxy that says nothing is who calls', '10.0.0.4', undefined, '10.0.0.4'],
  ['nor does nonsense count', '10.0.0.4', 'unknown, _hidden', '10.0.0.4'],
  ['one IPv6 network is one sender', '2001:db8:1:2:3:4:5:6', undefined, '2001:db8:1:2'],
  ['however it is written', '10.0.0.4', '[2001:db8:1:2::6]:443', '2001:db8:1:2'],
  ['and with its zeros left out', '2001:db8::1', undefined, '2001:db8:0:0'],
  ['a connection that has gone has no address', undefined, undefined, ''],
])('S12: %s', (_what, remoteAddress, forwarded, expected) => {
  expect(senderAddress({ remoteAddress, forwarded })).toBe(expected);
});

test('S12: never more than the burst and what has trickled in since, in any order of requests', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 2_000 }), { maxLength: 200 }), (pauses) => {
      const buckets = new Buckets({ perSecond: 5, burst: 20 }, 10);
      let at = 0;
      let taken = 0;
      for (const pause of pauses) {
        at += pause;
        if (buckets.take('somebody', at) === 'taken') taken += 1;
      }
      expect(taken).toBeLessThanOrEqual(20 + (at / 1_000) * 5);
    }),
  );
});

test('S12: only so many are remembered, those who asked last', () => {
  const buckets = new Buckets({ perSecond: 1, burst: 1 }, 2);
  expect(['a', 'b', 'b', 'c', 'b', 'a'].map((id) => buckets.take(id, 0))).toEqual([
    'taken',
    'taken',
    'emptied',
    'taken',
    'empty',
    'taken',
  ]);
});

test('F1: what one person types is taken one after the other, and nobody else waits for it', async () => {
  const under = { toms: 0, most: 0 };
  const held = gate();
  const bot = await start(async ({ from }) => {
    if (from.aadObjectId !== TOM.aadObjectId) return [];
    under.most = Math.max(under.most, (under.toms += 1));
    await held.passed;
    under.toms -= 1;
    return [];
  });
  const toms = ['one', 'two', 'three'].map((text) => bot.post(typed(bot.connector.url, text, { from: TOM })));
  expect((await bot.post(typed(bot.connector.url, 'hello'))).status).toBe(200);
  held.open();
  await Promise.all(toms);
  expect(under).toEqual({ toms: 0, most: 1 });
  expect(bot.asked).toHaveLength(4);
});
