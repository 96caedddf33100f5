import { numberInWords } from '../../guidance/numbers.ts';
import { isTodayByName, readDay } from '../../forms/typed-date.ts';
import { addDays, weekdayOf, type Day } from '../../kernel/days.ts';
import type { Overheard } from '../flow.ts';
import * as ask from './questions.ts';

const AWAY =
  /^(?:hi,? |hello,? )?(?:i['’]?m|i am|i['’]?ll be|i will be)\s+(?:going to be\s+)?(?:away|off(?: sick| ill| work)?|on (?:annual )?leave|on holiday|not in|not working)\b(?<when>.{0,120})$/iu;
/** Of a colleague, by name: "Kofi is away until Friday". */
const OTHER =
  /^(?:hi,? |hello,? )?(?<other>(?!(?:i|we|you|he|she|they|it|who|nobody|everybody|everyone|somebody|someone|her|his|their|my|our|the|this|that|mum|dad)\b)\p{L}[\p{L}'’-]+(?:\s(?!(?:is|will|has|was)\b)\p{L}[\p{L}'’-]+)?)(?:(?:\s+is|\s+will be|['’]s)\s+(?:going to be\s+)?(?:away|off|not in|not working)|(?:\s+is|\s+will be|['’]s)?\s+(?:off (?:sick|ill|work)|on (?:annual )?leave|on holiday))\b(?<when>.{0,120})$/iu;
const COVER =
  /(?:^|[,;.]\s*|\s(?:and|but)\s)(?<who>\p{L}[\p{L}' -]{1,40}?)\s(?:covers|is covering|will cover|covering)(?: for me)?[.!\s]*$/iu;
const UNTIL = /\b(?:until|till|til|to|through)\s+(?<day>[^,;.]+)/iu;
const SPAN =
  /\b(?:for(?: the)?(?: next)?|(?:the )?next)\s+(?<many>an?|\p{L}+|\d{1,2})\s+(?<unit>days?|weeks?|fortnight)\b/iu;
const DAYS_IN: Readonly<Record<string, number>> = { d: 1, w: 7, f: 14 };
const WEEK_OF = /\b(?:w\/?c|week (?:commencing|beginning|starting))\b/iu;

const FROM = /\b(?:from|since|starting|as of)\b/iu;

/** "Next week", "this week": until its Sunday. */
function weekIn(text: string, today: Day) {
  const which = /\b(?<which>next|this) week\b(?!\s+(?:on\s+)?\p{L}+day)/iu.exec(text)?.groups?.['which']?.toLowerCase();
  if (which === undefined || /day\b/iu.test(text)) return undefined;
  const sunday = addDays(today, (7 - weekdayOf(today)) % 7);
  return which === 'next' ? { from: addDays(sunday, 1), until: addDays(sunday, 7) } : { from: today, until: sunday };
}

/** "I am away from Friday for a week", "I'm off sick tomorrow": the days, as far as they are said. */
export function overheard(text: string, today: Day): Overheard | undefined {
  const found = (AWAY.exec(text.trim()) ?? OTHER.exec(text.trim()))?.groups;
  const [said, other] = [found?.['when'], found?.['other']?.replace(/['’]s$/u, '')];
  // Without a day it says nothing that could be noted of a colleague.
  if (said === undefined || (other !== undefined && !/\p{L}|\d/u.test(said))) return undefined;
  const who = COVER.exec(said);
  const when = said.slice(0, who?.index);
  const last = UNTIL.exec(when);
  const span = SPAN.exec(when);
  const week = last || span ? undefined : weekIn(when, today);
  const start = when.slice(0, last?.index ?? span?.index).split(',')[0] ?? '';
  // Today or in a week: that is asked. A length of time without a day begins today.
  const begins = isTodayByName(start.trim(), today) ? undefined : readDay(start, today, 'future');
  const first = week?.from ?? begins ?? (span && start.trim() === '' ? today : undefined);
  const { many = '', unit = '' } = span?.groups ?? {};
  const count = /^an?$/iu.test(many) ? 1 : (numberInWords(many) ?? Number(many));
  const days = count * (DAYS_IN[unit.charAt(0).toLowerCase()] ?? Number.NaN);
  // "Fri to Tues": the Tuesday after that Friday.
  // "Off sick today", "off tomorrow": that day alone. "From Friday" has no end yet.
  const until = week
    ? week.until
    : last
      ? readDay(last.groups?.['day'] ?? '', first ?? today, 'future')
      : days > 0
        ? addDays(first ?? today, days - 1)
        : first && WEEK_OF.test(when)
          ? addDays(first, 6)
          : FROM.test(when)
            ? undefined
            : first;
  return {
    rest: '',
    answers: {
      ...(other !== undefined && { [ask.OTHER]: other }),
      // Without a day it is also how a colleague's is begun.
      ...(other === undefined && (first ?? until) !== undefined && { [ask.OWN]: 'yes' }),
      ...(first !== undefined && { [ask.from.key]: first }),
      ...(until !== undefined && { [ask.until.key]: until }),
    },
    ...(who?.groups?.['who'] !== undefined && { more: `${who.groups['who']} covers` }),
  };
}
