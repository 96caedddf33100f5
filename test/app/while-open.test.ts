import { beforeEach, describe, expect, test } from '@jest/globals';
import { personId } from '../../src/demo/world.ts';
import { CHANGE, everybodySays } from '../support/change.ts';
import { staffCalled } from '../support/changing.ts';
import { World, type Chat } from '../support/talk.ts';

/** S53, R24: what happens while a form stands open is read before it is recorded, and nothing that was entered is lost. */

const CHANGED = 'Not recorded yet: while this form was open, this changed.';
const NOT_ASKED =
  'Sarah Palmer is not asked here any more. Not involved: ask your manager before you tell them anything.';

let world: World;
let sam: Chat;
let mei: Chat;
let tom: Chat;
let ana: Chat;
let priya: Chat;
beforeEach(async () => {
  world = await World.open();
  [sam, mei, tom, ana, priya] = [
    world.chat('Sam Cole'),
    world.chat('Mei Lin'),
    world.chat('Tom Reed'),
    world.chat('Ana Lopez'),
    world.chat('Priya Shah'),
  ];
});

async function holdsBack(name: string, who = 'ada') {
  await mei.says('not to be told');
  await mei.presses('Next', { person: personId(who) });
  const circle = (await world.app.directory.person(personId(who)))?.circle ?? [];
  const key = circle.find((one) => one.name === name)?.key ?? staffCalled(name).id;
  await mei.presses('Next', { who: key, reason: 'She is said to take her money', decidedBy: 'me' });
  expect((await mei.presses('Save this')).text).not.toContain('⚠');
}

/** One visit less for Ada; everybody but Priya, who asks, has still to answer. */
async function proposesLess() {
  await priya.says('Mrs Palmer only needs one call a day now');
  await priya.presses('Next', { stops: 'lunch', evidenceWords: 'Eats well' });
  await priya.presses('Next', everybodySays(priya, 'yes'));
  return priya.presses('Ask everybody to agree');
}

const SARAH = { who: 'sarah', how: 'phone', on: '2026-11-23' };

describe('R2, R18, R24: a no given before a hold stays, and leads hear of it', () => {
  test('where it is noted to a proposal', async () => {
    await proposesLess();
    await priya.says('note an answer Ada Palmer');
    await priya.presses('Next', { ...SARAH, answer: 'no' });
    await priya.presses('Next', { reason: 'Her mother will not eat', goAhead: 'no' });
    await priya.presses('Next', { waitWhy: 'She comes on Friday' });
    await holdsBack('Sarah Palmer');
    const { text } = await priya.presses('Record this');
    expect(text).toContain(CHANGED);
    expect(text).toContain(NOT_ASKED);
    expect(text).not.toContain('money');
    expect((await priya.presses('Record this')).text).toContain('Noted: Sarah Palmer does not agree');
    const waits = await sam.says("what's outstanding");
    expect(waits.text).toContain('Sarah Palmer said no and is no longer in the plan');
    for (const chat of [tom, ana]) {
      await chat.says('show the plan for Ada Palmer');
      await chat.presses('The change being agreed');
      await chat.presses('I agree');
    }
    expect((await priya.says('show the plan for Ada Palmer')).text).not.toContain('Version 3');
    expect(world.surprises).toEqual([]);
  });

  test('a yes of theirs is not kept', async () => {
    await proposesLess();
    await priya.says('note an answer Ada Palmer');
    await priya.presses('Next', { ...SARAH, answer: 'yes' });
    await holdsBack('Sarah Palmer');
    expect((await priya.presses('Record this')).text).toContain(NOT_ASKED);
    expect((await priya.presses('Record this')).text).not.toContain('Noted');
  });

  test('where it is noted to a change of monitoring', async () => {
    await priya.says('change monitoring for Ada Palmer');
    await priya.presses('Next', { ...CHANGE });
    await priya.presses('Next', { personAgrees: 'yes', 'agrees-sarah': 'not-reached' });
    await priya.presses('Next', { unreached: 'wait' });
    await priya.presses('Next', { waitWhy: 'She is back on Monday.' });
    await priya.presses('Record this change');
    await priya.presses('Note what they said');
    await priya.presses('Next', { ...SARAH, answer: 'no' });
    await priya.presses('Next', { views: 'She is against it', follows: 'weigh' });
    await priya.presses('Next', { wellbeingImpact: 'Ada rests better' });
    await holdsBack('Sarah Palmer');
    const { text } = await priya.presses('Record this');
    expect(text).toContain(CHANGED);
    expect(text).toContain(NOT_ASKED);
    expect((await priya.presses('Record this')).text).toContain('Noted: Sarah Palmer does not agree.');
    expect(world.surprises).toEqual([]);
  });
});
