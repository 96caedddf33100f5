import { expect, test } from '@jest/globals';
import type { ChatAddress } from '../../src/chat/address.ts';
import { say, type Message } from '../../src/chat/outbound.ts';
import { systemClock } from '../../src/kernel/clock.ts';
import { TeamsAdapter } from '../../src/teams/authentication.ts';
import { createMessenger } from '../../src/teams/messenger.ts';
import { Pace } from '../../src/teams/pace.ts';
import { serviceHosts as hostList } from '../../src/teams/service-hosts.ts';
import { startConnector, TENANT, typed } from '../support/connector.ts';
import { card, start } from './under-test.ts';

const words: Message = { kind: 'words', text: 'A new notice' };
const personal = (serviceUrl: string): ChatAddress => ({
  kind: 'personal',
  serviceUrl,
  tenant: TENANT,
  conversation: 'a:1-personal-of-priya',
});
const channel = (serviceUrl: string): ChatAddress => ({
  kind: 'channel',
  serviceUrl,
  tenant: TENANT,
  conversation: '19:announcements@thread.tacv2',
});

test('a notice goes to the stored address as a message of its own, and its id comes back', async () => {
  const bot = await start();
  const { messenger, connector } = bot;
  expect(await messenger.send(personal(connector.url), words)).toEqual({ kind: 'sent', messageId: 'sent-1' });
  expect(await messenger.send(channel(connector.url), { kind: 'card', card: card('x'), summary: 'A notice' })).toEqual({
    kind: 'sent',
    messageId: 'sent-2',
  });
  expect(connector.requests.map(({ method, path }) => [method, path])).toEqual([
    ['POST', '/v3/conversations/a%3A1-personal-of-priya/activities'],
    ['POST', '/v3/conversations/19%3Aannouncements%40thread.tacv2/activities'],
  ]);
  expect(connector.requests.map(({ activity }) => activity['summary'])).toEqual(['A message from Reable', 'A notice']);
});

test.each([
  [401, 'later'],
  [412, 'later'],
  [429, 'later'],
  [408, 'unclear'],
  [500, 'unclear'],
  [502, 'unclear'],
  [503, 'unclear'],
  [504, 'unclear'],
])('S55: %i means %s, and it was tried once', async (status, kind) => {
  const { messenger, connector } = await start();
  connector.answerWith({ status });
  expect(await messenger.send(personal(connector.url), words)).toEqual({ kind, waitMs: expect.any(Number) });
  expect(connector.requests).toHaveLength(1);
});

test('S55: 429 means later, after as long as Teams says', async () => {
  const { messenger, connector } = await start();
  connector.answerWith({ status: 429, headers: { 'retry-after': '17' } });
  expect(await messenger.send(personal(connector.url), words)).toEqual({ kind: 'later', waitMs: 17_000 });
  expect(connector.requests).toHaveLength(1);
});

test('S55: after a 429 the same conversation is left in peace for as long, and others are not', async () => {
  const { messenger, connector } = await start();
  connector.answerWith({ status: 429, headers: { 'retry-after': '17' } });
  await messenger.send(personal(connector.url), words);
  const again = await messenger.send(personal(connector.url), words);
  expect(again).toEqual({ kind: 'held', waitMs: expect.any(Number) });
  expect((await messenger.send(channel(connector.url), words)).kind).toBe('sent');
  expect(connector.requests).toHaveLength(2);
});

test('S55: the eighth notice within a second to one conversation is held back, not sent; answers count, too', async () => {
  const now = new Date();
  const bot = await start(() => Promise.resolve([say('one'), say('two')]), { clock: { now: () => now } });
  const { messenger, connector } = bot;
  await bot.post(typed(connector.url, 'hi'));
  for (let sent = 0; sent < 5; sent++) expect((await messenger.send(personal(connector.url), words)).kind).toBe('sent');
  expect(await messenger.send(personal(connector.url), words)).toEqual({ kind: 'held', waitMs: 1_000 });
  expect(connector.requests).toHaveLength(7);
});

test.each([400, 403, 404, 413])('S55: %i means never', async (status) => {
  const { messenger, connector } = await start();
  connector.answerWith({ status });
  expect(await messenger.send(personal(connector.url), words)).toEqual({ kind: 'never' });
});

test('S55: when nobody listens at the address, it is later', async () => {
  const { messenger, connector } = await start();
  await connector.close();
  expect(await messenger.send(personal(connector.url), words)).toEqual({ kind: 'later', waitMs: expect.any(Number) });
});

test.each(['http://169.254.169.254/', 'https://evil.example/', 'https://smba.trafficmanager.net@evil.example/'])(
  'S4: the stored address %s is checked again before anything is sent',
  async (serviceUrl) => {
    const { messenger, logged } = await start();
    expect(await messenger.send(personal(serviceUrl), words)).toEqual({ kind: 'never' });
    expect(logged).toEqual([{ event: 'teams.send-refused', fields: { reason: 'service-host' } }]);
  },
);

const ana = { tenant: TENANT, aadObjectId: '10000000-0000-4000-8000-000000000022', teamsId: '29:user-c' };

/** As it is with credentials, but for the token. */
async function opening(pace = new Pace(() => 0)) {
  const connector = await startConnector();
  const serviceHosts = hostList([], true);
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const options = { credentials: undefined, openIdMetadata: undefined, clock: systemClock, serviceHosts, pace };
  const messenger = createMessenger({ adapter: new TeamsAdapter(options), appId: 'app', serviceHosts, pace, log });
  return { messenger, connector };
}

test('a private chat is opened with somebody the bot has never met, by the id that Teams knows them by', async () => {
  const { messenger, connector } = await opening();
  const near = channel(connector.url);
  const address = { kind: 'personal', serviceUrl: connector.url, tenant: TENANT, conversation: 'a:with-29:user-c' };
  expect(await messenger.open?.(ana, near)).toEqual({ kind: 'opened', address });
  expect(await messenger.open?.(ana, near)).toEqual({ kind: 'opened', address });
  await messenger.open?.({ ...ana, teamsId: '' }, near);
  const [known, , unknown] = connector.requests.map(({ activity }) => activity);
  expect(known).toEqual({
    bot: { id: '28:app' },
    members: [{ id: '29:user-c', aadObjectId: ana.aadObjectId }],
    tenantId: TENANT,
    isGroup: false,
    channelData: { tenant: { id: TENANT } },
  });
  expect(unknown).toMatchObject({ members: [{ id: ana.aadObjectId, aadObjectId: ana.aadObjectId }] });
  await connector.close();
});

test.each([
  [403, 'never'],
  [404, 'never'],
  [429, 'later'],
  [500, 'later'],
])('S55: when a chat cannot be opened (%i) it is %s', async (status, kind) => {
  const { messenger, connector } = await opening();
  connector.answerWith({ status });
  expect(await messenger.open?.(ana, channel(connector.url))).toMatchObject({ kind });
  await connector.close();
});

test('without credentials the bot opens no chats: the Playground has none to open', async () => {
  expect((await start()).messenger.open).toBeUndefined();
});

test('S55: there is room for a notice as soon as the pace lets one go, answers counted in, and not before', async () => {
  let now = 0;
  const pace = new Pace(() => now);
  const { messenger, connector } = await opening(pace);
  expect(await messenger.hasRoom()).toBe(true);
  for (let answers = 0; answers < 28; answers++) pace.took(`a${answers}`);
  now = 999;
  expect(await messenger.hasRoom()).toBe(false);
  const soon = messenger.hasRoom();
  now = 1_000;
  expect(await soon).toBe(true);
  await connector.close();
});

test('F2: however far ahead the moment is at which there is room, nobody is kept waiting for it longer than a second', async () => {
  let now = 600_000;
  const pace = new Pace(() => now);
  const { messenger, connector } = await opening(pace);
  for (let answers = 0; answers < 28; answers++) pace.took(`a${answers}`);
  now = 0;
  // Left to itself it would wait for ten minutes.
  expect(await messenger.hasRoom()).toBe(false);
  await connector.close();
});
