import { z } from 'zod';
import { Newest } from './newest.ts';

/** A day of the calendar as `YYYY-MM-DD`, without a time or a zone. Refuses days that do not exist (2026-02-30). */
export const Day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/u)
  // A day too many is taken for one of the next month.
  .refine((text) => new Date(text).getUTCDate() === Number(text.slice(8)))
  .brand<'Day'>();
export type Day = z.infer<typeof Day>;

/** A moment as ISO 8601 in UTC, as `Date.toISOString` writes it. */
export const Instant = z.iso.datetime().brand<'Instant'>();
export type Instant = z.infer<typeof Instant>;

export const instant = (date: Date): Instant => Instant.parse(date.toISOString());

const formatters = new Map<string, Intl.DateTimeFormat>();
function formatter(key: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  let made = formatters.get(key);
  if (!made) formatters.set(key, (made = new Intl.DateTimeFormat('en-GB', options)));
  return made;
}

/** A calendar is slow to ask, and one turn asks several times about one moment. No day ever changed within a second. */
const daysKnown = new Newest<Day>(1_000);

/** The day it is at `moment` on the clocks of `zone` (an IANA name such as Europe/London). */
export function dayOf(moment: Date, zone: string): Day {
  const second = `${Math.floor(moment.getTime() / 1_000)} ${zone}`;
  const known = daysKnown.get(second);
  if (known !== undefined) return known;
  const day = dayOnClocks(moment, zone);
  daysKnown.set(second, day);
  return day;
}

function dayOnClocks(moment: Date, zone: string): Day {
  const parts = formatter(`day ${zone}`, { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' });
  const { year, month, day } = Object.fromEntries(parts.formatToParts(moment).map((part) => [part.type, part.value]));
  return Day.parse(`${year}-${month}-${day}`);
}

/** `count` calendar days later (earlier when negative). */
export function addDays(day: Day, count: number): Day {
  const key = `${day} ${count}`;
  const known = daysCounted.get(key);
  if (known !== undefined) return known;
  const later = dayLater(day, count);
  daysCounted.set(key, later);
  return later;
}

/** Working days are counted day by day, for each duty of each record of a list. */
const daysCounted = new Newest<Day>(1_000);

function dayLater(day: Day, count: number): Day {
  const moved = new Date(`${day}T00:00:00Z`);
  moved.setUTCDate(moved.getUTCDate() + count);
  return Day.parse(moved.toISOString().slice(0, 10));
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: Day, to: Day): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

/** 0 is Sunday, 6 is Saturday. */
export const weekdayOf = (day: Day): number => new Date(`${day}T00:00:00Z`).getUTCDay();

/** As people read it here: `Tue 3 Nov 2026`. */
export function wordsForDay(day: Day): string {
  const known = wordsKnown.get(day);
  if (known !== undefined) return known;
  const words = inWords(day);
  wordsKnown.set(day, words);
  return words;
}

const wordsKnown = new Newest<string>(1_000);

function inWords(day: Day): string {
  const words = formatter('words', {
    timeZone: 'UTC',
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  });
  return words
    .format(new Date(`${day}T00:00:00Z`))
    .replace(/,/gu, '')
    .replace('Sept', 'Sep');
}

/** As people read it here: `Tue 3 Nov 2026, 14:05`, on the clocks of `zone`. */
export function wordsForMoment(moment: Date, zone: string): string {
  const time = formatter(`time ${zone}`, { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  return `${wordsForDay(dayOf(moment, zone))}, ${time.format(moment)}`;
}

/** The moment at which the clocks of `zone` show this time on this day; where they jump over it, within an hour of it. */
export function timeAt(day: Day, time: string, zone: string): Instant {
  const asIfUtc = new Date(`${day}T${time}:00Z`);
  const shown = formatter(`clock ${zone}`, {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(asIfUtc);
  const part = (type: string): string => shown.find((one) => one.type === type)?.value ?? '';
  const there = Date.parse(`${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}:00Z`);
  return instant(new Date(2 * asIfUtc.getTime() - there));
}

/** For example "3 days". */
export const ageWords = (days: number): string =>
  days === 0 ? 'less than a day' : days === 1 ? '1 day' : `${days} days`;
