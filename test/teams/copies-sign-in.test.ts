import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { newCopyToken } from '../../src/kernel/ids.ts';
import { TENANT, type Json } from '../support/connector.ts';
import { ask, by, copyWorld, openLink, postForm, signedInAt, type Opened } from './copy-links.ts';
import { hmacWithPublicKey, jwt, signedInNow, signer, startIssuer, tampered, type Issuer } from './issuer.ts';
import { malformedForm } from './malformed.ts';
import type { UnderTest } from './under-test.ts';

const { world, issuer, guarded, download } = copyWorld();
const stranger = signer(by.kid);
const unpublished = signer('unpublished');
let trap: Issuer;
beforeAll(async () => {
  trap = await startIssuer([stranger]);
});
afterAll(() => trap.close());

const claims = ({ nonce }: Opened, change: Json = {}): Json => signedInNow(issuer(), nonce, change);
const seconds = (): number => Math.floor(Date.now() / 1_000);

/** The person's own press on the button, with whatever a test puts in the place of what is right. */
const press = (bot: UnderTest, { state, cookie }: Opened, idToken: string, change: Json = {}) =>
  postForm(signedInAt(bot), { id_token: idToken, state, download: 'yes', ...change }, cookie);

describe('R20, S2: an id token that is not good for this sign-in is refused, and the link is not used up', () => {
  test.each<[string, (opened: Opened) => string]>([
    ['alg none', (opened) => jwt(by, claims(opened), { alg: 'none' })],
    ['alg none without a signature', (opened) => jwt(by, claims(opened), { alg: 'none' }).replace(/\.[\w-]+$/u, '.')],
    ['HS256 with the public key', (opened) => hmacWithPublicKey(by, claims(opened))],
    ['PS256', (opened) => jwt(by, claims(opened), { alg: 'PS256' })],
    ['the signature left out', (opened) => jwt(by, claims(opened)).replace(/\.[\w-]+$/u, '.')],
    ['claims changed after signing', (opened) => tampered(jwt(by, claims(opened)), claims(opened, { n: 1 }))],
    ["somebody else's signature under a known key id", (opened) => jwt(stranger, claims(opened))],
    ['an unpublished key', (opened) => jwt(unpublished, claims(opened))],
    ['no key id', (opened) => jwt(by, claims(opened), { kid: undefined })],
    [
      'a key the token brings along',
      (opened) => jwt(stranger, claims(opened), { jwk: stranger.publicKey.export({ format: 'jwk' }) }),
    ],
    ['a key the token points to', (opened) => jwt(stranger, claims(opened), { jku: trap.metadata })],
    ['a certificate the token points to', (opened) => jwt(stranger, claims(opened), { x5u: trap.metadata })],
    ['an extension that must be understood', (opened) => jwt(by, claims(opened), { crit: ['b64'], b64: false })],
    ['another issuer', (opened) => jwt(by, claims(opened, { iss: trap.name }))],
    ['the issuer of version 1', (opened) => jwt(by, claims(opened, { iss: `https://sts.windows.net/${TENANT}/` }))],
    ['the Bot Connector as issuer', (opened) => jwt(by, claims(opened, { iss: 'https://api.botframework.com' }))],
    ['no issuer', (opened) => jwt(by, claims(opened, { iss: undefined }))],
    ['another app', (opened) => jwt(by, claims(opened, { aud: 'another-app' }))],
    ['several apps', (opened) => jwt(by, claims(opened, { aud: [opened.location.searchParams.get('client_id')] }))],
    ['no audience', (opened) => jwt(by, claims(opened, { aud: undefined }))],
    ['another tenant', (opened) => jwt(by, claims(opened, { tid: '20000000-0000-4000-8000-000000000001' }))],
    ['no tenant', (opened) => jwt(by, claims(opened, { tid: undefined }))],
    ['nobody', (opened) => jwt(by, claims(opened, { oid: undefined }))],
    ['somebody who is no id', (opened) => jwt(by, claims(opened, { oid: '*' }))],
    ['expired an hour ago', (opened) => jwt(by, claims(opened, { exp: seconds() - 3_600 }))],
    ['no end', (opened) => jwt(by, claims(opened, { exp: undefined }))],
    ['an end that is text', (opened) => jwt(by, claims(opened, { exp: 'never' }))],
    ['good only from tomorrow', (opened) => jwt(by, claims(opened, { nbf: seconds() + 86_400 }))],
    ['another nonce', (opened) => jwt(by, claims(opened, { nonce: 'x'.repeat(43) }))],
    ['the state for the nonce', (opened) => jwt(by, claims(opened, { nonce: opened.state }))],
    ['no nonce', (opened) => jwt(by, claims(opened, { nonce: undefined }))],
    ['three empty parts', () => '..'],
    ['a token that is not JSON', () => 'eA.eA.eA'],
  ])('%s', async (_what, make) => {
    const bot = await guarded();
    const token = await world.copies.link();
    const opened = await openLink(bot, token);
    for (const step of [{}, { download: undefined }]) {
      const fields = { id_token: make(opened), state: opened.state, download: 'yes', ...step };
      const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
      const { status, text } = await postForm(signedInAt(bot), given, opened.cookie);
      expect({ status, text }).toEqual({ status: 403, text: expect.stringContaining('You are not signed in') });
    }
    expect(world.copies.asked).toEqual([]);
    expect(trap.fetched()).toBe(0);
    expect((await download(bot, token)).status).toBe(200);
  });
});

describe('R20: an answer that this browser did not ask for is refused, and no key is fetched for it', () => {
  test.each<[string, (mine: Opened, other: Opened) => Partial<Opened>]>([
    ['no cookie', () => ({ cookie: '' })],
    ['the cookie of another link', (_, { cookie }) => ({ cookie })],
    ['the state of another link', (_, { state }) => ({ state })],
    [
      'the state of another link under its name',
      ({ cookie, state }, other) => ({
        cookie: cookie.replace(state.slice(0, 16), other.state.slice(0, 16)),
        state: other.state,
      }),
    ],
    ['a state that was made up', () => ({ state: 'x'.repeat(43) })],
    ['the nonce for the state', ({ nonce }) => ({ state: nonce })],
    [
      'the cookie with another link in it',
      ({ cookie }) => ({ cookie: cookie.replace(/=[^.]+/u, `=${newCopyToken()}`) }),
    ],
    ['the cookie with another secret', ({ cookie }) => ({ cookie: cookie.replace(/\.[^.]+$/u, `.${newCopyToken()}`) })],
    ['the cookie without its secret', ({ cookie }) => ({ cookie: cookie.replace(/\.[^.]+$/u, '') })],
    ['the cookie without its prefix', ({ cookie }) => ({ cookie: cookie.replace('__Host-', '') })],
  ])('%s', async (_what, change) => {
    const bot = await guarded();
    const token = await world.copies.link();
    const [mine, other] = [await openLink(bot, token), await openLink(bot, await world.copies.link())];
    const before = issuer().fetched();
    const { status, text } = await press(bot, { ...mine, ...change(mine, other) }, jwt(by, claims(mine)));
    expect({ status, text }).toEqual({ status: 403, text: expect.stringContaining('You are not signed in') });
    expect(world.copies.asked).toEqual([]);
    expect(issuer().fetched()).toBe(before);
    expect((await download(bot, token)).status).toBe(200);
  });

  test('a token that was good for one link is good for no other, nor a second time', async () => {
    const bot = await guarded();
    const [one, other] = [
      await openLink(bot, await world.copies.link()),
      await openLink(bot, await world.copies.link()),
    ];
    const idToken = jwt(by, claims(one));
    expect((await press(bot, other, idToken)).status).toBe(403);
    expect((await press(bot, one, idToken)).status).toBe(200);
    expect((await press(bot, one, idToken)).status).toBe(410);
    expect((await press(bot, { ...one, cookie: '' }, idToken)).status).toBe(403);
  });
});

test('S1: of two thousand malformed answers each is refused with fixed words, and the next good one works', async () => {
  const bot = await guarded();
  const token = await world.copies.link();
  const opened = await openLink(bot, token);
  const good = { id_token: jwt(by, claims(opened)), state: opened.state, download: 'yes' };
  let sent = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(malformedForm(good), { minLength: 50, maxLength: 50 }), async (forms) => {
      // Strangers would soon be held back: each time is a new second.
      world.clock.pass({ minutes: 1 });
      const answers = await Promise.all(
        forms.map(({ body, type }) =>
          ask(signedInAt(bot), {
            method: 'POST',
            headers: { cookie: opened.cookie, ...(type !== undefined && { 'content-type': type }) },
            body,
          }),
        ),
      );
      sent += answers.length;
      for (const { status, text } of answers) {
        expect([400, 403, 413, 415]).toContain(status);
        expect(text).toMatch(status === 403 ? /You are not signed in/u : /^\{"error":"[a-z ]{5,40}"\}$/u);
      }
    }),
    { numRuns: 40, endOnFailure: true },
  );
  expect(sent).toBe(2_000);
  expect(world.copies.asked).toEqual([]);
  expect((await download(bot, await world.copies.link())).status).toBe(200);
}, 60_000);

const T = 'abcdefghjkmnpqrstuvwxyz2345';
test.each<[string, string, number]>([
  ['HEAD', `/copies/${T}`, 405],
  ['PUT', `/copies/${T}`, 405],
  ['DELETE', `/copies/${T}`, 405],
  ['OPTIONS', `/copies/${T}`, 405],
  ['GET', '/copies/signed-in', 405],
  ['GET', '/copies', 404],
  ['GET', '/copies/', 404],
  ['GET', `/copies/${T}/`, 404],
  ['GET', `/copies/${T}?download=yes`, 404],
  ['GET', `/copies/${T}%23x`, 404],
  ['GET', `/copies/${T}x`, 404],
  ['GET', `/copies/${T.slice(1)}`, 404],
  ['GET', `/copies/${'a'.repeat(8_000)}`, 404],
  ['GET', `/copies/${T.toUpperCase()}`, 404],
  ['GET', `/copies/%61${T.slice(1)}`, 404],
  ['GET', `/copies/${T.slice(1)}%00`, 404],
  ['GET', `/copies/${T.slice(1)}ｂ`, 404],
  ['GET', `/Copies/${T}`, 404],
  ['GET', `//copies/${T}`, 404],
  ['GET', `/copies//${T}`, 404],
  ['GET', `/copies/..%2fcopies%2f${T}`, 404],
  ['GET', `/copies/${T};x=1`, 404],
  ['POST', '/copies/signed-in/', 404],
  ['POST', '/copies/signed-in?x', 404],
])('S1: %s %s is %i', async (method, path, status) => {
  const bot = await guarded();
  const answer = await ask(`${bot.url}${path}`, { method });
  expect(answer.status).toBe(status);
  expect(answer.text).toMatch(method === 'HEAD' ? /^$/u : /^\{"error":"[a-z ]+"\}$/u);
  expect(world.copies.asked).toEqual([]);
});
