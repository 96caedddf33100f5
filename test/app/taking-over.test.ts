import { describe, expect, test } from '@jest/globals';
import { everyday, personId } from '../../src/demo/world.ts';
import { TeamId } from '../../src/kernel/ids.ts';
import type { Staff } from '../../src/people/staff.ts';
import type { Notice } from '../../src/records/record.ts';
import { recordsAChange } from '../support/change.ts';
import { changePerson, changeStaff, removeStaff, staffCalled } from '../support/changing.ts';
import { FaultyStore } from '../support/faulty-store.ts';
import { textsIn, World, type Chat, type Delivered } from '../support/talk.ts';

const SOUTH = TeamId.parse('south');
const OUTSTANDING = "what's outstanding for me";

const noticesOf = async (world: World, reference: string): Promise<readonly Notice[]> =>
  (await world.app.records.called(reference))[0]?.notices ?? [];

async function listOf(chat: Chat): Promise<string> {
  const { text } = await chat.says(OUTSTANDING);
  return [text, (await chat.sends({ do: 'page/show', x: 'my-work.team.0' })).text].join('\n');
}

/** Norman moves by the form, as an administrator moves people. */
async function moves(sam: Chat): Promise<void> {
  await sam.says('Norman Price');
  await sam.presses('Details and circle');
  await sam.presses('Change their details');
  await sam.presses('Next', { team: 'south' });
}

const recordsAboutNorman = (chat: Chat): Promise<string> =>
  recordsAChange(chat, { name: 'Norman Price', carerAgrees: 'none' });

describe('R5: somebody moves to another team with open records', () => {
  test('what is outstanding moves with them: the new team’s manager has it, and the old team’s coordinator no longer', async () => {
    const world = await World.open();
    const [tom, priya, sam, leo] = ['Tom Reed', 'Priya Shah', 'Sam Cole', 'Leo Marsh'].map((name) => world.chat(name));
    if (!tom || !priya || !sam || !leo) throw new Error('four chats');
    await changePerson(world, 'norman', ({ circle }) => ({
      circle: circle.filter(({ staff }) => staff !== staffCalled('Priya Shah').id),
    }));
    const reference = await recordsAboutNorman(tom);
    expect(await listOf(priya)).toContain(reference);
    expect(await listOf(leo)).not.toContain(reference);
    await moves(sam);
    await sam.presses('Save this');
    expect(await listOf(leo)).toContain(reference);
    expect(await listOf(priya)).not.toContain(reference);
    // The line for a channel that had not left yet goes to the new team's.
    expect((await noticesOf(world, reference)).filter(({ to }) => 'team' in to).map(({ to }) => to)).toEqual([
      { team: SOUTH },
    ]);
  });

  test('S50: cut off between the move and the records, saving again takes them along', async () => {
    let faulty: FaultyStore | undefined;
    const world = await World.open({ wrap: (store) => (faulty = new FaultyStore(store)) });
    const [sam, leo] = [world.chat('Sam Cole'), world.chat('Leo Marsh')];
    const reference = await recordsAboutNorman(world.chat('Tom Reed'));
    await moves(sam);
    const teamNow = async () => (await world.app.directory.person(personId('norman')))?.team;
    for (let call = 1; (await teamNow()) !== SOUTH; call += 1) {
      faulty?.plan({ [call]: 'lost-call' });
      await sam.presses('Save this').catch(() => undefined);
      faulty?.plan({});
      const [record] = await world.app.records.called(reference);
      if (record?.team === SOUTH) throw new Error('it was never cut off in between');
    }
    expect(await listOf(leo)).not.toContain(reference);
    await sam.presses('Save this');
    expect(await listOf(leo)).toContain(reference);
  });

  test('S50: cut off there and never saved again, they follow when people are next reminded', async () => {
    const world = await World.open();
    const reference = await recordsAboutNorman(world.chat('Tom Reed'));
    await world.ticks();
    await changePerson(world, 'norman', () => ({ team: SOUTH }));
    expect(await listOf(world.chat('Leo Marsh'))).not.toContain(reference);
    world.clock.pass({ days: 7 });
    await world.ticks();
    expect(await listOf(world.chat('Leo Marsh'))).toContain(reference);
    expect(world.surprises).toEqual([]);
  });
});

describe('R5: whoever recorded it has left', () => {
  /** How many cards of what was sent remind them of Norman: apart, or in the one card that many reminders at once become. */
  const remindersTo = (who: Staff, sent: readonly Delivered[]): number =>
    sent
      .filter(({ address }) => address.conversation.endsWith(who.teamsId))
      .map(({ message }) => textsIn(message).join('\n'))
      .filter(
        (text) => /Reminder|can no longer see to it|things wait for you/u.test(text) && text.includes('Norman Price'),
      ).length;

  test.each([
    ['is in no team any more', (world: World) => changeStaff(world, 'Tom Reed', { teams: [], roles: [] })],
    ['is known no more', (world: World) => removeStaff(world, 'Tom Reed')],
  ])('%s: the team’s coordinator is reminded in their place, and can see to it', async (_, leaves) => {
    const world = await World.open();
    const priya = world.chat('Priya Shah');
    await priya.joins();
    const reference = await recordsAboutNorman(world.chat('Tom Reed'));
    await world.ticks();
    await leaves(world);
    world.clock.pass({ days: 7 });
    const sent = await world.ticks();
    expect(remindersTo(everyday.priya, sent)).toBe(1);
    expect(await listOf(priya)).toContain(reference);
    await priya.says(reference);
    expect((await priya.presses('History')).text).toContain('also to those who see to it in the place of others');
    expect(world.surprises).toEqual([]);
  });

  test('is only in another team, or still there: they are reminded as long as the record is open to them', async () => {
    const world = await World.open();
    await recordsAboutNorman(world.chat('Tom Reed'));
    world.clock.pass({ days: 7 });
    expect(remindersTo(everyday.tom, await world.ticks())).toBe(1);
    await changeStaff(world, 'Tom Reed', { teams: [SOUTH] });
    world.clock.pass({ days: 7 });
    expect(remindersTo(everyday.tom, await world.ticks())).toBe(1);
  });
});
