import { describe, expect, test } from '@jest/globals';
import { prefilled, World, type Reply } from '../support/talk.ts';

/** R8: visits that do not come for a while are paused, all of them at once if need be; a colleague's absence is noted by who leads. */

const typed = async (name: string, says: string): Promise<Reply> => (await World.open()).chat(name).says(says);

describe('R8: which visits are paused, from when and until when', () => {
  test.each([
    ['farida is at her daughters till sunday, no visits', 'morning,noon,evening', '2026-11-23', '2026-11-29'],
    ['no visits for ada until sunday', 'morning,lunch', '2026-11-23', '2026-11-29'],
    ['ada does not need visits this week', 'morning,lunch', '2026-11-23', '2026-11-29'],
    ['pause adas visits till sunday', 'morning,lunch', '2026-11-23', '2026-11-29'],
    ['pause adas lunch visit till sunday', 'lunch', '2026-11-23', '2026-11-29'],
    ['cancel adas lunch visit tomorrow', 'lunch', '2026-11-24', '2026-11-24'],
    ['no lunch visit for ada today', 'lunch', '2026-11-23', '2026-11-23'],
  ])('"%s"', async (says, pauses, startsOn, lastDay) => {
    expect(prefilled((await typed('Priya Shah', says)).card)).toMatchObject({ pauses, startsOn, lastDay });
  });

  test('"stop the lunch visit from tomorrow" stops it', async () => {
    expect(prefilled((await typed('Priya Shah', 'stop adas lunch visit from tomorrow')).card)).toMatchObject({
      stops: 'lunch',
    });
  });

  test('where there is no plan, nothing is noted and that is said', async () => {
    expect((await typed('Priya Shah', 'pause the visits for jean doyle')).words).toContain('Nothing is noted');
  });

  test('both visits are paused by one proposal', async () => {
    const tom = (await World.open()).chat('Tom Reed');
    await tom.says('pause adas visits till sunday, she is at sarahs');
    for (const says of ['somebody in the plan', 'Sarah Palmer, daughter', 'both agree, in person'])
      await tom.says(says);
    const { text } = await tom.says('record it');
    expect(text.match(/paused/gu)?.length).toBeGreaterThanOrEqual(2);
  });
});

describe('R5: a colleague is away', () => {
  test('who leads the team notes it in a sentence, and reads it once', async () => {
    const { text, words } = await typed('Sam Cole', 'Ana Lopez is away from tomorrow until Friday, Priya covers');
    expect(text).toContain('Priya Shah (reablement coordinator)');
    expect(words.match(/Fri 27 Nov 2026/gu)).toHaveLength(1);
  });

  test('without a cover it is asked, and it is not taken for one’s own', async () => {
    const { text } = await typed('Sam Cole', 'Kofi is away until Friday');
    expect(text).toContain('Who sees to their work meanwhile?');
    expect(text).toContain('When, and who covers\nKofi Mensah');
    const { text: own } = await typed('Sam Cole', 'i am away until Friday');
    expect(own).toContain('When, and who covers\nSam Cole');
  });

  test('"Ana\'s on leave until Friday"', async () => {
    expect((await typed('Sam Cole', "Ana's on leave until Friday")).words).toContain('Until: Fri 27 Nov 2026');
  });

  test.each([
    ['Tom Reed', 'Kofi is away until Friday', 'noted by those who lead the team'],
    ['Sam Cole', 'Bob is away until Friday', 'no one colleague by that name'],
    ['Sam Cole', 'Sarah is away until Friday', 'nothing of it is noted'],
  ])('%s: "%s"', async (name, says, words) => {
    expect((await typed(name, says)).text).toContain(words);
  });

  test('at the check of another form it is asked about, and nothing is pushed into that form', async () => {
    const sam = (await World.open()).chat('Sam Cole');
    await sam.says('norman price is in hospital since yesterday');
    const { words } = await sam.says('Ana Lopez is away from tomorrow until Friday, Priya covers');
    expect(words).toContain('Shall I save this form for later and do that instead');
  });
});
