import { describe, expect, test } from '@jest/globals';
import { World, type Chat } from '../support/talk.ts';

/** What is typed in the middle of a form to put something right, and the buttons of its own cards: never the answer to what is asked. */

const BOTH_AGREE = 'change monitoring for ada palmer: a call on Mondays, both agree';

async function atWhy(): Promise<Chat> {
  const tom = (await World.open()).chat('Tom Reed');
  expect((await tom.says(BOTH_AGREE)).words).toContain('Why is it changing?');
  return tom;
}

describe('R1: a correction about somebody is theirs, whatever is asked', () => {
  test.each(['wait sarah is unsure', 'sarah is unsure', 'no wait, sarah is not sure'])(
    '"%s" is asked about',
    async (says) => {
      const tom = await atWhy();
      expect((await tom.says(says)).words).toContain('Not sure is neither a yes nor a no, so nothing is changed.');
      expect((await tom.says('she walks alone now')).words).toContain('Why: she walks alone now\n');
    },
  );

  test('her yes after all, and her no, stand as hers', async () => {
    const tom = await atWhy();
    const no = await tom.says('actually sarah disagrees: she worries');
    expect(no.words).toMatch(/^Sarah Palmer agrees: No[^]*Sarah Palmer thinks: she worries[^]*Why is it changing\?/u);
    const yes = await tom.says('actually sarah rang back and shes ok with it');
    expect(yes.words).toMatch(/^Sarah Palmer agrees: Yes[^]*Why is it changing\?/u);
  });

  test('it is an answer where somebody says so', async () => {
    const tom = await atWhy();
    await tom.says('sarah is unsure');
    expect((await tom.says('it is my answer')).words).toContain('Why: sarah is unsure');
  });

  test('of a colleague who is not asked here: asked about', async () => {
    const tom = await atWhy();
    expect((await tom.says('wait ana is unsure')).words).toContain('or is it your answer?');
  });

  test('what somebody else agrees with may be why', async () => {
    const tom = await atWhy();
    expect((await tom.says('the nurse agrees he is steady')).words).toContain('Why: the nurse agrees he is steady');
  });

  test('at the check it is said why it cannot be taken', async () => {
    const tom = await atWhy();
    await tom.says('she walks alone now');
    expect((await tom.says('wait sarah is unsure')).words).toContain('Not sure is neither a yes nor a no');
  });
});

describe('issue 12: the labels of the card’s own buttons work typed', () => {
  test.each(['Change: Who agrees', 'change who agrees'])('"%s" at another question leads there', async (says) => {
    const tom = await atWhy();
    expect((await tom.says(says)).words).toMatch(/^Does Ada agree\?/u);
  });

  test('also where a yes or no is asked', async () => {
    const tom = (await World.open()).chat('Tom Reed');
    await tom.says('change monitoring for ada palmer: a call on Mondays because she walks');
    expect((await tom.says('Change: Who agrees')).words).not.toContain('agrees: Yes');
  });
});
