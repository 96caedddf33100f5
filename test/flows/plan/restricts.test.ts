import { expect, test } from '@jest/globals';
import { personId } from '../../../src/demo/world.ts';
import { planIdOf } from '../../../src/plans/parties.ts';
import { agreed } from '../../support/plan-talk.ts';
import { staffCalled } from '../../support/changing.ts';
import { textsIn, World } from '../../support/talk.ts';

test('R44: words of restriction in a plan: the check warns, the capacity lead reads that it is only proposed, notices say so', async () => {
  const world = await World.open();
  const [mei, tom, priya] = [world.chat('Mei Lin'), world.chat('Tom Reed'), world.chat('Priya Shah')];
  for (const chat of [mei, tom, priya]) await chat.says('hello');
  await agreed(world, tom, priya);
  await world.ticks();
  const sentTo = async (name: string): Promise<string> =>
    (await world.ticks())
      .filter(({ address }) => address.conversation === `a:${staffCalled(name).teamsId}`)
      .flatMap(({ message }) => textsIn(message))
      .join('\n');
  await tom.says('change the plan for Samuel Okafor');
  await tom.presses('Next', { trigger: 'progress', kinds: 'manner', parts: 'equipment' });
  await tom.presses('Next', { equipment: 'Bath board\nPerching stool\nA lock on the front door at night' });
  await tom.presses('Next', { startsOn: '2026-11-30' });
  await tom.presses('Add a piece of evidence');
  await tom.presses('Add this piece of evidence', {
    evidenceFrom: 'other',
    evidenceWho: 'Tom Reed, support worker',
    evidenceOn: '2026-11-23',
    evidenceWords: 'He was out in the road.',
  });
  await tom.presses('Next');
  await tom.presses('Next');
  const WARNS = 'This may restrict the person. The mental capacity lead is asked to look at it.';
  expect((await tom.presses('Next', { personAgrees: 'yes', carerAgrees: 'none' })).text).toContain(WARNS);
  expect((await tom.presses('Ask everybody to agree')).text).toContain(WARNS);
  const card = await sentTo('Mei Lin');
  expect(card).toContain('Proposed: it may restrict the person');
  expect(card).toContain('It is only proposed, and does not apply yet.');
  expect(card).toContain('A lock on the front door at night');
  expect(card).not.toContain('A reablement plan has changed');
  // Only whoever is to look says that they have: Priya leads the team, and it has a mental capacity lead.
  expect((await priya.says('show the plan for Samuel Okafor')).text).not.toContain('I have looked at it');
  const seen = await priya.presses('See what would change');
  expect(seen.text).toContain(WARNS);
  expect(seen.text).not.toContain('I have looked at it');
  await priya.presses('I agree');
  expect(await sentTo('Tom Reed')).toContain('It may restrict the person');
  expect((await priya.says('show the plan for Samuel Okafor')).text).not.toContain('I have looked at it');
  await mei.says("what's outstanding");
  const opened = await mei.sends({ do: 'record/open', id: planIdOf(personId('samuel')) });
  await mei.presses('Look at it', {}, opened.card);
  expect((await mei.presses('I have looked at it')).text).toContain('Please write what you looked at');
  await mei.sends({ do: 'notice/refresh', id: planIdOf(personId('samuel')), x: 'duty' });
  const LOOKED = 'Not lawful without authority: no lock before Friday.';
  await mei.presses('I have looked at it', { note: LOOKED });
  // R44: whoever recorded it, who may be doing it and who leads read her words first, and they stand on the page.
  const sent = await world.ticks();
  for (const name of ['Tom Reed', 'Priya Shah'])
    expect(
      sent
        .filter(({ address }) => address.conversation === `a:${staffCalled(name).teamsId}`)
        .flatMap(({ message }) => textsIn(message))
        .join('\n'),
    ).toContain(LOOKED);
  expect((await tom.says("what's outstanding")).text).toContain('Mei Lin has looked at this');
  expect((await tom.says('show the plan for Samuel Okafor')).text).toContain(
    `Mei Lin wrote, Mon 23 Nov 2026: ${LOOKED}`,
  );
  const told = await tom.sends({ do: 'notice/refresh', id: planIdOf(personId('samuel')), x: 'please-confirm' });
  expect(told.text).toContain(LOOKED);
  expect(world.surprises).toEqual([]);
});
