import type { Overheard } from '../flow.ts';
import * as ask from './questions.ts';

const WHO = String.raw`(?<who>[\p{L}][\p{L}'’. -]{1,60}?)`;
const ONLY = String.raw`(?:only|just)`;
const NEEDS = String.raw`(?:now\s+)?(?:(?<only>${ONLY})\s+)?(?:needs?|wants?|would like|could do with|is down to|can do with|(?:manages|is managing) with|requires?)(?:\s+(?<only2>${ONLY}))?`;
const NUMBER = String.raw`(?:one|two|three|four|five|six|\d{1,2})`;
const MORE = String.raw`(?:more|extra|another|additional|second)`;
const LESS = String.raw`(?:fewer|less|no)`;
const OTHER = String.raw`(?:shorter|longer|earlier|later)`;
const VISITS = String.raw`(?:calls?|visits?)`;
const SENTENCE = new RegExp(
  String.raw`^${WHO}\s+${NEEDS}\s+(?<what>(?:an?\s+)?(?:${NUMBER}|${MORE}|${LESS}|${OTHER})\b[^.?!]{0,60}?\b${VISITS}\b[^?]{0,120})$`,
  'iu',
);
/** "No longer needs the lunch visit", "doesn't need two calls any more". */
const NO_LONGER = new RegExp(
  String.raw`^${WHO}\s+(?:no longer needs?|(?:does not|doesn['’]?t) need(?=.*\b(?:any ?more|any longer)\b))\s+(?<what>[^.?!]{0,60}?\b${VISITS}\b[^?]{0,120})$`,
  'iu',
);

/**
 * "Mrs Khan only needs two calls a day now": a colleague tells what they wish or think, and that is how a revision begins. It is no evidence:
 * what was seen is asked (R9). What kind of change it is and why is filled in as far as the words say it, to be checked.
 */
export function overheard(text: string): Overheard | undefined {
  const gone = NO_LONGER.exec(text.trim())?.groups;
  const found = gone ?? SENTENCE.exec(text.trim())?.groups;
  const [who, what] = [found?.['who'], found?.['what']];
  if (who === undefined || what === undefined) return undefined;
  const only =
    (found?.['only'] ?? found?.['only2']) !== undefined || /is down to|can do with|manag\w+ with/iu.test(text);
  return {
    rest: who.replace(/^(?:i think|now|so|today)\s+/iu, ''),
    answers: {
      ...(gone ? FEWER : guess(what, only)),
      [ask.parts.key]: 'visits',
    },
  };
}

const FEWER = { [ask.trigger.key]: 'progress', [ask.kinds.key]: 'fewer' };
const [SAYS_MORE, SAYS_LESS, SAYS_OTHER] = [MORE, LESS, OTHER].map(
  (words) => new RegExp(String.raw`^(?:an?\s+)?(?:${NUMBER}\s+)?${words}\b`, 'iu'),
);

/** What the words say of trigger and kind; nothing where they could mean either: two may be more than before, or fewer. */
function guess(what: string, only: boolean): Readonly<Record<string, string>> {
  if (SAYS_MORE?.test(what)) return { [ask.trigger.key]: 'more-support', [ask.kinds.key]: 'temporary' };
  if (SAYS_OTHER?.test(what)) return { [ask.kinds.key]: 'times' };
  return only || SAYS_LESS?.test(what) ? FEWER : {};
}
