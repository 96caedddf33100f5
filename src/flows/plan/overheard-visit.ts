import { readDay } from '../../forms/typed-date.ts';
import { numberInWords } from '../../guidance/numbers.ts';
import type { Day } from '../../kernel/days.ts';
import type { Overheard } from '../flow.ts';
import { lastDay, TOUCH } from './one-visit.ts';
import * as ask from './questions.ts';

/** One visit that is said to change in its length, its last day or in how many come: "@ lunch visit only until Friday". */

const NUMBER = String.raw`(?<count>\d{1,2}|one|two|three|four)`;
const FROM = String.raw`(?:\s+(?:from|starting)\s+(?<from>[^,;]{2,40}))?[.!\s]*$`;
const NEEDS = String.raw`(?:\s*[:,-]?\s+(?:(?:now\s+)?(?:needs?|wants?|would like|should have|has to have|could do with)\s+)?)`;
const VISIT = String.raw`(?:the\s+|her\s+|his\s+|their\s+)?(?<which>[\p{L}]+|\d{1,2}[:.]?\d{0,2}\s?(?:am|pm)?)(?:\s+(?:visit|call))?`;

const UNTIL = new RegExp(
  String.raw`^(?:the\s+)?@\s*[:,-]?\s+${VISIT}\s+(?:is\s+|comes\s+|goes on\s+)?(?:only|just)\s+(?:until|till|til|to)\s+(?<last>[^,;]{2,40})[.!\s]*$`,
  'iu',
);
const WORKERS = new RegExp(
  String.raw`^@${NEEDS}${NUMBER}\s+(?:carers|workers|staff|people|pairs of hands)(?:\s+(?:together|at once))?\s+(?:for|at|in|on)\s+${VISIT}${FROM}`,
  'iu',
);
const MINUTES = new RegExp(
  String.raw`^@${NEEDS}${NUMBER}\s+min(?:ute)?s?\s+(?<way>less|more|shorter|longer|extra)\s+(?:in|at|for|on)\s+${VISIT}${FROM}`,
  'iu',
);

export function visitIn(said: string, today: Day): Pick<Overheard, 'answers' | 'more'> | undefined {
  const last = UNTIL.exec(said)?.groups;
  const until = last && readDay(last['last'] ?? '', today, 'future');
  if (until !== undefined) return { answers: { [TOUCH]: 'until', [lastDay.key]: until }, more: last?.['which'] };
  const [workers, minutes] = [WORKERS.exec(said)?.groups, MINUTES.exec(said)?.groups];
  const found = workers ?? minutes;
  if (!found) return undefined;
  const { which = '', count = '', way = '', from = '' } = found;
  const many = /^\d/u.test(count) ? Number(count) : numberInWords(count);
  const day = readDay(from, today, 'future');
  // What follows cannot be read: it is left for somebody to look at.
  if (many === undefined || (from !== '' && day === undefined)) return undefined;
  const changes = workers ? `${many} workers` : `${many} minutes ${/^(?:less|shorter)$/iu.test(way) ? 'less' : 'more'}`;
  return {
    answers: { [TOUCH]: 'change', ...(day !== undefined && { [ask.startsOn.key]: day }) },
    more: `${which} to ${changes}`,
  };
}
