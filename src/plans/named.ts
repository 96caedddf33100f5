import { readNumber } from '../guidance/numbers.ts';
import { timesIn } from '../guidance/times.ts';
import { WEEK, Weekday } from './content.ts';
import type { Difference } from './difference.ts';

/** What of a visit handwriting names, so that no line is taken for it that says another time, length or day (R13, R14). */
export type Named = 'time' | 'minutes' | 'day';

/** What the words name and this line does not say; undefined when it may be what they mean. */
export function notSaidBy({ what, before = '', after }: Difference, written: string): Named | undefined {
  const [words, all] = [read(written), read(`${what}. ${before}. ${after ?? ''}`)];
  const now = after === undefined ? all : read(after);
  const known = all.times.flat();
  if (!words.times.every((meant) => meant.some((time) => known.includes(time)))) return 'time';
  const { minutes } = words;
  // What it was before may be named beside what it is now, and not instead of it.
  const isLength = minutes.length === 0 || minutes.some((one) => now.minutes.includes(one));
  if (!isLength || !minutes.every((one) => all.minutes.includes(one))) return 'minutes';
  return words.days.every((day) => all.days.includes(day)) ? undefined : 'day';
}

const COUNT = String.raw`(?:\d{1,3}|an?|one|two|three|four|five|ten|fifteen|twenty(?:[ -]five)?|thirty|forty(?:[ -]five)?|fifty|sixty|ninety)`;
const MINUTES = String.raw`${COUNT}[ -]?(?:minutes?|mins?)\b(?! (?:past|to|before|after)\b)`;
const LENGTH = new RegExp(
  String.raw`\b(?:${COUNT}[ -]?(?:hours?|hrs?)\b(?: and a (?:half|quarter)| (?:and )?${MINUTES})?|half[ -](?:an )?hour\b|(?:a |three )?quarters? of an hour\b|${MINUTES})`,
  'gu',
);
const HOUR = String.raw`(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)`;
const PART = String.raw`(?: ?[ap]\.?m\b\.?| (?:in the )?(?:morning|afternoon|evening)\b| (?:at )?night\b)`;
const TIME = new RegExp(
  String.raw`(?<![\d.:])(?:(?:(?:half(?: past)?|(?:a )?quarter (?:past|to)|${COUNT}(?: min(?:ute)?s?)? (?:past|to)) ${HOUR}|${HOUR} ?o ?['’]? ?clock|\d{1,2}[:.]\d{2}(?!\d| ?(?:mg|ml|g|kg|l|m|%)\b))\b${PART}?|${HOUR}${PART}|\b(?:noon|midday|midnight)\b)`,
  'gu',
);
const DAY = String.raw`(?:mon|tue|wed|thu|fri|sat|sun)`;
const FULL = String.raw`(?:mon|tues|wednes|thurs|fri|satur|sun)days?`;
/** "From Monday", "Mon 30 Nov 2026": from when it applies, and no day of the visit. */
const SPAN = new RegExp(String.raw`\b(${DAY})[a-z]* ?(?:to|-|–|until) ?(${DAY})(?:[a-z]*days?)?\b`, 'gu');
const ONE = new RegExp(String.raw`(?<!\b(?:from|since|until|till|by|next|this|starting) )\b(${FULL})\b(?! \d)`, 'gu');
/** "sat" and "sun" are words too: only as they are written for a day. */
const SHORT =
  /(?<!\b(?:[Ff]rom|[Ss]ince|[Uu]ntil|[Tt]ill|[Bb]y) )\b(?:Mon|Tues?|Wed|Thu(?:rs)?|Fri|Sat|Sun)\b(?! \d)/gu;

function read(text: string) {
  const said = text.toLowerCase().replace(/(?<=\p{L}) +(?=\p{L})/gu, ' ');
  const lengths = [...said.matchAll(LENGTH)].flatMap(([one]) => readNumber(one, 'minutes') ?? hoursAndMinutes(one));
  return { minutes: lengths, times: timesNamed(said.replace(LENGTH, ' , ')), days: daysNamed(text) };
}

/** "1 hour 30 minutes". */
const hoursAndMinutes = (said: string): readonly number[] => {
  const found = /^(?<hours>\d+) ?h\w*(?: and)? (?<minutes>\d+)/u.exec(said)?.groups;
  return found ? [Number(found['hours']) * 60 + Number(found['minutes'])] : [];
};

/** Each time that is named, and what it can mean: without a part of the day "8 o'clock" may be in the evening. */
const timesNamed = (said: string): readonly (readonly string[])[] =>
  [...said.matchAll(TIME)].map(([one]) => {
    const meant = timesIn(one.replace('’', "'"));
    const [only = ''] = meant;
    const isOpen = !new RegExp(`${PART}$`, 'u').test(one) && !/^(?:\d{2}[:.]|noon|mid)/u.test(one) && only < '12:00';
    return isOpen && meant.length === 1 ? [only, `${Number(only.slice(0, 2)) + 12}${only.slice(2)}`] : meant;
  });

function daysNamed(text: string): readonly Weekday[] {
  const said = text.toLowerCase();
  const one = (name = ''): readonly Weekday[] => Weekday.options.filter((day) => name.toLowerCase().startsWith(day));
  const spans = [...said.matchAll(SPAN)].flatMap(([, from = '', to = '']) => {
    const [first, last] = [WEEK.findIndex((day) => day === from), WEEK.findIndex((day) => day === to)];
    return first <= last ? WEEK.slice(first, last + 1) : [...WEEK.slice(first), ...WEEK.slice(0, last + 1)];
  });
  return [
    ...(/\b(?:every|each) day\b|\bdaily\b/u.test(said) ? WEEK : []),
    ...(/\bweekdays?\b/u.test(said) ? WEEK.slice(0, 5) : []),
    ...(/\bweek-?ends?\b/u.test(said) ? WEEK.slice(5) : []),
    ...spans,
    ...[...said.replace(SPAN, ',').matchAll(ONE)].flatMap(([name]) => one(name)),
    ...[...text.matchAll(SHORT)].flatMap(([name]) => one(name)),
  ];
}
