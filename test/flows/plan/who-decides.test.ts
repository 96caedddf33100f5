import { expect, test } from '@jest/globals';
import { personId } from '../../../src/demo/world.ts';
import { planIdOf } from '../../../src/plans/parties.ts';
import { agreed, withoutVisit } from '../../support/plan-talk.ts';
import { THE_PERSON } from '../../../src/people/needs.ts';
import { partyQuestion } from '../../../src/questions/party-question.ts';
import { staffCalled } from '../../support/changing.ts';
import { textsIn, World } from '../../support/talk.ts';

const PLAN = planIdOf(personId('samuel'));

test('R45: the capacity lead finds that he lacks capacity: whoever proposed it says who decides, and nobody is asked again', async () => {
  const world = await World.open();
  const [mei, tom, priya] = [world.chat('Mei Lin'), world.chat('Tom Reed'), world.chat('Priya Shah')];
  for (const chat of [mei, tom, priya]) await chat.says('hello');
  await agreed(world, tom, priya);
  await withoutVisit(tom, 'Samuel Okafor', 'Every day, 18:30');
  await tom.presses('Next', { personAgrees: 'may-lack', carerAgrees: 'none' });
  await tom.presses('Next', { capacity: 'unknown' });
  await tom.presses('Next', { [partyQuestion('says', THE_PERSON)]: 'yes' });
  await tom.presses('Ask everybody to agree');
  await priya.sends({ do: 'record/view', id: PLAN, x: 'proposal' });
  await priya.presses('I agree');
  await world.ticks();
  await mei.sends({ do: 'record/view', id: PLAN, x: 'proposal' });
  expect((await mei.presses('Lacks capacity for this')).text).toContain('Whoever proposed it now says who decides');
  const sent = (await world.ticks())
    .filter(({ address }) => address.conversation === `a:${staffCalled('Tom Reed').teamsId}`)
    .flatMap(({ message }) => textsIn(message))
    .join('\n');
  expect(sent).toContain('Those who agreed are not asked again.');
  expect(sent).toContain('Say who decides');
  expect((await tom.says("what's outstanding")).text).toContain(
    'Say who decides: they lack capacity for this decision',
  );
  await tom.sends({ do: 'record/view', id: PLAN, x: 'proposal' });
  await tom.presses('Say who decides');
  const form = await tom.presses('Next');
  // Who assessed it, and when, is known.
  expect(JSON.stringify(tom.card)).toContain('Mei Lin, mental capacity lead');
  expect(form.text).toContain('Who decides for Samuel?');
  await tom.presses('Next', { wishes: 'Smiles when Tom comes.', objects: 'no', decides: 'best-interests' });
  await tom.presses('Next', { decidedBy: 'Priya Shah', consulted: 'Priya.', lessRestrictive: 'None is needed.' });
  const done = await tom.presses('Record this');
  expect(done.text).toContain('Noted: who decides. Version 2 applies from Mon 30 Nov 2026.');
  expect((await tom.says("what's outstanding")).text).not.toContain('Say who decides');
  expect(world.surprises).toEqual([]);
});
