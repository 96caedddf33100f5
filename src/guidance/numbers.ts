import { onOneLine, withoutEnd } from './words.ts';

/** Numbers as people say and write them: "30", "thirty", "half an hour", "an hour and a quarter". */

const SMALL: readonly string[] = (
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen ' +
  'eighteen nineteen'
).split(' ');
const TENS: readonly string[] = '- - twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

/** "seven", "twenty-five", "a hundred and twenty"; undefined when it is no number. */
export function numberInWords(said: string): number | undefined {
  const words = said.replace(/-/gu, ' ').split(' ');
  const hundred = words.indexOf('hundred');
  if (hundred < 0) return belowHundred(words);
  const [first, ...others] = words.slice(0, hundred);
  const hundreds = first === 'a' ? 1 : belowHundred([first ?? '']);
  const rest = words.slice(hundred + 1).filter((word, index) => index > 0 || word !== 'and');
  const more = rest.length === 0 ? 0 : belowHundred(rest);
  const isOne = others.length === 0 && hundreds !== undefined && hundreds >= 1 && hundreds <= 9;
  return isOne && more !== undefined ? hundreds * 100 + more : undefined;
}

function belowHundred([first = '', second, ...others]: readonly string[]): number | undefined {
  const [ten, unit] = [TENS.indexOf(first), second === undefined ? 0 : SMALL.indexOf(second)];
  if (others.length > 0) return undefined;
  if (ten >= 2) return unit >= 0 && unit <= 9 && second !== 'zero' ? ten * 10 + unit : undefined;
  return second === undefined && SMALL.includes(first) ? SMALL.indexOf(first) : undefined;
}

const numberIn = (said: string): number | undefined =>
  /^\d{1,6}(?:\.\d{1,2})?$/u.test(said) ? Number(said) : numberInWords(said);

/** No number that a person says takes more characters. */
const LONGEST = 80;

/**
 * The number that a text is, of things called `unit` ("minutes"); undefined when it is none, or more than one. Where minutes are
 * counted, hours are understood, too. It need not be whole.
 */
export function readNumber(text: string, unit: string): number | undefined {
  if (text.length > LONGEST) return undefined;
  const said = withoutEnd(onOneLine(text), ' .!?')
    .replace(/(?<=\d) ?(?=[½¼¾])/u, ' and ')
    .replace(/[½¼¾]/u, (sign) => (sign === '½' ? 'half' : sign === '¼' ? 'quarter' : 'three quarters'))
    .replace(/^(?:about|around|roughly|approximately|for) /u, '');
  const minutes = unit === 'minutes' ? minutesInHours(said) : undefined;
  if (minutes !== undefined) return minutes;
  const one = unit.replace(/s$/u, '');
  const names = unit === 'minutes' ? 'minutes?|mins?|m' : `${one}s?`;
  const bare = said.replace(new RegExp(`(?<=\\d|\\b) ?(?:${names})$`, 'u'), '');
  return bare !== said && /^(?:an?)$/u.test(bare) ? 1 : numberIn(bare);
}

const FRACTION = '(?:an? )?(?:three quarters?|half|quarter)';
const WHOLE = `\\d{1,2}(?:\\.\\d{1,2})?|${SMALL.slice(1, 13).join('|')}|an?`;
const HOURS = new RegExp(
  `^(?:(?<whole>${WHOLE})(?: and (?<more>${FRACTION}))?|(?<part>${FRACTION}))?(?: of)?(?: an?)? ?` +
    `(?:hours?|hrs?|h)(?: ?and)? ?(?<rest>.*)$`,
  'u',
);

/** "half an hour", "an hour and a half", "1.5 hours", "1h30", "two hours ten minutes". */
function minutesInHours(said: string): number | undefined {
  const found = HOURS.exec(said)?.groups;
  if (!found || said === 'h') return undefined;
  const { whole, more, part, rest = '' } = found;
  const only = part === undefined ? 1 : 0;
  const hours = whole === undefined ? only : /^an?$/u.test(whole) ? 1 : numberIn(whole);
  const minutes =
    rest === '' ? 0 : (fraction(rest) ?? numberIn(rest.replace(/(?<=\d|\b) ?(?:minutes?|mins?|m)$/u, '')));
  if (hours === undefined || minutes === undefined || minutes > 59) return undefined;
  return Math.round(hours * 60) + (fraction(part ?? more) ?? 0) + minutes;
}

function fraction(said: string | undefined): number | undefined {
  if (said === undefined || !new RegExp(`^${FRACTION}$`, 'u').test(said)) return undefined;
  return said.includes('half') ? 30 : said.includes('three') ? 45 : 15;
}
