import { expect, test } from '@jest/globals';
import type { ChatAddress } from '../../src/chat/address.ts';
import type { Message } from '../../src/chat/outbound.ts';
import { TENANT } from '../support/connector.ts';
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

test('a message that was sent can be changed', async () => {
  const { messenger, connector } = await start();
  const changed = await messenger.update(personal(connector.url), 'm1', {
    kind: 'card',
    card: card('x'),
    summary: 's',
  });
  expect(changed).toEqual({ kind: 'sent', messageId: 'm1' });
  expect(connector.requests).toEqual([expect.objectContaining({ method: 'PUT', target: 'm1' })]);
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
