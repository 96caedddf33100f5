import { describe, expect, test } from '@jest/globals';
import { newCopyToken } from '../../src/kernel/ids.ts';
import { copyAddress } from '../../src/teams/index.ts';
import {
  ask,
  copyWorld,
  FILE,
  openLink,
  postForm,
  pressButton,
  PUBLIC_URL,
  signedInAt,
  type Shown,
} from './copy-links.ts';
import { APP } from './issuer.ts';
import { send, start, type UnderTest } from './under-test.ts';

const TOM = '10000000-0000-4000-8000-000000000021';
const { world, issuer, guarded, comeBack, download } = copyWorld();
const unregistered = (): Promise<UnderTest> =>
  start(undefined, {
    clock: world.clock,
    copies: { publicUrl: 'http://127.0.0.1', fetchCopy: world.copies.fetchCopy },
  });

const expectGuards = ({ headers }: Shown): void => {
  expect(Object.fromEntries(headers)).toMatchObject({
    'cache-control': 'no-store',
    'content-security-policy': expect.stringMatching(
      /^default-src 'none'; style-src 'sha256-[^']+'; form-action 'self'; /u,
    ),
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-robots-tag': 'noindex, nofollow',
    // F19: from then on its browser comes by https alone.
    'strict-transport-security': 'max-age=31536000',
  });
};

describe('R20: a link to a copy, where people can sign in', () => {
  test('leads to signing in, to a page with a button, and to the file', async () => {
    const bot = await guarded();
    const token = await world.copies.link();
    expect(copyAddress(PUBLIC_URL, token)).toBe(`https://reable.example/copies/${token}`);
    const opened = await openLink(bot, token);
    expect(`${opened.location.origin}${opened.location.pathname}`).toBe(issuer().authorize);
    expect(Object.fromEntries(opened.location.searchParams)).toEqual({
      client_id: APP,
      response_type: 'id_token',
      response_mode: 'form_post',
      redirect_uri: 'https://reable.example/copies/signed-in',
      scope: 'openid profile',
      prompt: 'select_account',
      state: expect.stringMatching(/^[\w-]{43}$/u),
      nonce: expect.stringMatching(/^[\w-]{43}$/u),
    });
    const page = await comeBack(bot, opened);
    expect(page).toMatchObject({ status: 200, text: expect.stringContaining('You are signed in') });
    expect(world.copies.asked).toEqual([]);
    const file = await pressButton(signedInAt(bot), page, opened.cookie);
    expect(file).toMatchObject({ status: 200, text: new TextDecoder().decode(FILE.bytes) });
    expect((await pressButton(signedInAt(bot), page, opened.cookie)).status).toBe(410);
    expect(Object.fromEntries(file.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-length': String(FILE.bytes.length),
      'content-disposition': 'attachment; filename="reablement-plan.pdf"',
    });
    for (const answer of [page, file]) expectGuards(answer);
  });

  test('sends the browser away with a cookie that only it can bring back, and tells Microsoft nothing of the link', async () => {
    const bot = await guarded();
    const token = await world.copies.link();
    const shown = await ask(copyAddress(bot.url, token));
    expect(shown).toMatchObject({ status: 302, text: '' });
    expectGuards(shown);
    expect(shown.headers.get('location')).not.toContain(token);
    expect(shown.headers.get('set-cookie')).toMatch(
      /^__Host-copy-[\w-]{16}=[a-z0-9]{27}\.[a-z0-9]{27}; Max-Age=600; Path=\/; Secure; HttpOnly; SameSite=None$/u,
    );
  });

  test('is not used up by opening it, by signing in, or by turning back: scanners open links', async () => {
    const bot = await guarded();
    const token = await world.copies.link();
    for (let scan = 0; scan < 5; scan += 1) await openLink(bot, token);
    expect((await ask(copyAddress(bot.url, token), { method: 'HEAD' })).status).toBe(405);
    const opened = await openLink(bot, token);
    await comeBack(bot, opened);
    const declined = { error: 'access_denied', error_description: 'canary', state: opened.state };
    const back = await postForm(signedInAt(bot), declined, opened.cookie);
    expect(back).toMatchObject({ status: 403, text: expect.stringContaining('nothing was downloaded') });
    expect(back.text).not.toContain('canary');
    expect((await download(bot, token)).status).toBe(200);
  });

  test('works at whatever instance, and once: of two presses at one moment at two instances one gets the file', async () => {
    const [one, other] = [await guarded(), await guarded()];
    const token = await world.copies.link();
    const tries = await Promise.all([download(one, token, {}, other), download(other, token, {}, one)]);
    expect(new Set(tries.map(({ status }) => status))).toEqual(new Set([200, 410]));
    expect((await download(one, token)).status).toBe(410);
  });

  test('another, unknown, used or expired looks the same, and somebody else does not use it up', async () => {
    const bot = await guarded();
    const [mine, used, old] = [await world.copies.link(), await world.copies.link(), await world.copies.link()];
    const foreign = await download(bot, mine, { oid: TOM });
    await download(bot, used);
    const again = await download(bot, used);
    const unknown = await download(bot, newCopyToken());
    expect((await download(bot, mine)).status).toBe(200);
    world.clock.pass({ minutes: 11 });
    const expired = await download(bot, old);
    const answers = [foreign, again, unknown, expired].map(({ status, headers, text }) => {
      const { date: _, ...rest } = Object.fromEntries(headers);
      return { status, text, rest };
    });
    expect(answers[0]).toMatchObject({
      status: 410,
      text: expect.stringContaining('This link does not work any more'),
    });
    for (const answer of answers) expect(answer).toEqual(answers[0]);
  });

  test('two links opened side by side do not get in each other’s way', async () => {
    const bot = await guarded();
    const [one, other] = [
      await openLink(bot, await world.copies.link()),
      await openLink(bot, await world.copies.link()),
    ];
    const cookie = `${other.cookie}; ${one.cookie}; theme=dark`;
    for (const opened of [one, other]) {
      const page = await comeBack(bot, { ...opened, cookie });
      expect((await pressButton(signedInAt(bot), page, cookie)).status).toBe(200);
    }
  });
});

describe('S7: a link to a copy, where nobody can sign in', () => {
  test('opens a page that says so; its button gives the file, once', async () => {
    const bot = await unregistered();
    const address = copyAddress(bot.url, await world.copies.link());
    const page = await ask(address);
    expect(page).toMatchObject({ status: 200, text: expect.stringContaining('whoever has the link can use it') });
    expect(world.copies.asked).toEqual([]);
    const file = await pressButton(address, page);
    expect(file).toMatchObject({ status: 200, text: new TextDecoder().decode(FILE.bytes) });
    expect(await pressButton(address, page)).toMatchObject({ status: 410 });
    expect(world.copies.asked).toEqual(['whoever-holds-the-link', 'whoever-holds-the-link']);
    for (const answer of [page, file]) expectGuards(answer);
  });

  test('nobody is told to sign in, and nobody can', async () => {
    const bot = await unregistered();
    expect((await postForm(signedInAt(bot), { state: 'x', id_token: 'x' })).status).toBe(404);
  });

  test('with a registration the link alone is never enough', async () => {
    const bot = await guarded();
    const address = copyAddress(bot.url, await world.copies.link());
    expect((await postForm(address, {})).status).toBe(405);
    expect((await postForm(address, {}, 'whoever=holds')).status).toBe(405);
    expect(world.copies.asked).toEqual([]);
  });
});

test('without an address for links there are none', async () => {
  const bot = await start();
  for (const method of ['GET', 'POST']) {
    expect(await send(copyAddress(bot.url, newCopyToken()), method)).toMatchObject({ status: 404 });
  }
});
