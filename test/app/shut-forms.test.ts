import { describe, expect, test } from '@jest/globals';
import { TeamId } from '../../src/kernel/ids.ts';
import { changePerson, changeStaff, leavesCircle, staffCalled } from '../support/changing.ts';
import { recordsAChange } from '../support/change.ts';
import { FaultyStore } from '../support/faulty-store.ts';
import { World } from '../support/talk.ts';

describe('S11: a form that may not be filled in any more', () => {
  test('does not stand in the way of whatever is typed next', async () => {
    const world = await World.open();
    const tom = world.chat('Tom Reed');
    await tom.says('change monitoring for Ada Palmer');
    await leavesCircle(world, 'Tom Reed', 'ada');
    expect((await tom.says('less')).text).toContain('I cannot find that');
    expect((await tom.says('Samuel Okafor')).text).toContain('Reablement since');
  });

  test('F12: somebody who was moved away between card and press is not chosen, and the form goes on with another', async () => {
    const world = await World.open();
    const tom = world.chat('Tom Reed');
    const { card } = await tom.says('change monitoring');
    await leavesCircle(world, 'Tom Reed', 'ada');
    await tom.presses('Next', { person: 'ada' }, card);
    const after = await tom.says('show the form');
    expect(after.text).not.toContain('I cannot find that');
    expect((await tom.presses('Next', { person: 'samuel' }, after.card)).text).toContain('Samuel Okafor');
  });

  test('is not held out under what is outstanding', async () => {
    const world = await World.open();
    const tom = world.chat('Tom Reed');
    await tom.says('change monitoring for Ada Palmer');
    expect((await tom.says("what's outstanding")).text).toContain('Change monitoring: Ada Palmer');
    await leavesCircle(world, 'Tom Reed', 'ada');
    expect((await tom.says("what's outstanding")).text).not.toContain('Forms to finish');
  });

  test('in which nobody is chosen yet is shut to whom no role reaches anybody', async () => {
    const world = await World.open();
    const tom = world.chat('Tom Reed');
    await tom.says('change monitoring');
    await changeStaff(world, 'Tom Reed', { roles: ['administrator'] });
    expect((await tom.presses('Next')).text).toContain('I cannot find that');
  });

  test('a telling is not begun by typing in a record of somebody whom one has left', async () => {
    const world = await World.open();
    const tom = world.chat('Tom Reed');
    await recordsAChange(tom, { name: 'Norman Price', carerAgrees: 'none' });
    const others = ['ada', 'samuel', 'farida', 'arthur', 'betty', 'jean', 'nadia', 'ivy'];
    for (const who of [...others, 'norman']) await leavesCircle(world, 'Tom Reed', who);
    const reply = await tom.says('told');
    expect(reply.words).toContain('I found no record of yours');
    expect(reply.text).not.toContain('Who was told?');
  });
});

describe('S10: what is looked up is what one may see', () => {
  test('a safeguarding lead in the plan, who may read and not record, finds the person by name', async () => {
    const world = await World.open();
    const mei = staffCalled('Mei Lin');
    await changePerson(world, 'ada', ({ circle }) => ({
      circle: [...circle, { key: 'lead', name: mei.name, part: 'other', staff: mei.id }],
    }));
    const found = await world.chat('Mei Lin').says('Ada Palmer');
    expect(found.text).toContain('Reablement since');
    // Who is not to be told is all that a safeguarding lead writes.
    const begun = JSON.stringify(found.card).matchAll(/"do":"flow\/start"[^}]*"x":"(?<flow>[^"]+)"/gu);
    expect(new Set([...begun].map(({ groups }) => groups?.['flow']))).toEqual(
      new Set(['held-back', 'safeguarding-pause']),
    );
    expect((await world.chat('Mei Lin').says('change monitoring for Ada Palmer')).words).toContain(
      'Your role does not cover',
    );
  });

  test("a service's own reference for a person may look like a record's", async () => {
    const world = await World.open();
    await changePerson(world, 'ada', () => ({ reference: 'RB-20417' }));
    expect((await world.chat('Tom Reed').says('RB-20417')).text).toContain('Ada Palmer');
    const hidden = await world.chat('Grace Obi').says('RB-20417');
    const missing = await world.chat('Grace Obi').says('RB-99999');
    expect(hidden.outbound).toEqual(missing.outbound);
  });

  test('of two records that share a reference, each is found by who may see it', async () => {
    const world = await World.open();
    const reference = await recordsAChange(world.chat('Priya Shah'));
    const other = await recordsAChange(world.chat('Leo Marsh'), { name: 'Frank Hughes' });
    await sharing(world, reference, other);
    expect((await world.chat('Priya Shah').says('MC-AAAA-AAAA')).text).toContain('Ada Palmer');
    expect((await world.chat('Leo Marsh').says('MC-AAAA-AAAA')).text).toContain('Frank Hughes');
    await changeStaff(world, 'Leo Marsh', { teams: [TeamId.parse('elsewhere')] });
    expect((await world.chat('Leo Marsh').says('MC-AAAA-AAAA')).text).toContain('I cannot find that');
  });

  test('whoever may see two records that share a reference is asked which, and opens the one they press', async () => {
    const world = await World.open();
    const priya = world.chat('Priya Shah');
    const reference = await recordsAChange(priya);
    await sharing(world, reference, await recordsAChange(priya, { name: 'Farida Khan' }));
    const asked = await priya.says('mc-aaaaaaaa');
    expect(asked.text).toContain('Which one do you mean?');
    expect(asked.text).toContain('Ada Palmer');
    expect((await priya.presses('Farida Khan')).text).toContain('Farida Khan');
  });

  test.each(['MC-7K2P-4QXR', 'mc7k2p4qxr', 'mc 7k2p 4qxr', 'is it MC-7K2P 4QXR?'])(
    'a reference is found as it is typed: %s',
    async (typed) => {
      const world = await World.open();
      const reference = await recordsAChange(world.chat('Priya Shah'));
      await sharing(world, reference, reference, 'MC-7K2P-4QXR');
      expect((await world.chat('Priya Shah').says(typed)).text).toContain('Ada Palmer');
    },
  );
});

/** From now on these records have one reference. */
async function sharing(world: World, one: string, other: string, reference = 'MC-AAAA-AAAA'): Promise<void> {
  for (const sought of [one, other]) {
    const [kept] = (await world.store.query('records', { tag: 'reference', equals: sought, limit: 1 })).found;
    if (!kept) continue;
    const { id, partition, body, etag } = kept;
    await world.store.replace('records', { id, partition, body, tags: { reference, subject: partition } }, etag);
  }
}

describe('S66: a form that is refused when it is recorded', () => {
  test('keeps what another device answered in the meantime', async () => {
    let faulty: FaultyStore | undefined;
    const world = await World.open({ wrap: (store) => (faulty = new FaultyStore(store)) });
    if (!faulty) throw new Error('no store');
    const tom = world.chat('Tom Reed');
    await tom.says('change monitoring for Samuel Okafor');
    for (const answer of ['less', 'a call', 'A call', 'today', 'Managing alone.', 'yes', 'no carer'])
      await tom.says(answer);
    await tom.says('show the form');
    const check = tom.card;
    const other = world.chat('Tom Reed');
    // The other device goes back after the recording has begun, and before its refusal is kept.
    let meanwhile: (() => Promise<unknown>) | undefined = async () => other.presses('Cancel', {}, check);
    let calls = 0;
    faulty.waitFor(async () => {
      calls += 1;
      if (calls !== 6 || !meanwhile) return;
      const now = meanwhile;
      meanwhile = undefined;
      await now();
    });
    const refused = await tom.presses('Record this change', {}, check);
    expect(refused.text).toContain('This form was cancelled');
    const back = await tom.presses('Bring it back');
    expect(back.text).toContain('Please check it first');
  });
});
