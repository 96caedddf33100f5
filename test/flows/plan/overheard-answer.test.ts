import { expect, test } from '@jest/globals';
import { World } from '../../support/talk.ts';

test.each([
  'Imran Khan does not agree',
  'Farida Khan does not agree',
  'Tom Reed disagrees',
  'Ana Lopez has not agreed',
])('R6: what somebody else says is never taken for the speaker’s own no: %s', async (text) => {
  const priya = (await World.open()).chat('Priya Shah');
  expect((await priya.says(text)).text).not.toContain('I do not agree');
});

test('R6: "Farida Khan agrees" asks to note her answer; "I do not agree" is the speaker’s own', async () => {
  const priya = (await World.open()).chat('Priya Shah');
  expect((await priya.says('Farida Khan agrees')).text).toContain('Note an answer about the plan');
  expect((await priya.says('I do not agree')).text).toContain('I do not agree');
});
