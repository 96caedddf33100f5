import { expect, test } from '@jest/globals';
import { World } from '../../support/talk.ts';

/** R8: one day is a pause, whatever the verb: nothing stops for good by it. */

const PAUSED = 'A visit is paused, then as before; From: Tue 24 Nov 2026; Last day: Tue 24 Nov 2026';

test.each([
  'cancel adas lunch tomorrow only',
  'cancel adas visit tmrw only',
  'cancel adas lunch just tomorrow',
  'stop adas lunch visit only tomorrow',
  'drop adas lunch call tomoz only',
  'stop adas lunch on tuesday only',
])('"%s" is a pause of that day', async (says) => {
  expect((await (await World.open()).chat('Tom Reed').says(says)).words).toContain(PAUSED);
});

test.each(['stop adas lunch visit from tomorrow', 'stop adas lunch visit for good'])('"%s" is an end', async (says) => {
  expect((await (await World.open()).chat('Tom Reed').says(says)).words).toContain('A visit stops');
});

test.each(['change adas lunch visit', 'change the lunch visit for ada', 'adas lunch visit needs changing'])(
  '"%s" opens that visit',
  async (says) => {
    const { words } = await (await World.open()).chat('Tom Reed').says(says);
    expect(words).toContain('What changes: A visit changes; Visit: Every day, 12:30');
  },
);

test('"last nite" is the evening before', async () => {
  const priya = (await World.open()).chat('Priya Shah');
  await priya.says('change monitoring for Ada Palmer');
  expect((await priya.says('from last nite')).words).toContain('From: Sun 22 Nov 2026');
});
