import { expect, test } from '@jest/globals';
import { World } from '../support/talk.ts';

/** What people type outside a form is taken for what it says, or it is said plainly that nothing was taken (issue 12). */

test('att35: an NHS number that begins with 999 is no call for help, and leads on', async () => {
  const reply = await (await World.open()).chat('Priya Shah').says('999 000 0018');
  expect(reply.text).not.toContain('Call 999');
  expect(reply.words).toContain('by their name or by your own reference');
});
