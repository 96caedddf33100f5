import { expect, test } from '@jest/globals';
import { easterSunday } from '../../src/forms/date-phrases.ts';
import { readDay } from '../../src/forms/typed-date.ts';
import { Day, weekdayOf } from '../../src/kernel/days.ts';

/** Days as people here say them, each of which was once refused or misread. It is Wed 25 Nov 2026. */
const TODAY = Day.parse('2026-11-25');

test.each([
  ['next week Monday', '2026-11-30'],
  ['next week, on Thursday', '2026-12-03'],
  ['this week Friday', '2026-11-27'],
  ['this Friday', '2026-11-27'],
  ['last week Friday', '2026-11-20'],
  ['a week on Tuesday', '2026-12-08'],
  ['Friday the fourth', '2026-12-04'],
  ['the twenty-first of December', '2026-12-21'],
  ['fortnight', '2026-12-09'],
  ['a fortnight on Monday', '2026-12-14'],
  ['w/c 30/11', '2026-11-30'],
  ['w/c 30th Nov', '2026-11-30'],
  ['week commencing 30 November', '2026-11-30'],
  ['first thing tomorrow', '2026-11-26'],
  ['tomorrow first thing', '2026-11-26'],
  ['month end', '2026-11-30'],
  ['end of month', '2026-11-30'],
  ['tonight at 8', '2026-11-25'],
  ['3-Nov-26', '2026-11-03'],
  ['2026-11-03 00:00:00', '2026-11-03'],
  ['Boxing Day', '2026-12-26'],
  ["New Year's Day", '2027-01-01'],
])('"%s" is %s', (words, expected) => {
  expect(readDay(words, TODAY, 'future')).toBe(expected);
});

test.each(['1st-3rd December', '1st to 3rd of December', '4th and 5th December', 'next week', 'the weekend'])(
  '"%s" is more than one day: it is asked again',
  (words) => {
    expect(readDay(words, TODAY, 'future')).toBeUndefined();
  },
);

test.each([
  ['Good Friday', '2027-03-26'],
  ['Easter Monday', '2027-03-29'],
])('"%s", typed on 17 March 2027, is %s', (words, expected) => {
  expect(readDay(words, Day.parse('2027-03-17'), 'future')).toBe(expected);
});

test('Easter is on the Sunday that the almanac says', () => {
  expect([2024, 2025, 2026, 2027, 2038].map(easterSunday)).toEqual([
    '2024-03-31',
    '2025-04-20',
    '2026-04-05',
    '2027-03-28',
    '2038-04-25',
  ]);
  for (let year = 1950; year < 2100; year += 1) expect(weekdayOf(easterSunday(year))).toBe(0);
});

test.each([
  ['w/c 30/11', 'past'],
  ['week commencing 1 December', 'future'],
  ['now and then', 'future'],
  ['every now and again', 'nearest'],
] as const)('"%s", where the day lies in the %s, is no one day: it is asked again', (words, lean) => {
  expect(readDay(words, TODAY, lean)).toBeUndefined();
});
