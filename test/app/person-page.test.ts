import { expect, test } from '@jest/globals';
import { recordsAChange } from '../support/change.ts';
import { buttonsOf, World } from '../support/talk.ts';

test('every record of a person can be reached from their page, in parts, the newest first (S43)', async () => {
  const world = await World.open();
  const priya = world.chat('Priya Shah');
  for (let count = 0; count < 21; count += 1) {
    world.clock.pass({ minutes: 1 });
    await recordsAChange(priya, { name: 'Norman Price', carerAgrees: 'none' });
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
