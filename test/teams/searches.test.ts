import { expect, test } from '@jest/globals';
import { say, type Outbound } from '../../src/chat/outbound.ts';
import { clockAt } from '../support/clock.ts';
import { opening, searching, TENANT, type Json } from '../support/connector.ts';
import { slowBot } from './slow-bot.ts';
import { card, start } from './under-test.ts';

const answering = (...outbound: Outbound[]) => start(() => Promise.resolve(outbound));
const value = (change: Json): Json => ({ value: { commandId: 'find', ...change } });
const found = { title: 'Raising a <b>concern</b>', detail: 'In *five* steps', card: card('Raising a concern') };
const NOTHING = { composeExtension: { type: 'result', attachmentLayout: 'list', attachments: [] } };

test('what is looked for reaches the application as text, with who looks and how many are wanted', async () => {
  const bot = await start();
  await bot.post(searching(bot.connector.url, ' raising\u200b a concern '));
  expect(bot.asked).toEqual([
    {
      kind: 'searched',
      command: 'find',
      text: 'raising a concern',
      skip: 0,
      count: 25,
      delivery: expect.any(String),
      from: expect.objectContaining({ teamsId: '29:user-a' }),
      address: expect.objectContaining({ conversation: 'a:1-of-priya-and-tom' }),
      receivedAt: expect.any(Date),
    },
  ]);
});

test.each<[string, Json, Json]>([
  ['only opened', { parameters: [{ name: 'initialRun', value: 'true' }] }, { text: '', skip: 0, count: 25 }],
  [
    'the next page',
    { parameters: [{ name: 'words', value: 'x' }], queryOptions: { skip: 25, count: 5 } },
    { skip: 25, count: 5 },
  ],
  ['a number', { parameters: [{ name: 'words', value: 12 }] }, { text: '12' }],
  ['nothing but nulls', { parameters: null, queryOptions: null }, { text: '', skip: 0, count: 25 }],
])('a search is read: %s', async (_what, change, read) => {
  const bot = await start();
  expect((await bot.post(searching(bot.connector.url, '', value(change)))).status).toBe(200);
  expect(bot.asked).toEqual([expect.objectContaining(read)]);
});

test.each<[string, Json, string]>([
  ['two people, which Teams calls personal', { conversationType: 'personal' }, 'group'],
  ['a group', { conversationType: 'groupChat', isGroup: true }, 'group'],
  ['a meeting, whose kind Teams does not name', {}, 'group'],
  ['a channel', { conversationType: 'channel', isGroup: true }, 'channel'],
])('S42: the compose box of %s is never taken for a private chat with the bot', async (_what, chat, kind) => {
  const bot = await start();
  const conversation = { id: '19:x@thread.v2', tenantId: TENANT, ...chat };
  await bot.post(searching(bot.connector.url, 'x', { conversation }));
  expect(bot.asked).toEqual([expect.objectContaining({ address: expect.objectContaining({ kind }) })]);
});

test('what was found comes as a list of cards, each with a preview in which nothing is read as markup (S13)', async () => {
  const bot = await answering({ kind: 'results', results: [found] });
  const { status, json } = await bot.post(searching(bot.connector.url, 'concern'));
  expect({ status, json }).toEqual({
    status: 200,
    json: {
      composeExtension: {
        type: 'result',
        attachmentLayout: 'list',
        attachments: [
          {
            contentType: 'application/vnd.microsoft.card.adaptive',
            content: found.card,
            preview: {
              contentType: 'application/vnd.microsoft.card.thumbnail',
              content: { title: 'Raising a <\u200bb>concern<\u200b/b>', text: 'In \u2217five\u2217 steps' },
            },
          },
        ],
      },
    },
  });
});

test('without results the list is empty, or says the words of the answer; nothing is ever sent into that chat', async () => {
  const none = await start();
  expect(await none.post(searching(none.connector.url, 'x'))).toMatchObject({ status: 200, json: NOTHING });
  const bot = await start(() => Promise.resolve([say('Call 999'), say('and more')]), { advise: () => [say('999')] });
  expect(await bot.post(searching(bot.connector.url, 'x'))).toMatchObject({
    status: 200,
    json: { composeExtension: { type: 'message', text: 'Call 999' } },
  });
  await bot.server.stop();
  expect(bot.connector.requests).toEqual([]);
});

test('a search delivered again is answered again: looking changes nothing', async () => {
  const bot = await answering({ kind: 'results', results: [found] });
  const sent = searching(bot.connector.url, 'concern');
  const [one, two] = [await bot.post(sent), await bot.post(sent)];
  expect(two.text).toBe(one.text);
});

const LATER = { composeExtension: { type: 'message', text: 'Please try again in a moment.' } };

test('S52: a slow search is answered in time, and nothing follows', async () => {
  const bot = await slowBot(() => [{ kind: 'results', results: [found] }]);
  const answer = bot.post(searching(bot.connector.url, 'concern'));
  await bot.runOut();
  expect(await answer).toMatchObject({ status: 200, json: LATER });
  bot.finish();
  await bot.server.stop();
  expect(bot.connector.requests).toEqual([]);
  expect(bot.turns).toEqual([expect.objectContaining({ kind: 'searched', fate: 'late' })]);
});

test('S27: a search that fails is answered in words, and what was looked for is not logged', async () => {
  const bot = await start(() => Promise.reject(new RangeError('canary')));
  expect(await bot.post(searching(bot.connector.url, 'canary'))).toMatchObject({ status: 200, json: LATER });
  expect(JSON.stringify([bot.logged, bot.turns])).not.toContain('canary');
});

test('S12: typing into a search leaves room for the next press, and is itself held back', async () => {
  const bot = await start(undefined, { clock: clockAt(new Date().toISOString()) });
  for (let letters = 0; letters < 20; letters += 1) await bot.post(searching(bot.connector.url, 'x'.repeat(letters)));
  expect(await bot.post(searching(bot.connector.url, 'and more'))).toMatchObject({ status: 200, json: LATER });
  expect(bot.asked).toHaveLength(20);
  await bot.post(opening(bot.connector.url, { do: 'concern/open' }));
  expect(bot.asked).toHaveLength(21);
});
