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
});

const PLAN = planIdOf(personId('samuel'));

describe('a plan by card', () => {
  test('R6, R12: it is asked for card by card; everybody else in the plan is asked in Teams; then it holds', async () => {
    await priya.says('hello');
    await startedFor(tom);
    expect(tom.card && JSON.stringify(tom.card)).toContain('Waiting for Priya Shah');
    const asked = await world.ticks();
    expect(JSON.stringify(asked)).toContain('I agree');
    expect(JSON.stringify(asked)).toContain('asks you, because you are in the plan');
    const shown = await priya.says('show the plan for Samuel Okafor');
    expect(shown.text).toContain('Waiting for your answer');
    expect(shown.text).toContain('What the plan would say');
    expect(shown.text).toContain('12 hours 15 minutes of support a week');
    const done = await priya.presses('I agree');
    expect(done.text).toContain('Thank you. It is noted that you agree. Version 1 applies from Tue 24 Nov 2026.');
    expect(done.text).toContain('Version 1, agreed Mon 23 Nov 2026');
    expect(done.text).toContain('12 hours 15 minutes of support a week');
    const again = await priya.says('show the plan for Samuel Okafor');
    expect(again.text).toContain('Every day, 18:30');
    expect(world.surprises).toEqual([]);
  });

  test('R15, R16: when a version holds everybody in it is told, and follows the plan in the home until a copy is there', async () => {
    await tom.says('hello');
    await agreed(world, tom, priya);
    await fewerVisits(priya);
    await priya.presses('Ask everybody to agree');
    await world.ticks();
    await tom.says('show the plan for Samuel Okafor');
    await tom.presses('See what would change');
    await tom.presses('I agree');
    const sent = await world.ticks();
    const inPrivate = sent
      .filter(({ address }) => address.kind === 'personal')
      .map(({ message }) => JSON.stringify(message));
    expect(inPrivate.join('\n')).toContain('follow the plan in the person’s home');
    expect(inPrivate.join('\n')).toContain('No more. Before: 30 minutes, Supper, Tom Reed');
    const channel = sent
      .filter(({ address }) => address.kind === 'channel')
      .map(({ message }) => JSON.stringify(message));
    expect(channel.join('\n')).toContain('A reablement plan has changed');
    expect(channel.join('\n')).not.toMatch(/Samuel|Okafor|Supper/u);
  });

  test('R19: somebody in the plan who does not agree cannot be overridden, and the coordinator hears of it', async () => {
    await agreed(world, tom, priya);
    await tom.says('hello');
    await fewerVisits(priya);
    await priya.presses('Ask everybody to agree');
    await world.ticks();
    await tom.says('show the plan for Samuel Okafor');
    await tom.presses('See what would change');
    await tom.presses('I do not agree');
    const blocked = await tom.presses('I do not agree', { reason: 'He leaves the gas on.' });
    expect(blocked.text).toContain('Cannot go on: you do not agree');
    expect(blocked.text).toContain('Nobody can override you.');
    await world.ticks();
    const work = await priya.says("what's outstanding");
    expect(work.text.match(/To be resolved: Tom Reed does not agree/gu)).toHaveLength(1);
    await tom.says('show the plan for Samuel Okafor');
    await priya.says('show the plan for Samuel Okafor');
    const seen = await priya.presses('The change being agreed');
    expect(seen.text).toContain('Cannot go on: Tom Reed does not agree');
    expect(seen.text).toContain('Tom Reed is in the plan, so this cannot be overridden.');
    const still = await tom.presses('The change being agreed');
    expect(still.text).toContain('He leaves the gas on.');
    const settled = await tom.presses('I agree');
    expect(settled.text).toContain('It is noted that you agree. Version 2 applies from Mon 30 Nov 2026.');
    expect(settled.text).toContain('Version 2, agreed');
    // Nobody skips the evening visit a week too early; on Mon 23 Nov the first version has not begun either.
    expect(settled.text).toContain(
      'Version 2 applies from Mon 30 Nov 2026. Until then version 1 applies, from Tue 24 Nov 2026.',
    );
    world.clock.set('2026-11-25T10:00:00Z');
    const between = await tom.says('show the plan for Samuel Okafor');
    expect(between.text).toContain('Version 2 applies from Mon 30 Nov 2026. Until then version 1 applies.');
    // What holds now is read first, and under it what changes, and when.
    const [now = '', later = ''] = between.text.split('From Mon 30 Nov 2026');
    expect(now).toContain('Version 1, agreed');
    expect(now).toContain('18:30');
    expect(now).not.toContain('No more');
    expect(later).toContain('Version 2, agreed');
    expect(later).toContain('Visit: Every day, 18:30');
    expect(later).toContain('No more');
    expect((await tom.sends({ do: 'record/view', id: PLAN, x: 'copies' })).text).toContain(
      'Version 2 applies from Mon 30 Nov 2026.',
    );
    world.clock.set('2026-11-30T10:00:00Z');
    expect((await tom.says('show the plan for Samuel Okafor')).text).not.toMatch(/Until then|18:30|From Mon 30 Nov/u);
    expect((await tom.sends({ do: 'record/view', id: PLAN, x: 'copies' })).text).toContain('Version 2 applies now.');
  });
});

describe('a plan by typing alone', () => {
  test('R12: every question is asked in words, also those of each visit', async () => {
    const words = async (...lines: readonly string[]): Promise<string> => {
      let last = '';
      for (const line of lines) last = (await tom.says(line)).words;
      return last;
    };
    await words('start a plan for Samuel Okafor', 'Church on Sundays');
    expect(await words('add')).toContain('What does Samuel want to be able to do?');
    expect(await words('cook again', 'makes tea', 'some of the way')).toContain('Added: cook again, makes tea');
    expect(await words('done')).toContain('When does somebody come to Samuel?');
    await words(
      'add',
      'every day',
      '8',
      'three quarters of an hour',
      'washing and dressing',
      'Tom Reed',
      'skip',
      'skip',
      'skip',
    );
    expect(
      await words('add', 'weekdays', 'half past 12', '30', 'lunch', 'Tom Reed', 'skip', 'a woman', 'for good'),
    ).toContain('Added: Mon to Fri, 12:30');
    await words('change 2', 'every day', 'keep', 'keep', 'keep', 'keep', 'skip', 'keep');
    expect(await words('keep')).toContain('Changed: Every day, 12:30');
    expect(await words('done', 'bath board, perching stool')).toContain('Equipment: bath board\nperching stool');
    expect(await words('cooks on Sundays')).toContain('What did you talk about with Samuel?');
    await words('what we do', 'tomorrow');
    await words('Samuel Okafor, Tom Reed, Priya Shah', 'yes', 'no carer', 'in person');
    const check = await tom.says('record it');
    // new29, new32: whom it waits for is said once, and nothing is called in force that is not agreed.
    expect(check.text.match(/still to answer|Waiting for/gu)).toEqual(['Waiting for']);
    expect(check.text).toContain('Would start');
    expect(check.text).not.toContain('In force from');
    expect(world.surprises).toEqual([]);
  });
});
