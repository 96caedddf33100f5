import { afterAll, beforeAll, beforeEach, expect, jest, test } from '@jest/globals';
import { clockAt } from '../support/clock.ts';
import { pressed, PRIYA, typed, type Json } from '../support/connector.ts';
import {
  APP,
  claimsNow as claims,
  credentials,
  hmacWithPublicKey,
  SERVICE,
  signer,
  startIssuer,
  tampered,
  token,
  type Issuer,
} from './issuer.ts';
import { card, start, type Answer, type UnderTest } from './under-test.ts';

const good = signer('good', ['msteams', 'skype']);
const webchat = signer('webchat', ['webchat']);
const bare = signer('bare');
const stranger = signer('good', ['msteams']);
const unpublished = signer('unpublished', ['msteams']);
let issuer: Issuer;
/** Where a token may try to send the bot: nothing may ever be fetched from here. */
let trap: Issuer;

const seconds = (): number => Math.floor(Date.now() / 1_000);
beforeAll(async () => {
  issuer = await startIssuer([good, webchat, bare]);
  trap = await startIssuer([stranger]);
});
afterAll(async () => {
  await issuer.close();
  await trap.close();
});
beforeEach(() => issuer.breakDown(false));

const protectedBot = (): Promise<UnderTest> =>
  start(() => Promise.resolve([{ kind: 'replace', card: card('done') }]), {
    credentials,
    openIdMetadata: issuer.metadata,
  });
const press = (bot: UnderTest, authorization: string | undefined, change: Json = {}): Promise<Answer> =>
  bot.post(pressed(SERVICE, { do: 'menu/open' }, change), authorization === undefined ? {} : { authorization });

const stripped = (): string => token(good, claims()).replace(/\.[\w-]+$/u, '.');

test.each<[string, () => string | undefined]>([
  ['no token', () => undefined],
  ['an empty header', () => ''],
  ['another scheme', () => 'Basic dXNlcjpwYXNz'],
  ['Bearer alone', () => 'Bearer '],
  ['no token at all', () => 'Bearer x'],
  ['three empty parts', () => 'Bearer ..'],
  ['a token that is not JSON', () => 'Bearer eA.eA.eA'],
  ['a lower-case scheme and a good token', () => token(good, claims()).replace('Bearer', 'bearer')],
  ['alg none', () => token(good, claims(), { alg: 'none' })],
  ['alg none without a signature', () => token(good, claims(), { alg: 'none' }).replace(/\.[\w-]+$/u, '.')],
  ['HS256 with the public key', () => `Bearer ${hmacWithPublicKey(good, claims())}`],
  ['the signature left out', stripped],
  ['a payload changed after signing', () => tampered(token(good, claims()), claims({ extra: 1 }))],
  ["somebody else's signature under a known key id", () => token(stranger, claims())],
  ['an unpublished key', () => token(unpublished, claims())],
  ['no key id', () => token(good, claims(), { kid: undefined })],
  ['a key id that is a path', () => token(good, claims(), { kid: '../../etc/passwd' })],
  ['a key endorsed for another channel', () => token(webchat, claims())],
  ['a key without endorsements', () => token(bare, claims())],
  [
    'a key the token brings along',
    () => token(stranger, claims(), { jwk: stranger.publicKey.export({ format: 'jwk' }) }),
  ],
  ['a key the token points to', () => token(stranger, claims(), { jku: trap.metadata })],
  ['a certificate the token points to', () => token(stranger, claims(), { x5u: trap.metadata })],
  [
    "the Emulator's issuer",
    () => token(good, claims({ iss: 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/' })),
  ],
  [
    'a login issuer, as skills use',
    () => token(good, claims({ iss: 'https://login.microsoftonline.com/x/v2.0', ver: '2.0', appid: 'other' })),
  ],
  ['no issuer', () => token(good, claims({ iss: undefined }))],
  ['another bot', () => token(good, claims({ aud: 'another-app' }))],
  ['several bots', () => token(good, claims({ aud: [APP] }))],
  ['no audience', () => token(good, claims({ aud: undefined }))],
  ['expired an hour ago', () => token(good, claims({ exp: seconds() - 3_600 }))],
  ['no end', () => token(good, claims({ exp: undefined }))],
  ['an end that is text', () => token(good, claims({ exp: 'never' }))],
  ['good only from tomorrow', () => token(good, claims({ nbf: seconds() + 86_400 }))],
  ['another service address', () => token(good, claims({ serviceurl: 'https://smba.trafficmanager.net/amer/' }))],
  ['no service address', () => token(good, claims({ serviceurl: undefined }))],
  ['an empty service address', () => token(good, claims({ serviceurl: '' }))],
])('S2: %s: 401 with fixed words, and the application is not asked (findings 2, 4, 12)', async (_what, make) => {
  const noise = jest.spyOn(console, 'error').mockImplementation(() => undefined);
  const bot = await protectedBot();
  expect(await press(bot, make())).toMatchObject({ status: 401, json: { error: 'not authorised' } });
  expect(bot.asked).toEqual([]);
  expect(trap.fetched()).toBe(0);
  expect(noise).not.toHaveBeenCalled();
  noise.mockRestore();
});

test('S2: a good token is let in, and believed again without another fetch', async () => {
  const bot = await protectedBot();
  const authorization = token(good, claims());
  expect(await press(bot, authorization)).toMatchObject({ status: 200, json: { value: card('done') } });
  const before = issuer.fetched();
  expect((await press(bot, authorization)).status).toBe(200);
  expect((await press(bot, token(good, claims({ n: 2 })))).status).toBe(200);
  expect(issuer.fetched()).toBe(before);
  expect(bot.asked).toHaveLength(3);
});

test('S2: clocks may be five minutes apart, and no more', async () => {
  const bot = await protectedBot();
  const at = (minutes: number): number => seconds() + minutes * 60;
  for (const [times, status] of [
    [{ exp: at(-4) }, 200],
    [{ exp: at(-6) }, 401],
    [{ nbf: at(4) }, 200],
    [{ nbf: at(6) }, 401],
  ] as const) {
    expect([times, (await press(bot, token(good, claims(times)))).status]).toEqual([times, status]);
  }
});

test('S2: a believed token is not good for another service address', async () => {
  const bot = await protectedBot();
  const authorization = token(good, claims());
  await press(bot, authorization);
  expect((await press(bot, authorization, { serviceUrl: 'https://smba.trafficmanager.net/amer/' })).status).toBe(401);
});

test('S2: a believed token ends with its own end', async () => {
  let now = Date.now();
  const bot = await start(() => Promise.resolve([]), {
    credentials,
    openIdMetadata: issuer.metadata,
    clock: { now: () => new Date(now) },
  });
  const authorization = token(good, claims({ exp: seconds() + 60 }));
  const timestamp = (): Json => ({ timestamp: new Date(now).toISOString() });
  expect((await press(bot, authorization, timestamp())).status).toBe(200);
  now += 7 * 60_000;
  expect((await press(bot, authorization, timestamp())).status).toBe(401);
});

test('S2: loopback is no service address for a bot with credentials (S4)', async () => {
  const bot = await protectedBot();
  const { url } = bot.connector;
  const { status } = await bot.post(typed(url, 'hello'), { authorization: token(good, claims({ serviceurl: url })) });
  expect(status).toBe(403);
  expect(bot.connector.requests).toEqual([]);
});

test('S8: a delivery more than ten minutes old is refused', async () => {
  const bot = await protectedBot();
  const timestamp = new Date(Date.now() - 11 * 60_000).toISOString();
  expect((await press(bot, token(good, claims()), { timestamp })).status).toBe(403);
  expect(bot.asked).toEqual([]);
});

test('S9: without the keys the answer is 503 in fixed words, with one fetch in ten seconds, and it recovers', async () => {
  const own = await startIssuer([good]);
  let now = Date.now();
  const bot = await start(() => Promise.resolve([]), {
    credentials,
    openIdMetadata: own.metadata,
    clock: { now: () => new Date(now) },
  });
  own.breakDown(true);
  for (let tried = 0; tried < 5; tried += 1) {
    expect(await press(bot, token(good, claims()))).toMatchObject({ status: 503, json: { error: 'try again later' } });
  }
  expect(own.fetched()).toBe(1);
  own.breakDown(false);
  now += 11_000;
  expect((await press(bot, token(good, claims()))).status).toBe(200);
  await own.close();
});

test('S9: keys known before stay good when they cannot be fetched again', async () => {
  const own = await startIssuer([good]);
  let now = Date.now();
  const clock = { now: () => new Date(now) };
  const bot = await start(() => Promise.resolve([]), { credentials, openIdMetadata: own.metadata, clock });
  expect((await press(bot, token(good, claims()))).status).toBe(200);
  const before = own.fetched();
  own.breakDown(true);
  now += 11_000;
  expect((await press(bot, token(unpublished, claims()))).status).toBe(401);
  expect(own.fetched()).toBe(before + 1);
  expect((await press(bot, token(good, claims({ n: 2 })))).status).toBe(200);
  await own.close();
});

test('S7: without credentials the bot listens on this machine only (finding 6)', async () => {
  const bot = await start();
  await expect(bot.server.listen('0.0.0.0', 0)).rejects.toThrow('HOST');
  await expect(bot.server.listen('::', 0)).rejects.toThrow('HOST');
});

test.each<[string, Json, number]>([
  ['the channel emulator', { channelId: 'emulator' }, 403],
  ['the channel directline', { channelId: 'directline' }, 403],
  ['the channel webchat', { channelId: 'webchat' }, 403],
  ['the channel AseChannel', { channelId: 'AseChannel' }, 403],
  ['a blank channel', { channelId: '' }, 403],
  ['a channel that is a number', { channelId: 7 }, 400],
  ['no channel', { channelId: undefined }, 400],
  ['no service address in the body', { serviceUrl: undefined }, 400],
  ['an empty service address in the body', { serviceUrl: '' }, 400],
  ['a service address of somebody else', { serviceUrl: 'https://evil.example/' }, 403],
])('S2, S3: %s is refused before any key is fetched (findings 3, 5)', async (_what, change, status) => {
  const own = await startIssuer([good]);
  const bot = await start(() => Promise.resolve([]), { credentials, openIdMetadata: own.metadata });
  expect((await press(bot, token(good, claims()), change)).status).toBe(status);
  expect(own.fetched()).toBe(0);
  expect(bot.asked).toEqual([]);
  await own.close();
});

const OTHER = 'another-tenant';
test.each<[string, Json]>([
  ['another tenant', { conversation: { id: 'a:1', tenantId: OTHER }, channelData: { tenant: { id: OTHER } } }],
  ['no tenant', { conversation: { id: 'a:1' }, channelData: {} }],
  ['two that disagree', { channelData: { tenant: { id: OTHER } } }],
  ['a guest', { from: { ...PRIYA, userRole: 'guest' } }],
  ['somebody from another tenant', { from: { ...PRIYA, tenantId: OTHER } }],
])('S5: %s is refused with neutral words even with a good token (finding 7)', async (_what, change) => {
  const bot = await protectedBot();
  expect(await press(bot, token(good, claims()), change)).toMatchObject({
    status: 403,
    json: { error: 'not allowed' },
  });
  expect(bot.asked).toEqual([]);
});

test('S8: the same token with the same activity, or with another body under its id, has no second effect', async () => {
  const bot = await protectedBot();
  const authorization = token(good, claims());
  const sent = pressed(SERVICE, { do: 'review/next', id: 's1', rev: 1 });
  const first = await bot.post(sent, { authorization });
  expect(first).toMatchObject({ status: 200, json: { value: card('done') } });
  const altered = pressed(SERVICE, { do: 'review/delete', id: 's2', rev: 9 }, { id: sent['id'] });
  for (const again of [sent, altered]) expect((await bot.post(again, { authorization })).text).toBe(first.text);
  expect(bot.asked).toHaveLength(1);
});

test('S8: F18: a delivery of nine minutes ago is let in, since Teams delivers again; one that says no time is not', async () => {
  const bot = await protectedBot();
  const timestamp = new Date(Date.now() - 9 * 60_000).toISOString();
  expect((await press(bot, token(good, claims()), { timestamp })).status).toBe(200);
  expect((await press(bot, token(good, claims()), { timestamp: undefined })).status).toBe(403);
  expect(bot.asked).toHaveLength(1);
});

test('S9: with the keys out of reach for more than a day, known ones stay good, and they are fetched again once they are back', async () => {
  const own = await startIssuer([good]);
  const clock = clockAt(new Date().toISOString());
  const bot = await start(() => Promise.resolve([]), { credentials, openIdMetadata: own.metadata, clock });
  const says = (): Promise<Answer> => {
    const exp = clock.now().getTime() / 1_000 + 3_600;
    return press(bot, token(good, claims({ exp })), { timestamp: clock.now().toISOString() });
  };
  expect((await says()).status).toBe(200);
  own.breakDown(true);
  for (let hour = 0; hour < 30; hour += 1) {
    clock.pass({ minutes: 60 });
    expect((await says()).status).toBe(200);
  }
  const before = own.fetched();
  own.breakDown(false);
  clock.pass({ minutes: 1 });
  expect((await says()).status).toBe(200);
  // Where the keys are, and the keys themselves.
  expect(own.fetched()).toBe(before + 2);
  expect((await says()).status).toBe(200);
  expect(own.fetched()).toBe(before + 2);
  await own.close();
});
