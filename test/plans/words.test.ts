import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { addDays, type Day } from '../../src/kernel/days.ts';
import {
  Achieved,
  minutesAWeek,
  minutesByDay,
  WEEK,
  Weekday,
  type Weekday as OneDay,
} from '../../src/plans/content.ts';
import {
  achievedShare,
  achievedWords,
  daysWords,
  dayWords,
  listWords,
  minutesWords,
  whatWords,
  whenWords,
} from '../../src/plans/words.ts';
import { content, EVENING, visit } from '../support/plan.ts';

/** Every choice of days but none: 127. */
const EVERY_SET: readonly (readonly OneDay[])[] = Array.from({ length: 127 }, (_, number) =>
  WEEK.filter((_day, index) => ((number + 1) >> index) % 2 === 1),
);

/** What somebody makes of the words: spans and single days, with commas and "and" between. */
function understood(words: string): readonly OneDay[] {
  if (words === 'Every day') return WEEK;
  return words.split(/, | and /u).flatMap((part) => {
    const [from = '', to = from] = part.split(' to ');
    const [first, last] = [from, to].map((word) => WEEK.findIndex((day) => dayWords[day] === word));
    return WEEK.slice(first, (last ?? 0) + 1);
  });
}

describe('days of the week in words', () => {
  test.each([
    [['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'], 'Every day'],
    [['mon', 'tue', 'wed', 'thu', 'fri'], 'Mon to Fri'],
    [['sat', 'sun'], 'Sat and Sun'],
    [['mon', 'wed', 'fri'], 'Mon, Wed and Fri'],
    [['sun'], 'Sun'],
    [['mon', 'tue'], 'Mon and Tue'],
    [['mon', 'tue', 'wed', 'fri'], 'Mon to Wed and Fri'],
    [['mon', 'tue', 'wed', 'fri', 'sat', 'sun'], 'Mon to Wed and Fri to Sun'],
    [['mon', 'wed', 'thu', 'fri', 'sun'], 'Mon, Wed to Fri and Sun'],
  ] as const)('%j: %s', (days, words) => {
    expect(daysWords(days)).toBe(words);
  });

  test('every choice of days reads as itself, and no two read alike', () => {
    expect(EVERY_SET.map((days) => understood(daysWords(days)))).toEqual(EVERY_SET);
    expect(new Set(EVERY_SET.map(daysWords)).size).toBe(127);
  });

  test('in whatever order they were ticked, and however often', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...Weekday.options), { minLength: 1, maxLength: 12 }), (days) => {
        expect(daysWords(days)).toBe(daysWords(WEEK.filter((day) => days.includes(day))));
      }),
    );
  });
});

describe('times in words', () => {
  test.each([
    [0, '0 minutes'],
    [1, '1 minute'],
    [5, '5 minutes'],
    [59, '59 minutes'],
    [60, '1 hour'],
    [61, '1 hour 1 minute'],
    [90, '1 hour 30 minutes'],
    [120, '2 hours'],
    [480, '8 hours'],
    [1500, '25 hours'],
  ])('%d: %s', (minutes, words) => {
    expect(minutesWords(minutes)).toBe(words);
  });

  test('every length reads as itself', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), (minutes) => {
        const [, hours = '0', rest = '0'] =
          /^(?:(\d+) hours?)? ?(?:(\d+) minutes?)?$/u.exec(minutesWords(minutes)) ?? [];
        expect(Number(hours) * 60 + Number(rest)).toBe(minutes);
      }),
    );
  });

  test('a visit says when, and what', () => {
    expect(whenWords(visit({ days: ['mon', 'fri'] }))).toBe('Mon and Fri, 08:00');
    expect(whatWords(visit())).toBe('45 minutes, help with washing, Tom Reed');
  });

  test('the minutes of a week are those of its days', () => {
    const plan = content({ visits: [visit({ days: ['mon', 'wed'] }), { ...EVENING, days: ['wed', 'sun'] }] });
    expect(minutesByDay(plan)).toEqual([45, 0, 75, 0, 0, 0, 30]);
    expect(minutesAWeek(plan)).toBe(150);
    expect(minutesAWeek(content({ visits: [] }))).toBe(0);
    // R8: what is paused when it begins does not come; paused until that day, it does.
    const paused = (from: Day) => minutesAWeek({ ...plan, visits: [visit({ days: ['mon'], from })] });
    expect([paused(addDays(plan.startsOn, 1)), paused(plan.startsOn)]).toEqual([0, 45]);
  });
});

test('lists read as people say them', () => {
  expect([[], ['a'], ['a', 'b'], ['a', 'b', 'c']].map(listWords)).toEqual(['', 'a', 'a and b', 'a, b and c']);
});

test('how far somebody has come goes up from nothing to all of it', () => {
  expect(Achieved.options.map(achievedShare)).toEqual([0, 1, 2, 3]);
  expect(new Set(Object.values(achievedWords)).size).toBe(4);
});
