import type { Day } from '../kernel/days.ts';
import { LONGEST_TOLD, meansIn, oneSpaced, pastDayIn, WHO, withoutSigns } from './overheard.ts';

/** "Claire Boyd agrees", "Imran is not happy with it": what somebody says to a change that is open. */

const SHE = String.raw`(?:and\s+)?(?:she|he|they|@|#)`;
const IS = String.raw`(?:\s+is|\s+are|['’]s|['’]re|\s+was|\s+were|\s+seems?)`;
const REACHED = String.raw`(?:i['’]?(?:ve| have)?\s+)?(?:just\s+)?(?:phoned|rang|called|spoken? to|spoken with|spoke with|saw|visited|asked|e-?mailed|talked to|told)\s+(?<who>[@#])[\s,.]+${SHE}`;
const YES = String.raw`(?:${IS}\s+(?:now\s+)?(?:fine|happy|ok|okay|content|all right|alright|in agreement|on board|good)\b(?!\s+(?:at|in|on her|on his)\b)(?:\s+(?:with|about|for).*)?|\s+(?:now\s+)?(?:agrees?|agreed|said yes|says yes|accepts?|accepted|has agreed|have agreed|consents?|approves?)\b.*)`;
const NO = String.raw`(?:${IS}\s+(?:(?:not|un)\s?(?:happy|keen|in agreement|ok|okay|fine|sure about|pleased)|against|unhappy|opposed)\b.*|\s+(?:(?:does not|doesn['’]?t|do not|don['’]?t|did not|didn['’]?t|will not|won['’]?t)\s+(?:agree|accept|like (?:it|this|the (?:change|plan))|want (?:it|this|the change))|disagrees?|disagreed|objects?|objected|refuses?|refused|said no|says no|says they disagree)\b.*)`;

const each = (who: string, what: string): RegExp => new RegExp(String.raw`^(?:${who})${what}$`, 'iu');
const SAYS = [
  { answer: 'no', says: [each(WHO, NO), each(REACHED, NO)] },
  { answer: 'yes', says: [each(WHO, YES), each(REACHED, YES)] },
] as const;

interface Said {
  readonly rest: '@';
  readonly answers: Readonly<Record<string, string>>;
}

/** Whose answer (`who` is `#`: whoever is named), which, and how and when, as the forms that note an answer call them. */
export function answerHeard(text: string, today: Day): Said | undefined {
  if (text.length > LONGEST_TOLD) return undefined;
  const said = withoutSigns(oneSpaced(text));
  if (said.includes('?')) return undefined;
  const found = SAYS.find(({ says }) => says.some((pattern) => pattern.test(said)));
  if (!found) return undefined;
  const [how, on] = [meansIn(said), pastDayIn(said, today)];
  return {
    rest: '@',
    answers: {
      who: '#',
      answer: found.answer,
      ...(how !== undefined && { how }),
      ...(on !== undefined && { on }),
    },
  };
}
