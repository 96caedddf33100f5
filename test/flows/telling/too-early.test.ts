import { describe, expect, test } from '@jest/globals';
import { recordsAChange } from '../../support/change.ts';
import { agreed } from '../../support/plan-talk.ts';
import { World } from '../../support/talk.ts';

describe('R4: nobody has been told before there was anything to tell', () => {
  test('of a change of monitoring: not before the first was asked', async () => {
    const world = await World.open();
    const priya = world.chat('Priya Shah');
    await recordsAChange(priya);
    await priya.presses('Note who was told');
    const early = await priya.presses('Record this', { who: 'sarah', how: 'phone', on: '2026-11-12' });
    expect(early.text).toContain('There was nothing to tell before Mon 23 Nov 2026.');
    expect((await priya.presses('Record this', { who: 'sarah', how: 'phone', on: '2026-11-23' })).text).toContain(
      'Noted: Sarah Palmer was told',
    );
  });

  test('of a plan: not before the version was agreed', async () => {
    const world = await World.open();
    const priya = world.chat('Priya Shah');
    await agreed(world, world.chat('Tom Reed'), priya);
    await priya.says('show the plan for Samuel Okafor');
    await priya.presses('Note who was told');
    const early = await priya.presses('Record this', { who: 'the-person', how: 'in-person', on: '2026-11-22' });
    expect(early.text).toContain('There was nothing to tell before Mon 23 Nov 2026.');
  });
});
