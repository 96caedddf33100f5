import { expect, test } from '@jest/globals';
import { World } from '../../support/talk.ts';

test.each([
  'move Ken Todd to another team',
  'Ken Todd is moving to the South team',
  'Ken Todd has moved to another team',
])('R4: "%s" says where a team is chosen, and notes nothing', async (text) => {
  const world = await World.open();
  const sam = world.chat('Sam Cole');
  const said = await sam.says(text);
  expect(said.words).toContain('press "Change their details or team"');
  expect((await sam.says('show the circle of Ken Todd')).text).toContain('Change their details or team');
  expect(world.surprises).toEqual([]);
});
