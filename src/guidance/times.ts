import { onOneLine, withoutEnd } from './words.ts';
import { numberInWords } from './numbers.ts';

/** Times of the day as people say and write them: "8", "8.30pm", "half past eight", "quarter to nine", "noon". */

/**
 * The times that a text can mean, as `HH:MM`: one; two when nothing says whether an hour from one to six is in the morning or after
 * noon, since a visit at five may be either; none when it is no time. From seven to twelve it is the hour as said.
 */
export function timesIn(text: string): readonly string[] {
  if (text.length > LONGEST || windowIn(text)) return [];
  const said = plainTime(text);
  if (/^(?:12 )?(?:noon|midday)$/u.test(said)) return ['12:00'];
  if (/^(?:12 )?midnight$/u.test(said)) return ['00:00'];
  const day = PARTS.find(({ pattern }) => pattern.test(said));
  const clock = (day ? said.replace(day.pattern, '') : said).replace(/,/gu, '').trim();
  const read = digits(clock) ?? inWords(clock);
  if (!read || read.hour > 23 || read.minute > 59) return [];
  const at = (hour: number): string => `${String(hour).padStart(2, '0')}:${String(read.minute).padStart(2, '0')}`;
  if (day) return day.hour(read.hour).map(at);
  if (read.exact || read.hour === 0 || read.hour > 6) return [at(read.hour)];
  return [at(read.hour), at(read.hour + 12)];
}

const plainTime = (text: string): string =>
  withoutEnd(onOneLine(text), ' ,.!?')
    .replace(/(?<=[a-z])-(?=[a-z])/gu, ' ')
    .replace(/ ?\bo ?'? ?clock\b/gu, '')
    .replace(/^(?:tonight|this evening) (?:at )?(?<at>.*\d.*|.* .*)$/u, '$<at> tonight')
    .replace(/^(?:(?:at|about|around|from|by|for) )+/u, '')
    .replace(/(?<=\d|\b)[ -]?ish$/u, '');

/** Two times with "to" between them, from the first to the second: a span in which somebody comes, and no one time. */
export interface Window {
  readonly from: string;
  readonly to: string;
  /** It may be a time after all: "10 to 12" is also ten minutes to twelve. */
  readonly or?: string;
}

/** "7 to 10", "between 8 and half past nine", "10-12", "two to four": "20 to 8" and "ten to nine" are times. */
export function windowIn(text: string): Window | undefined {
  if (text.length > LONGEST) return undefined;
  const said = plainTime(text).replace(
    /^(?:any ?time |some ?time )?between (?<one>.+) and (?<other>.+)$/u,
    '$<one> until $<other>',
  );
  const found = /^(?<from>.+?) ?(?<word>-|–|to|until|till?|through) ?(?<to>.+)$/u.exec(said)?.groups;
  if (!found) return undefined;
  const { from = '', to = '', word } = found;
  const [first, second] = [timesIn(from), timesIn(to)];
  // Nobody comes at one in the night unless it is said: "between 1 and 2", "between 12 and 1".
  const start = first.at(-1);
  const end = second.find((one) => start !== undefined && one > start) ?? second[0];
  if (start === undefined || end === undefined || / to /u.test(to)) return undefined;
  // "9 to twelve in the evening" counts down: whoever means a span says so of both.
  const isCount = word === 'to' && (MINUTES.test(from) || PARTS.some(({ pattern }) => pattern.test(to)));
  // Counting down to the hour, unless the figures could just as well be a morning: "10 to 12".
  const couldBeBoth = isCount && /^\d/u.test(from) && /^\d/u.test(to) && Number(from) < Number.parseInt(to, 10);
  if (isCount && !couldBeBoth) return undefined;
  const [or] = couldBeBoth ? minutesBefore(from, to) : [];
  return { from: start, to: end, ...(or !== undefined && { or }) };
}

/** What is counted down to an hour. */
const MINUTES = /^(?:an? )?(?:5|10|15|20|25|five|ten|twenty|twenty five|quarter|half)(?: minutes?| mins?)?$/u;

function minutesBefore(minutes: string, hour: string): readonly string[] {
  const at = Number.parseInt(hour, 10);
  return at > 12
    ? []
    : [`${String(at === 1 ? 12 : at - 1).padStart(2, '0')}:${String(60 - Number(minutes)).padStart(2, '0')}`];
}

/** Parts of the day that have names and no one hour: which times are offered for each. */
const NAMED: readonly { readonly says: RegExp; readonly times: readonly string[] }[] = [
  { says: /\b(?:first thing|breakfast(?: ?time)?|early(?: morning)?)\b/u, times: ['07:00', '07:30', '08:00'] },
  { says: /\b(?:mid[ -]?morning|elevenses|morning)\b/u, times: ['08:00', '09:00', '10:00'] },
  { says: /\b(?:lunch(?: ?time)?|dinner ?time|dinner)\b/u, times: ['12:00', '12:30', '13:00'] },
  { says: /\b(?:mid[ -]?afternoon|afternoon)\b/u, times: ['14:00', '15:00', '16:00'] },
  { says: /\b(?:tea(?: ?time)?|supper(?: ?time)?|evening|tonight)\b/u, times: ['16:30', '17:30', '18:30'] },
  { says: /\b(?:bed(?: ?time)?|last thing|night)\b/u, times: ['20:00', '21:00', '22:00'] },
];

/** The times that a part of the day may be: to be asked about, since it is no time of the clock. */
export const timesOfNamed = (text: string): readonly string[] =>
  text.length > LONGEST || /\d|\b(?:before|after)\b/u.test(text)
    ? []
    : (NAMED.find(({ says }) => says.test(plainTime(text)))?.times ?? []);

/** No time takes more characters to say, and a longer text need not be searched for one. */
const LONGEST = 80;

const afternoon = (hour: number): readonly number[] => (hour > 12 ? [hour] : hour === 0 ? [] : [(hour % 12) + 12]);

/** What is said of the part of the day, and which hour it makes of the one on the dial. Twelve at night is midnight. */
const PARTS: readonly { readonly pattern: RegExp; readonly hour: (said: number) => readonly number[] }[] = [
  {
    pattern: / ?(?:(?<=\d|\b)a\.?m\.?$|\b(?:(?:in the |this |of the )?morning)\b)/u,
    hour: (said) => (said > 12 ? [] : [said % 12]),
  },
  { pattern: / ?(?:(?<=\d|\b)p\.?m\.?$|\b(?:in the |this )?afternoon\b)/u, hour: afternoon },
  {
    pattern: / ?\b(?:(?:in the |this )?evening|tonight)\b/u,
    hour: (said) => (said === 12 ? [0] : afternoon(said)),
  },
  {
    pattern: / ?\b(?:(?:at|in the) )?night\b/u,
    hour: (said) => (said === 12 ? [0] : said < 6 ? [said] : afternoon(said)),
  },
];

interface Clock {
  readonly hour: number;
  readonly minute: number;
  /** Written as a clock of 24 hours shows it. */
  readonly exact: boolean;
}

/** "8", "8:30", "8.30", "830", "08:30", "2015", "20:15 hrs". */
function digits(said: string): Clock | undefined {
  const found = /^(?<hour>\d{1,2})(?:[:.h ]?(?<minute>\d{2}))?(?: ?(?:hrs?|hours?|h))?$/u.exec(said)?.groups;
  if (!found) return undefined;
  const [hour = '', minute] = [found['hour'], found['minute']];
  return { hour: Number(hour), minute: Number(minute ?? '0'), exact: hour.length === 2 && minute !== undefined };
}

/** "eight", "half past eight", "half eight", "quarter to nine", "ten past 6", "eight forty-five", "eight oh five". */
function inWords(said: string): Clock | undefined {
  const around = /^(?:(?:an? )?(?<minute>[a-z0-9 ]+?)(?: minutes?| mins?)? (?<way>past|after|to|before) )(?<hour>.+)$/u;
  const found = around.exec(said.replace(/^half (?!past |after )/u, 'half past '))?.groups;
  if (!found) return hourAndMinute(said);
  const [minute, hour] = [minutesOf(found['minute'] ?? ''), hourOf(found['hour'] ?? '')];
  if (minute === undefined || hour === undefined || minute > 59) return undefined;
  const isBefore = /^(?:to|before)$/u.test(found['way'] ?? '') && minute > 0;
  return isBefore
    ? { hour: hour === 1 ? 12 : hour - 1, minute: 60 - minute, exact: false }
    : { hour, minute, exact: false };
}

function hourAndMinute(said: string): Clock | undefined {
  const [first = '', ...others] = said.split(' ');
  const [hour, more] = [hourOf(first), others.join(' ').replace(/^oh /u, '')];
  const minute = more === '' ? 0 : numberInWords(more);
  const isTold = more === '' || (minute !== undefined && (minute >= 10 || others[0] === 'oh'));
  return hour === undefined || minute === undefined || !isTold ? undefined : { hour, minute, exact: false };
}

/** On the dial. */
function hourOf(said: string): number | undefined {
  const hour = /^\d{1,2}$/u.test(said) ? Number(said) : numberInWords(said);
  return hour !== undefined && hour >= 1 && hour <= 12 ? hour : undefined;
}

function minutesOf(said: string): number | undefined {
  if (said === 'half') return 30;
  if (said === 'quarter') return 15;
  return /^\d{1,2}$/u.test(said) ? Number(said) : numberInWords(said);
}
