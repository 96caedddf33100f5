import { expect, test } from '@jest/globals';
import { personId } from '../../../src/demo/world.ts';
import { staffCalled } from '../../support/changing.ts';
import { textsIn, World } from '../../support/talk.ts';

test('R45: an attorney is not taken out of a circle without a word, and those who lead the team hear of it and why', async () => {
  const world = await World.open();
  const [sam, priya] = [world.chat('Sam Cole'), world.chat('Priya Shah')];
  for (const chat of [sam, priya]) await chat.says('hello');
  await sam.sends({ do: 'flow/start', id: personId('arthur'), x: 'person-leave' });
  const asked = await sam.presses('Next', { member: 'helen', why: 'not-working' });
  expect(asked.text).toContain('What is the reason?');
  const check = await sam.presses('Next', { whyWords: 'Her registration was cancelled' });
  expect(check.text).toContain('Helen Bell may act for them by law. Those who lead the team are told');
  await sam.presses('Save this');
  const told = (await world.ticks()).filter(({ address }) =>
    address.conversation.includes(staffCalled('Priya Shah').teamsId),
  );
  const words = textsIn(told.map(({ message }) => message)).join('\n');
  expect(words).toContain('Somebody who may decide is no longer in a circle');
  expect(words).toMatch(/Helen Bell[^]*Attorney for health and welfare[^]*Her registration was cancelled/u);
  // Somebody without authority leaves as before.
  await sam.sends({ do: 'flow/start', id: personId('ada'), x: 'person-leave' });
  expect((await sam.presses('Next', { member: 'sarah', why: 'not-carer' })).text).not.toContain('What is the reason?');
  await sam.presses('Save this');
  expect(textsIn((await world.ticks()).map(({ message }) => message)).join('\n')).not.toContain(
    'Somebody who may decide',
  );
  expect(world.surprises).toEqual([]);
});
