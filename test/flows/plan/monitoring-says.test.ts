import { expect, test } from '@jest/globals';
import { CHANGE, everybodySays } from '../../support/change.ts';
import { agreed } from '../../support/plan-talk.ts';
import { textsIn, World, type Chat } from '../../support/talk.ts';

/** What the form of a change of monitoring is filled in with. */
async function howItIsNow(chat: Chat): Promise<string> {
  await chat.says('change monitoring for Samuel Okafor');
  const text = textsIn(chat.card).join('\n');
  await chat.says('cancel');
  return text;
}

/** What the form of a change of the plan is filled in with. */
async function inRevision(chat: Chat): Promise<string> {
  await chat.says('change the plan for Samuel Okafor');
  const { text } = await chat.presses('Next', { trigger: 'progress', kinds: 'manner', parts: 'monitoring' });
  await chat.says('cancel');
  return text;
}

test('P10: the plan, "How is it now?" and the next revision say the same, from the day on which each begins', async () => {
  const world = await World.open();
  const [tom, priya] = [world.chat('Tom Reed'), world.chat('Priya Shah')];
  await tom.says('hello');
  await agreed(world, tom, priya);
  // The version begins on Tue 24 Nov; on Mon 23 Nov it is still as a change says that was recorded before.
  expect(await howItIsNow(tom)).not.toContain('A call on Mondays');
  world.clock.set('2026-11-25T10:00:00Z');
  const first = (await tom.says('show the plan for Samuel Okafor')).text;
  for (const text of [first, await howItIsNow(tom), await inRevision(tom)]) expect(text).toContain('A call on Mondays');
  await tom.says('change monitoring for Samuel Okafor');
  await tom.presses('Next', { direction: 'reduce', to: 'A call once a month', rationale: CHANGE.rationale });
  const all = everybodySays(tom, 'yes');
  await tom.presses('Next', { ...all, ...('carerAgrees' in all && { carerAgrees: 'none' }) });
  expect((await tom.presses('Record this change')).text).toContain('Recorded as');
  world.clock.set('2026-11-27T10:00:00Z');
  const plan = (await tom.says('show the plan for Samuel Okafor')).text;
  for (const text of [plan, await howItIsNow(tom), await inRevision(tom)]) {
    expect(text).toContain('A call once a month');
    expect(text).not.toContain('A call on Mondays');
  }
  expect(world.surprises).toEqual([]);
});
