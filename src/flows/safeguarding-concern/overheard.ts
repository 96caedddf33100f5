import { LONGEST_TOLD, oneSpaced } from '../../questions/overheard.ts';
import type { Overheard } from '../flow.ts';
import * as ask from './questions.ts';

const ASKED =
  /^(?:please\s+)?(?:i\s+(?:want|need)\s+to\s+)?(?:raise|record|report|make|note)?\s*(?:a\s+)?safeguarding\s+concern(?:\s+(?:for|of|about|by|with))?\s*(?<whom>@?)\s*[:;,-]?\s*(?<words>[^]*)$/iu;

/** "Safeguarding concern for Ada: she has bruises on her arms". */
export function overheard(text: string): Overheard | undefined {
  if (text.length > LONGEST_TOLD || !text.includes('@')) return undefined;
  const found = ASKED.exec(oneSpaced(text))?.groups;
  const words = found?.['words'] ?? '';
  return found?.['whom'] === '@' && words !== '' ? { rest: '@', answers: { [ask.seen.key]: words } } : undefined;
}

/** The same of nobody in particular, for example from the card that answers a worry. */
export function wordsOf(text: string): Overheard['answers'] | undefined {
  const words = ASKED.exec(text.trim())?.groups?.['words'];
  return words === undefined || words.trim() === '' ? undefined : { [ask.seen.key]: words.trim() };
}
