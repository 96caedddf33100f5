import { expect, test } from '@jest/globals';
import { newCopyToken } from '../../src/kernel/ids.ts';
import { copyAddress } from '../../src/teams/index.ts';
import { ask, by, copyWorld, FILE, openLink, postForm, pressButton, signedInAt } from './copy-links.ts';
import { startIssuer } from './issuer.ts';
import { gate } from './under-test.ts';

const TOM = '10000000-0000-4000-8000-000000000021';
const { world, guarded, comeBack, download } = copyWorld();

test('S27: no line of the log says which link, who, or what; each carries its correlation id', async () => {
  const bot = await guarded();
  const token = await world.copies.link();
  const opened = await openLink(bot, token);
  const page = await comeBack(bot, opened);
  await pressButton(signedInAt(bot), page, opened.cookie);
  await comeBack(bot, opened, { nonce: 'canary' });
  await postForm(signedInAt(bot), { error: 'canary', error_description: 'canary' });
  expect(bot.logged.map(({ event }) => event)).toEqual([
    'copies.opened',
    'copies.handed-over',
    'copies.refused',
    'copies.refused',
  ]);
  for (const { fields } of bot.logged) expect(fields).toHaveProperty('correlation', expect.any(String));
  const secrets = [token, opened.state, opened.nonce, opened.cookie.split(/[.=]/u)[2] ?? '', TOM, 'canary', FILE.name];
  for (const secret of secrets) expect(JSON.stringify(bot.logged)).not.toContain(secret);
});

test('S1: what goes wrong inside is 500 in plain words, with the reference under which the log has it', async () => {
  const bot = await guarded(() => Promise.reject(new Error('canary at /etc/passwd')));
  const { status, text } = await download(bot, await world.copies.link());
  expect(status).toBe(500);
  expect(text).not.toMatch(/canary|passwd|Error/u);
  const reference = /this reference: (?<reference>[A-Z0-9]{6})\./u.exec(text)?.groups?.['reference'] ?? 'none';
  const line = bot.logged.find(({ event }) => event === 'copies.unexpected');
  expect(String(line?.fields['correlation']).toUpperCase()).toMatch(new RegExp(`^${reference}`, 'u'));
  expect(JSON.stringify(bot.logged)).not.toContain('canary');
});

test('S9: without the keys it is 503, with one fetch in ten seconds, and the link works once they are back', async () => {
  const own = await startIssuer([by]);
  const bot = await guarded(world.copies.fetchCopy, own.metadata);
  own.breakDown(true);
  const token = await world.copies.link();
  for (let tried = 0; tried < 5; tried += 1) {
    const { status, text } = await ask(copyAddress(bot.url, token));
    expect({ status, text }).toEqual({ status: 503, text: expect.stringContaining('Please try again in a minute') });
  }
  expect(own.fetched()).toBe(1);
  own.breakDown(false);
  world.clock.pass({ minutes: 1 });
  const opened = await openLink(bot, token);
  const page = await comeBack(bot, opened, { iss: own.name });
  expect((await pressButton(signedInAt(bot), page, opened.cookie)).status).toBe(200);
  await own.close();
});

test('S12: strangers are held to the same rate as everywhere, with one line in the log', async () => {
  const bot = await guarded();
  const address = copyAddress(bot.url, newCopyToken());
  const shown = await Promise.all(Array.from({ length: 150 }, () => ask(address)));
  const many = (wanted: number): number => shown.filter(({ status }) => status === wanted).length;
  expect({ taken: many(302), refused: many(429) }).toEqual({ taken: 100, refused: 50 });
  expect(shown.find(({ status }) => status === 429)?.headers.get('retry-after')).toBe('1');
  expect(bot.logged.filter(({ event }) => event === 'teams.flooded')).toHaveLength(1);
  // They all stand in one line, whatever door they knock at.
  expect((await bot.post('{}')).status).toBe(429);
});

test('S60: a copy that is being handed over is, before the server has stopped', async () => {
  const { passed, open } = gate();
  const { passed: begun, open: begin } = gate();
  const bot = await guarded(async (token, who) => {
    begin();
    await passed;
    return world.copies.fetchCopy(token, who);
  });
  const file = download(bot, await world.copies.link());
  await begun;
  const stopped = bot.server.stop();
  open();
  expect((await file).status).toBe(200);
  await stopped;
});
