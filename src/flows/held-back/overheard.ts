import type { Day } from '../../kernel/days.ts';
import { dayAtStart, LONGEST_TOLD, oneSpaced, withoutSigns } from '../../questions/overheard.ts';
import type { Overheard } from '../flow.ts';
import * as ask from './questions.ts';

/** "Claire Boyd must not be told anything about Farida Khan, risk of abuse, look again on 10 December" (R24). */

const NAME = String.raw`[@#]|(?!(?:i|we|you|he|she|they|it|this|that|who|nobody|everybody|staff)\s)\p{L}[\p{L}'’-]{1,30}(?:\s(?!not\s|never\s|(?:must|may|should|can|is|are)\s?n|cannot\s|about\s|of\s|anything\s|everything\s|know\s)\p{L}[\p{L}'’-]{1,30})?`;
const NOT = String.raw`(?:(?:must|may|should|can|is|are)(?:\s?not|\s?n['’]?t|\s+never)|cannot|never)`;
const ABOUT = String.raw`(?:\s+(?:about|of|regarding)\s+(?:it|this|that|(?<whom>${NAME})(?=[\s,.;:-]|$)))?`;
const ANYTHING = String.raw`(?:\s+(?:anything|any of (?:it|this)|everything|any ?more|it|this|that))?`;
const REST = String.raw`(?<rest>[\s,.;:-].*)?$`;
const SAYINGS = [
  String.raw`^(?<who>${NAME})\s+${NOT}(?:\s+to)?\s+(?:be (?:told|informed|involved)|know|hear|find out)${ANYTHING}${ABOUT}${REST}`,
  String.raw`^(?:please\s+)?(?:do not|don['’]?t|never|nobody (?:should|must|may))\s+(?:tell|inform|let)\s+(?<who>${NAME})(?:\s+know)?${ANYTHING}${ABOUT}${REST}`,
  String.raw`^(?:please\s+)?keep\s+(?:it|this|that|everything|what .{3,40})\s+(?:away |back )?from\s+(?<who>${NAME})${ABOUT}${REST}`,
].map((pattern) => new RegExp(pattern, 'iu'));
const AGAIN =
  /[,.;]?\s*\b(?:and\s+)?(?:look(?:ed)?(?: at it| at this)? again|review(?: it| this)?)\s+(?:(?:on|by|at)\s+)?(?<day>.{2,40})$/iu;

export function overheard(text: string, today: Day): Overheard | undefined {
  if (text.length > LONGEST_TOLD || text.includes('?')) return undefined;
  const said = oneSpaced(text);
  const found = SAYINGS.map((one) => one.exec(said)?.groups).find(Boolean);
  const { who, whom = '', rest = '' } = found ?? {};
  if (who === undefined) return undefined;
  const again = AGAIN.exec(rest);
  const day = dayAtStart(withoutSigns(again?.groups?.['day'] ?? ''), today)?.day;
  const why = withoutSigns(rest.slice(0, day && again ? again.index : undefined)).replace(
    /^(?:because|as|since|there is)\s/iu,
    '',
  );
  const isThemselves = who === '@' || (whom === '' && who !== '#');
  return {
    rest: isThemselves ? who : whom === '' ? '@' : withoutWhat(whom),
    answers: {
      [ask.what.key]: 'hold-back',
      ...(why.length > SHORTEST_WHY && { [ask.reason.key]: why }),
      ...(day && { [ask.lookAgainOn.key]: day }),
    },
    ...(isThemselves ? { offer: THEMSELVES } : { more: who }),
  };
}
const SHORTEST_WHY = 5;

/** "Farida's plan" is about Farida. */
const withoutWhat = (whom: string): string =>
  whom.replace(/(?:['’]s?|s)?\s(?:plan|visits?|calls?|monitoring|care|reablement|record)$/iu, '');

const THEMSELVES = {
  words:
    'I cannot keep something from the person whom it is about, and nothing is noted. If knowing it could put somebody at risk, talk to your safeguarding lead first.',
  title: 'Safeguarding',
  says: 'safeguarding',
};
