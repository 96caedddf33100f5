import { describe, expect, test } from '@jest/globals';
import { CHANGE, everybodySays } from '../../support/change.ts';
import { fewerVisits, agreed } from '../../support/plan-talk.ts';
import { World } from '../../support/talk.ts';

describe('R6: when somebody was asked', () => {
  test('nobody agreed to a change of monitoring long before reablement began', async () => {
    const world = await World.open();
    const tom = world.chat('Tom Reed');
    await tom.says('change monitoring for Ada Palmer');
    await tom.presses('Next', { ...CHANGE, direction: 'reduce' });
    const early = await tom.presses('Next', { ...everybodySays(tom, 'yes'), 'on-sarah': '2025-01-01' });
    expect(early.text).toContain("that is long before Ada's reablement began");
  });

  test('an answer is not from before the change was proposed', async () => {
    const world = await World.open();
    const [priya, tom] = [world.chat('Priya Shah'), world.chat('Tom Reed')];
    await agreed(world, tom, priya);
    await fewerVisits(priya);
    await priya.presses('Ask everybody to agree');
    world.clock.pass({ days: 2 });
    await priya.presses('Note what somebody said');
    const early = await priya.presses('Next', { who: 'the-person', answer: 'yes', how: 'phone', on: '2026-11-02' });
    expect(early.text.toLowerCase()).toContain('that is before it was proposed, on mon 23 nov 2026');
  });

  test('R6: what was filled in as today is filled in anew when the form is gone on with on another day', async () => {
    const world = await World.open();
    const tom = world.chat('Tom Reed');
    await tom.says('change monitoring for Ada Palmer');
    world.clock.pass({ days: 1 });
    await tom.presses('Next', { ...CHANGE, direction: 'reduce' });
    const check = await tom.presses('Next', everybodySays(tom, 'yes'));
    expect(check.text).toMatch(/Ada agrees\n*.*Tue 24 Nov 2026/u);
    expect(check.text).not.toContain('Mon 23 Nov 2026');
  });

  test('R6: what was answered stays with the day on which it was answered', async () => {
    const world = await World.open();
    const tom = world.chat('Tom Reed');
    await tom.says('change monitoring for Ada Palmer');
    await tom.presses('Next', { ...CHANGE, direction: 'reduce' });
    await tom.presses('Next', everybodySays(tom, 'yes'));
    world.clock.pass({ days: 1 });
    await tom.says('show the form');
    expect((await tom.says('show the form')).text).toMatch(/Mon 23 Nov 2026/u);
  });
});
