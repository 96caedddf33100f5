import { describe, expect, test } from '@jest/globals';
import { activity, BOT, PRIYA, typed, type Json } from '../support/connector.ts';
import { start } from './under-test.ts';

/** Shapes that Teams has been seen to send, with where it was told of. Each is what a message carries besides its words. */
const FALL = 'she has fallen and is not breathing';
const PICTURE = {
  contentType: 'image/png',
  contentUrl: 'https://smba.trafficmanager.net/emea/v3/attachments/1/views/original',
};
const ATTACHED: readonly (readonly [string, readonly Json[]])[] = [
  ['a picture without content (zod#5050)', [PICTURE]],
  ['a GIF', [{ contentType: 'image/gif', contentUrl: 'https://media.giphy.com/1.gif' }]],
  ['a voice note', [{ contentType: 'audio/mp4', contentUrl: 'https://smba.trafficmanager.net/emea/1', name: null }]],
  [
    'a message that was referred to',
    [{ contentType: 'reference', contentUrl: 'https://teams.microsoft.com/l/message/1' }],
  ],
  ['several at once', [PICTURE, PICTURE, { contentType: 'audio/mp4', content: null }]],
  ['the words once more as HTML', [{ contentType: 'text/html', content: `<p>${FALL}</p>` }]],
];

describe('what real clients send is answered', () => {
  test.each(ATTACHED)('words with %s are the words', async (_, attachments) => {
    const bot = await start();
    expect((await bot.post(typed(bot.connector.url, FALL, { attachments }))).status).toBe(200);
    expect(bot.asked).toMatchObject([{ kind: 'said', text: FALL }]);
  });

  test('only something attached that is not the words themselves counts as such', async () => {
    const bot = await start();
    await bot.post(typed(bot.connector.url, '', { attachments: [PICTURE] }));
    await bot.post(
      typed(bot.connector.url, 'hi', { attachments: [{ contentType: 'text/html', content: '<p>hi</p>' }] }),
    );
    expect(bot.asked.map((one) => (one.kind === 'said' ? one.attached : 'other'))).toEqual([true, undefined]);
  });

  test('any field that Teams leaves empty may be null (msteams-docs#14169, botbuilder-dotnet#2504)', async () => {
    const bot = await start();
    const full = typed(bot.connector.url, 'hello');
    const empty = Object.fromEntries(
      [
        'entities',
        'attachments',
        'value',
        'channelData',
        'locale',
        'replyToId',
        'textFormat',
        'localTimestamp',
        'deliveryMode',
        'name',
        'action',
      ].map((key) => [key, null]),
    );
    const from = { ...PRIYA, tenantId: null, userRole: null };
    for (const extra of [
      empty,
      { ...empty, from },
      { entities: [null, { type: 'clientInfo', text: null, mentioned: null }] },
    ])
      expect((await bot.post({ ...full, id: `null-${Object.keys(extra).length}`, ...extra })).status).toBe(200);
    expect(bot.asked).toHaveLength(3);
  });

  test.each([
    ['<quoted messageId="1772"/> next Tuesday', [], 'next Tuesday'],
    [
      '<at id="0">Reable</at> link My Team',
      [{ type: 'mention', text: '<at>Reable</at>', mentioned: { id: BOT, name: 'Reable' } }],
      'link My Team',
    ],
    ['<at>Reable</at> link My Team', [{ type: 'mention', mentioned: { id: BOT, name: 'Reable' } }], 'link My Team'],
    [
      '<at>Reable</at> link My Team',
      [{ type: 'mention', text: '<at>Reable</at>', mentioned: { id: BOT } }],
      'link My Team',
    ],
    [
      '<at>Reable</at> tell <at>Tom Reed</at>',
      [
        { type: 'mention', text: '<at>Reable</at>', mentioned: { id: BOT } },
        { type: 'mention', text: '<at>Tom Reed</at>', mentioned: { id: '29:tom', name: 'Tom Reed' } },
      ],
      'tell Tom Reed',
    ],
  ])('%s with its entities is understood', async (text, entities, said) => {
    const bot = await start();
    await bot.post(typed(bot.connector.url, text, { entities }));
    expect(bot.asked).toMatchObject([{ kind: 'said', text: said }]);
  });

  test('a message that was changed afterwards is one each time; brought back, deleted or reacted to it is nothing', async () => {
    const bot = await start();
    const event = (type: string, fields: Json): Promise<unknown> =>
      bot.post(activity(bot.connector.url, { type, id: 'm1', ...fields }));
    const [first, second] = ['2026-11-29T10:00:00.000Z', '2026-11-29T10:01:00.000Z'];
    await event('messageUpdate', { text: 'yes', timestamp: first, channelData: { eventType: 'editMessage' } });
    await event('messageUpdate', { text: FALL, timestamp: second, channelData: { eventType: 'editMessage' } });
    await event('messageUpdate', { text: 'yes', channelData: { eventType: 'undeleteMessage' } });
    await event('messageDelete', { channelData: { eventType: 'softDeleteMessage' } });
    await event('messageReaction', { reactionsAdded: [{ type: 'like' }], replyToId: 'm1' });
    expect(bot.asked).toMatchObject([
      { kind: 'edited', text: 'yes' },
      { kind: 'edited', text: FALL },
    ]);
    expect(bot.turns).toHaveLength(5);
  });
});
