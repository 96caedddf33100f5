import { describe, expect, test } from '@jest/globals';
import { directionIn } from '../../../src/flows/monitoring/how-often.ts';
import { overheard } from '../../../src/flows/monitoring/overheard.ts';
import { Day } from '../../../src/kernel/days.ts';
import { CHANGE, everybodySays } from '../../support/change.ts';
import { World } from '../../support/talk.ts';

const TODAY = Day.parse('2026-11-23');

describe('P23: more or less, as the words say it', () => {
  test.each([
    ['one', 'two calls a day', 'increase'],
    ['a call every morning', 'a call every hour', 'increase'],
    ['a call every morning', 'no more calls', 'reduce'],
    ['two calls a day', 'one', 'reduce'],
    ['a call on Saturdays', 'a call on Saturday and Sunday', 'increase'],
  ])('from "%s" to "%s" is %s', (from, to, direction) => {
    expect(directionIn(from, to)).toBe(direction);
  });

  test.each(['less', 'a bit less please'])('"%s" alone says the direction, and not how it will be', (said) => {
    expect(overheard(`monitoring for @ ${said}`, TODAY)?.answers).toEqual({ direction: 'reduce' });
  });
});

test('R1: how and when somebody was asked, typed by nobody, is named as taken', async () => {
  const priya = (await World.open()).chat('Priya Shah');
  await priya.says('change monitoring for Ada Palmer');
  for (const text of ['less', 'a call on Mondays', 'today', 'She manages alone now.']) await priya.says(text);
  expect((await priya.says('yes')).words).toContain(
    'Ada agrees: Yes, in person, Mon 23 Nov 2026 (not said, so I took it: in person, Mon 23 Nov 2026. Say if not)',
  );
});

test('S66: Cancel pressed while it is being recorded does not say that nothing was', async () => {
  const world = await World.open();
  const tom = world.chat('Tom Reed');
  await tom.says('change monitoring for Ada Palmer');
  await tom.presses('Next', CHANGE);
  const { card } = await tom.presses('Next', everybodySays(tom, 'yes'));
  const [recorded, cancelled] = await Promise.all([
    tom.presses('Record this change', {}, card),
    tom.presses('Cancel', {}, card),
  ]);
  // Whichever came first: the two never say the opposite.
  expect(recorded.text.includes('Recorded as')).toBe(!cancelled.text.includes('Nothing was recorded'));
});

test('R4: whoever recorded it can be named as having told people', async () => {
  const world = await World.open();
  const [sam, priya] = [world.chat('Sam Cole'), world.chat('Priya Shah')];
  await sam.says('change monitoring for Ada Palmer');
  await sam.presses('Next', CHANGE);
  await sam.presses('Next', everybodySays(sam, 'yes'));
  const reference = /MC-\w{4}-\w{4}/u.exec((await sam.presses('Record this change')).text)?.[0] ?? '';
  await priya.says(reference);
  expect((await priya.presses('Note who was told')).text).toContain('Sam Cole');
});
