import type { Day } from '../../kernel/days.ts';
import { LONGEST_TOLD, meansIn, oneSpaced, pastDayIn } from '../../questions/overheard.ts';
import type { Overheard } from '../flow.ts';

const I = String.raw`(?:(?:i|i have|i've|ive|we|we have|we've|just|have|now)\s+)*`;
const TOLD = String.raw`(?:told|informed|updated|explained\s+(?:it|this|the change)?\s*to|let|spoke(?:n)?\s+(?:to|with)|talked\s+to|phoned|rang|rung|called|telephoned|e-?mailed|wrote\s+to|have\s+told|given\s+the\s+news\s+to)`;
/** One who is known, or several, of whom some may be colleagues: who it was is then asked. */
const WHO = String.raw`(?<who>[@#]|(?=[^@#]*[@#])(?:[@#]|\p{L}+)(?:(?:\s*(?:,|&|\band\b)\s*)+(?:[@#]|\p{L}+))+)`;
const SAID = new RegExp(String.raw`^${I}${TOLD}\s+${WHO}(?<rest>(?:[\s,.!].*)?)$`, 'iu');
const WAS = new RegExp(
  String.raw`^(?<who>[@#])\s+(?:has|have|was|is|'s)\s+(?:now\s+|just\s+)?(?:been\s+)?(?:told|informed|updated)(?<rest>(?:[\s,.!].*)?)$`,
  'iu',
);
/** What somebody answered is more than that they were told. */
const ANSWERS = /\b(?:agrees?|agreed|happy|fine|disagrees?|objects?|refuses?|against|upset|unhappy|ok with)\b|\?/iu;

/** "I told Sarah by phone this morning": who, how and when, to be noted in the record of which they are still to be told (R4). */
export function overheard(text: string, today: Day): Overheard | undefined {
  if (text.length > LONGEST_TOLD) return undefined;
  const said = oneSpaced(text);
  const found = (SAID.exec(said) ?? WAS.exec(said))?.groups;
  const rest = found?.['rest'] ?? '';
  if (!found || ANSWERS.test(rest)) return undefined;
  const [how, on] = [meansIn(said), pastDayIn(said, today)];
  return {
    rest: '@',
    answers: {
      ...(/^[@#]$/u.test(found['who'] ?? '') && { who: '#' }),
      ...(how !== undefined && { how }),
      ...(on !== undefined && { on }),
    },
  };
}
