import { oneSpaced } from '../../questions/overheard.ts';
import type { Overheard } from '../flow.ts';

/** Who joins a circle, as people say it: what is said stands in one line, as it is typed in the form. */

const WORD = String.raw`\p{L}[\p{L}'’-]*`;
/** Hardly a name. */
const NO_NAME = String.raw`(?!(?:who|what|where|when|how|why|this|that|there|he|she|it|they|her|his|their|my|our|an?|the|somebody|someone|nobody|also|please|new)\b)`;
/** What somebody is to the person. */
export const RELATION = String.raw`(?:(?:grand|step)?(?:son|daughter|mother|father|mum|dad)|wife|husband|partner|sister|brother|niece|nephew|aunt|uncle|cousin|friend|neighbour|carer|gp|attorney|deputy|representative|advocate|social worker|district nurse)`;
const INTO = String.raw`(?:to|in|into)\s(?:the circle (?:of|for)\s@|@\scircle)`;

/** "Add Ben Palmer, her son, to Ada's circle". */
const JOINS = new RegExp(
  String.raw`^(?:please\s)?(?:add|put)\s${NO_NAME}(?<name>#|${WORD}\.?(?:\s(?:${WORD}|@)){1,3}?),?\s(?:(?:as\s|is\s)?(?:(?:her|his|their|an?|the|@)\s)?(?<as>[\p{L} ,-]{3,60}?),?\s)?${INTO}(?:,?\s(?:as|being)\s(?:(?:her|his|their|an?|the)\s)?(?<what>#|[\p{L} ,-]{3,60}?))?[.!]?$`,
  'iu',
);

/** "Add Dr Patel, GP, to Farida": between commas stands what they are. */
const JOINS_WITH = new RegExp(
  String.raw`^(?:please\s)?(?:add|put)\s${NO_NAME}(?<name>${WORD}\.?(?:\s${WORD}){0,3}?),\s(?:(?:her|his|their|an?|the|@)\s)?(?<as>[\p{L} -]{2,60}?),?\s(?:to|for)\s@[.!]?$`,
  'iu',
);

/** "Ada's son Ben is to be told". */
const TO_BE_TOLD = new RegExp(
  String.raw`^@\s(?<as>${RELATION}),?\s(?<name>${WORD}(?:\s${WORD}){0,2}?),?\s(?:is|has|needs?|wants?|should|must)\s(?:to\s)?(?:be|get)\s(?:told|informed|kept (?:informed|up to date)|involved)\b.*$`,
  'iu',
);

/** "Ben Palmer joins Ada's circle as her son". */
const IS_JOINING =
  /^(?<name>[\p{Lu}][\p{L}'’-]*(?:\s(?:[\p{Lu}][\p{L}'’-]*|@)){1,3}),?\s(?:joins|is (?:now )?(?:joining|in)|should (?:join|be in))\s(?:the circle of\s@|@\scircle)(?:,?\s(?:as|is|being)?\s?(?:(?:her|his|their|@|an?)\s)?(?<as>[\p{L} ,-]{3,60}?))?[.!]?$/u;

/** "Mary is Ada's new carer". */
const IS_NEW = new RegExp(
  String.raw`^${NO_NAME}(?<name>${WORD}(?:\s(?:${WORD}|@)){0,2}?)(?:\sis|['’]s)\s(?:now\s)?@\s(?:new\s)?(?<as>${RELATION})(?:\snow)?[.!]?$`,
  'iu',
);

const ALL = [JOINS, JOINS_WITH, IS_JOINING, TO_BE_TOLD, IS_NEW];

/** `key` is the question that takes the whole line. */
export function joinsIn(text: string, key: string): Overheard | undefined {
  const said = oneSpaced(text);
  const found = ALL.map((one) => one.exec(said)?.groups).find(Boolean);
  const called = found?.['name'];
  if (called === undefined) return undefined;
  const part = found?.['as'] ?? found?.['what'] ?? '';
  // Whether a relative cares for the person is asked; with that said, nothing is.
  const isWholeLine = /\b(?:carer|representative|attorney|deputy|worker)\b/iu.test(part);
  // A sign alone would be whoever is meant: this is how they are called.
  const written = called === '#' ? '# ' : called;
  return {
    rest: '@',
    answers: { [key]: isWholeLine ? `${called}, ${part}` : written },
    ...(!isWholeLine && part !== '' && { more: part }),
  };
}
