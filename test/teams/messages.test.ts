import { expect, test } from '@jest/globals';
import { say, type Outbound } from '../../src/chat/outbound.ts';
import { BOT, installed, memberAdded, PRIYA, submitted, TENANT, typed, typedInChannel } from '../support/connector.ts';
import { card, gate, start } from './under-test.ts';

const answering = (...outbound: Outbound[]) => start(() => Promise.resolve(outbound));

test('what is typed reaches the application with who said it and where', async () => {
  const bot = await start();
  const sent = typed(bot.connector.url, 'Hello');
  expect((await bot.post(sent)).status).toBe(200);
  expect(bot.asked).toEqual([
    {
      kind: 'said',
      text: 'Hello',
      delivery: sent['id'],
      from: { tenant: TENANT, aadObjectId: PRIYA.aadObjectId, teamsId: PRIYA.id, name: 'Priya Shah' },
      address: {
        kind: 'personal',
        serviceUrl: bot.connector.url,
        tenant: TENANT,
        conversation: 'a:1-personal-of-priya',
      },
      receivedAt: expect.any(Date),
    },
  ]);
});

test('in a channel the mention of the bot is taken out, other names stay, and the address is the channel', async () => {
  const bot = await start();
  const entities = [
    { type: 'mention', text: '<at>Reable</at>', mentioned: { id: BOT, name: 'Reable' } },
    { type: 'mention', text: '<at>Tom Reed</at>', mentioned: { id: '29:user-b', name: 'Tom Reed' } },
  ];
  await bot.post(typedInChannel(bot.connector.url, 'ask <at>Tom Reed</at> please', { entities }));
  expect(bot.asked).toEqual([
    expect.objectContaining({
      text: 'ask Tom Reed please',
      address: expect.objectContaining({ kind: 'channel', conversation: '19:announcements@thread.tacv2' }),
    }),
  ]);
});

test('a reply in a channel goes to the thread it answers', async () => {
  const bot = await answering(say('Hello'));
  const sent = typedInChannel(bot.connector.url, 'hi');
  await bot.post(sent);
  expect(bot.connector.requests).toEqual([
    expect.objectContaining({
      method: 'POST',
      conversation: '19:announcements@thread.tacv2;messageid=1700000000001',
      target: sent['id'],
    }),
  ]);
});

test('a chat whose kind Teams does not name counts as one that others can read (S42)', async () => {
  const bot = await start();
  await bot.post(typed(bot.connector.url, 'hi', { conversation: { id: 'x', tenantId: TENANT } }));
  expect(bot.asked[0]?.address.kind).toBe('group');
});

test('S42: a chat between two people, which Teams calls personal too, counts as one that others can read', async () => {
  const bot = await start();
  const conversation = { id: '19:tom_and_ana@unq.gbl.spaces', conversationType: 'personal', tenantId: TENANT };
  await bot.post(typed(bot.connector.url, 'Ada Palmer', { conversation }));
  expect(bot.asked[0]?.address.kind).toBe('group');
});

test('S40: every message that leaves has a summary that is neutral', async () => {
  const bot = await answering(
    say('Ada Palmer has a new plan'),
    { kind: 'say', message: { kind: 'card', card: card('Ada Palmer'), summary: 'A notice for you' } },
    { kind: 'replace', card: card('Ada Palmer') },
    { kind: 'update', messageId: 'm1', message: { kind: 'words', text: 'Ada Palmer again' } },
  );
  await bot.post(typed(bot.connector.url, 'hi'));
  const left = bot.connector.requests.map(({ activity }) => activity);
  expect(left.map(({ summary }) => summary)).toEqual([
    'A message from Reable',
    'A notice for you',
    'A message from Reable',
    'A message from Reable',
  ]);
});

test('words go as Markdown, a card as an attachment without words beside it (platform.md 10.17)', async () => {
  const bot = await answering(say('Hello'), {
    kind: 'say',
    message: { kind: 'card', card: card('x'), summary: 'A notice' },
  });
  await bot.post(typed(bot.connector.url, 'hi'));
  const [words, shown] = bot.connector.requests.map(({ activity }) => activity);
  expect(words).toMatchObject({ type: 'message', textFormat: 'markdown', text: 'Hello' });
  expect(words).not.toHaveProperty('attachments');
  expect(shown).toMatchObject({
    attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card('x') }],
  });
  expect(shown).not.toHaveProperty('text');
});

const many = Array.from({ length: 8 }, (_, at) => ({ title: `Title ${at}`, says: `say ${at}` }));

test('suggestions are at most six and say their text', async () => {
  const bot = await answering(say('Choose', many));
  await bot.post(typed(bot.connector.url, 'hi'));
  const actions = many.slice(0, 6).map(({ title, says }) => ({ type: 'imBack', title, value: says }));
  expect(bot.connector.requests[0]?.activity['suggestedActions']).toMatchObject({ actions });
});

test('suggestions stay out of channels, where Teams does not draw them', async () => {
  const bot = await answering(say('Choose', many));
  await bot.post(typedInChannel(bot.connector.url, 'hi'));
  expect(bot.connector.requests[0]?.activity).not.toHaveProperty('suggestedActions');
});

test('finding 10: when the application fails, the person is told and the log says where, not what (S27)', async () => {
  const bot = await start(() => Promise.reject(new TypeError('canary typed by somebody')));
  expect((await bot.post(typed(bot.connector.url, 'canary'))).status).toBe(200);
  expect(bot.connector.requests.map(({ activity }) => activity['text'])).toEqual([
    expect.stringContaining('nothing was saved'),
  ]);
  expect(bot.logged).toEqual([
    { event: 'teams.handle-failed', fields: expect.objectContaining({ failure: 'TypeError', kind: 'said' }) },
  ]);
  expect(JSON.stringify(bot.logged)).not.toContain('canary');
});

test('a reply that Teams asks to wait with is sent again, as often as it is worth', async () => {
  const bot = await answering(say('Hello'));
  const wait = { status: 429, headers: { 'retry-after': '0' } };
  bot.connector.answerWith(wait, wait);
  await bot.post(typed(bot.connector.url, 'hi'));
  expect(bot.connector.requests).toHaveLength(3);
});

test('a reply that may have arrived is repeated once at most (S55)', async () => {
  const bot = await answering(say('Hello'));
  const failure = { status: 503, headers: { 'retry-after': '0' } };
  bot.connector.answerWith(failure, failure, failure);
  expect((await bot.post(typed(bot.connector.url, 'hi'))).status).toBe(200);
  expect(bot.connector.requests).toHaveLength(2);
});

test('a reply that cannot be sent is logged, and the others are sent', async () => {
  const bot = await answering(say('one'), say('two'));
  bot.connector.answerWith({ status: 403 });
  expect((await bot.post(typed(bot.connector.url, 'hi'))).status).toBe(200);
  expect(bot.connector.requests.map(({ activity }) => activity['text'])).toEqual(['one', 'two']);
  expect(bot.logged).toEqual([
    { event: 'teams.reply-failed', fields: expect.objectContaining({ status: 403, kind: 'say' }) },
  ]);
});

test('S4: a redirect is not followed', async () => {
  const bot = await answering(say('one'));
  bot.connector.answerWith({ status: 307, headers: { location: `${bot.connector.url}elsewhere` } });
  expect((await bot.post(typed(bot.connector.url, 'hi'))).status).toBe(200);
  expect(bot.connector.requests).toHaveLength(1);
});

test('S51: a message delivered again under its id does nothing, also while the first still runs', async () => {
  const { passed, open } = gate();
  const bot = await start(async () => {
    await passed;
    return [say('once')];
  });
  const sent = typed(bot.connector.url, 'hi');
  const both = [bot.post(sent), bot.post(sent)];
  open();
  expect((await Promise.all(both)).map(({ status }) => status)).toEqual([200, 200]);
  expect((await bot.post(sent)).status).toBe(200);
  expect(bot.asked).toHaveLength(1);
  expect(bot.connector.requests).toHaveLength(1);
});

test('Action.Submit, the fallback of old clients, is a press, and replacing its card updates the message', async () => {
  const bot = await answering({ kind: 'replace', card: card('next') });
  await bot.post(submitted(bot.connector.url, { do: 'review/next', id: 's1', rev: 2, note: 'fine' }));
  expect(bot.asked).toEqual([
    expect.objectContaining({
      kind: 'pressed',
      data: { do: 'review/next', id: 's1', rev: 2 },
      inputs: { note: 'fine' },
      message: '1700000000777',
      refreshing: false,
    }),
  ]);
  expect(bot.connector.requests).toEqual([expect.objectContaining({ method: 'PUT', target: '1700000000777' })]);
});

test('when that message cannot be updated, the card comes as a new one', async () => {
  const bot = await answering({ kind: 'replace', card: card('next') });
  bot.connector.answerWith({ status: 404 });
  await bot.post(submitted(bot.connector.url, { do: 'review/next' }));
  expect(bot.connector.requests.map(({ method }) => method)).toEqual(['PUT', 'POST']);
});

test('S65: a button that is not of this bot gets a sentence, and the application is not asked', async () => {
  const bot = await start();
  await bot.post(submitted(bot.connector.url, { action: 'old-style' }));
  expect(bot.asked).toEqual([]);
  expect(bot.connector.requests[0]?.activity['text']).toContain('no longer works');
});

test.each([[[installed, memberAdded]], [[memberAdded, installed]]])(
  'Teams tells twice that the bot came, the application hears it once',
  async (makes) => {
    const bot = await start();
    for (const make of makes) expect((await bot.post(make(bot.connector.url))).status).toBe(200);
    expect(bot.asked.map(({ kind }) => kind)).toEqual(['joined']);
  },
);

test('coming, going and coming again are three things', async () => {
  const bot = await start();
  await bot.post(installed(bot.connector.url));
  await bot.post(installed(bot.connector.url, { action: 'remove' }));
  await bot.post(memberAdded(bot.connector.url));
  expect(bot.asked.map(({ kind }) => kind)).toEqual(['joined', 'removed', 'joined']);
});

test('somebody else who joins is not our business', async () => {
  const bot = await start();
  await bot.post(memberAdded(bot.connector.url, { membersAdded: [{ id: '29:user-b' }] }));
  expect(bot.asked).toEqual([]);
});

test('a file sent in private chat reaches the application by its name and where it is kept', async () => {
  const bot = await start();
  const address = 'https://contoso-my.sharepoint.com/personal/priya/people.csv?tempauth=x';
  const sent = {
    ...typed(bot.connector.url, ''),
    attachments: [
      {
        contentType: 'application/vnd.microsoft.teams.file.download.info',
        name: 'people.csv',
        content: { downloadUrl: address, uniqueId: 'x', fileType: 'csv' },
      },
    ],
  };
  expect((await bot.post(sent)).status).toBe(200);
  expect(bot.asked).toEqual([
    expect.objectContaining({ kind: 'said', text: '', file: { name: 'people.csv', kind: 'csv', address } }),
  ]);
});
