import { expect, test } from '@jest/globals';
import { say, type Outbound } from '../../src/chat/outbound.ts';
import { activity, pressed, PRIYA, type Json } from '../support/connector.ts';
import { card, gate, start } from './under-test.ts';

const answering = (...outbound: Outbound[]) => start(() => Promise.resolve(outbound));
const MESSAGE = 'application/vnd.microsoft.activity.message';

test('a press reaches the application with its data, and what stood in the inputs as text', async () => {
  const bot = await start();
  const inputs = { note: 'fine', count: 3, agreed: true, people: ['a', 'b'], nested: { x: 1 }, empty: null };
  await bot.post(pressed(bot.connector.url, { do: 'review/next', id: 's1', rev: 4, x: 'n0nce', ...inputs }));
  expect(bot.asked).toEqual([
    expect.objectContaining({
      kind: 'pressed',
      data: { do: 'review/next', id: 's1', rev: 4, x: 'n0nce' },
      inputs: { note: 'fine', count: '3', agreed: 'true', people: 'a,b' },
      message: '1700000000777',
      refreshing: false,
    }),
  ]);
});

test('the card that replaces comes back in the answer, words and updates follow', async () => {
  const bot = await answering(
    say('first'),
    { kind: 'replace', card: card('next') },
    { kind: 'update', messageId: 'm1', message: { kind: 'card', card: card('new'), summary: 'A card' } },
    say('last'),
  );
  expect(await bot.post(pressed(bot.connector.url, { do: 'review/next' }))).toMatchObject({
    status: 200,
    json: { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: card('next') },
  });
  const sent = await bot.connector.received(3);
  expect(sent.map(({ method, target, activity: { text, summary } }) => [method, target, text ?? summary])).toEqual([
    ['POST', undefined, 'first'],
    ['PUT', 'm1', 'A card'],
    ['POST', undefined, 'last'],
  ]);
});

test('the answer does not wait for what follows it', async () => {
  const { passed, open } = gate();
  const bot = await answering(say('later'));
  bot.connector.answerWith({ status: 200, after: passed });
  expect((await bot.post(pressed(bot.connector.url, { do: 'review/next' }))).status).toBe(200);
  expect(bot.connector.requests).toEqual([]);
  open();
  await bot.connector.received(1);
});

test('an update that fails does not turn the answer into an error (finding 10)', async () => {
  const bot = await answering(
    { kind: 'replace', card: card('saved') },
    { kind: 'update', messageId: 'gone', message: { kind: 'words', text: 'x' } },
    say('and so on'),
  );
  bot.connector.answerWith({ status: 404 });
  expect(await bot.post(pressed(bot.connector.url, { do: 'review/next' }))).toMatchObject({
    status: 200,
    json: { value: card('saved') },
  });
  await bot.connector.received(2);
  expect(bot.logged).toEqual([
    { event: 'teams.reply-failed', fields: expect.objectContaining({ status: 404, kind: 'update' }) },
  ]);
});

const withAction = (action: Json): Json => ({ value: { action, trigger: 'manual' } });
const PRESS = { do: 'review/next' };

test.each<[string, Json, number, number]>([
  ['nothing to say', {}, 200, 200],
  ['a verb that disagrees with the data', withAction({ verb: 'review/delete', data: PRESS }), 200, 400],
  ['neither verb nor data', withAction({}), 200, 400],
  ['a verb no card has', withAction({ verb: 'DROP TABLE', data: { do: 'DROP TABLE' } }), 200, 400],
  ['an id that is a story', withAction({ verb: 'a/b', data: { do: 'a/b', id: 'x'.repeat(91) } }), 200, 400],
  ['a revision that is text', withAction({ verb: 'a/b', data: { do: 'a/b', rev: '1' } }), 200, 400],
  ['an invoke this bot does not know', { name: 'composeExtension/queryLink', value: { url: 'x' } }, 501, 501],
  ['a sign-in this bot never asked for', { name: 'signin/verifyState', value: { state: '1' } }, 501, 501],
])('an invoke always has a body: %s (platform.md 10.4)', async (_what, change, status, statusCode) => {
  const bot = await start();
  expect(await bot.post(pressed(bot.connector.url, PRESS, change))).toMatchObject({
    status,
    json: { statusCode, type: expect.stringMatching(/^application\/vnd\.microsoft\./u), value: expect.anything() },
  });
});

test('S10: a press no card sends is refused before the application is asked', async () => {
  const bot = await start();
  await bot.post(pressed(bot.connector.url, PRESS, withAction({ verb: 'review/delete', data: PRESS })));
  expect(bot.asked).toEqual([]);
});

test('finding 10: an invoke has a body also when the application fails: not saved', async () => {
  const bot = await start(() => Promise.reject(new RangeError('canary')));
  expect(await bot.post(pressed(bot.connector.url, { ...PRESS, note: 'canary' }))).toMatchObject({
    status: 200,
    json: { statusCode: 200, type: MESSAGE, value: 'Not saved. Please try again.' },
  });
  expect(JSON.stringify(bot.logged)).not.toContain('canary');
  expect(bot.logged).toEqual([
    { event: 'teams.handle-failed', fields: expect.objectContaining({ failure: 'RangeError', kind: 'pressed' }) },
  ]);
});

test.each<[string, Json]>([
  ['by itself', { value: { action: { verb: 'review/next', data: PRESS }, trigger: 'automatic' } }],
  ['by its verb', withAction({ verb: 'review/refresh', data: { do: 'review/refresh' } })],
])('a client that asks for the present state %s is refreshing', async (_what, change) => {
  const bot = await start();
  await bot.post(pressed(bot.connector.url, PRESS, change));
  expect(bot.asked).toEqual([expect.objectContaining({ kind: 'pressed', refreshing: true })]);
});

test('S51: a press delivered again under its id gets the same answer and does nothing', async () => {
  const { passed, open } = gate();
  let asked = 0;
  const bot = await start(async () => {
    asked += 1;
    const mine = asked;
    await passed;
    return [{ kind: 'replace', card: card(`answer ${mine}`) }, say('once')];
  });
  const sent = pressed(bot.connector.url, PRESS);
  const both = [bot.post(sent), bot.post(sent)];
  open();
  const answers = [...(await Promise.all(both)), await bot.post(sent)];
  expect(answers.map(({ json }) => json)).toEqual(
    Array.from({ length: 3 }, () => expect.objectContaining({ value: card('answer 1') })),
  );
  expect(bot.asked).toHaveLength(1);
  await bot.server.stop();
  expect(bot.connector.requests).toHaveLength(1);
});

test('S10: an answer kept for one person is never given to another', async () => {
  const bot = await start((inbound) => Promise.resolve([{ kind: 'replace', card: card(inbound.from.teamsId) }]));
  const sent = pressed(bot.connector.url, PRESS);
  await bot.post(sent);
  const other = { ...PRIYA, id: '29:user-b', aadObjectId: '10000000-0000-4000-8000-000000000021' };
  expect(await bot.post({ ...sent, from: other })).toMatchObject({ json: { value: card('29:user-b') } });
});

test('who pressed is read from the activity, never from the card (S10)', async () => {
  const bot = await start();
  await bot.post(pressed(bot.connector.url, { ...PRESS, aadObjectId: 'x', from: 'y', tenant: 'z' }));
  expect(bot.asked[0]?.from).toEqual(expect.objectContaining({ aadObjectId: PRIYA.aadObjectId, teamsId: PRIYA.id }));
});

test('an invoke cannot ask for replies in place of its answer', async () => {
  const bot = await answering({ kind: 'replace', card: card('next') });
  const sent = pressed(bot.connector.url, PRESS, { deliveryMode: 'expectReplies' });
  expect(await bot.post(sent)).toMatchObject({ json: { statusCode: 200, value: card('next') } });
});

test('an invoke without a value is refused by its shape (S1)', async () => {
  const bot = await start();
  expect((await bot.post(activity(bot.connector.url, { type: 'invoke', name: 'adaptiveCard/action' }))).status).toBe(
    400,
  );
});
