import { expect, test } from '@jest/globals';
import { everyday, personId } from '../../../src/demo/world.ts';
import { Day } from '../../../src/kernel/days.ts';
import { viewerOf } from '../../../src/people/staff.ts';
import { contentWith, planMakerIn } from '../../support/made-plan.ts';
import { World } from '../../support/talk.ts';

test('P8: sixty visits, all for a while, end on one day: one notice to each, a page that fits, and nothing left afterwards', async () => {
  const world = await World.open();
  const [tom, priya] = [world.chat('Tom Reed'), world.chat('Priya Shah')];
  await tom.says('hello');
  await priya.says('hello');
  const plan = await planMakerIn(world, personId('samuel'), viewerOf(everyday.priya));
  const made = contentWith('Cell', 30, Day.parse('2026-11-24'));
  const visits = Array.from({ length: 60 }, (_, index) =>
    made.visits.map((visit) => ({
      ...visit,
      key: `v${index}`,
      at: `${String(Math.floor(index / 3)).padStart(2, '0')}:${index % 3 === 0 ? '00' : index % 3 === 1 ? '20' : '40'}`,
      minutes: 10,
      until: Day.parse('2026-12-04'),
    })),
  ).flat();
  await plan.propose('sixty', 10, { ...made, visits });
  await plan.agree('sixty');
  await world.ticks();
  world.clock.set('2026-12-02T10:00:00Z');
  const ending = (await world.ticks()).filter(({ message }) => JSON.stringify(message).includes('Visits end'));
  expect(ending.filter(({ address }) => address.conversation.includes('user-b'))).toHaveLength(1);
  const shown = await tom.says('show the plan for Samuel Okafor');
  expect(shown.text).toContain('60 visits end on Fri 4 Dec 2026: ');
  expect(shown.text).toContain('57 more');
  expect((await priya.says("what's outstanding")).text).toContain('60 visits end on Fri 4 Dec 2026');
  world.clock.set('2026-12-05T10:00:00Z');
  await priya.says('show the plan for Samuel Okafor');
  await priya.presses('Tell Samuel Okafor');
  expect((await priya.presses('I told Samuel Okafor')).text).not.toMatch(/60 visits end/u);
  expect((await tom.says('the plan for Samuel Okafor on 4 December')).text).toContain('70 hours of support');
  expect((await tom.says('the plan for Samuel Okafor on 5 December')).text).not.toContain('Visit Every day');
  expect(world.surprises).toEqual([]);
});
