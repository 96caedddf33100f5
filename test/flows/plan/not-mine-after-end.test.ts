import { expect, test } from '@jest/globals';
import { personId } from '../../../src/demo/world.ts';
import { planIdOf } from '../../../src/plans/parties.ts';
import { endsReablement } from '../../support/ending.ts';
import { agreed, fewerVisits } from '../../support/plan-talk.ts';
import { textsIn, World, type Chat } from '../../support/talk.ts';

const PLAN = planIdOf(personId('samuel'));

const NOT_THEIRS =
  'What was noted for Tom Reed in version 2 was not their answer. That stands in the record; nothing else has to be done.';

const ends: Readonly<Record<string, (chat: Chat) => Promise<unknown>>> = {
  'his death': async (chat) => {
    await chat.says('Mr Okafor has died');
    await chat.presses('Next', { diedOn: '2026-11-22' });
    await chat.presses('Record this');
  },
  'the end of reablement': (chat) => endsReablement(chat, 'Samuel Okafor'),
  'his going to hospital': async (chat) => {
    await chat.says('Samuel Okafor is in hospital');
    await chat.presses('Next', { expectedBack: '' });
    await chat.presses('Record this');
  },
};

test.each(Object.entries(ends))('P11: a yes noted in one’s name is put right after %s, too', async (how, end) => {
  const world = await World.open();
  const [tom, priya, sam] = [world.chat('Tom Reed'), world.chat('Priya Shah'), world.chat('Sam Cole')];
  for (const chat of [tom, sam]) await chat.says('hello');
  await agreed(world, tom, priya);
  await fewerVisits(priya);
  await priya.presses('Ask everybody to agree');
  await priya.sends({ do: 'record/view', id: PLAN, x: 'proposal' });
  await priya.presses('Note what somebody said');
  await priya.presses('Next', { who: 'staffb', answer: 'yes', how: 'phone', on: '2026-11-23' });
  await priya.presses('Record this');
  const sent = await world.ticks();
  const card = sent
    .flatMap(({ message }) =>
      message.kind === 'card' && textsIn(message.card).includes('Noted for you') ? [message.card] : [],
    )
    .at(-1);
  await end(priya);
  await world.ticks();
  const done = await tom.presses('That is not right', {}, card);
  expect(done.text).toContain('It is noted that this was not your answer.');
  const told = textsIn((await world.ticks()).map(({ message }) => message)).join('\n');
  const waits = (await priya.says("what's outstanding")).text;
  const isPaused = how === 'his going to hospital';
  expect(done.text.includes('follow version 1')).toBe(isPaused);
  expect(told.includes('Please talk it over with them')).toBe(isPaused);
  expect(told.includes("I've been told")).toBe(isPaused);
  for (const text of [told, done.text]) expect(text.includes(NOT_THEIRS)).toBe(!isPaused);
  expect(waits).not.toContain('what was noted for Tom Reed');
  expect(world.surprises).toEqual([]);
});
