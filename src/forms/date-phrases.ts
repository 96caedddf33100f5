import { addDays, Day, weekdayOf } from '../kernel/days.ts';
import { bankHolidays } from '../work/working-days.ts';

/**
 * What one phrase fixes. With a year the day is fixed; without one the asker's lean fills it in. `weekday` is 0 for Sunday.
 * `soft` days ("next Tuesday") give way to a date that is written out ("next Tuesday, 3 November").
 */
export type DateParts = {
  readonly year?: number | undefined;
  readonly month?: number;
  readonly day?: number;
  readonly weekday?: number | undefined;
  readonly soft?: true;
};

export const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
export const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const WEEKDAY = `(${WEEKDAYS.join('|')})`;
const MONTH = `(${MONTHS.join('|')})`;
const LEAD = String.raw`(?<=^|\b(?:on|from|by|since|until|till|starting|start|was|is)(?: the)? |[a-z]day,? )`;
const TAIL = String.raw`(?=[.,;!?]? *$|[.,;] | (?:because|as|when|after|before|please|i think)\b)`;

/** Spellings and idioms brought to one form, in order. Each line is something people here type. */
const TIDY: readonly (readonly [RegExp, string])[] = [
  [/[‘’ʼ`]/gu, "'"],
  [/[‐-―−]/gu, '-'],
  [/\s+/gu, ' '],
  [/\b(?:at|@|around|about)? ?\d{1,2}[:.]\d{2} ?[ap]\.?m\b\.?/gu, ' '],
  [/\b(?:at|@) ?\d{1,2}[:.]\d{2}\b|\b\d{1,2}:\d{2}\b|\b(?:at|@)? ?\d{1,2} ?[ap]\.?m\b\.?/gu, ' '],
  [/\b(?:tomm?orr?ow|tommor+ow|tom+or+ow|tomoz|tmr+w?|2mor+ow?|tommorw|tomrrow|tomorow's)\b/gu, 'tomorrow'],
  [/\b(?:yest[eu]rday|yesteday|yesturday|yday)\b/gu, 'yesterday'],
  [/\b(?:today|todya|2day|tody|this (?:morning|afternoon|evening)|tonight)(?:'s)?\b/gu, 'today'],
  [/^(?:right |from |as of |just )*(?:now|straight ?away|immediately)[.!]*$/u, 'today'],
  [/\b(?:(?:first|last) thing )?(?:on )?(tomorrow|today)(?: (?:first|last) thing)?\b/gu, '$1'],
  [/\bfirst thing (?:on )?(?=\p{L}+day\b)/gu, ''],
  [/\b(?:(?:the )?(?:week|wk)[ -](?:commencing|comm|beginning|starting|of)|w\/?[cb])\.?:?(?= |\d)/gu, 'on'],
  [/\blast ni(?:gh|)te?\b/gu, 'yesterday'],
  [/\b(today|tomorrow|yesterday) (?:morning|afternoon|evening|night|lunchtime|teatime)\b/gu, '$1'],
  [/\bmon(?:day|dya|ady)?\b/gu, 'monday'],
  [/\b(?:tue|tues|tuesday|tuseday|teusday|tuesdya|tuesady|tusday|tuesay)\b/gu, 'tuesday'],
  [/\b(?:weds?|wednesday|wednsday|wensday|wendsday|wednesdya|wedneday|wenesday|wednessday)\b/gu, 'wednesday'],
  [/\b(?:thurs?|thu|thursday|thrusday|thurday|thusday|thursdya|thirsday|thursay)\b/gu, 'thursday'],
  [/\b(?:fri|friday|firday|fridya|firiday|frday)\b/gu, 'friday'],
  [/\b(?:saturday|saterday|satuday|satday|saturdya|satruday)\b/gu, 'saturday'],
  [
    /(^|\b(?:on|next|last|this|from|by|until|till|since) )sat(?=$|[,.]|-| (?:week|next|last|this|the|\d))/gu,
    '$1saturday',
  ],
  [
    /(^|\b(?:on|next|last|this|from|by|until|till|since) )sun(?=$|[,.]|-| (?:week|next|last|this|the|\d))/gu,
    '$1sunday',
  ],
  [/\b(?:sunday|sundya|sudnay|sunady)\b/gu, 'sunday'],
  [/(\d|\b)(?:january|janurary|januray|janary)\b/gu, '$1jan'],
  [/(\d|\b)(?:february|febuary|feburary|februrary|februay)\b/gu, '$1feb'],
  [/(\d|\b)(?:march)\b/gu, '$1mar'],
  [/(\d|\b)(?:april|apirl|aprl)\b/gu, '$1apr'],
  [/(\d|\b)(?:june|jun)\b/gu, '$1jun'],
  [/(\d|\b)(?:july|jul)\b/gu, '$1jul'],
  [/(\d|\b)(?:august|agust|augst)\b/gu, '$1aug'],
  [/(\d|\b)(?:september|sept|septemeber|setpember|septmber)\b/gu, '$1sep'],
  [/(\d|\b)(?:october|ocotber|octber|otcober)\b/gu, '$1oct'],
  [/(\d|\b)(?:november|novemeber|novmber|nobember|novemebr)\b/gu, '$1nov'],
  [/(\d|\b)(?:december|decemeber|decmber|dicember)\b/gu, '$1dec'],
  [/^(?:for )?(?:(?:a|one|1) )?fortnight[.!]*$/u, 'in 2 weeks'],
  [/\b(?:(?:a|one|1) )?fortnight\b/gu, '2 weeks'],
  [/\b(?:the )?month[ -]end\b/gu, 'end of the month'],
  [/\bxmas\b/gu, 'christmas'],
  [/\bchristmas day\b/gu, '25 dec'],
  [/\bchristmas eve\b/gu, '24 dec'],
  [/\bboxing day\b/gu, '26 dec'],
  [/\bnew year'?s day\b/gu, '1 jan'],
  [/\bnew year'?s eve\b/gu, '31 dec'],
  [/\b(?:in )?((?:a|an|one|two|three|four|five|six|\d+) (?:day|week|month)s?)'?s?'? time\b/gu, 'in $1'],
];

/** One spelling for each month and weekday, one form for each idiom, no time of day. */
export function tidied(text: string): string {
  let tidy = text.normalize('NFKC').toLowerCase();
  for (const [pattern, by] of TIDY) tidy = tidy.replace(pattern, by);
  for (const { pattern, by } of IN_DIGITS) tidy = tidy.replace(pattern, by);
  return tidy.trim();
}

/** "The fourth", as a date is said: 1 to 31. */
const ORDINALS: readonly string[] = [
  ...'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth'.split(
    ' ',
  ),
  ...'sixteenth seventeenth eighteenth nineteenth twentieth'.split(' '),
  ...'first second third fourth fifth sixth seventh eighth ninth'.split(' ').map((unit) => `twenty[- ]${unit}`),
  'thirtieth',
  'thirty[- ]first',
];

/** "The twenty-first" as "the 21st"; "a second visit" stays. */
const IN_DIGITS = ORDINALS.map((words, index) => ({
  pattern: new RegExp(String.raw`\b(?:(?<=\bthe |day,? )${words}|${words}(?= of ${MONTH}| ${MONTH}))\b`, 'gu'),
  by: `${index + 1}th`,
})).toReversed();

/** Easter Sunday of a year (https://en.wikipedia.org/wiki/Date_of_Easter, the anonymous Gregorian algorithm). */
export function easterSunday(year: number): Day {
  const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100];
  const [d, e] = [Math.floor(b / 4), b % 4];
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - d - g + 15) % 30;
  const [i, k] = [Math.floor(c / 4), c % 4];
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const [month, day] = [Math.floor((h + l - 7 * m + 114) / 31), ((h + l - 7 * m + 114) % 31) + 1];
  return Day.parse(`${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`);
}

/** The days of Easter, by how far they lie from its Sunday. */
const EASTER: ReadonlyMap<string, number> = new Map([
  ['good friday', -2],
  ['easter saturday', -1],
  ['easter sunday', 0],
  ['easter monday', 1],
]);

/** The next one, today's included. */
function atEaster(name: string, today: Day): DateParts {
  const year = Number(today.slice(0, 4));
  const days = [year, year + 1].map((one) => addDays(easterSunday(one), EASTER.get(name) ?? 0));
  return onDay(days.find((one) => one >= today) ?? today);
}

/** The next bank holiday, today's included; a Monday where that is said. */
function atBankHoliday(monday: string | undefined, today: Day): DateParts {
  const year = Number(today.slice(0, 4));
  const days = [year, year + 1].flatMap((one) => [...bankHolidays(one)]);
  return onDay(days.find((one) => one >= today && (monday === undefined || weekdayOf(one) === 1)) ?? today);
}

const NUMBERS: ReadonlyMap<string, number> = new Map(
  ['nought', 'one', 'two', 'three', 'four', 'five', 'six'].map((word, number) => [word, number]),
);

export const onDay = (day: Day): DateParts => ({
  year: Number(day.slice(0, 4)),
  month: Number(day.slice(5, 7)),
  day: Number(day.slice(8)),
});

const monthNumber = (name = ''): number => MONTHS.indexOf(name) + 1;
const dated = (day = '', month = 0, year?: string): DateParts => ({
  year: year === undefined ? undefined : Number(year.length === 2 ? `20${year}` : year),
  month,
  day: Number(day),
});

/** The weekday in the week, Monday to Sunday, that lies `weeks` after the one `today` is in. */
function inWeek(today: Day, weekday: number, weeks: number): DateParts {
  const monday = addDays(today, -((weekdayOf(today) + 6) % 7));
  return { ...onDay(addDays(monday, weeks * 7 + ((weekday + 6) % 7))), weekday, soft: true };
}

/** `count` weeks or days after today, tomorrow, or the first such weekday from today on. */
function later(count = 'one', unit = '', anchor = '', today: Day): DateParts {
  const weekday = WEEKDAYS.indexOf(anchor);
  const start = weekday < 0 ? Number(anchor === 'tomorrow') : (weekday - weekdayOf(today) + 7) % 7;
  const many = NUMBERS.get(count) ?? (count === 'a' ? 1 : Number(count));
  return onDay(addDays(today, start + many * (unit === 'day' ? 1 : 7)));
}

/** "next" is the week after this one; "last" and "gone" the nearest one before today; "coming" the nearest one after. */
function onWeekday(which: string | undefined, name: string, today: Day): DateParts {
  const weekday = WEEKDAYS.indexOf(name);
  if (which === 'next') return inWeek(today, weekday, 1);
  const ahead = (weekday - weekdayOf(today) + 6) % 7;
  if (which === 'coming') return { ...onDay(addDays(today, ahead + 1)), weekday, soft: true };
  if (which === 'last') return { ...onDay(addDays(today, ahead - 6 || -7)), weekday, soft: true };
  return { weekday };
}

type Groups = readonly (string | undefined)[];
export type PhraseReader = { readonly pattern: RegExp; readonly read: (groups: Groups, today: Day) => DateParts };

/** Tried in this order; what one has read the next no longer sees. */
export const READERS: readonly PhraseReader[] = [
  {
    pattern: /\b(?:next |on |this )?(good friday|easter (?:saturday|sunday|monday))\b/gu,
    read: ([name = ''], today) => atEaster(name, today),
  },
  {
    pattern: /\b(?:the |on |next )*bank holiday( monday)?\b/gu,
    read: ([monday], today) => atBankHoliday(monday, today),
  },
  {
    pattern: /(?<!\d)(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)/gu,
    read: ([year, , month, day]) => dated(day, Number(month), year),
  },
  {
    pattern: /(?<![\d.:/-])(\d{1,2})([-/. ])(\d{1,2})\2(\d{4}|\d{2})(?![\d/-])/gu,
    read: ([day, , month, year]) => dated(day, Number(month), year),
  },
  {
    pattern: new RegExp(
      String.raw`(?<!\d)(\d{1,2})(?:st|nd|rd|th)? ?(?:of )?(?:the )?${MONTH}\b(?:,? '?(\d{4}|\d{2})(?![\d:.]))?`,
      'gu',
    ),
    read: ([day, month, year]) => dated(day, monthNumber(month), year),
  },
  {
    pattern: new RegExp(String.raw`\b${MONTH} (?:the )?(\d{1,2})(?:st|nd|rd|th)?(?:,? (\d{4}))?\b`, 'gu'),
    read: ([month, day, year]) => dated(day, monthNumber(month), year),
  },
  {
    // Only where nothing else can be meant: "24/7 care", "3.5 hours" and "1/2 a tablet" are not dates.
    pattern: new RegExp(String.raw`${LEAD}(\d{1,2})[-/.](\d{1,2})${TAIL}`, 'gu'),
    read: ([day, month]) => dated(day, Number(month)),
  },
  {
    pattern: new RegExp(String.raw`${LEAD}(?:the )?(\d{1,2})(?:st|nd|rd|th)( of (?:the|this) month)?${TAIL}`, 'gu'),
    read: ([day, ofThisMonth], today) => ({ ...(ofThisMonth === undefined ? {} : onDay(today)), day: Number(day) }),
  },
  { pattern: new RegExp(String.raw`(?<=[a-z]day,? )(\d{1,2})${TAIL}`, 'gu'), read: ([day]) => ({ day: Number(day) }) },
  { pattern: /\b(?:the )?day after tomorrow\b/gu, read: (_, today) => onDay(addDays(today, 2)) },
  { pattern: /\b(?:the )?day before yesterday\b/gu, read: (_, today) => onDay(addDays(today, -2)) },
  {
    // "next week Monday", "next week on Monday"
    pattern: new RegExp(String.raw`\b(next|last|this) week,? (?:on )?${WEEKDAY}\b`, 'gu'),
    read: ([which, name = ''], today) =>
      inWeek(today, WEEKDAYS.indexOf(name), which === 'next' ? 1 : which === 'last' ? -1 : 0),
  },
  {
    // "a week on Tuesday", "two weeks today", "three days from tomorrow"
    pattern: new RegExp(
      String.raw`\b(?:(a|one|two|three|four|five|six|\d{1,3}) )?(day|week)s? (?:on |from )?(?:(today|tomorrow)|${WEEKDAY})\b`,
      'gu',
    ),
    read: ([count, unit, anchor, weekday], today) => later(count, unit, anchor ?? weekday, today),
  },
  {
    // "Tuesday week", "tomorrow fortnight"
    pattern: new RegExp(String.raw`\b(?:(today|tomorrow)|${WEEKDAY}) (?:(2) )?(week)s?\b`, 'gu'),
    read: ([anchor, weekday, count, unit], today) => later(count, unit, anchor ?? weekday, today),
  },
  {
    pattern: new RegExp(String.raw`\b${WEEKDAY},? (?:of )?(next|last|this) week\b`, 'gu'),
    read: ([name = '', which], today) =>
      inWeek(today, WEEKDAYS.indexOf(name), which === 'next' ? 1 : which === 'last' ? -1 : 0),
  },
  {
    pattern: new RegExp(
      String.raw`\b(?:(?:this )?(next|last|coming|this) )?${WEEKDAY}\b(?:,? (?:just |that's )?(gone|coming)\b)?`,
      'gu',
    ),
    read: ([before, name = '', after], today) => onWeekday(after === 'gone' ? 'last' : (after ?? before), name, today),
  },
];
