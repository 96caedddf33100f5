import { addDays, Day, weekdayOf } from '../kernel/days.ts';

/**
 * Bank holidays of England and Wales that the rules below do not give, by Royal proclamation: `moved` from one day to another,
 * `added` once. Source: https://www.gov.uk/bank-holidays and the proclamations it lists. None is known for 2024 to 2028: whoever
 * deploys looks once a year, and adds a line here.
 */
const ONE_OFF: readonly { readonly day: string; readonly insteadOf?: string }[] = [
  { day: '2020-05-08', insteadOf: '2020-05-04' }, // early May, 75 years of VE Day
  { day: '2022-06-02', insteadOf: '2022-05-30' }, // spring, moved for the Platinum Jubilee
  { day: '2022-06-03' }, // Platinum Jubilee
  { day: '2022-09-19' }, // State Funeral of Queen Elizabeth II
  { day: '2023-05-08' }, // Coronation of King Charles III
];

const MONDAY = 1;
const isWeekend = (day: Day): boolean => weekdayOf(day) === 0 || weekdayOf(day) === 6;

const date = (year: number, month: number, day: number): Day =>
  Day.parse(`${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`);

/** Easter Sunday, Gregorian: the "anonymous" computus (Meeus, Astronomical Algorithms, chapter 8). */
function easterSunday(year: number): Day {
  const golden = year % 19;
  const [century, rest] = [Math.floor(year / 100), year % 100];
  const leap = Math.floor((century + 8) / 25);
  const moon = (19 * golden + century - Math.floor(century / 4) - Math.floor((century - leap + 1) / 3) + 15) % 30;
  const week = (32 + 2 * (century % 4) + 2 * Math.floor(rest / 4) - moon - (rest % 4)) % 7;
  const late = Math.floor((golden + 11 * moon + 22 * week) / 451);
  const count = moon + week - 7 * late + 114;
  return date(year, Math.floor(count / 31), (count % 31) + 1);
}

const firstMonday = (from: Day): Day => addDays(from, (MONDAY - weekdayOf(from) + 7) % 7);

/** The day itself, or, when it is a Saturday or Sunday, the next weekday that is not `taken` (Banking and Financial Dealings Act 1971). */
function orSubstitute(day: Day, taken?: Day): Day {
  let substitute = day;
  while (isWeekend(substitute) || substitute === taken) substitute = addDays(substitute, 1);
  return substitute;
}

const known = new Map<number, ReadonlySet<Day>>();

/**
 * The bank holidays of England and Wales in a year (1978 on, since early May became one), in order, substitute days in place of
 * those at a weekend. Years to come are worked out by the same rules.
 */
export function bankHolidays(year: number): ReadonlySet<Day> {
  const before = known.get(year);
  if (before) return before;
  const easter = easterSunday(year);
  // A Monday 26th is Boxing Day itself, so that a Sunday's Christmas Day is made up for on the 27th.
  const christmas = orSubstitute(date(year, 12, 25), date(year, 12, 26));
  const boxing = orSubstitute(date(year, 12, 26), christmas);
  const byRule = [
    orSubstitute(date(year, 1, 1)),
    addDays(easter, -2),
    addDays(easter, 1),
    firstMonday(date(year, 5, 1)),
    firstMonday(date(year, 5, 25)),
    firstMonday(date(year, 8, 25)),
    christmas,
    boxing,
  ];
  const moved = new Set(ONE_OFF.map(({ insteadOf }) => insteadOf));
  const once = ONE_OFF.filter(({ day }) => day.startsWith(`${year}-`)).map(({ day }) => Day.parse(day));
  const made = new Set([...byRule.filter((day) => !moved.has(day)), ...once].toSorted());
  known.set(year, made);
  return made;
}

/** Monday to Friday and no bank holiday in England and Wales. */
export const isWorkingDay = (day: Day): boolean => !isWeekend(day) && !bankHolidays(Number(day.slice(0, 4))).has(day);

/**
 * The `count`-th working day after `day`, which itself is not counted; before it when `count` is negative. With 0, `day` itself or,
 * when that is no working day, the next one. Throws a RangeError unless `count` is whole.
 */
export function addWorkingDays(day: Day, count: number): Day {
  if (!Number.isSafeInteger(count)) throw new RangeError('addWorkingDays counts whole days');
  const step = count < 0 ? -1 : 1;
  let reached = day;
  if (count === 0) while (!isWorkingDay(reached)) reached = addDays(reached, 1);
  for (let left = Math.abs(count); left > 0;) {
    reached = addDays(reached, step);
    if (isWorkingDay(reached)) left -= 1;
  }
  return reached;
}

/** The day itself, or the first working day after it. */
export const orNextWorkingDay = (day: Day): Day => (isWorkingDay(day) ? day : addWorkingDays(day, 1));
