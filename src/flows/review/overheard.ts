import { readDay } from '../../forms/typed-date.ts';
import type { Day } from '../../kernel/days.ts';
import { LONGEST_TOLD, oneSpaced } from '../../questions/overheard.ts';
import type { Overheard } from '../flow.ts';
import { on, why } from './questions.ts';

/** "Ada has reached all her outcomes": a review is offered, and never begun unasked (R31). */
const ACHIEVED =
  /^@\s+(?:has|['’]s)?\s*(?:now\s+)?(?:reached|achieved|met)\s+(?:all|every(?:thing)?)\s+(?:of\s+)?(?:(?:her|his|their|the)\s+)?(?:outcomes?|goals?)\b/iu;

/** "Arthur 1st Dec review", "review Ada next week Wednesday": the day on which it is to be held. */
const HELD_ON = [
  /^(?:please\s)?(?:(?:book|plan|arrange|set|hold)\s(?:an?\s|the\s)?)?review\s(?:(?:for|of|with)\s)?@(?:\s(?:on|for|is))?\s(?<day>[^,;]{2,30}?)[.!]?$/iu,
  /^@\s(?:(?:needs?|has|is due)\s)?(?:an?\s)?review(?:\s(?:on|for|is|due))*\s(?<day>[^,;]{2,30}?)[.!]?$/iu,
  /^@\s(?:on\s)?(?<day>[^,;]{2,30}?)\s(?:for\s)?(?:an?\s)?review[.!]?$/iu,
];

export function overheard(text: string, today: Day): Overheard | undefined {
  if (text.length > LONGEST_TOLD || !text.includes('@') || text.includes('?')) return undefined;
  const said = oneSpaced(text);
  const words = HELD_ON.map((one) => one.exec(said)?.groups?.['day']).find((one) => one !== undefined);
  const day = words === undefined ? undefined : readDay(words, today, 'future');
  if (day !== undefined) return { rest: '@', answers: { [on.key]: day } };
  return ACHIEVED.test(said)
    ? {
        rest: '@',
        answers: { [why.key]: 'achieved' },
        offer: {
          title: 'Consider a review',
          says: 'consider a review for',
          words: 'When all outcomes are achieved, a review is considered. Shall I begin it?',
        },
      }
    : undefined;
}
