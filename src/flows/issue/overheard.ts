import { LONGEST_TOLD, oneSpaced } from '../../questions/overheard.ts';
import type { Overheard } from '../flow.ts';
import { stepWhat } from './action-questions.ts';
import { explored } from './questions.ts';

/** "Issue for Ada: she will not try the stairs": asked for. "Ada is not engaging": offered, never logged unasked (R21). */

const ASKED =
  /^(?:please\s+)?(?:log|note|record|open|new|add)?\s*(?:an?\s+)?issue\s+(?:for|with|about|of)\s+[@#]\s*[:;,-]\s*(?<words>.*)$/iu;
const SEEN = [
  /^@\s+(?:(?:just|\p{L}+ly)\s+)?(?:is|has been|seems|keeps)\s+(?:\p{L}+\s+)?(?:not engaging|disengaged|losing (?:motivation|heart|interest)|unmotivated|not motivated|giving up|refusing (?:support|visits|care|everything))\b/iu,
  /^@\s+(?:isn['’]?t|is not|won['’]?t|will not|doesn['’]?t|does not)\s+(?:really\s+)?engag(?:e|ing)\b/iu,
  /^@\s+(?:(?:has )?lost (?:motivation|heart|interest)|has given up|(?:just |only )?sits there)\b/iu,
  /^@\s+.*\b(?:no|what['’]?s the|what is the) point\b/iu,
  /^#\s+(?:is not encouraging|isn['’]?t encouraging|does everything for|discourages|is discouraging)\b/iu,
  /^(?:the\s+|her\s+|his\s+|their\s+)?outcomes?\s+(?:for|of)\s+@\s+(?:look|looks|is|are|seem|seems)\s+(?:\p{L}+\s+)?(?:unrealistic|out of reach|too (?:hard|much))\b/iu,
  /^(?:a |the )?(?:problem|trouble|difficulty)\s+(?:with|for)\s+@\s*[.!]*$/iu,
];

const ACTION =
  /^(?:please\s+)?(?:(?:add|note|log|new)\s+)?(?:an?\s+)?action\s+(?:for|with|about)\s+@\s*[:;,-]\s*(?<words>.+)$/iu;

/** "Action for Betty: Kofi will bake with her": one of her open issue; where there is none, that one can be logged (R27). */
export function actionOverheard(text: string): Overheard | undefined {
  const words = text.length > LONGEST_TOLD ? undefined : ACTION.exec(oneSpaced(text))?.groups?.['words'];
  return words === undefined
    ? undefined
    : {
        rest: '@',
        answers: { [stepWhat.key]: words },
        otherwise: {
          words:
            'An action belongs to an issue, and none is open here, so nothing is noted. Shall I log the issue first?',
          title: 'Log an issue',
          says: 'log an issue for',
        },
      };
}

export function overheard(text: string): Overheard | undefined {
  if (text.length > LONGEST_TOLD || !/[@#]/u.test(text)) return undefined;
  const said = oneSpaced(text);
  const words = ASKED.exec(said)?.groups?.['words'];
  if (words !== undefined) return { rest: '@', answers: words === '' ? {} : { [explored.key]: words } };
  return SEEN.some((one) => one.test(said)) && !said.includes('?')
    ? {
        rest: '@',
        answers: {},
        offer: {
          title: 'Log an issue',
          says: 'log an issue for',
          quotes: true,
          words: 'That may be in the way of reablement. Shall I log it as an issue, so that it is worked through?',
        },
      }
    : undefined;
}
