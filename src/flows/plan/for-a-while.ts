import { readDay } from '../../forms/typed-date.ts';
import { numberInWords } from '../../guidance/numbers.ts';
import { addDays, type Day } from '../../kernel/days.ts';
import { dayAtStart } from '../../questions/overheard.ts';

/** How long a visit is not to come, in the words of whoever tells it: it is paused, and does not stop (R8). */

const FOR_A_WHILE =
  /\b(?:(?:until|till|til)\s+(?<until>[^,;.]{2,40})|for (?<many>a few|a couple of|an?|one|two|three|four|the next|\d{1,2})\s?(?:while|(?<unit>days?|weeks?|fortnight))\b|(?<week>(?:for the rest of )?this week)\b)/iu;

export const isForAWhile = (said: string): boolean => FOR_A_WHILE.test(said);
export const withoutWhile = (said: string): string => said.replace(FOR_A_WHILE, '');

/** The last day of "for 2 weeks", "until 10 December" or "this week"; "a few" has none. */
export function lastDayIn(said: string, today: Day, start = today): Day | undefined {
  const { until, many = '', unit, week } = FOR_A_WHILE.exec(said)?.groups ?? {};
  if (until !== undefined) return dayAtStart(until, today)?.day;
  if (week !== undefined) return readDay('Sunday', today, 'future');
  const count = /^(?:an?|the next)$/iu.test(many) ? 1 : (numberInWords(many) ?? Number(many));
  const days = count * (DAYS_IN[unit?.[0]?.toLowerCase() ?? ''] ?? Number.NaN);
  return days > 0 ? addDays(start, days - 1) : undefined;
}
const DAYS_IN: Readonly<Record<string, number>> = { d: 1, w: 7, f: 14 };

/** "No visit tomorrow", "cancel the lunch visit on Friday": that day alone. */
export function onlyOnIn(said: string, today: Day): Day | undefined {
  const { day: named, just, only } = ONLY_ON.exec(said)?.groups ?? {};
  const day = named ?? just ?? only;
  const found = day === undefined || FROM.test(said) ? undefined : readDay(day, today, 'future');
  return found !== undefined && found >= today ? found : undefined;
}
const NEXT_DAY = String.raw`(?:today|tom+orr?ow|tomoz|tmr+w?|2mor+ow?|tonight|this (?:morning|afternoon|evening)|(?:mon|tue(?:s)?|wed(?:s|nes)?|thu(?:r|rs)?|fri|sat(?:ur)?|sun)(?:day)?|\d{1,2}\/\d{1,2}(?:\/\d{2,4})?)(?![\p{L}\d])`;
/** "Stop the lunch visit tomorrow only", "just on Thursday": whatever the verb, one day is not for good. */
const ALONE = String.raw`\b(?:(?:just|only)\s(?:for\s|on\s)?(?<just>${NEXT_DAY})|(?<only>${NEXT_DAY})\s(?:only|alone)\b)`;
const ONLY_ON = new RegExp(
  String.raw`(?:^(?:please\s+)?(?:cancel|skip|no|pause)\b|[\s,.;:-]no\s+(?=\p{L}*\s?(?:visit|call)))[^?]*?\b(?<day>${NEXT_DAY})|${ALONE}`,
  'iu',
);
const FROM = /\b(?:from|starting|as of|onwards|every)\b/iu;

/** "Sat and Sun", "on Fridays": the days of the week as they were said; undefined where the one that was said is when it begins. */
export function daysIn(said: string, isFrom: boolean): string | undefined {
  const found = WEEKLY.exec(withoutWhile(said).replace(FROM_THEN, ''))?.[0];
  return found !== undefined && isFrom && THAT_DAY.test(found) ? undefined : found;
}
const ONE_DAY = String.raw`(?:mon|tue(?:s)?|wed(?:s|nes)?|thu(?:r|rs)?|fri|sat(?:ur)?|sun)(?:day)?`;
const THAT_DAY = new RegExp(String.raw`^(?:on\s)?${ONE_DAY}$`, 'iu');
const EACH = String.raw`(?:${ONE_DAY}s?|weekends?|weekdays?)`;
const WEEKLY = new RegExp(
  String.raw`\b(?:(?:on|at|every|each)\s)*${EACH}(?:(?:\s*(?:,|&|\+|\/|-|\b(?:and|n|to|or)\b)\s*|\s)(?:on\s)?${EACH})*(?![\p{L}\d])`,
  'iu',
);
const FROM_THEN = /\b(?:from|as of|starting|w\/?c)\s.*$/iu;
