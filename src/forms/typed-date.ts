import * as chrono from 'chrono-node';
import { withoutEnd } from '../guidance/words.ts';
import { addDays, Day, daysBetween, weekdayOf } from '../kernel/days.ts';
import { MONTHS, onDay, WEEKDAYS, type DateParts, READERS, tidied } from './date-phrases.ts';

/**
 * Which way a date without a year, or a weekday by itself, is taken: it has happened, it will happen, or whichever is nearer. `coming`: a
 * weekday by itself is the next one, today's included, and a date the nearest.
 */
export type Lean = 'past' | 'future' | 'nearest' | 'coming';

/** More than this is not an answer to "when?"; the rest is not looked at. */
const LONGEST = 500;

/** Stands for a phrase that has been read. */
const READ = '§';

/** Words about time that no phrase has read: a span, a habit, a doubt. Then there is no one day to take. */
const UNREAD = new RegExp(
  [
    String.raw`\b(?:weeks?|weekends?|weekdays?|months?|years?|daily|weekly|monthly|few|several)\b`,
    String.raw`\b(?:mon|tues|wednes|thurs|fri|satur|sun)days\b`,
    String.raw`\b(?:not|before|after|except|every|each|between|or|than)(?: on| the| until)? ${READ}`,
    String.raw`${READ},? or\b`,
    String.raw`\d(?:st|nd|rd|th)? ?(?:to|until|till|through|and|or|&|-) ?(?:the )?${READ}`,
    String.raw`${READ} ?(?:to|through|&|-) ?(?:the )?\d`,
    String.raw`\b(?:${MONTHS.filter((month) => month !== 'may' && month !== 'mar').join('|')})\b`,
  ].join('|'),
  'u',
);

/** Words that may stand round a date without saying anything else. */
const ROUND_A_DATE: ReadonlySet<string> = new Set(
  (
    'a about agreed and as at be begin beginning begins by can changed changes date day effect for from going i in is it its just lets ' +
    'likely may maybe morning afternoon evening night of off on onwards please probably said say should so start starting starts still ' +
    'that the then there think this to until up was we well will with would you yes ok okay half past quarter oclock am pm one two ' +
    'three four five six seven eight nine ten eleven twelve'
  ).split(' '),
);

/** "He manages alone now" is no answer to "when?": more than one word of it is about something else. */
const tellsMore = (rest: string): boolean =>
  (rest.match(/[\p{L}']+/gu) ?? []).filter((word) => !ROUND_A_DATE.has(word)).length > 1;

/** Matches of chrono that are not one day: "next month", "within 2 weeks", "the past few days", "in 3 hours". */
const SPAN =
  /^(?:the )?(?:next|last|past|this|within|for)\b|\b(?:few|several|hours?|hrs?|minutes?|mins?|seconds|quarters?)\b/u;

/** How often, with a word that is a day elsewhere. */
const NOW_AND_THEN = /\bnow and (?:then|again)\b/iu;

/** "w/c 30/11": a week begins on a Monday, so of another day it is not known which is meant. */
const WEEK_OF = /\b(?:(?:week|wk)[ -](?:commencing|comm|beginning|starting)|w\/?[cb])\b/iu;
const MONDAY = 1;

type Read = { readonly phrase: string; readonly find: DateParts | 'not-a-day' };

/** What began is past: "since Monday". */
const SINCE = /\bsince\b/u;

/** chrono counts from noon UTC on a clock without a zone, so that where and when the machine runs cannot matter. */
function readByChrono(text: string, today: Day): Read[] {
  const found = chrono.en.GB.parse(text, { instant: new Date(`${today}T12:00:00Z`), timezone: 0 });
  return found.flatMap(({ text: phrase, start, end }): Read[] => {
    if (end || SPAN.test(phrase)) return [{ phrase, find: 'not-a-day' }];
    const [year, month, day] = [start.get('year'), start.get('month'), start.get('day')];
    const relative = start.tags().has('result/relativeDate');
    if (year === null || month === null || day === null || !start.isCertain('month')) return [];
    if (!start.isCertain('day') && !relative)
      return /^(?:may|mar)\b/u.test(phrase) ? [] : [{ phrase, find: 'not-a-day' }];
    return [{ phrase, find: { month, day, year: start.isCertain('year') ? year : undefined } }];
  });
}

function dayFrom(year: number, month: number, day: number): Day[] {
  const made = Day.safeParse(`${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`);
  return made.success && year >= 1900 && year < 2200 ? [made.data] : [];
}

/** Every day near `today` that the parts allow. */
function candidates({ year, month, day, weekday }: DateParts, today: Day): Day[] {
  const now = onDay(today);
  const thisYear = now.year ?? 0;
  if (day === undefined) {
    const near = Array.from({ length: 15 }, (_, index) => addDays(today, index - 7));
    return near.filter((each) => weekdayOf(each) === weekday);
  }
  if (month === undefined) {
    const fits = (each: Day): boolean => weekday === undefined || weekdayOf(each) === weekday;
    const months = Array.from({ length: 7 }, (_, index) => thisYear * 12 + (now.month ?? 1) - 4 + index);
    return months.flatMap((count) => dayFrom(Math.floor(count / 12), (count % 12) + 1, day).filter(fits));
  }
  if (year !== undefined) return dayFrom(year, month, day);
  return [-1, 0, 1].flatMap((more) => dayFrom(thisYear + more, month, day));
}

/** The nearest of them; without a year, of those that lie where the asker leans. */
function choose(parts: DateParts, today: Day, lean: Lean): Day | undefined {
  const isNearest = lean === 'nearest' || (lean === 'coming' && parts.day !== undefined);
  const isMeant = (day: Day): boolean =>
    parts.year !== undefined || isNearest || (lean === 'past' ? day <= today : day >= today);
  const far = (day: Day): number => Math.abs(daysBetween(today, day));
  return candidates(parts, today)
    .filter(isMeant)
    .toSorted((a, b) => far(a) - far(b))[0];
}

/** All that was read must speak of one day: a date, or a weekday, and each weekday that was named must be the date's own. */
function agree(finds: readonly DateParts[], today: Day, lean: Lean): Day | undefined {
  const written = finds.filter(({ day, soft }) => day !== undefined && !soft);
  const meant = written.length > 0 ? written : finds;
  const weekdays = finds.flatMap(({ weekday }) => (weekday === undefined ? [] : [weekday]));
  const fits = (day: Day | undefined): boolean =>
    day !== undefined && weekdays.every((each) => weekdayOf(day) === each);
  for (const way of [lean, 'nearest'] as const) {
    const days = new Set(meant.map((parts) => choose({ weekday: weekdays[0], ...parts }, today, way)));
    const [day] = days;
    if (days.size === 1 && fits(day)) return day;
  }
  return undefined;
}

/**
 * The one day that was typed, or `undefined` when there is none, more than one, a span ("next week", "3 to 5 Nov"), or a day that
 * does not exist ("31/2", "Wed 3 Nov 2026"). Days come first: 3/11 is 3 November. The form repeats the day back in words.
 *
 * - No year, or a weekday alone: by `lean`, and today itself counts. A weekday that only fits the other way is followed.
 * - "next Tuesday" is Tuesday of the next week, and weeks begin on Monday. Today a Sunday: in 2 days. Monday: in 8, for the one in
 *   between is "Tuesday" or "tomorrow". Tuesday: in 7. Thursday: in 5.
 * - "last Friday" is the nearest Friday before today; "Friday last week" is Friday of the week before.
 * - "this Friday" is "Friday". "Tuesday week" and "a week on Tuesday" are seven days after the coming Tuesday.
 *
 * - A sentence that tells of something else as well ("he manages alone now") is not taken for a date.
 *
 * The answer depends on the arguments alone. chrono reads words for lengths of time; dates are read here, because chrono turns 1/13
 * into 13 January, "day after tomorrow" into tomorrow, and does not know 3.11.26 (https://github.com/wanasit/chrono).
 */
export function readDay(text: string, today: Day, lean: Lean): Day | undefined {
  if (NOW_AND_THEN.test(text)) return undefined;
  const finds: DateParts[] = [];
  let rest = tidied(text.slice(0, LONGEST));
  for (const { pattern, read } of READERS) {
    for (const [, ...groups] of rest.matchAll(pattern)) finds.push(read(groups, today));
    rest = rest.replace(pattern, READ);
  }
  rest = rest.replace(/(?<!\d)\d+[-/.]\d[-/.\d]*/gu, ' ');
  for (const { phrase, find } of readByChrono(rest, today)) {
    if (find === 'not-a-day') return undefined;
    finds.push(find);
    rest = rest.replace(phrase, READ);
  }
  if (UNREAD.test(rest) || tellsMore(rest)) return undefined;
  const day = agree(finds, today, SINCE.test(rest) ? 'past' : lean);
  return day !== undefined && WEEK_OF.test(text) && weekdayOf(day) !== MONDAY ? undefined : day;
}

/** "From Monday", said on a Monday, of what is to come: it may be today or in a week. */
export function isTodayByName(text: string, today: Day): boolean {
  const said = withoutEnd(tidied(text.slice(0, LONGEST)), '.! ').replace(
    /^(?:(?:from|on|starting|beginning|as of)\s){1,3}/u,
    '',
  );
  return said === WEEKDAYS[weekdayOf(today)];
}

/** "W/c 30/11", "29th Feb", "after the weekend": nothing but when, whether there is such a day or not. "8/10" may be a score. */
export function isOnlyWhen(text: string): boolean {
  if (text.length > LONGEST_WHEN) return false;
  const said = tidied(text);
  return ONLY_WHEN.test(said) && A_DAY.test(said);
}
const LONGEST_WHEN = 40;
const DATED = String.raw`\d{1,2}[-/](?!(?:5|10)$)\d{1,2}(?:[-/]\d{2,4})?|(?:${MONTHS.join('|')})|\p{L}+day|weekend|eve`;
const A_DAY = new RegExp(String.raw`(?<![\p{L}\d])(?:${DATED})(?![\p{L}\d])`, 'u');
const ONLY_WHEN = new RegExp(
  String.raw`^(?:(?:${DATED}|\d{1,2}(?:st|nd|rd|th)?|from|on|by|after|before|until|over|at|the|of|next|last|this|early|late|mid|w/?[cb]|week|morning|evening|christmas|new|year'?s?)[\s,.]*)+$`,
  'u',
);
