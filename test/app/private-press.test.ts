import { expect, test } from '@jest/globals';
import { NOT_HERE } from '../../src/app/replies.ts';
import type { InChat } from '../../src/chat/inbound.ts';
import { everyday, personId, TENANT } from '../../src/demo/world.ts';
import { staffIdOf } from '../../src/people/staff.ts';
import { textsIn, World } from '../support/talk.ts';

const { tenant, aadObjectId, teamsId } = everyday.priya;
const OF_TWO_PEOPLE = 'a:1-of-priya-and-tom';

const press = (what: 'pressed' | 'dialog', conversation: string): InChat => {
  const arrived = {
    delivery: `${what} ${conversation}`,
    from: { tenant, aadObjectId, teamsId },
    receivedAt: new Date('2026-11-23T10:00:00Z'),
    address: {
      kind: 'personal' as const,
      serviceUrl: 'https://smba.trafficmanager.net/uk/',
      tenant: TENANT,
      conversation,
    },
    data: { do: 'person/forms', id: personId('ada') },
    inputs: {},
    message: 'm1',
  };
  return what === 'pressed'
    ? { ...arrived, kind: 'pressed', refreshing: false }
    : { ...arrived, kind: 'dialog', what: 'submit' };
};
const shownBy = async (world: World, what: 'pressed' | 'dialog', conversation: string): Promise<string> =>
  textsIn(await world.give(press(what, conversation))).join('\n');
const addressIn = async (world: World): Promise<string | undefined> =>
  (await world.app.directory.staff(staffIdOf(tenant, aadObjectId)))?.address?.conversation;

test.each(['pressed', 'dialog'] as const)(
  'S42: a chat between two people, which Teams calls personal too, is not taken for the private chat (%s)',
  async (what) => {
    const world = await World.open();
    await world.chat('Priya Shah').says('hello');
    const own = await addressIn(world);
    expect(await shownBy(world, what, OF_TWO_PEOPLE)).not.toContain('Ada Palmer');
    expect(await addressIn(world)).toBe(own);
    expect(own).toMatch(/^a:29/u);
  },
);

test('S42: where the bot has never met them, a press opens nothing, and no notice will ever go there', async () => {
  const world = await World.open();
  expect(await shownBy(world, 'pressed', OF_TWO_PEOPLE)).toContain('private chat');
  expect(JSON.stringify(await world.give(press('dialog', OF_TWO_PEOPLE)))).toContain(NOT_HERE);
  expect(await addressIn(world)).toBeUndefined();
});

test('S42: in their own chat the same press opens what it is for', async () => {
  const world = await World.open();
  await world.chat('Priya Shah').says('hello');
  expect(await shownBy(world, 'pressed', `a:${teamsId}`)).toContain('Ada Palmer');
});
