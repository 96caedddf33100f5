import { describe, expect, test } from '@jest/globals';
import { recordsAChange } from '../../support/change.ts';
import { TeamId } from '../../../src/kernel/ids.ts';
import { staffIdOf, viewerOf } from '../../../src/people/staff.ts';
import { TENANT } from '../../../src/demo/world.ts';
import { changeStaff, staffCalled } from '../../support/changing.ts';
import { textsIn, World } from '../../support/talk.ts';

const placed = async (world: World, aadObjectId: string) => world.app.directory.staff(staffIdOf(TENANT, aadObjectId));

describe('an administrator sets up teams and staff', () => {
  test('makes a team by card, links its channel by speaking there, and notices go to it', async () => {
    const world = await World.open();
    const sam = world.chat('Sam Cole');
    await sam.says('teams and staff');
    expect((await sam.presses('New team')).text).toContain('What is the team called?');
    expect((await sam.presses('Save this', { name: 'my team' })).text).toContain(
      'There is a team of that name already',
    );
    const made = await sam.presses('Save this', { name: 'Harbour team' });
    expect(made.text).toContain('The team is made.');
    expect(made.text).toContain('type: link Harbour team');

    const channel = world.chat('Sam Cole', 'channel');
    expect((await channel.says('link harbour team')).text).toContain('This is now the channel of Harbour team');
    expect((await sam.says('teams and staff')).text).toContain('Harbour team\nIts channel is linked');
    // A slip in a channel that hears of a team already sends nothing to the wrong people.
    expect((await channel.says('link South team')).text).toContain(
      'This is the channel of Harbour team already: everybody here would hear of South team, too. If that is meant, mention me and type: link South team anyway',
    );
    expect((await world.app.directory.team(TeamId.parse('south')))?.channel).toBeUndefined();
    expect((await channel.says('link South team anyway')).text).toContain('This is now the channel of South team');
    expect((await channel.says('unlink South team')).text).toContain('Nothing of South team will come here');
    expect((await channel.says('link Harbour')).words).toMatch(
      /^I know no team of that name\. There is: .*Harbour team/u,
    );
    expect((await channel.says('unlink South team')).text).toContain('No such team is linked');
    expect((await channel.says('unlink')).text).toContain('Nothing of Harbour team will come here any more');
    expect((await world.chat('Sam Cole').says('teams and staff')).text).toContain('Harbour team\nNo channel yet');
  });

  test('adds somebody new who has said hello, by typing alone; from then on they see those whose plan they are in', async () => {
    const world = await World.open();
    const stranger = world.chat('nobody the demo knows');
    expect((await stranger.says('hello')).text).toContain('I do not know you yet');
    const sam = world.chat('Sam Cole');
    await sam.says('add staff');
    await sam.says('My Team');
    await sam.says('Kit Moore');
    await sam.says('support worker, therapist');
    const check = await sam.says('support worker');
    expect(check.words).toContain('Roles: Support worker, Therapist');
    expect((await sam.says('record it')).text).toContain('Kit Moore is in the team');
    expect(await placed(world, 'unknown')).toMatchObject({
      name: 'Kit Moore',
      roles: ['support-worker', 'therapist'],
      teams: ['north'],
    });
    expect((await stranger.says('hello')).text).toContain('Hello Kit');
  });

  test('S11, R24: a lead put into a team with no new role: what they will see is read first, and is pressed twice', async () => {
    const world = await World.open();
    const sam = world.chat('Sam Cole');
    await sam.says('add staff');
    const leo = staffCalled('Leo Marsh').id;
    const check = await sam.presses('Save this', { team: 'north', who: leo });
    expect(check.text).toContain('Leo Marsh will see everybody in My Team and South team, and what is recorded about');
    expect(check.text).toContain('Leo Marsh will read who in My Team and South team may not be told, and why');
    expect((await world.app.directory.staff(leo))?.teams).toEqual(['south']);
    expect((await sam.presses('Save this')).text).toContain('Leo Marsh is in the team');
    expect((await world.app.directory.staff(leo))?.teams).toEqual(['south', 'north']);
  });

  test('S11: somebody taken out of their last team has no role: the next press shows them nothing', async () => {
    const world = await World.open();
    const tom = world.chat('Tom Reed');
    const page = await tom.says('Ada Palmer');
    expect(page.text).toContain('Ada Palmer');
    const sam = world.chat('Sam Cole');
    await sam.says('change a team');
    await sam.presses('Next', { what: 'take-out' });
    await sam.presses('Next', { team: 'north' });
    const check = await sam.presses('Next', {
      who: (await placed(world, '10000000-0000-4000-8000-000000000021'))?.id ?? '',
    });
    expect(check.text).toContain('Tom Reed will be in no team and have no role');
    expect(check.text).toMatch(/Tom Reed leaves the circle of [^.]*Ada Palmer[^.]*: nobody tells them anything/u);
    // R24: a count would say that there are records which are kept from the reader.
    expect(check.text).toContain('What still waits for Tom Reed in records');
    expect(check.text).not.toMatch(/record(?:s)? something waits/u);
    await sam.presses('Save this');
    expect((await sam.says('circle of Ada Palmer')).text).toMatch(/Tom Reed[^●]*No longer works with them/u);
    const after = await tom.presses('Change monitoring', {}, page.card);
    expect(after.text).not.toContain('Ada');
    expect(after.text).toContain('I do not know you yet');
  });

  test('att6, R15-R17: whoever has no role any more is owed no telling and no copy; who makes their visits, the leads are asked', async () => {
    const world = await World.open();
    const [sam, priya] = [world.chat('Sam Cole'), world.chat('Priya Shah')];
    const reference = await recordsAChange(priya);
    await sam.says('change a team');
    await sam.presses('Next', { what: 'take-out' });
    await sam.presses('Next', { team: 'north' });
    await sam.presses('Next', { who: staffCalled('Tom Reed').id });
    await sam.presses('Save this');
    const { text } = await priya.says(reference);
    expect(text).toMatch(/Tom Reed\n[^●]*– Not needed any more/u);
    expect(text).not.toContain('another way');
    await priya.says('show the plan for Ada Palmer');
    expect((await priya.presses('Copies')).text).not.toMatch(/Tom Reed[^●]*● Not yet/u);
    expect((await priya.says("what's outstanding")).text).toContain('Visits must be covered: Tom Reed does not come');
    expect(world.surprises).toEqual([]);
  });

  test('P31: whoever leaves the team hears once that they are in no plan any more, and of how many people', async () => {
    const world = await World.open();
    const [sam, tom] = [world.chat('Sam Cole'), world.chat('Tom Reed')];
    await tom.says('hello');
    const around = await world.app.directory.around(
      viewerOf(staffCalled('Sam Cole')),
      staffCalled('Tom Reed').id,
      'arrange',
    );
    expect(around.length).toBeGreaterThan(2);
    await sam.says('change a team');
    await sam.presses('Next', { what: 'take-out' });
    await sam.presses('Next', { team: 'north' });
    await sam.presses('Next', { who: staffCalled('Tom Reed').id });
    await sam.presses('Save this');
    const sent = (await world.ticks()).filter(({ address }) =>
      address.conversation.includes(staffCalled('Tom Reed').teamsId),
    );
    expect(sent).toHaveLength(1);
    expect(textsIn(sent).join('\n')).toContain(`you are no longer in the plans of ${around.length} people`);
    expect(world.surprises).toEqual([]);
  });

  test('R24, R44: the only safeguarding or mental capacity lead loses the role, or leaves: the check says so', async () => {
    const world = await World.open();
    const sam = world.chat('Sam Cole');
    await sam.says('change a team');
    await sam.presses('Next', { what: 'place' });
    await sam.presses('Next', { team: 'north' });
    await sam.presses('Next', { who: staffCalled('Mei Lin').id });
    const check = (await sam.presses('Next', { called: 'Mei Lin', job: 'adviser', roles: 'capacity-lead' })).text;
    expect(check).toMatch(/Mei Lin is the only safeguarding lead of [^.]+\. Give somebody else that role first/u);
    expect(check).not.toContain('only mental capacity lead');
    await sam.says('cancel');
    await sam.says('yes');
    await sam.says('change a team');
    await sam.presses('Next', { what: 'take-out' });
    await sam.presses('Next', { team: 'north' });
    const leaves = (await sam.presses('Next', { who: staffCalled('Mei Lin').id })).text;
    expect(leaves).toContain('Mei Lin is the only safeguarding lead of');
    expect(leaves).toContain('Mei Lin is the only mental capacity lead of');
    expect(world.surprises).toEqual([]);
  });

  test('a role is changed with what they have already filled in, and nobody takes the administrator’s role from themselves', async () => {
    const world = await World.open();
    const sam = world.chat('Sam Cole');
    await sam.says('change a team');
    await sam.presses('Next', { what: 'place' });
    await sam.presses('Next', { team: 'south' });
    const asked = await sam.presses('Next', {
      who: (await placed(world, '10000000-0000-4000-8000-000000000023'))?.id ?? '',
    });
    expect(JSON.stringify(asked.card)).toContain('manager,administrator');
    await sam.presses('Next', { roles: 'manager' });
    expect((await sam.presses('Save this')).text).toContain('You cannot take the administrator’s role from yourself');
    await sam.presses('Next', { roles: 'manager,administrator' });
    expect((await sam.presses('Save this')).text).toContain('Sam Cole is in the team');
    expect((await placed(world, '10000000-0000-4000-8000-000000000023'))?.teams).toEqual(['north', 'south']);
  });

  test('S51: the same form recorded twice makes one team', async () => {
    const world = await World.open();
    const sam = world.chat('Sam Cole');
    const { card } = await sam.says('new team');
    const entered = { name: 'Harbour team' };
    await Promise.all([sam.presses('Save this', entered, card), sam.presses('Save this', entered, card)]);
    const { found } = await world.store.query('teams', { tag: 'every', equals: 'team', limit: 50 });
    expect(found).toHaveLength(3);
  });

  test('S10: for everybody else there is no such form, and "link" in a channel does nothing', async () => {
    const world = await World.open();
    for (const name of ['Priya Shah', 'Tom Reed', 'Omar Aziz', 'Leo Marsh']) {
      const chat = world.chat(name);
      expect((await chat.says('teams and staff')).text).toContain('Your role does not cover this');
      expect((await chat.sends({ do: 'flow/start', x: 'team-staff' })).text).toContain('Your role does not cover this');
      expect((await chat.says('help')).text).not.toContain('Teams and staff');
      expect((await world.chat(name, 'channel').says('link South team')).text).toContain('private chat');
    }
    expect((await world.app.directory.team(TeamId.parse('south')))?.channel).toBeUndefined();
  });

  test('the first administrators are named in the settings, and are that only as long as they are', async () => {
    const world = await World.open({ administrators: ['unknown'] });
    const first = world.chat('nobody the demo knows');
    expect((await first.says('hello')).text).toContain('Teams and staff');
    expect((await first.says('Ada Palmer')).text).not.toContain('RB-1041');
    const without = await World.open();
    expect((await without.chat('nobody the demo knows').says('teams and staff')).text).toContain(
      'I do not know you yet',
    );
  });

  test('S53: another member of staff is chosen after all: nothing of the first one is given to them', async () => {
    const world = await World.open();
    const sam = world.chat('Sam Cole');
    await sam.says('change a team');
    await sam.presses('Next', { what: 'place' });
    await sam.presses('Next', { team: 'north' });
    await sam.presses('Next', { who: staffCalled('Sam Cole').id });
    await sam.presses('Back');
    const toms = await sam.presses('Next', { who: staffCalled('Tom Reed').id });
    expect(toms.text).toContain('Tom Reed');
    expect(JSON.stringify(toms.card)).not.toContain('manager,administrator');
    await sam.presses('Next');
    await sam.presses('Save this');
    expect(await world.app.directory.staff(staffCalled('Tom Reed').id)).toMatchObject({
      name: 'Tom Reed',
      roles: ['support-worker'],
    });
  });

  test('S53: a role taken away meanwhile is not given back by a form that was filled in before', async () => {
    const world = await World.open();
    const sam = world.chat('Sam Cole');
    await sam.says('change a team');
    await sam.presses('Next', { what: 'place' });
    await sam.presses('Next', { team: 'south' });
    await sam.presses('Next', { who: staffCalled('Leo Marsh').id });
    await sam.presses('Next', { called: 'Leo J Marsh' });
    await changeStaff(world, 'Leo Marsh', { roles: ['support-worker'] });
    expect((await sam.presses('Save this')).text).toContain('Somebody else changed this since you opened the form');
    expect((await world.app.directory.staff(staffCalled('Leo Marsh').id))?.roles).toEqual(['support-worker']);
  });

  test('roles count in every team, and the form says so; an administrator cannot take themselves out of their last team', async () => {
    const world = await World.open();
    const sam = world.chat('Sam Cole');
    await sam.says('change a team');
    await sam.presses('Next', { what: 'place' });
    await sam.presses('Next', { team: 'south' });
    await sam.presses('Next', { who: staffCalled('Tom Reed').id });
    const check = await sam.presses('Next', { roles: 'support-worker,coordinator' });
    expect(check.text).toContain('Tom Reed will see everybody in My Team and South team');
    await sam.presses('Cancel');
    await sam.says('change a team');
    await sam.presses('Next', { what: 'take-out' });
    await sam.presses('Next', { team: 'north' });
    await sam.presses('Next', { who: staffCalled('Sam Cole').id });
    expect((await sam.presses('Save this')).text).toContain('You cannot take the administrator’s role from yourself');
  });

  test('a team may get its own name in other letters; saved again after a failure it is the same team', async () => {
    const world = await World.open();
    const sam = world.chat('Sam Cole');
    await sam.says('teams and staff');
    await sam.presses('South team');
    await sam.presses('Rename this team');
    await sam.presses('Next', { name: 'South Team' });
    expect((await sam.presses('Save this')).text).toContain('The team has its new name');
  });

  test('S43: hundreds of strangers who said hello fit on the card, and are found by typing', async () => {
    const world = await World.open();
    for (let count = 0; count < 260; count += 1) {
      await world.app.directory.hear({
        tenant: TENANT,
        aadObjectId: `stranger ${count}`,
        teamsId: `29:s${count}`,
        name: `Stranger ${count} ${'x'.repeat(400)}`,
      });
    }
    const sam = world.chat('Sam Cole');
    await sam.says('change a team');
    await sam.presses('Next', { what: 'place' });
    expect((await sam.presses('Next', { team: 'north' })).text).toContain('Not in the list? Type it in the chat.');
    expect((await sam.says('back')).words.length).toBeLessThan(3_000);
    await sam.says('keep');
    expect((await sam.says('Tom Reed')).words).toContain('Who: Tom Reed');
  });
});
