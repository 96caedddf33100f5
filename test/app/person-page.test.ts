import { expect, test } from '@jest/globals';
import { recordsAChange } from '../support/change.ts';
import { agreed } from '../support/plan-talk.ts';
import { buttonsOf, World } from '../support/talk.ts';

test('every record of a person can be reached from their page, in parts, the newest first (S43)', async () => {
  const world = await World.open();
  const priya = world.chat('Priya Shah');
  for (let count = 0; count < 21; count += 1) {
    world.clock.pass({ minutes: 1 });
    await recordsAChange(priya, { name: 'Norman Price', carerAgrees: 'none', to: `A call at ${count}` });
  }
  const seen: string[] = [];
  const add = (): void => {
    for (const { data } of buttonsOf(priya.card))
      if (data.do === 'record/open' && data.id !== undefined) seen.push(data.id);
  };
  const page = await priya.says('Norman Price');
  expect(page.text).toContain('Records 1 to 6 of 21, newest first');
  add();
  await priya.presses('Open: 15 more');
  add();
  const last = await priya.presses('Open: 5 more');
  expect(last.text).toContain('Records 17 to 21 of 21, newest first');
  add();
  expect(seen).toHaveLength(21);
  expect(new Set(seen).size).toBe(21);
  expect((await priya.presses('Open: The newest')).text).toContain('Records 1 to 6 of 21');
});

test('P33: each record of a person says what it is about, and More repeats no button of the page', async () => {
  const world = await World.open();
  const priya = world.chat('Priya Shah');
  await recordsAChange(priya, { name: 'Norman Price', carerAgrees: 'none' });
  const page = await priya.says('Norman Price');
  expect(page.text).toMatch(/Less monitoring from/u);
  const titles = () => buttonsOf(priya.card).map(({ title }) => title);
  const own = titles().filter((title) => !['More', 'Home'].includes(title));
  await priya.presses('More');
  expect(titles().filter((title) => own.includes(title))).toEqual([]);
});

test('A3: the person’s card says which version applies and how it is monitored now, or the newest change of monitoring without a plan', async () => {
  const world = await World.open();
  const [tom, priya] = [world.chat('Tom Reed'), world.chat('Priya Shah')];
  await agreed(world, tom, priya);
  expect((await tom.says('Samuel Okafor')).text).toContain(
    'Version 1 of the plan applies from Tue 24 Nov 2026.\nMonitoring: ',
  );
  await recordsAChange(priya, { name: 'Nadia Khan', carerAgrees: 'none', startsOn: '2026-11-23' });
  expect((await priya.says('Nadia Khan')).text).toContain('Monitoring: A call on Mondays.');
});
