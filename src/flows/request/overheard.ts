import { MEMBER_SIGN } from '../../people/spoken.ts';
import { LONGEST_TOLD, oneSpaced } from '../../questions/overheard.ts';
import type { Overheard } from '../flow.ts';
import type { Wish } from './facts.ts';
import { from, what, wish } from './questions.ts';
import type { z } from 'zod';

/** "Request for Ada: a woman in the mornings"; "Ada's daughter wants to complain": somebody asks for something (R30). */

const ASKED =
  /^(?:please\s+)?(?:note|log|record|new|add)?\s*(?:an?\s+)?(?<sort>request|complaint)\s+(?<how>for|from|by|about|of)\s+(?<sign>[@#])\s*[:;,-]?\s*(?<words>.*)$/iu;
const WANTS = String.raw`^[@#]\s+(?:(?:says|said|told (?:me|us))\s+(?:that\s+)?(?:s?he|they)\s+)?(?:now\s+)?(?:wants?|wanted|would like|wishes|asks|asked|has asked|is asking)`;
const COMPLAINS = new RegExp(
  String.raw`${WANTS}\s+(?:to\s+complain|to\s+make\s+a\s+complaint|how\s+to\s+complain)\b`,
  'iu',
);
const REVIEW = new RegExp(String.raw`${WANTS}\s+(?:for\s+)?a\s+review\b`, 'iu');
const ASKS = /^[@#]\s+(?:asks|asked|has asked|is asking)\s+(?:for|if|whether|us|that|to)\s+\S/iu;

const SORTS: readonly (readonly [RegExp, z.infer<typeof Wish>])[] = [
  [COMPLAINS, 'complaint'],
  [REVIEW, 'review'],
];

export function overheard(text: string): Overheard | undefined {
  if (text.length > LONGEST_TOLD || !/[@#]/u.test(text)) return undefined;
  const said = oneSpaced(text);
  const asked = ASKED.exec(said)?.groups;
  if (asked) {
    const isComplaint = asked['sort']?.toLowerCase() === 'complaint';
    const { how = '', sign, words: rest = '' } = asked;
    const isFrom = sign === MEMBER_SIGN && /^(?:from|by)$/iu.test(how);
    // Whom it is about is found by the words: it is kept from them (R24).
    const words = sign === MEMBER_SIGN && how.toLowerCase() === 'about' ? `about ${sign} ${rest}`.trim() : rest;
    return {
      rest: '@',
      answers: {
        ...(isFrom && { [from.key]: MEMBER_SIGN }),
        ...(isComplaint && { [wish.key]: 'complaint' }),
        ...(words !== '' && { [what.key]: words }),
      },
    };
  }
  if (said.includes('?')) return undefined;
  const sort = SORTS.find(([pattern]) => pattern.test(said))?.[1];
  return sort !== undefined || ASKS.test(said)
    ? { rest: '@', answers: { ...(sort !== undefined && { [wish.key]: sort }), [what.key]: said } }
    : undefined;
}
