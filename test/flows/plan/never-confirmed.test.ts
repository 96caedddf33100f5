import { beforeEach, expect, test } from '@jest/globals';
import { personId } from '../../../src/demo/world.ts';
import { planIdOf } from '../../../src/plans/parties.ts';
import { staffCalled } from '../../support/changing.ts';
import { agreed, fewerVisits, startedFor } from '../../support/plan-talk.ts';
import { textsIn, World, type Chat } from '../../support/talk.ts';

const SAMUEL = personId('samuel');
const PLAN = planIdOf(SAMUEL);
const WORDS =
  'What was noted for Tom Reed was never confirmed, and they are no longer in the plan: look at whether version 2 stands';

let world: World;
let tom: Chat;
let priya: Chat;
let mei: Chat;
beforeEach(async () => {
  world = await World.open();
  [tom, priya, mei] = [world.chat('Tom Reed'), world.chat('Priya Shah'), world.chat('Mei Lin')];
  for (const chat of [tom, world.chat('Sam Cole')]) await chat.says('hello');
});

/** Version 2 holds by a yes that Priya noted for Tom. */
async function notedForTom(personAgrees: 'yes' | 'no' = 'yes') {
  await agreed(world, tom, priya);
  await fewerVisits(priya, personAgrees);
  await priya.presses('Ask everybody to agree');
  await priya.sends({ do: 'record/view', id: PLAN, x: 'proposal' });
  await priya.presses('Note what somebody said');
  await priya.presses('Next', { who: 'staffb', answer: 'yes', how: 'phone', on: '2026-11-23' });
  await priya.presses('Record this');
}

async function holdsTomBack() {
  await mei.says('not to be told');
  await mei.presses('Next', { person: SAMUEL });
  await mei.presses('Next', { who: 'staffb', reason: 'Is said to shout', decidedBy: 'me' });
  await mei.presses('Save this');
}

test('P11, R24: held back before he confirmed what was noted for him, those who lead are asked to look whether it stands', async () => {
  await notedForTom();
  expect((await priya.says("what's outstanding")).text).not.toContain('never confirmed');
  await holdsTomBack();
  expect((await priya.says("what's outstanding")).text).toContain(WORDS);
  const page = await priya.says('show the plan for Samuel Okafor');
  expect(page.text).toContain('Noted for Tom Reed, never confirmed, and they are no longer in the plan');
  expect(page.text).not.toContain('shout');
  await priya.presses('I have looked: it stands');
  expect((await priya.says("what's outstanding")).text).not.toContain('never confirmed');
  expect((await priya.sends({ do: 'record/history', id: PLAN })).text).toContain(
    'What was noted for Tom Reed stands: they are no longer in the plan',
  );
  expect(world.surprises).toEqual([]);
});

test('P11: once he has confirmed it, nobody is asked to look at it', async () => {
  await notedForTom();
  await tom.says('show the plan for Samuel Okafor');
  await tom.presses('That is right');
  await holdsTomBack();
  expect((await priya.says("what's outstanding")).text).not.toContain('never confirmed');
});

test('P20, P11: a manager who heard that it went ahead without agreement, and of the doubt, hears that it is settled', async () => {
  await startedFor(priya);
  await priya.says('note an answer Samuel Okafor');
  await priya.presses('Next', { who: 'the-person', answer: 'no', how: 'phone', on: '2026-11-23' });
  await priya.presses('Next', { reason: 'He likes company.', goAhead: 'yes' });
  await priya.presses('Next', {
    views: 'He wants to eat with others.',
    wellbeingImpact: 'He eats alone.',
    wellbeing: 'home',
  });
  await priya.presses('Record this');
  await priya.says('note an answer Samuel Okafor');
  await priya.presses('Next', { who: 'staffb', answer: 'yes', how: 'phone', on: '2026-11-23' });
  await priya.presses('Record this');
  const toSam = async () =>
    textsIn(
      (await world.ticks()).filter(({ address }) => address.conversation.includes(staffCalled('Sam Cole').teamsId)),
    ).join('\n');
  expect(await toSam()).toContain('Please read why it went ahead');
  await tom.says('show the plan for Samuel Okafor');
  await tom.presses('That is not right');
  expect(await toSam()).toContain('Version 1 does not apply');
  await tom.says('show the plan for Samuel Okafor');
  await tom.presses('after all');
  expect(await toSam()).toContain('What was noted is settled: version 1 applies.');
  expect(world.surprises).toEqual([]);
});
