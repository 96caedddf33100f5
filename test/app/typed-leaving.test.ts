import { expect, test } from '@jest/globals';
import { World } from '../support/talk.ts';

test.each(['take sarah out of adas circle', 'sarah isnt the carer anymore'])(
  'R17: "%s" leads to the circle, where somebody is taken out',
  async (says) => {
    const priya = (await World.open()).chat('Priya Shah');
    expect((await priya.says(says)).text).toContain('Take somebody out');
  },
);

test('R17: the label of its button, typed, opens that form', async () => {
  const priya = (await World.open()).chat('Priya Shah');
  expect((await priya.says('Take somebody out')).text).toContain('Whom is it about?');
});
