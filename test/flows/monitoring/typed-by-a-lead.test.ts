import { expect, test } from '@jest/globals';
import { recordsAChange } from '../../support/change.ts';
import { World } from '../../support/talk.ts';

test('P18: who leads the team takes back what a colleague recorded, by typing', async () => {
  const world = await World.open();
  await recordsAChange(world.chat('Tom Reed'), { name: 'Norman Price', carerAgrees: 'none' });
  const sam = world.chat('Sam Cole');
  expect((await sam.says('take back the monitoring change for Norman Price')).words).toContain('What is wrong?');
  await sam.says('take it back');
  await sam.says('It was for somebody else.');
  expect((await sam.says('record it')).text).toContain('The change is taken back');
  expect(world.surprises).toEqual([]);
});
