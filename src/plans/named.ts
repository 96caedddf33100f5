import { numberInWords, readNumber } from '../guidance/numbers.ts';
import { timesIn } from '../guidance/times.ts';
import { WEEK, Weekday } from './content.ts';
import type { Difference } from './difference.ts';

/** What handwriting says and a line does not, so that no line is taken for it that says something else (R13, R14). */
export type Named = 'time' | 'minutes' | 'day' | 'stop' | 'words';

/** What the words say and this line does not; undefined when the line says all of it. `called`: the person, whom every line is about. */
export function notSaidBy(line: Difference, written: string, called = ''): Named | undefined {
  const { what, before = '', after } = line;
  const [words, all] = [read(written), read(`${what}. ${before}. ${after ?? ''}`)];
  const now = after === undefined ? all : read(after);
  const known = all.times.flat();
  if (!words.times.every((meant) => meant.some((time) => known.includes(time)))) return 'time';
  const { minutes } = words;
  // What it was before may be named beside what it is now, and not instead of it.
  const isLength = minutes.length === 0 || minutes.some((one) => now.minutes.includes(one));
  if (!isLength || !minutes.every((one) => all.minutes.includes(one))) return 'minutes';
  if (!words.days.every((day) => all.days.includes(day))) return 'day';
  const isNew = words.minutes.length > 0 || words.times.flat().some((time) => now.times.flat().includes(time));
  return stopped(line, written, isNew) ?? (saysWords(line, written, known, called) ? undefined : 'words');
}

/** Words that something stops, and of each line whether it does: what was changed may be called by what it is no more. */
function stopped({ what, before, after }: Difference, written: string, isNew: boolean): 'stop' | undefined {
  const stops = STOPS.test(written);
  if (after === undefined) return stops ? undefined : 'stop';
  return stops && !STOPS.test(`${what}. ${after}`) && !(before !== undefined && isNew) ? 'stop' : undefined;
}
const STOPS =
  /\b(?:no|not|never|none|without|less|fewer|(?:stop|drop|cancel|remov|skip|paus|end|finish)(?:s|e|es|ed|ped|pped|ping|pping|ing|led|ling)?|gone|taken (?:out|away|off)|any ?(?:more|longer)|\w+n['’]t)\b/iu;

/** Each word that means something stands in the line, or calls a visit by its part of the day. */
function saysWords(
  { what, before = '', after }: Difference,
  written: string,
  times: readonly string[],
  called: string,
): boolean {
  const known = tokens(`${what} ${before} ${after ?? ''} ${called}`).map(stem);
  const all = tokens(written);
  return all.every((word, index) => {
    if (FILLING.has(word) || known.includes(stem(word))) return true;
    // "At 8".
    if (all[index - 1] === 'at' && times.some((time) => Number(time.slice(0, 2)) % 12 === Number(word))) return true;
    if (word === 'only' || word === 'just') return new RegExp(LENGTH).test(written.toLowerCase());
    const part = PARTS_OF_DAY.find(([says]) => says.test(word));
    const isVisit = after === undefined || /^(?:visit|call)/u.test(all[index + 1] ?? '');
    return part !== undefined && isVisit && times.some((time) => part[1] <= time && time < part[2]);
  });
}

/** Its words and numbers, without times, lengths and days, which are compared by what they mean. */
const tokens = (text: string): readonly string[] =>
  (
    text
      .toLowerCase()
      .replace(LENGTH, ' , ')
      .replace(TIME, ' , ')
      .replace(SPAN, ' , ')
      .replace(DATE, ' , ')
      .match(/\p{L}+(?:['’]\p{L}+)?|\d+/gu) ?? []
  ).map((word) => String(numberInWords(word) ?? word.replace(/['’]s$/u, '')));

const stem = (word: string): string => word.replace(/(?<=\p{L}{3})(?:ings?|ed|es|s|e)$/u, '');

const PARTS_OF_DAY: readonly (readonly [says: RegExp, from: string, to: string])[] = [
  [/^(?:mornings?|breakfasts?)$/u, '05:00', '11:30'],
  [/^(?:lunch(?:es|times?)?|midday|dinners?)$/u, '11:00', '14:30'],
  [/^afternoons?$/u, '12:00', '18:00'],
  [/^tea(?:s|times?)?$/u, '15:00', '19:00'],
  [/^(?:evenings?|suppers?)$/u, '16:00', '22:00'],
  [/^(?:nights?|bed(?:times?)?)$/u, '19:00', '24:00'],
];

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

/** "Mon 30 Nov 2026", "from Monday". */
const DATE = new RegExp(
  String.raw`\b(?:${DAY}[a-z]* )?\d{1,2}(?:st|nd|rd|th)? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*(?: \d{4})?\b|\b(?:${FULL}|mon|tues?|wed|thu(?:rs)?|fri|sat|sun)\b`,
  'gu',
);
/** Words that say nothing by themselves that a version could say or not. */
const FILLING = new Set(
  (
    'a an the and or of to at on in by for from as with is are be was will has have had do does s now new then ' +
    'visit visits call calls visited called come comes coming care carer plan version agreed again time day days daily ' +
    'help helps week weeks weekday weekdays weekend weekends every each any more longer no not never none less fewer it its this that ' +
    'she he they her his their him them i we you please changed change moved move instead starting start starts since until ' +
    'stop stops stopped stopping drop drops dropped cancel cancelled remove removed skip end ends ended finished gone taken out ' +
    'away off today tomorrow 1 minutes minute o clock needed wanted there'
  ).split(' '),
);

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
