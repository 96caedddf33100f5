import { beforeEach, describe, expect, test } from '@jest/globals';
import { personId } from '../../../src/demo/world.ts';
import { planIdOf } from '../../../src/plans/parties.ts';
import { staffCalled } from '../../support/changing.ts';
import { agreed } from '../../support/plan-talk.ts';
import { World, type Chat } from '../../support/talk.ts';

let world: World;
let sam: Chat;
let tom: Chat;
let priya: Chat;
const SAMUEL = personId('samuel');
const STOPPED = 'Stopped. Kofi Mensah does not come any more: name somebody else in the change.';
const DUTY = 'Kofi Mensah does not come any more: name somebody else in the change, or withdraw it';

beforeEach(async () => {
  world = await World.open();
  [sam, tom, priya] = [world.chat('Sam Cole'), world.chat('Tom Reed'), world.chat('Priya Shah')];
  await agreed(world, tom, priya);
});

async function asksFor(visitor: string) {
  await tom.says('change the plan for Samuel Okafor');
  await tom.presses('Next', { trigger: 'progress', kinds: 'manner', parts: 'visits' });
  await tom.presses('Change: Every day, 18:30');
  await tom.presses('Done', { visitBy: visitor });
  await tom.presses('Next');
  await tom.presses('Next', { startsOn: '2026-11-30' });
  await tom.presses('Add a piece of evidence');
  await tom.presses('Add this piece of evidence', {
    evidenceFrom: 'support-worker',
    evidenceWho: 'Tom Reed, support worker',
    evidenceOn: '2026-11-23',
    evidenceWords: 'He likes to talk about football.',
  });
  await tom.presses('Next');
  await tom.presses('Next');
  await tom.presses('Next', { personAgrees: 'yes', carerAgrees: 'none' });
  await tom.presses('Ask everybody to agree');
}

async function holdsBack(name: string) {
  await sam.says('not to be told');
  await sam.presses('Next', { person: SAMUEL });
  const circle = (await world.app.directory.person(SAMUEL))?.circle ?? [];
  await sam.presses('Next', {
    who: circle.find((one) => one.name === name)?.key ?? staffCalled(name).id,
    reason: 'He is said to shout',
    decidedBy: 'Sam Cole, manager',
  });
  await sam.presses('Save this');
}

async function lifts() {
  const held = (await world.app.directory.person(SAMUEL))?.heldBack?.[0]?.key ?? '';
  await sam.says('may be told again');
  await sam.presses('Next', { person: SAMUEL });
  await sam.presses('Next', { what: 'lift' });
  await sam.presses('Next', { which: held, why: 'It was not true' });
  await sam.presses('Save this');
}

const proposal = (chat: Chat) => chat.sends({ do: 'record/view', id: planIdOf(SAMUEL), x: 'proposal' });

describe('R4, R24: an open change names somebody for a visit who is held back', () => {
  test('it stops, and its owner and those who lead the team are asked for another name', async () => {
    await asksFor('Kofi Mensah');
    await holdsBack('Kofi Mensah');
    const page = await proposal(priya);
    expect(page.text).toContain(STOPPED);
    expect(page.text).not.toContain('shout');
    expect(JSON.stringify(priya.card)).not.toContain('"I agree"');
    for (const chat of [tom, priya]) {
      const list = (await chat.says("what's outstanding")).text;
      expect(list).toContain(DUTY);
      expect(list).not.toContain('Say whether you agree');
    }
  });

  test('with the last answer it does not hold, and the folder is not asked for', async () => {
    await asksFor('Kofi Mensah');
    await holdsBack('Kofi Mensah');
    await priya.sends({ do: 'record/act', id: planIdOf(SAMUEL), x: 'agree' });
    expect((await proposal(tom)).text).toContain(STOPPED);
  });

  test('lifted, it still asks for a name: who was to join is asked no more', async () => {
    await asksFor('Kofi Mensah');
    await holdsBack('Kofi Mensah');
    await lifts();
    expect((await proposal(priya)).text).toContain(STOPPED);
    expect(world.surprises).toEqual([]);
  });

  test('R6, R19: lifted, whoever is in the plan again and is to come is asked before it holds', async () => {
    await asksFor('Priya Shah');
    await holdsBack('Priya Shah');
    expect((await proposal(tom)).text).toContain('Priya Shah does not come any more');
    await lifts();
    await world.ticks();
    const page = await proposal(tom);
    expect(page.text).toMatch(/Priya Shah\n[^\n]*\n?[^\n]*not answered/iu);
    expect(JSON.stringify((await proposal(priya)).text)).not.toContain('Version 2 applies');
    expect((await priya.presses('I agree')).text).toContain('Version 2');
    expect(world.surprises).toEqual([]);
  });

  test('another name is put in its place, and everybody is asked again', async () => {
    await asksFor('Kofi Mensah');
    await holdsBack('Kofi Mensah');
    await proposal(priya);
    await priya.presses('Change it');
    await priya.presses('Next');
    expect(priya.card && JSON.stringify(priya.card)).toContain('not complete');
  });
});
