import { expect, test } from '@jest/globals';
import { World } from '../../support/talk.ts';

/** "Put Tom Reed in My Team": what is asked for is done, and never kept as a team's name (issue 12). */

test.each([
  ['put Tom Reed in My Team', 'Team: My Team; Who: Tom Reed'],
  ['please add priya shah to south team', 'Team: South team; Who: Priya Shah'],
])('issue 12: "%s" fills in who and which team', async (says, filled) => {
  const sam = (await World.open()).chat('Sam Cole');
  expect((await sam.says(says)).words).toContain(filled);
});

test('issue 12: "put Jack Byrne in My Team" is no name of a team that is being made', async () => {
  const sam = (await World.open()).chat('Sam Cole');
  await sam.says('new team called West');
  const asked = await sam.says('put Jack Byrne in My Team');
  expect(asked.words).toContain('Shall I save this form for later and do that instead');
  expect((await sam.says('show the form')).text).not.toContain('Jack Byrne');
});
