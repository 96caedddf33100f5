import type { Day } from '../../kernel/days.ts';
import { LONGEST_TOLD, meansIn, oneSpaced, pastDayIn } from '../../questions/overheard.ts';
import type { Overheard } from '../flow.ts';
import * as ask from './questions.ts';

/** "Ada does not want me to tell Sarah", "Ada is happy for Sarah to know": what the person agreed about somebody around them. */

const SAYS = String.raw`@(?:\s+(?:has\s+)?(?:says?|said|told (?:me|us)|tells (?:me|us)|asks?|asked)(?:\s+(?:me|us))?(?:\s+that)?)?(?:\s+(?:she|he|they))?`;
const WANT_NOT = String.raw`(?:(?:does|did|do|would|will)(?:\s?not|n['’]?t)|won['’]?t|wouldn['’]?t|refuses to)\s+(?:want|like|wish|have|let|agree to|consent to)`;
const US = String.raw`(?:(?:me|us|you|anyone|anybody|staff|the bot)\s+)?(?:to\s+)?`;
const TELL = String.raw`(?:tell(?:ing)?|inform(?:ing)?|involv(?:e|ing)|speak(?:ing)? (?:to|with)|talk(?:ing)? (?:to|with)|shar(?:e|ing) (?:(?:it|this|that|anything|things|(?:her|his|their|the) \p{L}+)\s)?with|let(?:ting)?)`;
const KNOWS = String.raw`(?:to\s+)?(?:be\s+|being\s+|getting\s+)?(?:told|know(?:ing)?|informed|involved|see(?:ing)?|hear(?:ing)?)`;
const THEY = String.raw`(?:#)`;
const END = String.raw`(?=[\s,.;!]|$)`;

const NO: readonly RegExp[] = [
  String.raw`^${SAYS}\s+${WANT_NOT}\s+${US}${TELL}\s+${THEY}${END}`,
  String.raw`^${SAYS}\s+${WANT_NOT}\s+${THEY}\s+${KNOWS}${END}`,
  String.raw`^${SAYS}\s+(?:wants|wanted|asks?|asked)\s+(?:(?:it|this|that|everything)\s+kept\s+(?:private\s+)?from\s+${THEY}|${THEY}\s+(?:kept|left)\s+out\b|(?:(?:me|us)\s+)?not\s+to\s+${TELL}\s+${THEY})${END}`,
  String.raw`^${SAYS}[\s,:]+(?:please\s+)?(?:do not|don['’]?t|not to|never to)\s+${TELL}\s+${THEY}${END}`,
  String.raw`^${SAYS}\s+(?:would|['’]d)\s+rather\s+(?:${THEY}\s+(?:did not|didn['’]?t|was not|wasn['’]?t)\s+${KNOWS}|(?:we|i|you)\s+(?:did not|didn['’]?t)\s+${TELL}\s+${THEY})${END}`,
].map((pattern) => new RegExp(pattern, 'iu'));
const YES: readonly RegExp[] = [
  String.raw`^${SAYS}\s+(?:we|i|you|staff)\s+(?:can|may|could)\s+${TELL}\s+${THEY}${END}`,
  String.raw`^${SAYS}\s+(?:is\s+|are\s+)?(?:happy|fine|ok|okay|content|all right)\s+(?:(?:for|with)\s+)?(?:us\s+|me\s+)?(?:${THEY}\s+${KNOWS}|(?:to\s+)?${TELL}\s+${THEY})${END}`,
  String.raw`^${SAYS}\s+(?:agrees?|agreed|consents?|consented|has agreed|has consented)\s+(?:to|that)\s+(?:${THEY}\s+(?:(?:can|may|should)\s+)?${KNOWS}|(?:us\s+|me\s+|our\s+|my\s+|(?:we|i)\s+(?:can|may)\s+)?${TELL}\s+${THEY})${END}`,
  String.raw`^${SAYS}\s+(?:wants|would like)\s+(?:${THEY}\s+${KNOWS}|(?:me\s+|us\s+)(?:to\s+)?${TELL}\s+${THEY})${END}`,
].map((pattern) => new RegExp(pattern, 'iu'));
/** "To see the plan" says that it is shared; "told" and "involved" do not say how much. */
const SHARED = /\b(?:see|seeing|plan|copy|everything|shar(?:e|ing|ed))\b/iu;

export function overheard(text: string, today: Day): Overheard | undefined {
  if (text.length > LONGEST_TOLD || text.includes('?')) return undefined;
  const said = oneSpaced(text);
  const isNo = NO.some((one) => one.test(said));
  if (!isNo && !YES.some((one) => one.test(said))) return undefined;
  // "Do not tell her" may be of the plan alone: how much is asked.
  const agreed = !isNo && SHARED.test(said) ? 'share' : undefined;
  const [how, on] = [meansIn(said), pastDayIn(said, today)];
  return {
    rest: '@',
    answers: {
      [ask.WHOM]: '#',
      ...(agreed && { [ask.consent.agreed.key]: agreed }),
      ...(how !== undefined && { [ask.consent.how.key]: how }),
      ...(on !== undefined && { [ask.consent.on.key]: on }),
    },
  };
}
