import { expect, test } from '@jest/globals';
import { World } from '../../support/talk.ts';

/** What a change of a plan comes to, by its days: for how long it holds, and from when it would start by now. */

test('R8: what is paused for some days says so at the check and on its card, and not as the new week', async () => {
  const tom = (await World.open()).chat('Tom Reed');
  for (const says of ['pause adas visits til fri', 'she is away']) await tom.says(says);
  const only =
    /Support a week, only until Fri 27 Nov 2026: now 8\sh\s45\smin, would be 0\smin \(8\sh\s45\smin less\)\. After that it is as before/u;
  expect((await tom.says('both agree')).words).toMatch(only);
  expect((await tom.says('record it')).text).toMatch(only);
});

test('R6: a change whose first day is over says from when it would start now', async () => {
  const world = await World.open();
  const tom = world.chat('Tom Reed');
  for (const says of ['stop the lunch visit for Ada Palmer, she makes it herself', 'seen by the support worker', 'me'])
    await tom.says(says);
  for (const says of ['both agree', 'record it']) await tom.says(says);
  world.clock.pass({ days: 3 });
  const ana = world.chat('Ana Lopez');
  await ana.says('show the plan for RB-1041');
  const { text } = await ana.presses('See what would change');
  expect(text).toContain('To agree: 12:30 visit stops from Thu 26 Nov 2026');
  expect(text).toContain(
    'Thu 26 Nov 2026, if everybody agrees today. It was asked for from Mon 23 Nov 2026, and that day is over',
  );
});
