import { expect, test } from '@jest/globals';
import type { Message } from '../../src/chat/outbound.ts';
import { privateChatOf } from '../../src/teams/private-chat.ts';
import { recordsAChange } from '../support/change.ts';
import { World } from '../support/talk.ts';

const BOT = '10000000-0000-4000-8000-0000000000ff';

/** What the news of a change of Ada's monitoring leads to from the team's channel. */
async function linksOf(world: World): Promise<readonly string[]> {
  await recordsAChange(world.chat('Tom Reed'));
  const sent = (await world.ticks()).filter(({ address }) => address.kind === 'channel').map(({ message }) => message);
  expect(sent.length).toBeGreaterThan(0);
  return sent.flatMap(opens);
}

const opens = (message: Message): readonly string[] =>
  message.kind === 'card'
    ? (message.card.actions ?? []).flatMap((action) => (action.type === 'Action.OpenUrl' ? [action.url ?? ''] : []))
    : [];

test("S40, S42: a channel's notice leads to one's private chat, and the address carries the record's reference and nothing else", async () => {
  const world = (await World.open()).with({ privateChat: privateChatOf(BOT) });
  const links = await linksOf(world);
  for (const link of links) {
    const { origin, pathname, searchParams } = new URL(link);
    expect([origin, pathname, [...searchParams.keys()]]).toEqual([
      'https://teams.microsoft.com',
      '/l/chat/0/0',
      ['users', 'message'],
    ]);
    expect(searchParams.get('users')).toBe(`28:${BOT}`);
    expect(searchParams.get('message')).toMatch(/^[A-Z]{2}-[A-Z0-9]{4}-[A-Z0-9]{4}$/u);
  }
  // What it puts into the box opens the record for whoever may see it, and for nobody else.
  const words = new URL(links[0] ?? '').searchParams.get('message') ?? '';
  expect((await world.chat('Priya Shah').says(words)).text).toContain(words);
  expect((await world.chat('Grace Obi').says(words)).text).not.toContain('Recorded');
});

test('where the bot is not registered, a notice has no such button', async () => {
  expect(await linksOf(await World.open())).toEqual([]);
});
