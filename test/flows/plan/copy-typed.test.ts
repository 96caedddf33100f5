import { expect, test } from '@jest/globals';
import { World } from '../../support/talk.ts';

test.each([
  'gave Sarah Palmer a copy by hand today',
  'gave a copy to Sarah Palmer by hand today',
  'copy delivered to Sarah Palmer by hand today',
  'Sarah Palmer has the new copy',
])('R17: "%s" is of a copy: where nobody lacks one, that and that nothing is noted is said', async (text) => {
  const said = await (await World.open()).chat('Priya Shah').says(text);
  expect(said.words).toContain('Everybody who gets a copy of the plan has it. Nothing is noted.');
});
