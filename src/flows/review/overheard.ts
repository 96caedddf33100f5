import { LONGEST_TOLD, oneSpaced } from '../../questions/overheard.ts';
import type { Overheard } from '../flow.ts';
import { why } from './questions.ts';

/** "Ada has reached all her outcomes": a review is offered, and never begun unasked (R31). */
const ACHIEVED =
  /^@\s+(?:has|['’]s)?\s*(?:now\s+)?(?:reached|achieved|met)\s+(?:all|every(?:thing)?)\s+(?:of\s+)?(?:(?:her|his|their|the)\s+)?(?:outcomes?|goals?)\b/iu;

export function overheard(text: string): Overheard | undefined {
  if (text.length > LONGEST_TOLD || !text.includes('@') || text.includes('?')) return undefined;
  return ACHIEVED.test(oneSpaced(text))
    ? {
        rest: '@',
        answers: { [why.key]: 'achieved' },
        offer: {
          title: 'Consider a review',
          says: 'consider a review for',
          words: 'When all outcomes are achieved, a review is considered. Shall I begin it?',
        },
      }
    : undefined;
}
