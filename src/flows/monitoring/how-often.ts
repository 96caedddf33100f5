import { withoutSigns } from '../../questions/overheard.ts';
import type { Direction } from './facts.ts';
import type { z } from 'zod';

/** How often something happens, as far as words say it: times a week, or so many calls without saying in what time. */
interface HowOften {
  readonly perWeek?: number;
  readonly bare?: number;
}

const NUMBERS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const COUNT = `(\\d{1,2}|${NUMBERS.join('|')}|an?|once|twice|both)`;
const THINGS = '(?:(?:phone|short|quick|welfare|home|evening|morning) )?(?:calls?|visits?|times?|checks?|texts?)';
const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const PART_OF_DAY = '(?:hour|day|morning|evening|night|afternoon|lunchtime|teatime)s?';

const COUNTS: ReadonlyMap<string, number> = new Map([
  ['a', 1],
  ['an', 1],
  ['once', 1],
  ['twice', 2],
  ['both', 2],
  ...NUMBERS.map((word, count) => [word, count] as const),
]);
const countOf = (words: string): number => COUNTS.get(words) ?? Number(words);

const PER = new RegExp(`\\b${COUNT}(?: ${THINGS})? (?:a|an|per|each|every|in the) (hour|day|week|month)\\b`, 'gu');
const EVERY = new RegExp(`\\b(?:(?:${COUNT} )?${THINGS} )?(every|each) (other )?${PART_OF_DAY}\\b`, 'gu');
const BARE = new RegExp(`\\b${COUNT} ${THINGS}\\b`, 'gu');
const ON_DAYS = new RegExp(`\\b(?:${DAYS.map((day) => `${day}s?|${day.slice(0, 3)}`).join('|')})\\b`, 'gu');

const HOURS = 7 * 24;
const PER_WEEK: Readonly<Record<string, number>> = { hour: HOURS, day: 7, week: 1, month: 0.25 };
const NOTHING = new RegExp(
  `^\\s*(?:none|(?:no more|no|stop(?: the)?|end(?: the)?) (?:${THINGS}|monitoring))\\s*[.!]?$`,
  'gu',
);

/** "One", beside "two calls a day", is one call a day. */
const BARE_COUNT = new RegExp(`^\\s*${COUNT}\\s*$`, 'iu');
const FIRST_COUNT = new RegExp(`\\b${COUNT}\\b`, 'iu');
const likeTheOther = (words: string, other: string): string =>
  BARE_COUNT.test(words) ? other.replace(FIRST_COUNT, words.trim()) : words;

/** How often it is by these words; empty when they do not say. What says how often twice is added up. */
export function howOften(words: string): HowOften {
  let rest = words.toLowerCase();
  let perWeek = 0;
  let bare = 0;
  let said = false;
  const take = (pattern: RegExp, times: (match: readonly string[]) => number): void => {
    rest = rest.replace(pattern, (...match: string[]) => {
      perWeek += times(match);
      said = true;
      return ' ';
    });
  };
  take(PER, ([, count = '1', period = 'week']) => countOf(count) * (PER_WEEK[period] ?? 1));
  take(
    EVERY,
    ([words = '', count, , other]) =>
      countOf(count ?? 'one') * (other === undefined ? 1 : 0.5) * (words.includes('hour') ? HOURS : 7),
  );
  take(/\bhourly\b/gu, () => HOURS);
  take(NOTHING, () => 0);
  take(/\b(?:daily|nightly)\b/gu, () => 7);
  take(/\b(?:weekly|once weekly)\b/gu, () => 1);
  take(/\bfortnightly\b/gu, () => 0.5);
  const many = [...rest.matchAll(BARE)].map(([, count = 'one']) => countOf(count)).reduce((sum, one) => sum + one, 0);
  const days = new Set([...rest.matchAll(ON_DAYS)].map(([day]) => day.slice(0, 3))).size;
  if (days > 0) {
    perWeek += days * Math.max(1, many);
    said = true;
  } else bare = many;
  return { ...(said && { perWeek }), ...(!said && bare > 0 && { bare }) };
}

/** What these words say is to become of it: more, less, or as often in a different way; undefined when they do not say how often. */
export function directionIn(from: string, to: string): z.infer<typeof Direction> | undefined {
  if (from === '' || to === '') return undefined;
  const [before, after] = [howOften(likeTheOther(from, to)), howOften(likeTheOther(to, from))];
  const [was, will] =
    before.perWeek !== undefined && after.perWeek !== undefined
      ? [before.perWeek, after.perWeek]
      : [before.bare, after.bare];
  if (was === undefined || will === undefined) return undefined;
  return will > was ? 'increase' : will < was ? 'reduce' : 'other';
}

const ASIDE = /(?:^|[,;.]\s*)(?<said>less|fewer|more)(?:\soften|\smonitoring|\splease|\sof it)*\s*(?=[,;.!]|$)/iu;

/** "A call on Fridays, less": more or less is said beside how it will be, or why, and is no part of it. */
export function directionAside(words: string): {
  readonly direction?: z.infer<typeof Direction>;
  readonly rest: string;
} {
  const found = ASIDE.exec(words);
  const left = found ? `${words.slice(0, found.index)}${words.slice(found.index + found[0].length)}` : '';
  const rest = withoutSigns(left);
  if (!found || rest === '') return { rest: words };
  return { direction: found.groups?.['said']?.toLowerCase() === 'more' ? 'increase' : 'reduce', rest };
}

/** Whether the words say the other direction than the one that was chosen (P23): "less", from one call to two. */
export const saysOtherwise = (direction: z.infer<typeof Direction>, from: string, to: string): boolean =>
  direction !== 'other' && directionIn(from, to) === (direction === 'reduce' ? 'increase' : 'reduce');
