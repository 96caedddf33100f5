import { describe, expect, test } from '@jest/globals';
import { recordsAChange } from '../support/change.ts';
import { World, type Chat } from '../support/talk.ts';

/** Who was told, how, when and what they said, as people type it. */

async function afterAChange(): Promise<Chat> {
  const tom = (await World.open()).chat('Tom Reed');
  await recordsAChange(tom);
  return tom;
}

describe('R4: all who were told are noted, and what was said is what they said', () => {
  test.each([
    [
      'told ada and sarah about the monitoring, both in person today',
      /told\?: Ada Palmer[^;]*, Sarah Palmer[^;]*; How[^;]*: In person; On which day\?: Mon 23 Nov/u,
    ],
    [
      "told sarah on the phone just now, she wasn't happy",
      /told\?: Sarah Palmer[^;]*; How[^;]*: By phone; [^;]*; What did they say\?: she wasn't happy\./u,
    ],
    [
      'told sarah by phone yesterday, she was upset and asked when',
      /Sun 22 Nov 2026; What did they say\?: she was upset and asked when\./u,
    ],
    ['told sarah and ana by phone yesterday', /Who was told: Sarah Palmer[^;]*, Ana Lopez/u],
    ['told sarah yesterday she cried', /I could not place this: "she cried"/u],
    ['told sarah it stops on monday', /told\?: Sarah Palmer[^;]*\. Fill in/u],
  ])('"%s"', async (says, words) => {
    expect((await (await afterAChange()).says(says)).words).toMatch(words);
  });

  test('all of it said is checked once, and recorded by "record it"', async () => {
    const ana = (await World.open()).chat('Ana Lopez');
    const told = await ana.says('ken: told maureen by phone yesterday, she cried');
    expect(told.words).toContain('What did they say?: she cried');
    expect(told.words).toContain('Nothing is recorded yet');
    expect((await ana.says('record it')).words).toBe('Noted: Maureen Todd was told, by phone.');
  });

  test('in the open form one more is said, with whoever was noted before', async () => {
    const tom = await afterAChange();
    await tom.says('told ada');
    expect((await tom.says('sarah has been told')).words).toMatch(/^Who was told: Ada Palmer[^;]*, Sarah Palmer/u);
    expect((await tom.says('ana too')).words).toContain('Ana Lopez');
    await tom.says('in person');
    expect((await tom.says('today')).words).toContain('What did they say?');
  });

  test('told in another way than the one before: asked about, and nothing of it is lost', async () => {
    const tom = await afterAChange();
    await tom.says('told ada in person');
    expect((await tom.says('told sarah by phone yesterday')).words).toContain('Nothing was kept');
  });
});

test('R4: "told ada" keeps Ada where it is asked who told whom', async () => {
  const world = await World.open();
  const [tom, priya] = [world.chat('Tom Reed'), world.chat('Priya Shah')];
  await recordsAChange(tom);
  await priya.says('change monitoring for Ada Palmer: a call on Fridays because she asked, both agree');
  await priya.says('record it');
  expect((await tom.says('told ada')).words).toContain('did you tell somebody?');
  expect((await tom.says('I told Ada Palmer')).words).toContain('Who was told?: Ada Palmer');
});

describe('R4: whoever was not reached is never put down as told', () => {
  test.each([
    ['told ada, cdnt get hold of sarah', 'cdnt get hold of sarah'],
    ['told ada, not sarah yet', 'not sarah yet'],
    ['told ada but sarah not in', 'sarah not in'],
    ['ada told, left sarah a voicemail', 'left sarah a voicemail'],
    ['told ada, rang sarah, no answer', 'rang sarah, no answer'],
    ['told ada, sarah still to be told', 'sarah still to be told'],
    ['told ada and sarah no answer', 'sarah no answer'],
  ])('"%s": Ada alone, and the rest is said back', async (says, rest) => {
    const { words } = await (await afterAChange()).says(says);
    expect(words).toMatch(/told\?: Ada Palmer \([^)]*\)\. /u);
    expect(words).toContain(`I could not place this: "${rest}"`);
  });

  test.each([
    'rang sarah no answer',
    'rang sarah, left message',
    'couldnt tell sarah',
    'left sarah a voicemail',
    'tried sarah x3',
  ])('"%s": nobody was told, and what waits is said', async (says) => {
    const { words } = await (await afterAChange()).says(says);
    expect(words).toContain('still to tell: Ada Palmer and Sarah Palmer" still waits for you');
    expect(words).toContain('Nothing more is noted');
  });

  test.each([
    ['told ada + sarah', /told\?: Ada Palmer[^;]*, Sarah Palmer/u],
    ['told ada n sarah this morning by phone', /told\?: Ada Palmer[^;]*, Sarah Palmer[^;]*; How[^;]*: By phone/u],
    ['told sarah, she cried', /told\?: Sarah Palmer[^;]*; What did they say\?: she cried/u],
  ])('"%s"', async (says, words) => {
    expect((await (await afterAChange()).says(says)).words).toMatch(words);
  });
});
