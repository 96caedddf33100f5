import { isTodayByName, readDay } from '../../forms/typed-date.ts';
import { timesIn, windowIn } from '../../guidance/times.ts';
import { numberInWords } from '../../guidance/numbers.ts';
import type { Day } from '../../kernel/days.ts';
import type { Overheard } from '../flow.ts';
import { lastDay, TOUCH } from './one-visit.ts';
import * as ask from './questions.ts';
import { PART, TIME } from './visit-words.ts';

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

/** A visit as it is called in a few words: "lunch", "8am", "am". */
const CALLED = String.raw`(?:the\s+|her\s+|his\s+|their\s+)?(?<which>${PART}|${TIME}|am)(?:\s+(?:visit|call)s?)?`;
const TO = String.raw`(?:(?:down|up)\s+)?(?:(?:to|for|is|should be|can be|only|just|now)\s+)*`;
/** "Farida 20 min am instead of 30 from Monday", "shorten Ada's lunch to 20 minutes". */
const LONG = [
  String.raw`${CALLED}\s+${TO}(?<count>\d{1,3})\s?min(?:ute)?s?`,
  String.raw`${TO}(?<count>\d{1,3})\s?min(?:ute)?s?\s+(?:(?:in|at|for|of)\s+)?${CALLED}`,
].map(
  (what) =>
    new RegExp(
      String.raw`^(?:please\s+)?(?:(?:shorten|cut|reduce|extend|lengthen|make|change)\s+)?(?:the\s+)?@\s*[:,-]?\s*(?:(?:now\s+)?(?:needs?|wants?|should have)\s+)?${what}(?:\s+(?:now|only|will do|is enough))*${FROM}`,
      'iu',
    ),
);
/** "Ada lunch later, 1ish", "Ada's lunch at 1pm". */
const AT = new RegExp(
  String.raw`^(?:the\s+)?@\s*[:,-]?\s*(?:(?:now\s+)?(?:wants?|would like|prefers)\s+)?${CALLED}\s+(?:(?:a bit|should be|needs to be|could be|to be|is to be|half an hour|an hour)\s+)?(?:(?:later|earlier)\b[\s,:-]*(?:(?:to|at|around|about|by|like)\s+)?(?<later>[^,;]{1,20}?)?|(?:to|at|around|about)\s+(?<at>[^,;]{1,20}?))(?:\s+(?:please|now))?${FROM}`,
  'iu',
);
/** "Ada every other day for the shower": which visit it is; the days are ticked. */
const ON_OTHER_DAYS = new RegExp(
  String.raw`^@\s*[:,-]?\s*(?:(?:now\s+)?(?:needs?|wants?)\s+)?(?:only\s+)?(?:every (?:other|second) day|alternate days)(?:\s+(?:only|now|for|at|in|with|is|the|a|her|his|their))*\s+(?<which>\p{L}+)(?:\s+(?:visit|call)s?)?${FROM}`,
  'iu',
);

/** "Change Ada's lunch visit", "Ada's lunch visit needs changing": what of it is asked. */
const TO_CHANGE = [
  String.raw`(?:please\s+)?(?:change|move|alter|amend)\s+(?:the\s+)?@\s*${CALLED}`,
  String.raw`(?:please\s+)?(?:change|move|alter|amend)\s+${CALLED}\s+(?:for|of)\s+@`,
  String.raw`@\s*${CALLED}\s+needs\s+(?:changing|moving|to change)`,
].map((what) => new RegExp(String.raw`^${what}[.!\s]*$`, 'iu'));

/** Which visit, what of it, and from when; undefined where a day that was said cannot be read. */
function changed(which: string, to: string, from: string, today: Day): ReturnType<typeof visitIn> {
  const day = readDay(from, today, 'future');
  if (from !== '' && day === undefined) return undefined;
  const called = /^am$/iu.test(which) ? 'morning' : which;
  return {
    // Today or in a week: that is asked.
    answers: {
      [TOUCH]: 'change',
      ...(day !== undefined && { [ask.startsOn.key]: isTodayByName(from.trim(), today) ? from.trim() : day }),
    },
    more: to === '' ? called : `${called} to ${to}`,
  };
}

/** A visit that is to be longer or shorter, at another time, or on fewer days. */
function shortlyIn(said: string, today: Day): ReturnType<typeof visitIn> {
  const long = LONG.map((one) => one.exec(said)?.groups).find(Boolean);
  if (long) return changed(long['which'] ?? '', `${long['count'] ?? ''} minutes`, long['from'] ?? '', today);
  const moved = AT.exec(said)?.groups;
  const at = moved?.['later'] ?? moved?.['at'] ?? '';
  if (moved && (at === '' || timesIn(at).length > 0 || windowIn(at)))
    return changed(moved['which'] ?? '', at, moved['from'] ?? '', today);
  const alone = TO_CHANGE.map((one) => one.exec(said)?.groups?.['which']).find(Boolean);
  if (alone !== undefined) return changed(alone, '', '', today);
  const other = ON_OTHER_DAYS.exec(said)?.groups;
  const visit = other && changed(other['which'] ?? '', '', other['from'] ?? '', today);
  // Visits come on days of the week: which ones, nobody has said.
  return visit && { ...visit, more: `${visit.more ?? ''}\nevery other day` };
}

export function visitIn(said: string, today: Day): Pick<Overheard, 'answers' | 'more'> | undefined {
  const last = UNTIL.exec(said)?.groups;
  const until = last && readDay(last['last'] ?? '', today, 'future');
  if (until !== undefined) return { answers: { [TOUCH]: 'until', [lastDay.key]: until }, more: last?.['which'] };
  const [workers, minutes] = [WORKERS.exec(said)?.groups, MINUTES.exec(said)?.groups];
  const found = workers ?? minutes;
  if (!found) return shortlyIn(said, today);
  const { which = '', count = '', way = '', from = '' } = found;
  const many = /^\d/u.test(count) ? Number(count) : numberInWords(count);
  const day = readDay(from, today, 'future');
  // What follows cannot be read: it is left for somebody to look at.
  if (many === undefined || (from !== '' && day === undefined)) return undefined;
  const changes = workers ? `${many} workers` : `${many} minutes ${/^(?:less|shorter)$/iu.test(way) ? 'less' : 'more'}`;
  return {
    // Today or in a week: that is asked.
    answers: {
      [TOUCH]: 'change',
      ...(day !== undefined && { [ask.startsOn.key]: isTodayByName(from.trim(), today) ? from.trim() : day }),
    },
    more: `${which} to ${changes}`,
  };
}
