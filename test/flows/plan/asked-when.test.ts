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
});
