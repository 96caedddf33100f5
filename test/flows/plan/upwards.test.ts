import { describe, expect, test } from '@jest/globals';
import { personId } from '../../../src/demo/world.ts';
import { planIdOf } from '../../../src/plans/parties.ts';
import { staffCalled } from '../../support/changing.ts';
import { agreed, fewerVisits } from '../../support/plan-talk.ts';
import { textsIn, World } from '../../support/talk.ts';

const PLAN = planIdOf(personId('samuel'));

describe('who hears of a plan, and who does not', () => {
  test('TL14, TL6: visits changed without word to anybody reach those who lead the team after five working days', async () => {
    const world = await World.open();
    const [tom, priya] = [world.chat('Tom Reed'), world.chat('Priya Shah')];
    await priya.says('hello');
    await agreed(world, tom, priya);
    await fewerVisits(tom);
    await tom.presses('Ask everybody to agree');
    await priya.sends({ do: 'record/view', id: PLAN, x: 'proposal' });
    await priya.presses('I agree');
    await world.ticks();
    const heard = async (day: string): Promise<string> => {
      world.clock.set(`${day}T10:00:00Z`);
      const { teamsId } = staffCalled('Priya Shah');
      const sent = (await world.ticks()).filter(({ address }) => address.conversation.endsWith(teamsId));
      return sent.map(({ message }) => textsIn(message).join('\n')).join('\n');
    };
    expect(await heard('2026-11-26')).not.toContain('Still to be told: Samuel Okafor');
    await heard('2026-11-30');
    const late = (await priya.says("what's outstanding")).text;
    expect(late).toContain('Still to be told: Samuel Okafor (receives reablement), Tom Reed (support worker)');
    expect(late).toContain('Copies to deliver: Samuel Okafor');
    expect(world.surprises).toEqual([]);
  });

  test.each(['Mei Lin', 'Omar Aziz'])('P28: %s, who may not see her, does not find Ada Palmer', async (name) => {
    const world = await World.open();
    const chat = world.chat(name);
    for (const typed of ['show the plan for Ada Palmer', 'what did the plan say for Ada Palmer on 1 November 2026']) {
      const { text } = await chat.says(typed);
      expect(text).toContain('I know nobody by that name whom you can see');
      expect(text).not.toContain('for example');
    }
    expect(world.surprises).toEqual([]);
  });
});
