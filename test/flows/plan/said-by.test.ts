import { describe, expect, test } from '@jest/globals';
import { World } from '../../support/talk.ts';

/** R9: who said or saw it, and when, is whoever the words name, and not whoever types them. */

async function stopsWith(words: string): Promise<string> {
  const tom = (await World.open()).chat('Tom Reed');
  await tom.says('stop adas lunch visit');
  return (await tom.says(words)).words;
}

describe('what shows a change, told of somebody around them', () => {
  test.each([
    ['sarah said on fri she eats with her now', 'Who: Sarah Palmer, daughter\nDay: Fri 20 Nov 2026\nWhat: sarah said'],
    ['ana saw her do it fri', 'Who: Ana Lopez, occupational therapist\nDay: Fri 20 Nov 2026\nWhat: ana saw'],
  ])('"%s"', async (says, kept) => {
    expect((await stopsWith(says)).replaceAll(/\.?\n+/gu, '\n')).toContain(kept);
  });

  test.each(['she eats with sarah', 'sarahs neighbour said she eats well'])(
    '"%s" names nobody who said it',
    async (says) => expect(await stopsWith(says)).toMatch(new RegExp(`^What: ${says}`, 'u')),
  );
});
