import { NUMBER, PART, TIME } from './visit-words.ts';

/** How people say it between two visits ("knock off the lunchtime", "30 not 45", "double up the mornings"), put into the words that are read. */

const THE = String.raw`(?:the\s+|her\s+|his\s+|their\s+)?`;
const ONE = String.raw`(?<which>${PART}|${TIME}|am\b|pm\b)s?(?:\s+(?:visit|call)s?)?`;
const WHICH = String.raw`(?:@\s*[:,-]?\s*${THE}${ONE}|${THE}${ONE.replace('which', 'which2')}\s+(?:for|of)\s+@)`;
const TAIL = String.raw`(?<tail>[\s,.;].*)?$`;
const GO = String.raw`(?:(?:is|are|now|to be|to go|can be|can go|could go|go|going|has gone|have gone)\s+)*`;
const A_DAY = String.raw`(?:a|per|each)\s+(?:day|week)`;
const COUNT = String.raw`(?<count>${NUMBER})(?:\s+(?:visits?|calls?|times|x))?`;
const FEWER = String.raw`(?:cut|reduce|drop|lower|take|bring)`;
const OFF = String.raw`(?:knock|ditch|bin|scrap|axe|chop|get rid of|do away with|leave off|stop|end|no more)`;
/** From when, for how long, on which days or why: other words say that the visit is not what is meant ("on the side"). */
const WHEN = String.raw`(?<tail>[,.;].*|\s+(?:from|starting|as of|until|till|til|today|tomorrow|tonight|this|next|a week|w\/?c|now|please|because|as|since|she|he|they|altogether|completely|every|each|for (?:now|a|an|the|this|\d+|one|two|three|four)|on (?:the )?(?:\d|mon|tue|wed|thu|fri|sat|sun|weekend)\p{L}*|at weekends?|(?:mon|tue|wed|thu|fri|sat|sun)\p{L}*|\d{1,2}\/\d{1,2})(?!\p{L}).*)?[.!\s]*$`;

interface Rule {
  readonly says: RegExp;
  readonly as: (found: Readonly<Record<string, string | undefined>>) => string | undefined;
}

const rule = (says: string, as: Rule['as']): Rule => ({
  says: new RegExp(String.raw`^(?:please\s+)?${says}`, 'iu'),
  as,
});

type Found = Parameters<Rule['as']>[0];
const visitOf = ({ which, which2 }: Found): string =>
  (which ?? which2 ?? '').replace(/^am$/iu, 'morning').replace(/^pm$/iu, 'evening');
const each = ({ period = 'a day' }: Found): string => period;
const tailOf = ({ tail = '' }: Found): string => tail;
const stops = (found: Found): string => `stop @ ${visitOf(found)} visit${tailOf(found)}`;
const isDownTo = (found: Found): string => `@ is down to ${found['count'] ?? ''} calls ${each(found)}${tailOf(found)}`;
const together = (count: number) => (found: Found) => {
  const from = /^[\s,.]*$|^\s+(?:from|starting)\s/iu.test(tailOf(found)) ? tailOf(found) : undefined;
  return from === undefined ? undefined : `@ needs ${count} workers for the ${visitOf(found)} visit${from}`;
};
/** In minutes: what is less could be an hour of the day. */
const FEWEST = 13;
const lasts = (found: Found): string | undefined => {
  const [now, was] = [Number(found['now']), Number(found['was'])];
  return now % 5 === 0 && was % 5 === 0 && Math.max(now, was) >= FEWEST && now !== was
    ? `@ ${visitOf(found)} to ${now} minutes${tailOf(found)}`
    : undefined;
};

const PERIOD = String.raw`(?<period>${A_DAY})`;
const INSTEAD = String.raw`(?<now>\d{1,2})(?:\s?min(?:ute)?s?)?[\s,]+(?:and\s+)?(?:not|instead of|rather than)\s+(?<was>\d{1,2})(?:\s?min(?:ute)?s?)?(?![\p{L}\d:.])`;
const DOUBLE = String.raw`(?:double|two|2)[\s-]?(?:ups?|handed|handers?|carers?|man|person)`;
const SINGLE = String.raw`(?:single|one)[\s-]?(?:up|handed|carer|man|person)`;

const RULES: readonly Rule[] = [
  // "Visits for Jean down to 2 a day", "Jean's calls are cut to one a day".
  rule(
    String.raw`(?:(?:visits|calls)\s+(?:for|to|with)\s+@|@\s*(?:visits|calls)|@)[\s:,-]+${GO}(?:down|cut|reduced|dropped|back)(?:\s+down)?\s+to\s+${COUNT}\s+${PERIOD}${TAIL}`,
    isDownTo,
  ),
  // "Cut Jean's visits to 2 a day", "drop Jean to one call a day".
  rule(
    String.raw`${FEWER}\s+(?:the\s+)?(?:(?:visits|calls)\s+(?:for|of)\s+@|@(?:\s*(?:visits|calls))?)\s+(?:down\s+|back\s+)?to\s+(?:just\s+|only\s+)?${COUNT}\s+${PERIOD}${TAIL}`,
    isDownTo,
  ),
  // "Cut Jean's calls to 2".
  rule(
    String.raw`${FEWER}\s+(?:the\s+)?(?:(?:visits|calls)\s+(?:for|of)\s+@|@\s*(?:visits|calls))\s+(?:down\s+)?to\s+(?:just\s+|only\s+)?(?<count>${NUMBER})(?=\s*$|\s*[,.]|\s+from\b)${TAIL}`,
    isDownTo,
  ),
  // "Just two calls a day for Jean now".
  rule(
    String.raw`(?:just|only)\s+(?<count>${NUMBER})\s+(?:visits?|calls?)\s+${PERIOD}\s+for\s+@(?:\s+now)?${TAIL}`,
    isDownTo,
  ),
  // "Knock off Ada's lunchtime", "knock the lunch call for Ada on the head", "stop Ada's lunch", "leave off the lunch for Ada".
  rule(String.raw`${OFF}(?:\s+(?:off|out))?\s+${WHICH}(?:\s+(?:off|out|on the head))?${WHEN}`, stops),
  // "Take Ada's lunch off".
  rule(String.raw`(?:take|cut|drop)\s+${WHICH}\s+off${WHEN}`, stops),
  // "Ada lunch 30 not 45", "30 not 45 for Ada's lunch".
  rule(String.raw`${WHICH}\s*[:,-]?\s*(?:(?:to|only|just|is|be|for)\s+)*${INSTEAD}${TAIL}`, lasts),
  rule(String.raw`(?:(?:just|only)\s+)?${INSTEAD}\s+(?:for|at|on|in)\s+${WHICH}${TAIL}`, lasts),
  // "Double up Ada's mornings", "Ada needs a double up in the mornings", "make Ada's morning call a double up".
  rule(String.raw`(?:make\s+)?(?:double(?:\s+up)?)\s+(?:on\s+|at\s+|in\s+|for\s+)?${WHICH}${TAIL}`, together(2)),
  rule(
    String.raw`(?:make\s+)?${WHICH}\s+(?:(?:is|are|needs?|should be|to be|a|now|as)\s+)*${DOUBLE}(?=\s*$|[\s,.;])${TAIL}`,
    together(2),
  ),
  rule(
    String.raw`@\s*[:,-]?\s+(?:(?:is|needs?|should be|to be|wants?|an?|now)\s+)*${DOUBLE}\s+(?:(?:on|at|in|for)\s+)?${THE}${ONE}${TAIL}`,
    together(2),
  ),
  rule(
    String.raw`(?:make\s+)?${WHICH}\s+(?:(?:is|are|needs?|should be|to be|can be|back to|down to|a|now|as)\s+)*${SINGLE}(?=\s*$|[\s,.;])${TAIL}`,
    together(1),
  ),
  rule(
    String.raw`@\s*[:,-]?\s+(?:(?:is|needs?|should be|to be|can be|can go|back to|down to|to|an?|now)\s+)*${SINGLE}\s+(?:(?:on|at|in|for)\s+)?${THE}${ONE}${TAIL}`,
    together(1),
  ),
];

/** The same in plainer words; as it was where nobody would say it so. */
export function inPlainerWords(said: string): string {
  if (said.includes('?') || !said.includes('@')) return said;
  for (const { says, as } of RULES) {
    const found = says.exec(said)?.groups;
    const plain = found && as(found);
    if (plain !== undefined) return plain;
  }
  return said;
}
