import { expect, test } from '@jest/globals';
import { personId } from '../../../src/demo/world.ts';
import { planIdOf } from '../../../src/plans/parties.ts';
import { agreed, fewerVisits } from '../../support/plan-talk.ts';
import { World } from '../../support/talk.ts';

test.each(['tom changed his mind, he agrees now', 'tom has changed his mind and agrees now', 'tom reed agrees now'])(
  'R6, R19: "%s", typed by who leads, leads to the open change',
  async (says) => {
    const world = await World.open();
    const [tom, priya] = [world.chat('Tom Reed'), world.chat('Priya Shah')];
    await agreed(world, tom, priya);
    await fewerVisits(priya);
    await priya.presses('Ask everybody to agree');
    await tom.sends({ do: 'record/view', id: planIdOf(personId('samuel')), x: 'proposal' });
    await tom.presses('I do not agree');
    await tom.presses('I do not agree', { reason: 'He is not ready.' });
    expect((await priya.says(says)).words).toContain('Nothing is noted yet. Tom Reed answers in Teams.');
    const form = await priya.says('The change for Samuel Okafor');
    expect(form.text).toContain('Tom Reed, as told to you, does not agree so far');
  },
);
