import { dayOf } from '../../../src/kernel/days.ts';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { personId } from '../../../src/demo/world.ts';
import { planIdOf } from '../../../src/plans/parties.ts';
import { agreed, fewerVisits, startedFor } from '../../support/plan-talk.ts';
import { World, type Chat } from '../../support/talk.ts';

let world: World;
let tom: Chat;
let priya: Chat;
beforeEach(async () => {
  world = await World.open();
  tom = world.chat('Tom Reed');
  priya = world.chat('Priya Shah');
  await tom.says('hello');
});

const PLAN = planIdOf(personId('samuel'));

describe('P11: a colleague who is away', () => {
  async function notedForTom(): Promise<string> {
    await agreed(world, tom, priya);
    await fewerVisits(priya);
    await priya.presses('Ask everybody to agree');
    await world.ticks();
    await priya.sends({ do: 'record/view', id: PLAN, x: 'proposal' });
    await priya.presses('Note what somebody said');
    expect(JSON.stringify(priya.card)).toContain('Tom Reed, as told to you');
    await priya.presses('Next', {
      who: 'staffb',
      answer: 'yes',
      how: 'phone',
      on: dayOf(world.clock.now(), 'Europe/London'),
    });
    return (await priya.presses('Record this')).text;
  }

  test('P11: a lead notes a yes that Tom gave by phone, and Tom reads it on a card of his own', async () => {
    expect(await notedForTom()).toContain('Version 2, agreed Mon 23 Nov 2026');
    const sent = JSON.stringify(await world.ticks());
    expect(sent).toContain('Priya Shah noted for you: you agree to version 2 of the plan.');
    expect(sent).toContain('That is not right');
  });

  test('P11: afterwards Tom says that it is not right: the version before applies again, until he agrees after all', async () => {
    await notedForTom();
    await tom.says('show the plan for Samuel Okafor');
    const doubted = await tom.presses('That is not right');
    const FOLLOW = 'what was noted for Tom Reed is not right. Until that is settled, follow version 1.';
    expect(doubted.text).toContain('Version 1, agreed Mon 23 Nov 2026');
    expect(doubted.text).toContain(`Version 2 does not apply: ${FOLLOW}`);
    // The evening visit, which version 2 would stop, is in the plan again.
    expect(doubted.text).toContain('18:30');
    expect(JSON.stringify(await world.ticks())).toContain(FOLLOW);
    // Whoever proposed it does not read that it applies, and that it does not, at once.
    const card = await priya.sends({ do: 'notice/refresh', id: PLAN, x: 'please-confirm' });
    expect(card.text).toContain(FOLLOW);
    expect(card.text).not.toContain('answered by everybody');
    const waits = await priya.says("what's outstanding");
    expect(waits.text).toContain('Version 2 does not apply: what was noted for Tom Reed is not right');
    for (const { text } of [waits, await tom.says("what's outstanding")]) {
      expect(text).not.toContain('Write version 2 into the folder');
    }
    await tom.says('show the plan for Samuel Okafor');
    expect(JSON.stringify(tom.card)).not.toContain('I wrote it in');
    const settled = await tom.presses('after all');
    expect(settled.text).not.toContain('does not apply');
    expect(settled.text).toContain('Version 2, agreed Mon 23 Nov 2026');
    expect(JSON.stringify(await world.ticks())).toContain('What was noted is settled: version 2 applies.');
    expect((await priya.says("what's outstanding")).text).not.toContain('does not apply');
    expect(world.surprises).toEqual([]);
  });

  test('P11, R15, R17: the version that applies again has its own telling and copies', async () => {
    await notedForTom();
    await world.ticks();
    await tom.says('show the plan for Samuel Okafor');
    expect((await tom.presses('That is not right')).text).toContain('Copies\n3 still to be delivered');
    const copies = (await tom.sends({ do: 'record/view', id: PLAN, x: 'copies' })).text;
    expect(copies).toContain('Version 2 does not apply');
    expect(copies).toContain('Version 1 applies from Tue 24 Nov 2026. 3 still to be delivered');
    expect(copies).not.toContain('Everybody who gets a copy has');
    expect((await tom.sends({ do: 'record/view', id: PLAN, x: 'versions.0' })).text).toMatch(
      /Version 2\s+Under question: does not apply/u,
    );
    const sent = JSON.stringify(await world.ticks());
    expect(sent).toContain("I've been told");
    expect(sent).toContain('follow version 1. Version 1, agreed Mon 23 Nov 2026');
    const waits = (await priya.says("what's outstanding")).text;
    expect(waits).toContain('Copies to deliver');
    expect(waits).toContain('still to tell: Samuel Okafor');
    await priya.says('a copy delivered Samuel Okafor');
    await priya.presses('Record this', { who: 'the-person', how: 'by-hand', on: '2026-11-23' });
    expect((await priya.sends({ do: 'record/view', id: PLAN, x: 'copies' })).text).toContain('2 still to be delivered');
    expect(world.surprises).toEqual([]);
  });

  test('P11, R16: “I wrote it in” of a version that does not apply any more asks to put the folder right', async () => {
    await notedForTom();
    await tom.says('show the plan for Samuel Okafor');
    const { card } = tom;
    await tom.presses('That is not right');
    const { text } = await tom.presses('I wrote it in', {}, card);
    expect(text).toContain('The folder in the home says what does not apply');
    expect((await tom.says("what's outstanding")).text).toContain('Put version 1 back into the folder in the home');
    await tom.presses('I put version 1 back', {}, (await tom.says('show the plan for Samuel Okafor')).card);
    expect((await tom.says("what's outstanding")).text).not.toContain('Put version 1 back');
    expect(world.surprises).toEqual([]);
  });

  test('R6: agreed after all on the next day, it is in force from that day', async () => {
    world.clock.set('2026-11-30T10:00:00Z');
    await notedForTom();
    world.clock.set('2026-12-01T10:00:00Z');
    await tom.says('show the plan for Samuel Okafor');
    await tom.presses('That is not right');
    const settled = await tom.presses('after all');
    expect(settled.text).toContain('Version 2, agreed Tue 1 Dec 2026');
    expect(settled.text).toContain('In force from\nTue 1 Dec 2026');
    expect((await tom.says('the plan for Samuel Okafor on 30 November')).text).toContain('Version 1');
    expect(world.surprises).toEqual([]);
  });

  test('att26 (P11): the folder that says the disputed version already is to be put back', async () => {
    await notedForTom();
    await tom.says('show the plan for Samuel Okafor');
    await tom.presses('I wrote it in');
    await tom.says('show the plan for Samuel Okafor');
    expect((await tom.presses('That is not right')).text).toContain('The folder in the home says what does not apply');
    const BACK = 'Put version 1 back into the folder in the home';
    expect((await tom.says("what's outstanding")).text).toContain(BACK);
    expect((await tom.says('home')).text).toContain(BACK);
    const form = await priya.says('written by hand Samuel Okafor');
    expect(form.text).not.toContain('Version 2:');
    // att26: whoever put it back says so; once it applies after all, it is written in again.
    await tom.says('show the plan for Samuel Okafor');
    await tom.presses('I put version 1 back');
    expect((await tom.says("what's outstanding")).text).not.toContain(BACK);
    expect((await tom.says('show the plan for Samuel Okafor')).text).not.toContain('says what does not apply');
    await tom.presses('after all');
    expect((await tom.says("what's outstanding")).text).toContain('Write version 2 into the folder in the home');
    expect(world.surprises).toEqual([]);
  });

  test('P11, R19: nobody but a lead notes it', async () => {
    await startedFor(tom);
    await tom.says('note an answer Samuel Okafor');
    expect(JSON.stringify(tom.card)).not.toContain('Priya Shah');
  });
});

describe('P6: somebody who cannot be reached', () => {
  /** Up to the check of a form that notes what is known of his views. */
  async function weighedWithoutHim(): Promise<void> {
    await startedFor(tom);
    await tom.says('note an answer Samuel Okafor');
    await tom.presses('Next', { who: 'the-person', answer: 'not-reached', on: '2026-11-23' });
    await tom.presses('Next', { goAhead: 'yes' });
    await tom.presses('Next', {
      tries: 'Tom rang three times.',
      views: 'He wants to cook again.',
      wellbeingImpact: 'He eats at home.',
      wellbeing: 'control,home',
    });
  }

  test('P11, R18: while the next version is under question, what is open of the one that applies stands, and can be noted', async () => {
    await weighedWithoutHim();
    await tom.presses('Record this');
    await priya.sends({ do: 'record/view', id: PLAN, x: 'proposal' });
    await priya.presses('I agree');
    await fewerVisits(priya);
    await priya.presses('Ask everybody to agree');
    await priya.sends({ do: 'record/view', id: PLAN, x: 'proposal' });
    await priya.presses('Note what somebody said');
    await priya.presses('Next', { who: 'staffb', answer: 'yes', how: 'phone', on: '2026-11-23' });
    await priya.presses('Record this');
    await tom.says('show the plan for Samuel Okafor');
    const doubted = await tom.presses('That is not right');
    for (const words of ['He wants to cook again.', 'Still to be asked: Samuel Okafor', 'follow version 1'])
      expect(doubted.text).toContain(words);
    expect((await priya.says("what's outstanding")).text).toContain('Ask Samuel Okafor: version 1 went ahead before');
    await tom.says('note an answer Samuel Okafor');
    await tom.presses('Next', { who: 'the-person', answer: 'yes', how: 'in-person', on: '2026-11-23' });
    await tom.presses('Record this');
    expect((await tom.says('show the plan for Samuel Okafor')).text).not.toContain('Still to be asked');
    expect(world.surprises).toEqual([]);
  });

  test('it goes ahead with what is known of his views; asking him is a duty, and what he says later is noted', async () => {
    await weighedWithoutHim();
    expect((await tom.presses('Record this')).text).toContain('Samuel Okafor could not be reached');
    await priya.sends({ do: 'record/view', id: PLAN, x: 'proposal' });
    const held = await priya.presses('I agree');
    expect(held.text).toContain('Version 1, decided without everybody’s agreement');
    expect(held.text).toContain('Still to be asked: Samuel Okafor');
    // P6: to whoever proposed it that is said, not that everybody has answered.
    const sent = JSON.stringify(await world.ticks());
    expect(sent).toContain('What you proposed goes ahead. Not reached: Samuel Okafor.');
    expect(sent).not.toContain('answered by everybody');
    expect(held.text).toContain('What is known of their views: He wants to cook again.');
    expect(held.text).toContain('Tom rang three times.');
    expect(held.text).toContain('Control over day-to-day life, A suitable place to live');
    expect((await tom.says("what's outstanding")).text).toContain('Ask Samuel Okafor: version 1 went ahead before');
    await tom.says('show the plan for Samuel Okafor');
    await tom.presses('Note what somebody said');
    const asked = await tom.presses('Next', { who: 'the-person', answer: 'no', how: 'in-person', on: '2026-11-23' });
    // R18: it applies already, so it cannot wait.
    expect(asked.text).toContain('Version 1 applies already. What follows?');
    expect(asked.text).not.toContain('Should it go ahead');
    await tom.presses('Next', { reason: 'Too early in the day.', follows: 'change' });
    const noted = await tom.presses('Record this');
    expect(noted.text).toContain('Version 1 applies until a change is agreed.');
    expect(noted.text).not.toContain('It waits');
    expect((await priya.says('show the plan for Samuel Okafor')).text).toContain(
      'Does not agree, asked later: Samuel Okafor. Weigh it, or change the plan',
    );
    expect((await priya.says("what's outstanding")).text).toContain('Samuel Okafor does not agree to version 1');
    expect(world.surprises).toEqual([]);
  });

  test.each(['by card', 'by typing'])('R18: a later no is weighed with what he thinks, %s', async (by) => {
    await weighedWithoutHim();
    await tom.presses('Record this');
    await priya.sends({ do: 'record/view', id: PLAN, x: 'proposal' });
    await priya.presses('I agree');
    await tom.says('Samuel Okafor does not agree to version 1, by phone today');
    for (const words of ['Too early in the day.', 'change back', 'record it']) await tom.says(words);
    if (by === 'by card') {
      await priya.says('show the plan for Samuel Okafor');
      await priya.presses('Weigh what they said');
      await priya.presses('Next');
      await priya.presses('Next', { follows: 'weigh' });
      await priya.presses('Next', { wellbeingImpact: 'He is tired in the morning.', wellbeing: 'control' });
      await priya.presses('Record this');
    } else {
      await priya.says('weigh what they said about Samuel Okafor');
      for (const words of ['keep', 'it stands', 'He is tired in the morning.', 'control', 'record it'])
        await priya.says(words);
    }
    const plan = (await priya.says('show the plan for Samuel Okafor')).text;
    expect(plan).toContain('Their views: Too early in the day.');
    expect(plan).not.toContain('Weigh it, or change the plan');
    expect(plan).not.toContain('It waits');
    for (const chat of [tom, priya])
      expect((await chat.says("what's outstanding")).text).not.toContain('does not agree to version 1');
    expect(world.surprises).toEqual([]);
  });
});
