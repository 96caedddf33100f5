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
