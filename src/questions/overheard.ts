import type { HOW } from './told-how.ts';
import type { Day } from '../kernel/days.ts';
import { readDay } from '../forms/typed-date.ts';

/** Parts of what a colleague tells in their own words: how somebody was told or asked, and on which day. */

/** The person, in a text where their name is taken out, or somebody around them. */
export const WHO = '(?<who>[@#])';

/** In characters: a longer text tells of more than one thing. */
export const LONGEST_TOLD = 400;

export const oneSpaced = (text: string): string =>
  text
    .split(/\s/u)
    .filter((word) => word !== '')
    .join(' ');

/** Without spaces and signs at both ends. */
export function withoutSigns(text: string): string {
  let [start, end] = [0, text.length];
  while (start < end && ' ,;:.-!'.includes(text.charAt(start))) start += 1;
  while (end > start && ' ,;:.-!'.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end);
}

/** "By phone", "on a visit": the means as they are stored; undefined when nothing is said of it. */
export function meansIn(text: string): string | undefined {
  const said = text.toLowerCase();
  const spoken = MEANS.find(({ says }) => says.test(said));
  return spoken?.means;
}

const MEANS: readonly { readonly says: RegExp; readonly means: (typeof HOW)[number]['value'] }[] = [
  { says: /\bvideo\b|\bfacetime\b|\bzoom\b/u, means: 'video' },
  {
    says: /\b(?:phoned?|rang|ring|rung|called|telephoned?|(?:on|over) the (?:phone|telephone)|by (?:phone|telephone))\b/u,
    means: 'phone',
  },
  { says: /\b(?:by|via|in) (?:a )?(?:text|whatsapp)\b|\b(?:texted|text message)\b/u, means: 'other' },
  { says: /\b(?:letter|by post|posted|wrote to)\b/u, means: 'letter' },
  { says: /\be-?mail(?:ed)?\b/u, means: 'email' },
  {
    says: /\b(?:in person|face to face|on (?:a|the|my) visit|visited|saw|met|at (?:her|his|their) (?:house|home))\b/u,
    means: 'in-person',
  },
];

/** What else is said than how and when. */
export const withoutMeans = (text: string): string =>
  MEANS.reduce(
    (left, { says }) => left.replace(new RegExp(says.source, 'giu'), ' '),
    text.replace(new RegExp(DAY.source, 'giu'), ' '),
  );

/** The last day that is said, if it has come: "I told Sarah this morning". */
export function pastDayIn(text: string, today: Day): Day | undefined {
  const found = DAY.exec(text)?.[0];
  const day = found === undefined ? undefined : readDay(found, today, 'past');
  return day !== undefined && day <= today ? day : undefined;
}

const WEEKDAY = '(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tues?|weds?|thu|thurs?|fri';
const MONTH = String.raw`(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)\p{L}*`;
const PART = 'morning|afternoon|evening|night|lunch\\w*|tea\\w*|am|pm';
const DAY = new RegExp(
  String.raw`\b(?:today|this (?:morning|afternoon|evening)|just now|now|y(?:ester|est|)day(?: (?:${PART}))?|last ni(?:gh|)te?|(?:on |last |this )?(?:${WEEKDAY})(?: last week| (?:${PART}))?|(?:on|last|this) (?:sat|sun)(?: last week| (?:${PART}))?|(?:on )?(?:the )?\d{1,2}(?:st|nd|rd|th)(?: (?:of )?${MONTH})?|\d{1,2} ${MONTH}|\d{1,2}\/\d{1,2}(?:\/\d{2,4})?|(?:an?|one|two|three|\d) (?:day|week)s? ago)(?![\p{L}\d])`,
  'iu',
);

/** In characters. */
const LONGEST_DAY = 60;

const ENDS_A_DAY =
  /^(?:\d{1,4}(?:st|nd|rd|th)?|(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)\p{L}*|(?:mon|tue|wed|thu|fri|sat|sun)\p{L}*|today|tonight|tomorrow|now|week|fortnight|month|end|morning)$/iu;

/** The longest beginning that is a day to come: "6 December she eats with friends". */
export function dayAtStart(typed: string, today: Day): { readonly day: Day; readonly said: string } | undefined {
  const words = typed.split(' ');
  for (let many = words.length; many > 0; many -= 1) {
    const said = words.slice(0, many).join(' ');
    const isWhole = many === words.length || ENDS_A_DAY.test(words[many - 1] ?? '');
    const day = isWhole && said.length < LONGEST_DAY ? readDay(said, today, 'future') : undefined;
    if (day !== undefined) return { day, said };
  }
  return undefined;
}

/** A date that is written out: "20 November", "20/11". */
export function dateIn(said: string, today: Day): Day | undefined {
  const found = DATE.exec(said)?.[0];
  return found === undefined ? undefined : readDay(found, today, 'past');
}

const DATE =
  /\b(?:\d{1,2}(?:st|nd|rd|th)?(?: of)? (?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)\p{L}*(?: \d{4})?|\d{1,2}\/\d{1,2}(?:\/\d{2,4})?)\b/iu;
