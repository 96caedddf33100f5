import { execFileSync } from 'node:child_process';
import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { readDay } from '../../src/forms/typed-date.ts';
import { addDays, Day, daysBetween, weekdayOf, wordsForDay } from '../../src/kernel/days.ts';

const THURSDAY = Day.parse('2026-11-19');
const LEANS = ['past', 'future', 'nearest'] as const;
const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

const anyDay = fc.integer({ min: 0, max: 20_000 }).map((count) => addDays(Day.parse('2000-01-01'), count));
const anyWeekday = fc.integer({ min: 0, max: 6 });
/** How many days from today the typed day is; fails when none was read. */
function away(typed: string, today: Day, lean: 'past' | 'future' | 'nearest'): number {
  const day = readDay(typed, today, lean);
  return day === undefined ? Number.NaN : daysBetween(today, day);
}
const nameOf = (weekday: number): string => WEEKDAYS[weekday] ?? '';

describe('R8: a day typed in words is understood, whichever way the question leans (today is Thu 19 Nov 2026)', () => {
  test.each([
    ['today', '2026-11-19'],
    ['Today!', '2026-11-19'],
    ['now', '2026-11-19'],
    ['this morning', '2026-11-19'],
    ['last night', '2026-11-18'],
    ['half past four yesterday', '2026-11-18'],
    ['tomorrow', '2026-11-20'],
    ['tommorow', '2026-11-20'],
    ['the day after tomorrow', '2026-11-21'],
    ['day before yesterday', '2026-11-17'],
    ['next Tuesday', '2026-11-24'],
    ['monday next week', '2026-11-23'],
    ['Tuesday last week', '2026-11-10'],
    ['last Friday', '2026-11-13'],
    ['last Thursday', '2026-11-12'],
    ['Tuesday gone', '2026-11-17'],
    ['this coming Friday', '2026-11-20'],
    ['3.11.26', '2026-11-03'],
    ['03/11/2026', '2026-11-03'],
    ['3-11-26', '2026-11-03'],
    ['3 11 26', '2026-11-03'],
    ['2026-11-03', '2026-11-03'],
    ['3rd Nov ’26', '2026-11-03'],
    ['November 3rd, 2026', '2026-11-03'],
    ['Tue 3rd Nov 2026 at 10.30', '2026-11-03'],
    ['03/11/2026 14:30', '2026-11-03'],
    ['3/11/1942', '1942-11-03'],
    ['29/2/28', '2028-02-29'],
    ['in two weeks', '2026-12-03'],
    ["in two weeks' time", '2026-12-03'],
    ['in a fortnight', '2026-12-03'],
    ['a fortnight ago', '2026-11-05'],
    ['3 days ago', '2026-11-16'],
    ['in 2 months', '2027-01-19'],
    ['a week on Tuesday', '2026-12-01'],
    ['Tuesday week', '2026-12-01'],
    ['a week today', '2026-11-26'],
    ['two weeks from tomorrow', '2026-12-04'],
    ['end of the month', '2026-11-30'],
    ['the 24th of this month', '2026-11-24'],
    ['Fri 20th', '2026-11-20'],
    ['Tuesday 3 November', '2026-11-03'],
    ['last Friday, 13 November', '2026-11-13'],
  ])('%s is %s', (typed, day) => {
    expect(LEANS.map((lean) => readDay(typed, THURSDAY, lean))).toEqual([day, day, day]);
  });

  test.each([
    ['3/11', '2026-11-03', '2027-11-03', '2026-11-03'],
    ['3.11', '2026-11-03', '2027-11-03', '2026-11-03'],
    ['from 3/11 please', '2026-11-03', '2027-11-03', '2026-11-03'],
    ['3 Nov', '2026-11-03', '2027-11-03', '2026-11-03'],
    ['3nov', '2026-11-03', '2027-11-03', '2026-11-03'],
    ['3rd of November', '2026-11-03', '2027-11-03', '2026-11-03'],
    ['November the 3rd', '2026-11-03', '2027-11-03', '2026-11-03'],
    ['second of november', '2026-11-02', '2027-11-02', '2026-11-02'],
    ['it changed on 1 Febuary', '2026-02-01', '2027-02-01', '2027-02-01'],
    ['31/12', '2025-12-31', '2026-12-31', '2026-12-31'],
    ['19 November', '2026-11-19', '2026-11-19', '2026-11-19'],
    ['Tuesday', '2026-11-17', '2026-11-24', '2026-11-17'],
    ['from Monday', '2026-11-16', '2026-11-23', '2026-11-16'],
    ['Wensday', '2026-11-18', '2026-11-25', '2026-11-18'],
    ['on SUNDAY at 3pm', '2026-11-15', '2026-11-22', '2026-11-22'],
    ['thurs', '2026-11-19', '2026-11-19', '2026-11-19'],
    ['the 3rd', '2026-11-03', '2026-12-03', '2026-12-03'],
  ])('%s leans: past %s, future %s, nearest %s', (typed, past, future, nearest) => {
    expect(LEANS.map((lean) => readDay(typed, THURSDAY, lean))).toEqual([past, future, nearest]);
  });
});

describe('R8: what is not one day is not guessed', () => {
  test.each([
    '',
    ' ',
    '§',
    'no idea',
    "I'm not sure",
    'she may be',
    'may',
    'later',
    'soon',
    'Ada Palmer',
    'her 3rd visit',
    '2026',
    '31/2',
    '31 feb',
    '30 February 2026',
    '31 April',
    '2026-02-30',
    '29/2/2027',
    '1/13',
    '00/11',
    '3/0',
    'Tuesday 31/11',
    'Wed 3 Nov 2026',
    'Monday 3/11/26',
    '3/11/26 and 4/11/26',
    'mon and thu',
    'today or tomorrow',
    'tuesday to the 5th',
    '3 to 5 November',
    '3-5 november',
    'Monday to Friday',
    'between 3/11 and 5/11',
    'from 3 Nov to 5 Nov',
    '3/11-5/11',
    'next week',
    'last week',
    'next month',
    'this weekend',
    'in March',
    'in a few days',
    'in 2-3 weeks',
    'within 2 weeks',
    'next 3 weeks',
    'every Tuesday',
    'mondays',
    'not today',
    'before Friday',
    'at 3pm',
    '10.30',
    'in 2 hours',
    'she needs 24/7 care',
    '3.5 hours',
    '1/2 a tablet',
    'sat with her',
    'BP was 120/80',
    'twice a week',
    'he manages alone now',
    'she fell yesterday and is tired',
    'Ada can walk to the shops by herself today',
  ])('"%s" is no day', (typed) => {
    expect(LEANS.map((lean) => readDay(typed, THURSDAY, lean))).toEqual([undefined, undefined, undefined]);
  });
});

describe('R8: "next Tuesday" is Tuesday of the next week, which begins on Monday', () => {
  test.each([
    ['Sunday', '2026-11-22', 2],
    ['Monday', '2026-11-23', 8],
    ['Tuesday', '2026-11-24', 7],
    ['Thursday', '2026-11-19', 5],
    ['Saturday', '2026-11-21', 3],
  ])('on a %s (%s) it is %i days away', (weekday, today, days) => {
    const from = Day.parse(today);
    expect(nameOf(weekdayOf(from))).toBe(weekday);
    expect(readDay('next Tuesday', from, 'future')).toBe(addDays(from, days));
  });

  test.each(['tomorrow, then Fridays', 'today and then every Monday', 'from tomorrow on Tuesdays'])(
    '"%s" is a habit, and not one day',
    (words) => {
      expect(readDay(words, Day.parse('2026-11-25'), 'nearest')).toBeUndefined();
    },
  );

  test('a date that is written out decides, as long as the weekday is its own', () => {
    const monday = Day.parse('2026-11-02');
    expect(readDay('next Tuesday 3 November', monday, 'future')).toBe('2026-11-03');
    expect(readDay('next Tuesday 4 November', monday, 'future')).toBeUndefined();
  });
});

describe('S63: over any days', () => {
  test('a full date comes back as itself, in each way of writing it', () => {
    fc.assert(
      fc.property(anyDay, anyDay, fc.constantFrom(...LEANS), (day, today, lean) => {
        const [year = '', month = '', date = ''] = day.split('-');
        const ways = [
          day,
          wordsForDay(day),
          `${date}/${month}/${year}`,
          `${Number(date)}.${Number(month)}.${year.slice(2)}`,
        ];
        expect(ways.map((way) => readDay(way, today, lean))).toEqual([day, day, day, day]);
      }),
      { numRuns: 500 },
    );
  });

  test('a date without a year is never on the wrong side of today, nor more than a year away unless it is a leap day', () => {
    fc.assert(
      fc.property(anyDay, anyDay, (day, today) => {
        fc.pre(!day.endsWith('02-29'));
        const typed = wordsForDay(day).split(' ').slice(1, 3).join(' ');
        const [past, future, nearest] = [
          away(typed, today, 'past'),
          away(typed, today, 'future'),
          away(typed, today, 'nearest'),
        ];
        expect(past <= 0 && past >= -366 && future >= 0 && future <= 366).toBe(true);
        expect(Math.abs(nearest)).toBe(Math.min(Math.abs(past), future));
      }),
      { numRuns: 500 },
    );
  });

  test('a weekday alone, last, next and next week are the weekday they name', () => {
    fc.assert(
      fc.property(anyWeekday, anyDay, (weekday, today) => {
        const ahead = (typed: string, lean: 'past' | 'future' | 'nearest'): number => {
          const day = readDay(typed, today, lean);
          expect(day && weekdayOf(day)).toBe(weekday);
          return day ? daysBetween(today, day) : Number.NaN;
        };
        const name = nameOf(weekday);
        expect([-6, -5, -4, -3, -2, -1, 0]).toContain(ahead(name, 'past') + 0);
        expect([0, 1, 2, 3, 4, 5, 6]).toContain(ahead(name, 'future'));
        expect(Math.abs(ahead(name, 'nearest'))).toBeLessThanOrEqual(3);
        expect([-7, -6, -5, -4, -3, -2, -1]).toContain(ahead(`last ${name}`, 'future'));
        expect(ahead(`next ${name}`, 'past')).toBeGreaterThan(0);
        expect(ahead(`next ${name}`, 'past')).toBe(ahead(`${name} next week`, 'past'));
      }),
      { numRuns: 200 },
    );
  });

  test('any text at all gives a day or none, and never fails', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), anyDay, (typed, today) => {
        const day = readDay(typed, today, 'nearest');
        expect(day === undefined || Day.safeParse(day).success).toBe(true);
      }),
    );
  });
});

test('S63: the zone and clock of the machine change nothing', () => {
  const script = `
    import { readDay } from ${JSON.stringify(new URL('../../src/forms/typed-date.ts', import.meta.url).href)};
    const days = ['2026-03-28', '2026-03-29', '2026-10-24', '2026-10-25', '2026-12-31', '2028-02-29'];
    const typed = ['today', 'tomorrow', 'in 1 week', 'in 3 months', '2 days ago', 'next Sunday', 'second of november', 'end of the month'];
    console.log(days.flatMap((day) => typed.map((text) => readDay(text, day, 'future'))).join());`;
  const answers = ['UTC', 'Europe/London', 'Pacific/Kiritimati', 'Pacific/Pago_Pago', 'America/St_Johns'].map((TZ) =>
    execFileSync(process.execPath, ['--input-type=module', '-e', script], { env: { ...process.env, TZ } }).toString(),
  );
  expect(answers[0]).toContain('2026-03-29');
  expect(new Set(answers).size).toBe(1);
});

test.each([
  ['friday', '2026-11-27', '2026-11-20'],
  ['on friday', '2026-11-27', '2026-11-20'],
  ['this friday', '2026-11-27', '2026-11-20'],
  ['from friday', '2026-11-27', '2026-11-20'],
  ['monday', '2026-11-23', '2026-11-23'],
  ['last friday', '2026-11-20', '2026-11-20'],
  ['yesterday', '2026-11-22', '2026-11-22'],
  ['20 nov', '2026-11-20', '2026-11-20'],
  ['since friday', '2026-11-20', '2026-11-20'],
])('R8: on Mon 23 Nov "%s" is %s where something begins, and %s where it has happened', (typed, coming, past) => {
  const monday = Day.parse('2026-11-23');
  expect([readDay(typed, monday, 'coming'), readDay(typed, monday, 'past')]).toEqual([coming, past]);
});
