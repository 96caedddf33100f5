import { LONGEST_TOLD, oneSpaced } from '../../questions/overheard.ts';
import type { Overheard } from '../flow.ts';
import * as ask from './questions.ts';
import { UNLISTED } from './unlisted-questions.ts';

const ASKED =
  /^\s*(?:please\s+)?(?:i\s+(?:want|need|would like)\s+to\s+)?(?:(?:raise|record|report|make|note|log|i have)\s+(?:a\s+)?(?:safeguarding\s+)?|(?:a\s+)?safeguarding\s+)concerns?\b(?<led>\s+(?:for|of|about|by|with))?\s*(?<whom>@?)\s*(?<sign>[:;,-]?)\s*(?<words>[^]*)$/iu;

/** "Safeguarding concern for Ada: she has bruises on her arms". */
export function overheard(text: string): Overheard | undefined {
  if (text.length > LONGEST_TOLD || !text.includes('@')) return undefined;
  const found = ASKED.exec(oneSpaced(text))?.groups;
  const words = found?.['words'] ?? '';
  return found?.['whom'] === '@' && words !== '' ? { rest: '@', answers: { [ask.seen.key]: words } } : undefined;
}

/** "A concern about somebody who is not on our list: he is hit": whom it is about is said in words. */
const NOT_LISTED =
  /^\s*(?:please\s+)?(?:(?:i have|i want to raise|raise|report|record|log)\s+)?(?:a\s+)?(?:safeguarding\s+)?concerns?[\s,:]+(?:(?:for|about|of|with)\s+)?(?:(?:some(?:body|one)|an adult|a (?:person|man|woman|child|neighbour))[\s,]+)?(?:(?:who|that) (?:is|are)\s+|who['’]s\s+)?not (?:on|in) (?:my|our|the|any) list\b[\s:;,.-]*(?<words>[^]*)$/iu;

/** The same of nobody in particular, for example from the card that answers a worry. */
export function wordsOf(text: string): Overheard['answers'] | undefined {
  const unlisted = NOT_LISTED.exec(text)?.groups;
  if (unlisted) {
    const told = unlisted['words']?.trim() ?? '';
    return { ...UNLISTED, ...(told !== '' && { [ask.seen.key]: told }) };
  }
  const { led, sign, words = '' } = ASKED.exec(text.trim())?.groups ?? {};
  // "Raise a concern about Ken": whom it is about, and nothing of what was seen.
  const few = words.trim().split(/\s+/u);
  const isOnlyWhom =
    sign === '' && few.length <= LONGEST_NAME && (led !== undefined || few.every((word) => /^\p{Lu}/u.test(word)));
  return words.trim() === '' || isOnlyWhom ? undefined : { [ask.seen.key]: words.trim() };
}

/** In words. */
const LONGEST_NAME = 3;

const WORRIED =
  /^\s*(?:i['’]?m|i am|we['’]?re|we are)\s+(?:(?:really|very|quite|a bit)\s+)?(?:worried|concerned|anxious) (?:about|for) (?:an?|some|the|this|that|my|our) (?:(?:old|older|elderly|young|little|other|next[- ]door)\s+)?(?:man|woman|lady|gentleman|neighbour|person|child|kids?|girl|boy|baby|tenant|resident|couple|lad|stranger)\b/iu;

/** "I'm worried about a man in flat 4": nobody is named, and nothing is said yet of what was seen. */
export const worriedOf = (text: string): Overheard['answers'] | undefined =>
  WORRIED.test(text) ? { [ask.seen.key]: text.trim() } : undefined;
