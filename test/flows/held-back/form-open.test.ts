import { beforeEach, describe, expect, test } from '@jest/globals';
import { personId } from '../../../src/demo/world.ts';
import { CHANGE } from '../../support/change.ts';
import { staffCalled } from '../../support/changing.ts';
import { planningTheEnd } from '../../support/ending.ts';
import { World, type Chat } from '../../support/talk.ts';

let world: World;
let sam: Chat;
let tom: Chat;
beforeEach(async () => {
  world = await World.open();
  [sam, tom] = [world.chat('Sam Cole'), world.chat('Tom Reed')];
});

const person = async (who: string) => world.app.directory.person(personId(who));
const SAID = { reason: 'She is said to take her money', decidedBy: 'Sam Cole, manager' };

async function holdsBack(who: string, name: string) {
  await sam.says('not to be told');
  await sam.presses('Next', { person: personId(who) });
  const key = (await person(who))?.circle.find((one) => one.name === name)?.key ?? staffCalled(name).id;
  await sam.presses('Next', { who: key, ...SAID });
  return sam.presses('Save this');
}
const NO = { personAgrees: 'yes', 'agrees-sarah': 'no' };
const WEIGHED = { 'views-sarah': 'She wants a call every day', wellbeingImpact: 'Ada is happier with fewer calls' };

const MEANWHILE = 'Not recorded yet: while this form was open, this changed.';
const NOT_ASKED =
  'Sarah Palmer is not asked here any more. Not involved: ask your manager before you tell them anything.';

const NO_STAYS = 'The no of Sarah Palmer from before stays, and those who lead the team are told.';

describe('R2, R24: a no stays when somebody is held back while a form is open', () => {
  const askedWho = async () => {
    await tom.says('change monitoring for Ada Palmer');
    await tom.presses('Next', { ...CHANGE });
  };
  const expectNoKept = async () => {
    const { text } = await tom.presses('Record this change');
    expect(text).toContain(MEANWHILE);
    expect(text).toContain(NOT_ASKED);
    expect(text).not.toMatch(/money|had gone on already/u);
    const recorded = (await tom.presses('Record this change')).text;
    expect(recorded).toContain('Made without agreement');
    expect(recorded).toMatch(/Sarah Palmer[^]*Does not agree, by phone[^]*She wants a call every day/u);
    expect(recorded).toContain('Ada is happier with fewer calls');
    // She is told nothing and not asked again; a lead hears of it.
    expect(recorded).not.toMatch(/Sarah Palmer\ndaughter|This does not begin/u);
    expect((await sam.says("what's outstanding")).text).toContain('monitoring was changed without agreement');
    expect(world.surprises).toEqual([]);
  };

  test('monitoring: at the check', async () => {
    await askedWho();
    await tom.presses('Next', NO);
    expect((await tom.presses('Next', WEIGHED)).text).toContain('Made without agreement');
    await holdsBack('ada', 'Sarah Palmer');
    await expectNoKept();
  });

  test('monitoring: at what is weighed', async () => {
    await askedWho();
    await tom.presses('Next', NO);
    await holdsBack('ada', 'Sarah Palmer');
    expect((await tom.presses('Next', WEIGHED)).text).toContain(NO_STAYS);
    await expectNoKept();
  });

  test('monitoring: where everybody is asked', async () => {
    await askedWho();
    await holdsBack('ada', 'Sarah Palmer');
    await tom.presses('Next', NO);
    expect((await tom.presses('Next', WEIGHED)).text).toContain(NO_STAYS);
    await expectNoKept();
  });

  test('a yes is not kept in the name of somebody who is not asked any more', async () => {
    await askedWho();
    await tom.presses('Next', { ...NO, 'agrees-sarah': 'yes' });
    await holdsBack('ada', 'Sarah Palmer');
    const { text } = await tom.presses('Record this change');
    expect(text).toContain(NOT_ASKED);
    expect(text).not.toContain(NO_STAYS);
    expect((await tom.presses('Record this change')).text).not.toContain('Sarah');
  });

  const proposesLess = async () => {
    const priya = world.chat('Priya Shah');
    await priya.says('Mrs Palmer only needs one call a day now');
    await priya.presses('Next', { stops: 'lunch', evidenceWords: 'Eats well' });
    await priya.presses('Next', NO);
    return priya;
  };

  test('plan: it goes ahead with what she said weighed; the form knows since when it was open', async () => {
    const priya = await proposesLess();
    await holdsBack('ada', 'Sarah Palmer');
    await priya.presses('Next', { goAhead: 'yes' });
    expect((await priya.presses('Next', WEIGHED)).text).toContain(NO_STAYS);
    const { text } = await priya.presses('Ask everybody to agree');
    expect(text).toContain(MEANWHILE);
    expect(text).toContain(NOT_ASKED);
    const proposed = (await priya.presses('Ask everybody to agree')).text;
    expect(proposed).not.toContain('While you were writing');
    expect(proposed).toMatch(/Sarah Palmer[^]*She wants a call every day/u);
    expect(proposed).not.toMatch(/Waiting for[^\n]*Sarah/u);
  });

  test('plan: it waits, and one who leads the team decides about her no', async () => {
    const priya = await proposesLess();
    await priya.presses('Next', { goAhead: 'no' });
    await holdsBack('ada', 'Sarah Palmer');
    await priya.presses('Next', { waitWhy: 'She comes on Friday', 'views-sarah': WEIGHED['views-sarah'] });
    await priya.presses('Ask everybody to agree');
    const proposed = (await priya.presses('Ask everybody to agree')).text;
    expect(proposed).toMatch(/Sarah Palmer[^]*She wants a call every day/u);
    expect((await sam.says("what's outstanding")).text).toMatch(/Sarah Palmer/u);
  });
});

test('R24: the plan for afterwards, read in the home, may name whoever was held back meanwhile: it is asked', async () => {
  await planningTheEnd(tom, 'Ada Palmer', { planAfterwards: 'Walks every day. Rings Sarah Palmer if she is dizzy.' });
  await holdsBack('ada', 'Sarah Palmer');
  const { text } = await tom.presses('Record this');
  expect(text).toContain(MEANWHILE);
  expect(text).toContain('The plan for afterwards may name Sarah Palmer');
  expect(world.surprises).toEqual([]);
});
