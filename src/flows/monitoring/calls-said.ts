/** "Ken less calls, just Thursdays": monitoring without that word. Calls by the day of the week are how somebody is kept an eye on; calls a day are visits. */

const DAY = String.raw`(?:mon|tues?|wed(?:s|nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?s?`;
const WEEKLY = String.raw`(?:once|twice|\d|one|two|three|an?)\s(?:times\s|calls?\s)?(?:a|per|each|every)\s(?:week|fortnight|month)|(?:once\s|twice\s)?(?:weekly|fortnightly|monthly)|every (?:other|second) day|weekdays|weekends`;
const ONLY = String.raw`(?:(?:just|only|to|down to|it['’]?s|make it|is|are|be)\s+)*`;
/** How it will be: from here on the words are kept as they were typed. */
const HOW = String.raw`${ONLY}(?<how>(?:(?:just|only)\s)?(?:(?:an?|one|two|\d)\s+)?(?:calls?\s+|times\s+)?(?:on\s+|every\s+|each\s+)?(?:${DAY}(?![\p{L}\d])|(?:${WEEKLY})\b).*)$`;
const CALLS = String.raw`(?:phone\s+)?calls`;
const WAY = String.raw`(?<way>less|fewer|more)`;
const CUT = String.raw`(?:cut|reduce|drop|lower|bring|take|put|change|switch|move)`;
const GAP = String.raw`[\s,.:;-]+`;

const SAID: readonly RegExp[] = [
  // "Ken less calls, only Thursdays", "Ken: fewer calls, a call on Mondays".
  String.raw`^@[\s,.:;-]*(?:(?:now\s+)?(?:needs?|wants?|to have|can have|is to have)\s+)?${WAY}\s+${CALLS}${GAP}${HOW}`,
  // "Less calls for Ken, just Thursdays".
  String.raw`^${WAY}\s+${CALLS}\s+(?:for|to|with)\s+@${GAP}${HOW}`,
  // "Ring Ken less, just Fridays", "call Jean only on Thursdays now".
  String.raw`^(?:please\s+)?(?:ring|phone|call)\s+@${GAP}(?:${WAY}(?:\s+often)?${GAP})?(?=(?:just|only|once|twice)\b)${HOW}`,
  // "Only ring Jean on Thursdays".
  String.raw`^(?:please\s+)?(?:just|only)\s+(?:ring|phone|call)\s+@\s+${HOW}`,
  // "Calls for Ken down to once a week", "Ken's calls cut to Mondays".
  String.raw`^(?:${CALLS}\s+(?:for|to|with)\s+@|@\s*${CALLS})${GAP}(?:(?:are|to be|to go|can go|go)\s+)?(?:down|cut|reduced|dropped|back|now)\s+(?=(?:down\s+)?to\b|only\b|just\b)${HOW}`,
  // "Cut Ken's calls to Thursdays", "drop Jean to a call on Tuesdays".
  String.raw`^(?:please\s+)?${CUT}\s+(?:the\s+)?(?:${CALLS}\s+(?:for|to|with)\s+@|@\s*${CALLS}|@(?=\s+(?:down\s+)?to\s+(?:an?|one|two|\d)\s+calls?\b))\s+(?=(?:down\s+)?to\b)${HOW}`,
].map((pattern) => new RegExp(pattern, 'iu'));

/** In words that name monitoring: a direction where one was said, and how it will be as it was typed. */
export function inMonitoring(said: string): string | undefined {
  if (said.includes('?')) return undefined;
  const found = SAID.map((pattern) => pattern.exec(said)?.groups).find(Boolean);
  const how = found?.['how'];
  if (found === undefined || how === undefined) return undefined;
  return `${found['way']?.toLowerCase() === 'more' ? 'more' : 'less'} monitoring for @, ${how}`;
}
