import { describe, expect, test } from '@jest/globals';
import { tick } from '../../src/app/tick.ts';
import type { ChatAddress } from '../../src/chat/address.ts';
import type { Messenger, Opened, Sent } from '../../src/chat/messenger.ts';
import { staff, TENANT } from '../../src/demo/world.ts';
import { recordsAChange } from '../support/change.ts';
import { textsIn, World } from '../support/talk.ts';

const SERVICE = 'https://smba.trafficmanager.net/uk/';
const chatOf = (teamsId: string): ChatAddress => ({
  kind: 'personal',
  serviceUrl: SERVICE,
  tenant: TENANT,
  conversation: `a:opened-${teamsId}`,
});

interface FarEnd {
  readonly opened: string[];
  readonly came: { readonly conversation: string; readonly text: string }[];
  ticks(): Promise<void>;
}

/** Teams, where the bot can begin chats with whoever has it installed. */
function teams(
  world: World,
  answers: {
    readonly open?: (teamsId: string) => Opened;
    readonly send?: (conversation: string) => Sent | undefined;
  } = {},
): FarEnd {
  const opened: string[] = [];
  const came: { conversation: string; text: string }[] = [];
  const messenger: Messenger = {
    hasRoom: () => Promise.resolve(true),
    async send({ conversation }, message) {
      const answer = answers.send?.(conversation) ?? { kind: 'sent', messageId: `m${came.length}` };
      if (answer.kind === 'sent') came.push({ conversation, text: textsIn(message).join('\n') });
      return answer;
    },
    async open({ teamsId }, { serviceUrl }) {
      expect(serviceUrl).toMatch(/^https?:/u);
      opened.push(teamsId);
      return answers.open?.(teamsId) ?? { kind: 'opened', address: chatOf(teamsId) };
    },
  };
  const surprise = (where: string): void => void world.surprises.push(where);
  return {
    opened,
    came,
    async ticks() {
      while (await tick({ app: world.app, messenger, surprise })) {
        // More was due than fits one tick.
      }
    },
  };
}

/** Without what waits from before the demo began. */
async function freshWorld(): Promise<World> {
  const world = await World.open();
  await world.chat('Priya Shah').joins();
  await world.ticks();
  return world;
}

const idOf = (name: string): string => staff.find((one) => one.name === name)?.teamsId ?? '';

describe('staff the bot has never met', () => {
  test('R4: get their card in a chat that the bot opens, and the chat is remembered', async () => {
    const world = await freshWorld();
    const farEnd = teams(world);
    const reference = await recordsAChange(world.chat('Priya Shah'));
    await farEnd.ticks();
    for (const name of ['Tom Reed', 'Ana Lopez']) {
      const cards = farEnd.came.filter(({ conversation }) => conversation === `a:opened-${idOf(name)}`);
      expect(cards.filter(({ text }) => text.includes(reference))).toHaveLength(1);
    }
    await recordsAChange(world.chat('Priya Shah'), { name: 'Norman Price', carerAgrees: 'none' });
    await farEnd.ticks();
    expect(farEnd.opened.filter((one) => one === idOf('Tom Reed'))).toHaveLength(1);
    expect(world.surprises).toEqual([]);
  });

  test('S55: a chat that cannot be opened for now is opened later', async () => {
    const world = await freshWorld();
    let isDown = true;
    const open = (teamsId: string): Opened =>
      isDown ? { kind: 'later', waitMs: 1_000 } : { kind: 'opened', address: chatOf(teamsId) };
    const farEnd = teams(world, { open });
    await recordsAChange(world.chat('Priya Shah'));
    await farEnd.ticks();
    expect(farEnd.came.some(({ conversation }) => conversation.startsWith('a:opened'))).toBe(false);
    isDown = false;
    world.clock.pass({ minutes: 1 });
    await farEnd.ticks();
    expect(farEnd.came.filter(({ conversation }) => conversation.startsWith('a:opened')).length).toBeGreaterThan(1);
  });
});

describe('whoever cannot be reached in Teams', () => {
  const refused = async () => {
    const world = await freshWorld();
    const farEnd = teams(world, { open: () => ({ kind: 'never' }) });
    const priya = world.chat('Priya Shah');
    const reference = await recordsAChange(priya);
    await farEnd.ticks();
    return { world, farEnd, priya, reference };
  };

  test('S55: the author is told by one card of their own whom, and how to note that they were told', async () => {
    const { farEnd, reference } = await refused();
    const told = farEnd.came.filter(({ text }) => text.includes('Not reached in Teams'));
    expect(told).toHaveLength(1);
    expect(told[0]?.text).toMatch(
      /Not reached in Teams: Tom Reed \(.*\), Ana Lopez \(.*\)\. Please tell them another way/u,
    );
    expect(told[0]?.text).toContain('Note who was told');
    expect(told[0]?.text).toContain(reference);
    await farEnd.ticks();
    expect(farEnd.came.filter(({ text }) => text.includes('Not reached in Teams'))).toHaveLength(1);
  });

  test('S55: the record says it beside their names, and the list of outstanding work marks it, until they have been told', async () => {
    const { world, priya, reference } = await refused();
    expect((await priya.says(reference)).text).toContain('Not reached in Teams yet: tell them another way');
    expect((await priya.says('my work')).text).toContain('Not reached in Teams');
    expect((await world.chat('Sam Cole').says('my work')).text).toContain('Not reached in Teams');
    await priya.says(reference);
    for (const who of ['staffb', 'staffc']) {
      await priya.presses('Note who was told');
      await priya.presses('Record this', { who, how: 'phone', on: '2026-11-23' });
    }
    expect((await priya.says(reference)).text).not.toContain('Not reached');
    expect((await priya.says('my work')).text).not.toMatch(new RegExp(`${reference}.*\n.*Not reached in Teams`, 'u'));
  });

  test('S55: blocked or uninstalled later, it is the same: 403 and 404 are seen, not lost', async () => {
    const world = await freshWorld();
    await world.chat('Tom Reed').joins();
    await world.ticks();
    const tom = `a:${idOf('Tom Reed')}`;
    const farEnd = teams(world, { send: (to) => (to === tom ? { kind: 'never' } : undefined) });
    const priya = world.chat('Priya Shah');
    const reference = await recordsAChange(priya);
    await farEnd.ticks();
    expect(farEnd.came.find(({ text }) => text.includes('Not reached in Teams: Tom Reed'))?.conversation).toBe(
      `a:${idOf('Priya Shah')}`,
    );
    expect((await priya.says(reference)).text).toContain('Not reached in Teams yet');
  });

  test("S55: when the team's channel cannot be told, the record says so to everybody who reads it", async () => {
    const world = await freshWorld();
    const farEnd = teams(world, { send: (to) => (to.startsWith('19:') ? { kind: 'never' } : undefined) });
    const priya = world.chat('Priya Shah');
    const reference = await recordsAChange(priya);
    expect((await priya.says(reference)).text).not.toContain("Not posted in the team's channel");
    await farEnd.ticks();
    for (const name of ['Priya Shah', 'Sam Cole'])
      expect((await world.chat(name).says(reference)).text).toContain("Not posted in the team's channel");
  });

  test('a channel that was deleted says so in "teams and staff", and an administrator hears of it once', async () => {
    const world = await World.open({
      administrators: staff.flatMap(({ name, aadObjectId }) => (name === 'Sam Cole' ? [aadObjectId] : [])),
    });
    await world.chat('Sam Cole').says('hello');
    const farEnd = teams(world, { send: (to) => (to.startsWith('19:') ? { kind: 'never' } : undefined) });
    for (const to of ['A call on Mondays', 'A call on Tuesdays']) {
      await recordsAChange(world.chat('Priya Shah'), { name: 'Norman Price', carerAgrees: 'none', to });
      await farEnd.ticks();
    }
    expect(farEnd.came.filter(({ text }) => text.includes('cannot speak in the channel'))).toHaveLength(1);
    expect((await world.chat('Sam Cole').says('teams and staff')).text).toContain('Its channel cannot be reached');
  });

  test('S40: what the author is shown on a lock screen names nobody', async () => {
    const { world } = await refused();
    const summaries: string[] = [];
    const messenger: Messenger = {
      hasRoom: () => Promise.resolve(true),
      async send(_address, message) {
        if (message.kind === 'card') summaries.push(message.summary);
        return { kind: 'sent', messageId: 'm' };
      },
      open: () => Promise.resolve({ kind: 'never' }),
    };
    await recordsAChange(world.chat('Priya Shah'), { name: 'Norman Price', carerAgrees: 'none' });
    await tick({ app: world.app, messenger, surprise: () => undefined });
    expect(summaries.length).toBeGreaterThan(1);
    expect(summaries.join('\n')).not.toMatch(/Norman|Price|Tom|Reed/u);
  });
});
