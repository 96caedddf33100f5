import { describe, expect, test } from '@jest/globals';
import { CHANGE, everybodySays } from '../../support/change.ts';
import { buttonsOf, World, type Chat } from '../../support/talk.ts';

/** More monitoring of Ada from the next day on, agreed by everybody; gives its reference. */
async function more(chat: Chat, direction: 'increase' | 'reduce' = 'increase'): Promise<string> {
  await chat.says('change monitoring for Ada Palmer');
  await chat.presses('Next', { ...CHANGE, direction, from: 'A call on Mondays', to: 'A call each morning' });
  await chat.presses('Next', everybodySays(chat, 'yes'));
  return /MC-[A-Z0-9]{4}-[A-Z0-9]{4}/u.exec((await chat.presses('Record this change')).text)?.[0] ?? '';
}

async function onTheDay(direction?: 'reduce') {
  const world = await World.open();
  await world.ticks();
  const [tom, priya] = [world.chat('Tom Reed'), world.chat('Priya Shah')];
  await priya.says('hello');
  const reference = await more(tom, direction);
  world.clock.pass({ days: 1 });
  await world.ticks();
  const outstanding = async (chat: Chat) => (await chat.says("what's outstanding")).text;
  return { world, tom, priya, reference, outstanding };
}

const ASKED = 'Say whether the new monitoring is done since Tue 24 Nov 2026';
const UNSAID = 'Nobody has said whether the new monitoring of Tue 24 Nov 2026 has begun';

describe('TL15: more monitoring that was agreed and does not happen', () => {
  test('TL15: on its first day it is asked, and by next morning those who lead see that nobody has said', async () => {
    const { world, tom, priya, outstanding } = await onTheDay();
    expect(await outstanding(tom)).toContain(ASKED);
    expect(await outstanding(priya)).not.toContain(UNSAID);
    world.clock.pass({ days: 1 });
    await world.ticks();
    expect(await outstanding(priya)).toContain(UNSAID);
  });

  test('TL15: one press says that it is done, and nothing waits', async () => {
    const { tom, priya, reference, outstanding } = await onTheDay();
    await tom.says(reference);
    expect((await tom.presses('It is done the new way')).text).toContain('It is noted that it is done.');
    expect(await outstanding(tom)).not.toContain(ASKED);
    expect(await outstanding(priya)).not.toContain(UNSAID);
    expect(buttonsOf((await tom.says(reference)).card).map(({ title }) => title)).not.toContain('It is not done');
  });

  test('TL15: that it is not done needs a reason, and reaches those who lead at once', async () => {
    const { tom, priya, reference, outstanding } = await onTheDay();
    await tom.says(reference);
    await tom.presses('It is not done', { note: 'Nobody has the number of her neighbour.' });
    expect(await outstanding(priya)).toContain('is not done: Nobody has the number of her neighbour.');
  });

  test('less monitoring asks nothing', async () => {
    const { tom, outstanding } = await onTheDay('reduce');
    expect(await outstanding(tom)).not.toContain(ASKED);
  });
});
