import { describe, expect, test } from '@jest/globals';
import { World } from '../../support/talk.ts';

/** Issue 12: one visit that is said to change opens its own form, with what was said. Today is Mon 23 Nov 2026. */

const said = async (text: string) => (await World.open()).chat('Tom Reed').says(text);

describe('issue 12: a sentence about one visit opens the form of that visit', () => {
  const LUNCH = 'Visit: Every day, 12:30, 30 minutes';
  test.each([
    ['move adas morning visit to between 9 and 10', ['Time: 09:00', 'breakfast, between 09:00 and 10:00']],
    ['ada needs the lunch visit at 1 instead of half 12', [LUNCH, 'Time: 13:00', 'Length: 30 minutes']],
    ['change adas lunch to 1pm', [LUNCH, 'Time: 13:00']],
    ['ada lunch visit only until friday', ['A visit comes only until a day; Last day: Fri 27 Nov 2026', LUNCH]],
    ['ada: 2 carers for washing from friday', ['From: Fri 27 Nov 2026', '08:00, 45 minutes', 'Workers: 2 workers']],
    ['farida wants 15 mins less in the morning', ['Every day, 08:00, 45 minutes', 'Length: 30 minutes']],
    ['ada needs 10 minutes more at lunch', [LUNCH, 'Length: 40 minutes']],
    ['stop adas lunch from w/c 30/11', ['From: Mon 30 Nov 2026', 'Stops: Every day, 12:30']],
    ['stop adas lunch from next wednesday', ['From: Wed 2 Dec 2026', 'Stops: Every day, 12:30']],
    ['stop adas lunch a week on tuesday', ['From: Tue 1 Dec 2026', 'Stops: Every day, 12:30']],
    ['stop adas 12:30 from friday', ['From: Fri 27 Nov 2026', 'Stops: Every day, 12:30']],
    ['ada lunch stops next friday', ['From: Fri 4 Dec 2026', 'Stops: Every day, 12:30']],
    [
      'ada lunch visit stops from tomorrow, ada and sarah both agree, she makes it herself, seen by me today',
      ['From: Tue 24 Nov 2026', 'Stops: Every day, 12:30', 'What: she makes it herself'],
    ],
  ])('%s', async (text, expected) => {
    const { words } = await said(text);
    for (const part of expected) expect(words).toContain(part);
    expect((await said(text)).text).toMatch(/\nChange a visit\n|^Change a visit\n/u);
  });

  test('where there is no agreed plan yet, that is said', async () => {
    expect((await said('samuel: 2 carers for washing from monday')).words).toMatch(/^There is no agreed plan yet/u);
  });
});
