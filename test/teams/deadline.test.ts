import { expect, test } from '@jest/globals';
import { say } from '../../src/chat/outbound.ts';
import { Pending } from '../../src/teams/patience.ts';
import { installed, pressed, submitted, typed, type Json } from '../support/connector.ts';
import { referenceIn, slowBot } from './slow-bot.ts';
import { card, start } from './under-test.ts';

const fails = (): never => {
  throw new RangeError('canary');
};
const NEXT = { do: 'review/next', id: 's1', rev: 1 };
const shows = (text: string): unknown => [expect.objectContaining({ content: card(text) })];

test('S52: a slow press is answered in time that it is still being saved, and its card comes when it is', async () => {
  const bot = await slowBot(() => [{ kind: 'replace', card: card('recorded') }, say('and more')]);
  const answer = bot.post(pressed(bot.connector.url, NEXT));
  await bot.runOut();
  const { status, json } = await answer;
  expect({ status, json }).toMatchObject({
    status: 200,
    json: { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: expect.any(String) },
  });
  const reference = referenceIn(json);
  expect(bot.connector.requests).toEqual([]);
  bot.finish();
  await bot.server.stop();
  expect(bot.said()).toEqual([expect.stringContaining(`reference ${reference}`), shows('recorded'), 'and more']);
  expect(bot.connector.requests[1]).toMatchObject({ method: 'PUT', target: '1700000000777' });
  expect(bot.turns).toEqual([expect.objectContaining({ kind: 'pressed', fate: 'late' })]);
  expect(bot.logged).toEqual([
    { event: 'teams.late', fields: { kind: 'pressed', fate: 'answered', correlation: expect.any(String) } },
  ]);
  expect(String(bot.logged[0]?.fields['correlation']).slice(0, 6).toUpperCase()).toBe(reference);
});

test('S52: when the pressed message cannot be changed any more, the late card comes as a new one', async () => {
  const bot = await slowBot(() => [{ kind: 'replace', card: card('recorded') }]);
  const answer = bot.post(pressed(bot.connector.url, NEXT));
  await bot.runOut();
  await answer;
  bot.connector.answerWith({ status: 200 }, { status: 404 });
  bot.finish();
  await bot.server.stop();
  expect(bot.connector.requests.map(({ method }) => method)).toEqual(['POST', 'PUT', 'POST']);
  expect(bot.said().at(-1)).toEqual(shows('recorded'));
});

test('S52: what was typed is answered in time in words, and the answer follows', async () => {
  const bot = await slowBot(() => [say('Next question?')]);
  const answer = bot.post(typed(bot.connector.url, 'a call every morning'));
  await bot.runOut();
  expect((await answer).status).toBe(200);
  const [words] = await bot.connector.received(1);
  const reference = referenceIn(words?.activity);
  expect(reference).not.toBe('none');
  bot.finish();
  await bot.server.stop();
  expect(bot.said()).toEqual([
    expect.stringContaining('still being saved'),
    expect.stringContaining(`reference ${reference}`),
    'Next question?',
  ]);
});

test.each([
  ['pressed', pressed],
  ['pressed on an old client', submitted],
])('S52: when late work fails after all, whoever %s hears "not saved" with the same reference', async (_how, make) => {
  const bot = await slowBot(fails);
  const answer = bot.post(make(bot.connector.url, NEXT));
  await bot.runOut();
  const { json } = await answer;
  bot.finish();
  await bot.server.stop();
  const reference = referenceIn([json, ...bot.said()]);
  expect(reference).not.toBe('none');
  expect(bot.said().at(-1)).toMatch(new RegExp(`^Not saved: reference ${reference}`, 'u'));
  expect(JSON.stringify([bot.logged, bot.said()])).not.toContain('canary');
});

test('S51, S52: delivered again meanwhile, under its id or a new one, it has no second effect and the same answer', async () => {
  const bot = await slowBot(() => [{ kind: 'replace', card: card('recorded') }]);
  const sent = pressed(bot.connector.url, NEXT);
  const first = bot.post(sent);
  await bot.runOut();
  const { json } = await first;
  expect((await bot.post(sent)).json).toEqual(json);
  expect((await bot.post(pressed(bot.connector.url, NEXT))).json).toEqual(json);
  expect(bot.asked).toHaveLength(1);
  bot.finish();
  await bot.server.stop();
  expect(bot.connector.requests).toHaveLength(2);
});

test('S51, S52: the same words again under a new id, while the first are still being saved, get the same reference', async () => {
  const bot = await slowBot(() => [say('done')]);
  const first = bot.post(typed(bot.connector.url, 'yes'));
  await bot.runOut();
  await first;
  await bot.post(typed(bot.connector.url, 'yes'));
  expect(bot.asked).toHaveLength(1);
  expect(new Set(bot.said().map(referenceIn)).size).toBe(1);
  bot.finish();
  await bot.server.stop();
  expect(bot.said()).toHaveLength(4);
});

const refreshed = { value: { action: { verb: 'review/next', data: NEXT }, trigger: 'automatic' } };

test('S52: what a client refreshes by itself changes nothing later on', async () => {
  const bot = await slowBot(() => [{ kind: 'replace', card: card('present') }]);
  const answer = bot.post(pressed(bot.connector.url, NEXT, refreshed));
  await bot.runOut();
  expect(await answer).toMatchObject({ status: 200, json: { statusCode: 200, value: expect.any(String) } });
  bot.finish();
  await bot.server.stop();
  expect(bot.connector.requests).toEqual([]);
});

test('S52: while one refresh is late, the next is answered with the card, not that something is still being saved', async () => {
  const bot = await slowBot(() => [{ kind: 'replace', card: card('present') }]);
  const late = bot.post(pressed(bot.connector.url, NEXT, refreshed));
  await bot.runOut();
  await late;
  expect(await bot.post(pressed(bot.connector.url, NEXT, refreshed))).toMatchObject({
    json: { value: card('present') },
  });
  bot.finish();
});

const sentFile = (at: number): Json => ({
  attachments: [
    {
      contentType: 'application/vnd.microsoft.teams.file.download.info',
      name: 'people.csv',
      content: { downloadUrl: `https://contoso-my.sharepoint.com/${at}`, fileType: 'csv' },
    },
  ],
});

test('S51, S52: another file without words is another wish, also while the first is still being saved', async () => {
  const bot = await slowBot(() => [say('read')]);
  const first = bot.post(typed(bot.connector.url, '', sentFile(1)));
  await bot.runOut();
  await first;
  await bot.post(typed(bot.connector.url, '', sentFile(1)));
  expect(bot.asked).toHaveLength(1);
  await bot.post(typed(bot.connector.url, '', sentFile(2)));
  expect(bot.asked).toHaveLength(2);
  bot.finish();
});

test('S52: what could not be brought is not "still being saved" for ever', async () => {
  const bot = await start();
  await bot.post(typed(bot.connector.url, 'yes'));
  const [said] = bot.asked;
  if (said?.kind !== 'said') throw new Error('nothing was said');
  const pending = new Pending();
  const bringing = pending.during(said, 'ABC123', Promise.reject(new RangeError('no turn')));
  expect(pending.referenceOf(said)).toBe('ABC123');
  await expect(bringing).rejects.toThrow('no turn');
  expect(pending.referenceOf(said)).toBeUndefined();
});

test('S52: a slow welcome comes when it is ready, without words about saving', async () => {
  const bot = await slowBot(() => [say('Welcome')]);
  const answer = bot.post(installed(bot.connector.url));
  await bot.runOut();
  expect((await answer).status).toBe(200);
  bot.finish();
  await bot.server.stop();
  expect(bot.said()).toEqual(['Welcome']);
});

test.each([
  ['typed', () => typed('', 'he fell and is not breathing')],
  ['pressed', () => pressed('', { ...NEXT, note: 'he fell and is not breathing' })],
])('R39, S52: advice in danger does not wait for the rest of the answer when it was %s', async (_how, make) => {
  const bot = await slowBot(() => [say('the rest')], [say('Call 999')]);
  const answer = bot.post({ ...make(), serviceUrl: bot.connector.url });
  await bot.connector.received(1);
  expect(bot.said()).toEqual(['Call 999']);
  bot.finish();
  await answer;
  await bot.server.stop();
  expect(bot.said()).toEqual(['Call 999', 'the rest']);
});

test('S27: every line of the log that a turn leaves names the turn, and one tells what became of it', async () => {
  const bot = await start(() => Promise.reject(new TypeError('canary')));
  await bot.post(typed(bot.connector.url, 'canary'));
  const [turn] = bot.turns;
  expect(turn).toEqual({
    kind: 'said',
    fate: 'failed',
    ms: expect.any(Number),
    correlation: expect.stringMatching(/^[a-z0-9]{12}$/u),
  });
  expect(bot.logged.map(({ fields }) => fields['correlation'])).toEqual([turn?.['correlation']]);
});
