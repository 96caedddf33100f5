/** How visits are called, and what is said of one in a few words: patterns over sentences in which a name is a sign (@ or #). */

export const NUMBER = String.raw`(?:one|two|three|four|five|six|\d{1,2})`;
export const VISITS = String.raw`(?:calls?|visits?)`;
/** Said of somebody who is known, and whose name is taken out. */
const STOP = String.raw`(?:stop|cancel|pause|suspend|skip|drop|end|remove|take (?:away|out|off)|cut(?: out)?|no more|lose)`;
const MOVE = String.raw`(?:move|change|shift|make|put|bring|push)`;
const ADD = String.raw`(?:add|put in|start|give|set up|arrange)`;
export const PART = String.raw`(?:early |mid-?)?(?:morning|breakfast|lunch(?:time)?|dinner|midday|noon|afternoon|tea(?:time)?|evening|supper|night|bed(?:time)?)`;
/** A visit by its time: "adas 8am", "the 18:30 call". */
export const TIME = String.raw`\d{1,2}(?:[:.]\d{2})?(?:\s?(?:am|pm)\b|\s?o['’]?clock\b|(?<=[:.]\d{2}))`;
export const ON_DAY = String.raw`(?:mon|tues|wednes|thurs|fri|satur|sun)days?|weekends?`;
export const VISIT = String.raw`(?:(?:(?:${ON_DAY})\s+)?(?:${PART}\s+|${TIME}\s+)?${VISITS}|${TIME}|${PART}(?=\s+(?:to|at|from|by|for|on|next|this|until|till|til|today|tom+orr?ow|tomoz|tmr+w?|just|only|a week|w\/?c|stops|ends|is|can|should)\b))`;
const ABOUT = String.raw`(?:\s+(?:for|of|from)\s+[@#])?`;

/** For a while, or on one day. */
const WHEN = String.raw`(?:(?:until|till|til|for)\s|today\b|tom+orr?ow\b|tomoz\b|tmr+w?\b|tonight\b|this (?:morning|afternoon|evening)\b|this week\b|(?:on\s+)?(?:mon|tues|wednes|thurs|fri|satur|sun)day\b)`;

/** Where they are meanwhile comes first: "she is at her son's till Sunday, no visits". */
export const AWAY = new RegExp(
  String.raw`^[@#](?=\s.*\b${WHEN})\s+(?:[^?]{0,120}?[\s,.;:-]\s*)?(?:(?:so|and)\s+)?(?:no|(?:does not|doesn['’]?t|will not|won['’]?t)\s+(?:need|want)(?:\s+(?:any|the|her|his))?|(?:pause|cancel|stop)\s+(?:the|her|his|all))\s+${VISIT}(?:[\s,.].*)?$`,
  'iu',
);

const ONE = String.raw`(?:the\s+)?(?:${PART}|${TIME})s?(?:\s+(?:one|${VISITS}))?`;
/** Two visits change places. */
export const SWAP = new RegExp(
  String.raw`^(?:please\s+)?(?:swap|switch|exchange)\s+(?:(?:round|around|over)\s+)?(?:the\s+)?@?\s*${ONE}\s+(?:and|with|for|&)\s+${ONE}(?=\s|[,.;!]|$)(?:\s+(?:round|around|over))?`,
  'iu',
);

export const SHORT: readonly { readonly says: RegExp; readonly kind: 'fewer' | 'times' | 'temporary' | 'count' }[] = [
  {
    kind: 'fewer',
    says: new RegExp(
      String.raw`^(?:please\s+)?${STOP}\s+(?:the\s+)?[@#]?\s*(?:the\s+|one\s+|an?\s+)?${VISIT}(?=\s|[.,!]|$)${ABOUT}.*$`,
      'iu',
    ),
  },
  {
    kind: 'fewer',
    says: new RegExp(
      String.raw`^(?:the\s+)?[@#]\s*(?:the\s+)?${VISIT}\s+(?:stops|ends|is to (?:stop|end)|can (?:stop|end|go)|should (?:stop|end|go))\b.*$`,
      'iu',
    ),
  },
  {
    kind: 'fewer',
    says: new RegExp(
      String.raw`^(?:please\s+)?no\s+${VISIT}(?:\s+(?:is|are))?(?:\s+(?:needed|wanted))?${ABOUT}\s+${WHEN}.*$`,
      'iu',
    ),
  },
  { kind: 'fewer', says: AWAY },
  { kind: 'times', says: SWAP },
  {
    kind: 'times',
    says: new RegExp(
      String.raw`^(?:please\s+)?${MOVE}\s+(?:the\s+)?[@#]?\s*(?:the\s+)?${VISIT}(?=\s|[.,!]|$)${ABOUT}.*$`,
      'iu',
    ),
  },
  {
    kind: 'times',
    says: new RegExp(
      String.raw`^(?:the\s+)?[@#]\s*(?:the\s+)?${VISIT}\s+(?:should|needs? to|must|is to|has to|could|to)\s+(?:be|start|last|come|move)\b.*$`,
      'iu',
    ),
  },
  {
    kind: 'times',
    says: new RegExp(
      String.raw`^@\s+(?:wants|prefers|needs|asks for|would (?:like|prefer|rather have|like to have))\s+(?:the\s+|her\s+|his\s+|their\s+)?${VISIT}\s+(?:to be\s+|moved\s+)?(?:to|at)\s.*$`,
      'iu',
    ),
  },
  {
    kind: 'temporary',
    says: new RegExp(
      String.raw`^(?:please\s+)?${ADD}\s+(?:[@#]\s+)?(?:an?\s+|another\s+|one more\s+)?(?:extra\s+)?${VISIT}(?=\s|[.,!]|$)${ABOUT}.*$`,
      'iu',
    ),
  },
  {
    kind: 'count',
    says: new RegExp(
      String.raw`^[@#]\s*[,:-]?\s*${NUMBER}\s+${VISITS}(?:\s+(?:a|per|each)\s+(?:day|week))?(?:\s+(?:now|only|from now on))?$`,
      'iu',
    ),
  },
];
