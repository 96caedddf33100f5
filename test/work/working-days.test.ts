import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { addDays, Day, daysBetween, weekdayOf } from '../../src/kernel/days.ts';
import { addWorkingDays, bankHolidays, isWorkingDay } from '../../src/work/working-days.ts';
import { workingDaysBetween } from '../support/working-days.ts';

const day = (text: string): Day => Day.parse(text);
const inYear = (year: number): string[] => [...bankHolidays(year)].map((each) => each.slice(5));
const FIRST = day('2020-01-01');
const fiveThousandDays = Array.from({ length: 5_000 }, (_, index) => addDays(FIRST, index));
const anyDay = fc.integer({ min: 0, max: 4_999 }).map((count) => addDays(FIRST, count));
const anyCount = fc.integer({ min: -60, max: 60 });

describe('S63: the bank holidays of England and Wales are those that gov.uk published, or that its rules give (2029, 2030)', () => {
  test.each([
    [2020, ['01-01', '04-10', '04-13', '05-08', '05-25', '08-31', '12-25', '12-28']],
    [2021, ['01-01', '04-02', '04-05', '05-03', '05-31', '08-30', '12-27', '12-28']],
    [2022, ['01-03', '04-15', '04-18', '05-02', '06-02', '06-03', '08-29', '09-19', '12-26', '12-27']],
    [2023, ['01-02', '04-07', '04-10', '05-01', '05-08', '05-29', '08-28', '12-25', '12-26']],
    [2024, ['01-01', '03-29', '04-01', '05-06', '05-27', '08-26', '12-25', '12-26']],
    [2025, ['01-01', '04-18', '04-21', '05-05', '05-26', '08-25', '12-25', '12-26']],
    [2026, ['01-01', '04-03', '04-06', '05-04', '05-25', '08-31', '12-25', '12-28']],
    [2027, ['01-01', '03-26', '03-29', '05-03', '05-31', '08-30', '12-27', '12-28']],
    [2028, ['01-03', '04-14', '04-17', '05-01', '05-29', '08-28', '12-25', '12-26']],
    [2029, ['01-01', '03-30', '04-02', '05-07', '05-28', '08-27', '12-25', '12-26']],
    [2030, ['01-01', '04-19', '04-22', '05-06', '05-27', '08-26', '12-25', '12-26']],
  ])('%i', (year, published) => {
    expect(inYear(year)).toEqual(published);
  });

  test('Easter falls where it did and will, at both ends of its range', () => {
    const easterMondays = { 1978: '03-27', 2000: '04-24', 2008: '03-24', 2011: '04-25', 2038: '04-26', 2049: '04-19' };
    for (const [year, monday] of Object.entries(easterMondays)) expect(inYear(Number(year))).toContain(monday);
  });

  test('a year without a one-off has eight, all on weekdays', () => {
    for (let year = 2029; year < 2200; year += 1) {
      const days = [...bankHolidays(year)];
      expect([year, days.length, days.filter((each) => [0, 6].includes(weekdayOf(each)))]).toEqual([year, 8, []]);
    }
  });
});

describe('S63: working days', () => {
  test.each([
    ['over a weekend', '2026-11-20', 1, '2026-11-23'],
    ['over Easter', '2026-04-02', 1, '2026-04-07'],
    ['over Christmas and New Year', '2026-12-24', 5, '2027-01-05'],
    ['back over Christmas', '2026-12-29', -1, '2026-12-24'],
    ['from a Saturday', '2026-11-21', 1, '2026-11-23'],
    ['over the clocks going back', '2026-10-23', 1, '2026-10-26'],
    ['over a leap day', '2028-02-28', 2, '2028-03-01'],
    ['none, from a working day', '2026-11-20', 0, '2026-11-20'],
    ['none, from a Sunday', '2026-11-22', 0, '2026-11-23'],
  ])('%s: %s and %i is %s', (_case, from, count, reached) => {
    expect(addWorkingDays(day(from), count)).toBe(reached);
  });

  test('part of a day cannot be added', () => {
    expect(() => addWorkingDays(FIRST, 0.5)).toThrow(RangeError);
    expect(() => addWorkingDays(FIRST, Number.NaN)).toThrow(RangeError);
  });

  test('on 5,000 days the next working day is a working day, later, and nothing between is one', () => {
    const wrong = fiveThousandDays.filter((each) => {
      const next = addWorkingDays(each, 1);
      const between = Array.from({ length: daysBetween(each, next) - 1 }, (_, index) => addDays(each, index + 1));
      return !isWorkingDay(next) || next <= each || between.some(isWorkingDay);
    });
    expect(wrong).toEqual([]);
  });

  test('on 5,000 days a working day is a weekday that is no bank holiday, and nothing else', () => {
    const working = fiveThousandDays.filter(isWorkingDay);
    const weekdays = fiveThousandDays.filter((each) => weekdayOf(each) % 6 !== 0);
    const holidays = fiveThousandDays.filter((each) => inYear(Number(each.slice(0, 4))).includes(each.slice(5)));
    expect(working.length).toBe(weekdays.length - holidays.length);
    expect(workingDaysBetween(day('2019-12-31'), addDays(FIRST, 4_999))).toBe(working.length);
  });

  test('adding and counting undo each other', () => {
    fc.assert(
      fc.property(anyDay, anyCount, (from, count) => {
        fc.pre(count !== 0);
        const reached = addWorkingDays(from, count);
        expect(isWorkingDay(reached)).toBe(true);
        expect(workingDaysBetween(from, reached)).toBe(count);
      }),
    );
  });

  test('from a working day, going and coming back ends where it began', () => {
    fc.assert(
      fc.property(anyDay.filter(isWorkingDay), anyCount, (from, count) => {
        expect(addWorkingDays(addWorkingDays(from, count), -count)).toBe(from);
      }),
    );
  });
});
