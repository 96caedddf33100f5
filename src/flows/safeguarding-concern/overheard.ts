import { LONGEST_TOLD, oneSpaced } from '../../questions/overheard.ts';
import type { Overheard } from '../flow.ts';
import * as ask from './questions.ts';

const ASKED =
  /^\s*(?:please\s+)?(?:i\s+(?:want|need|would like)\s+to\s+)?(?:(?:raise|record|report|make|note|log|i have)\s+(?:a\s+)?(?:safeguarding\s+)?|(?:a\s+)?safeguarding\s+)concerns?\b(?<led>\s+(?:for|of|about|by|with))?\s*(?<whom>@?)\s*(?<sign>[:;,-]?)\s*(?<words>[^]*)$/iu;

/** "Safeguarding concern for Ada: she has bruises on her arms". */
export function overheard(text: string): Overheard | undefined {
  if (text.length > LONGEST_TOLD || !text.includes('@')) return undefined;
  const found = ASKED.exec(oneSpaced(text))?.groups;
  const words = found?.['words'] ?? '';
  return found?.['whom'] === '@' && words !== '' ? { rest: '@', answers: { [ask.seen.key]: words } } : undefined;
}

/** The same of nobody in particular, for example from the card that answers a worry. */
export function wordsOf(text: string): Overheard['answers'] | undefined {
  const { led, sign, words = '' } = ASKED.exec(text.trim())?.groups ?? {};
  // "Raise a concern about Ken": whom it is about, and nothing of what was seen.
  const few = words.trim().split(/\s+/u);
  const isOnlyWhom =
    sign === '' && few.length <= LONGEST_NAME && (led !== undefined || few.every((word) => /^\p{Lu}/u.test(word)));
  return words.trim() === '' || isOnlyWhom ? undefined : { [ask.seen.key]: words.trim() };
}

/** In words. */
const LONGEST_NAME = 3;
