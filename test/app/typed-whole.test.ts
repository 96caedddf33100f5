import { describe, expect, test } from '@jest/globals';
import { World, type Chat } from '../support/talk.ts';

/** Issue 12: a whole sentence typed into one field goes to the fields that it speaks of, and is repeated back. */

async function atAfter(): Promise<Chat> {
  const tom = (await World.open()).chat('Tom Reed');
  await tom.says('change monitoring for Ada Palmer');
  return tom;
}

describe('issue 12: each part of a sentence goes to its own field', () => {
  test('how it will be, from when, why, and who agrees', async () => {
    const tom = await atAfter();
    const { words } = await tom.says(
      'twice a week from this friday cos she fell, ada agrees, sarah does not: she says leave her be',
    );
    expect(words).toContain('After: twice a week\n');
    expect(words).toContain('From: Fri 27 Nov 2026');
    expect(words).toContain('Why: she fell');
    expect(words).toContain('Ada agrees: Yes');
    expect(words).toMatch(/Sarah Palmer agrees: No.*\nSarah Palmer thinks: she says leave her be/u);
  });

  test('less, with a day and a reason', async () => {
    const { words } = await (await atAfter()).says('less, a call on wednesdays from tomorrow because she is steadier');
    expect(words).toContain('After: a call on wednesdays\n');
    expect(words).toContain('More or less: Less');
    expect(words).toContain('From: Tue 24 Nov 2026');
    expect(words).toContain('Why: she is steadier');
  });

  test('who agrees behind the reason, and in place of it', async () => {
    const tom = await atAfter();
    await tom.says('a call on Mondays');
    const inPlace = await tom.says('ada agrees, sarah as well');
    expect(inPlace.words).toMatch(/Ada agrees: Yes.*\nSarah Palmer agrees: Yes/u);
    expect(inPlace.words).toContain('Why is it changing?');
    const behind = await tom.says('she is steady, ada and sarah both agree');
    expect(behind.words).toContain('Why: she is steady\n');
    expect(behind.words).toMatch(/Ada agrees: Yes.*\nSarah Palmer agrees: Yes/u);
  });

  test('one part alone is kept as it was typed', async () => {
    const tom = await atAfter();
    expect((await tom.says('a call on Mondays, not every day')).words).toContain(
      'After: a call on Mondays, not every day',
    );
    expect((await tom.says('She is well and happy with it')).words).toContain('Why: She is well and happy with it');
  });

  test('whose answer it is: what is told of somebody chooses nobody', async () => {
    const tom = (await World.open()).chat('Tom Reed');
    await tom.says('sarah is not sure');
    expect((await tom.says('Sarah Palmer is away until Friday')).words).toContain('Nothing was kept');
    expect((await tom.says('Sarah Palmer')).words).toContain('Who: Sarah Palmer');
  });
});
