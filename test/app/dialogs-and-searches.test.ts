import { describe, expect, test } from '@jest/globals';
import type { ChatAddress } from '../../src/chat/address.ts';
import type { InDialog, Searched } from '../../src/chat/inbound.ts';
import { NOT_HERE, STRANGER } from '../../src/app/replies.ts';
import { everyday, people, TENANT } from '../../src/demo/world.ts';
import { Day } from '../../src/kernel/days.ts';
import { FaultyStore } from '../support/faulty-store.ts';
import { buttonsOf, textsIn, World } from '../support/talk.ts';

const { tenant, aadObjectId, teamsId } = everyday.priya;

const chat = (kind: ChatAddress['kind'], conversation: string): ChatAddress => ({
  kind,
  serviceUrl: 'https://smba.trafficmanager.net/uk/',
  tenant: TENANT,
  conversation,
});
const arrived = {
  delivery: 'd1',
  from: { tenant, aadObjectId, teamsId },
  receivedAt: new Date('2026-11-23T10:00:00Z'),
};
const dialog = (change: Partial<InDialog> = {}): InDialog => ({
  ...arrived,
  kind: 'dialog',
  what: 'submit',
  data: { do: 'concern/next', sealed: 'abc' },
  inputs: {},
  message: undefined,
  address: chat('personal', `a:${teamsId}`),
  ...change,
});
const search = (text: string, address = chat('group', 'a:1-of-priya-and-tom')): Searched => ({
  ...arrived,
  kind: 'searched',
  command: 'find',
  text,
  skip: 0,
  count: 25,
  address,
});

describe('a dialog that no flow of the present opens', () => {
  test.each(['fetch', 'submit'] as const)(
    'S65: says that its card is out of date, and has nothing to press (%s)',
    async (what) => {
      const world = await World.open();
      await world.knows(dialog());
      const [answer, ...rest] = await world.give(dialog({ what }));
      expect(answer).toMatchObject({ kind: 'dialog', title: 'Out of date' });
      expect(textsIn(answer)).toContain('This card is out of date');
      expect(buttonsOf(answer)).toEqual([]);
      expect(rest).toEqual([]);
      expect(world.surprises).toEqual([]);
    },
  );

  test('S21, S42: in a channel it says where to go', async () => {
    const world = await World.open();
    const address = chat('channel', '19:general@thread.tacv2');
    expect(await world.give(dialog({ address }))).toEqual([{ kind: 'close', text: NOT_HERE }]);
  });

  test('S10: tells somebody in no team only that they are not known', async () => {
    const world = await World.open();
    const from = { tenant, aadObjectId: 'unknown', teamsId: '29:unknown', name: 'Kit Moore' };
    expect(await world.give(dialog({ from }))).toEqual([
      { kind: 'say', message: { kind: 'words', text: STRANGER, suggestions: [] } },
    ]);
  });

  test('R39, S58: has advice in danger for what was typed into it, also while the records cannot be reached', async () => {
    let faulty: FaultyStore | undefined;
    const world = await World.open({ wrap: (store) => (faulty = new FaultyStore(store)) });
    faulty?.trouble({ down: true });
    const answer = await world.give(dialog({ inputs: { note: 'He fell and is not breathing' } }));
    expect(textsIn(answer)).toEqual(
      expect.arrayContaining(['In danger now? Call 999', expect.stringContaining('cannot reach the records')]),
    );
    expect(textsIn(await world.give(dialog({ data: { do: 'danger/show' } })))).toContain('In danger now? Call 999');
  });
});

describe('a search from any compose box', () => {
  test('S42: finds nothing about anybody, wherever it is typed, and reads nothing: that chat is not taken for a private one', async () => {
    let faulty: FaultyStore | undefined;
    const world = await World.open({ wrap: (store) => (faulty = new FaultyStore(store)) });
    for (const address of [chat('group', 'a:1'), chat('channel', '19:x@thread.tacv2')]) {
      for (const { name } of people(Day.parse('2026-11-23')))
        expect(await world.give(search(name, address))).toEqual([]);
    }
    expect(await world.give(search(''))).toEqual([]);
    expect(faulty?.calls).toBe(0);
  });

  test('R39: says to call 999 when what is looked for speaks of danger', async () => {
    const world = await World.open();
    expect(textsIn(await world.give(search('he is not breathing')))).toEqual([expect.stringContaining('Call 999')]);
  });
});
