import { describe, expect, test } from '@jest/globals';
import { World, type Chat } from '../support/talk.ts';

/** Who agrees, typed as people say it: of one or of all, with how, when and why. */

async function atAgreement(): Promise<Chat> {
  const priya = (await World.open()).chat('Priya Shah');
  await priya.says('change monitoring for Ada Palmer');
  for (const text of ['less', 'a call on Mondays', 'today', 'She manages alone now.']) await priya.says(text);
  return priya;
}

const BOTH = /Ada agrees: Yes, in person, Mon 23 Nov 2026.*\nSarah Palmer agrees: Yes, by phone, Mon 23 Nov 2026/u;

describe('issue 12: how and when are read where they are said, and else repeated back as they are filled in', () => {
  test.each([
    ['yes', /^Ada agrees: Yes, in person, Mon 23 Nov 2026 /u],
    ['yes, by phone, yesterday', /^Ada agrees: Yes, by phone, Sun 22 Nov 2026\./u],
    ['yes on 20 nov', /^Ada agrees: Yes, in person, Fri 20 Nov 2026 /u],
    ['yes she is fine with it', /^Ada agrees: Yes, in person/u],
    ['both agree', BOTH],
    ['Everybody agrees', BOTH],
    ['yes both', BOTH],
    ['Ada and Sarah agree', BOTH],
    ['yes, and her daughter agrees too', BOTH],
    ['all agree, in person today', /Sarah Palmer agrees: Yes, in person, Mon 23 Nov 2026/u],
    [
      'ada agrees, sarah disagrees: she worries about falls',
      /Ada agrees: Yes.*\nSarah Palmer agrees: No, by phone.*\nSarah Palmer thinks: she worries about falls/u,
    ],
    ['sarah is not happy with it because she worries', /^Sarah Palmer agrees: No.*\nSarah Palmer thinks: she worries/u],
  ])('"%s"', async (says, words) => {
    expect((await (await atAgreement()).says(says)).words).toMatch(words);
  });

  test.each([
    'yes but not before Friday',
    'yes by carrier pigeon 3 weeks ago',
    'all three of them and the cat agree, unless it rains',
  ])('"%s" is no plain yes, and nothing of it is kept', async (says) => {
    const priya = await atAgreement();
    expect((await priya.says(says)).words).not.toMatch(/agrees: Yes/u);
    expect((await priya.says('yes')).words).toMatch(/^Ada agrees: Yes/u);
  });

  test('a day that is still to come is not taken', async () => {
    const priya = await atAgreement();
    expect((await priya.says('yes, by phone, on 30 November 2026')).words).toContain('that day is still to come');
    expect((await priya.says('both agree')).words).toMatch(BOTH);
  });
});

describe('R1: how and when a yes was given, where that was not said', () => {
  const check = async (...says: readonly string[]) => {
    const tom = (await World.open()).chat('Tom Reed');
    await tom.says('change monitoring for Ada Palmer');
    for (const text of ['a call on Mondays', 'She manages alone.', ...says.slice(0, -1)]) await tom.says(text);
    return { tom, words: (await tom.says(says.at(-1) ?? '')).words };
  };
  const WARNS = 'What stands with a question mark was not said.';

  test('stands open at the check, and is never there as said', async () => {
    const { words } = await check('yes', 'yes');
    expect(words).toMatch(/Ada agrees: Yes.* \(not said yet: in person, Mon 23 Nov 2026\?\)/u);
    expect(words).toContain('Sarah Palmer agrees: Yes (not said yet: by phone, Mon 23 Nov 2026?)');
    expect(words).toContain(WARNS);
  });

  test('said with it, nothing stands open', async () => {
    const { words } = await check('yes, by phone, yesterday', 'yes, in person, today');
    expect(words).toContain('Sarah Palmer agrees: Yes, in person, Mon 23 Nov 2026');
    expect(words).not.toMatch(/not said yet|question mark/u);
  });

  test('said afterwards, it is closed; of what is said only the rest is asked about', async () => {
    const { tom, words } = await check('yes, by phone', 'yes, in person, today');
    expect(words).toMatch(/Ada agrees: Yes, by phone.* \(not said yet: Mon 23 Nov 2026\?\)/u);
    const now = (await tom.says('ada agrees, by phone, yesterday')).words;
    expect(now).toMatch(/Ada agrees: Yes, by phone, Sun 22 Nov 2026/u);
    expect((await tom.says('show the form')).text).not.toContain('not said yet');
  });
});
