import type { Day } from '../kernel/days.ts';
import { THE_PERSON } from '../people/needs.ts';
import { LONGEST_TOLD, meansIn, oneSpaced, pastDayIn, WHO, withoutSigns } from './overheard.ts';
import { isHedged } from './parties-said.ts';

/** "Claire Boyd agrees", "Imran is not happy with it": what somebody says to a change that is open. */

const SHE = String.raw`(?:and\s+)?(?:she|he|they|@|#)`;
const IS = String.raw`(?:\s+is|\s+are|['’]?s|['’]?re|\s+was|\s+were|\s+seems?)`;
/** How and when they were reached. */
const MEANWHILE = String.raw`(?:\s+(?:(?:on|over) the (?:tele)?phone|by (?:tele)?phone|in person|today|yesterday|this (?:morning|afternoon|evening)))*`;
const REACHED = String.raw`(?:i['’]?(?:ve| have)?\s+)?(?:just\s+)?(?:phoned|rang|called|spoken? to|spoken with|spoke with|saw|visited|asked|e-?mailed|talked to|told)\s+(?<who>[@#])${MEANWHILE}[\s,.]+${SHE}`;
const CHANGED = String.raw`${WHO}\s+(?:has\s+)?changed\s+(?:her|his|their)\s+minds?[\s,.]+(?:and\s+)?(?:now\s+)?(?:${SHE})?`;
/** What a yes or no is about that counts as an answer to a change: nothing said, "it", the change; or only how, when and why it was said. */
const CHANGE = String.raw`(?:it|this|that|all this|these|them|the (?:new |proposed |planned )?(?:change|plan|monitoring|proposal|revision|arrangement|idea|visit|call|times?|version)\w*|(?:less|more|fewer|weekly|longer|shorter)\b.*|what .*)`;
const ABOUT = String.raw`(?:\s+(?:to|with|about|for)\s+${CHANGE}\b.*|\s+${CHANGE}\b.*)`;
const ASIDE = String.raw`(?:\s+(?:today|yesterday|now|by|over|on the phone|in person|when|because|as|since|but|and|this (?:morning|afternoon|evening)|last night|on (?:mon|tues|wednes|thurs|fri|satur|sun)day)\b.*|\s*[,.;:-].*)`;
const TO_CHANGE = String.raw`(?:${ABOUT}|${ASIDE})?`;
/** "Agreed to have a wash" is no answer to a change either. */
const TO_DO = String.raw`(?!\s+to\s+(?:have|take|go|get|try|eat|drink|wash|use|see|an?|her|his)\b)`;
const YES = String.raw`(?:${IS}\s+(?:now\s+)?(?:fine|happy|ok|okay|content|all right|alright|in agreement|on board|good)\b${ABOUT}|\s+(?:now\s+)?(?:agrees?|agreed|has agreed|have agreed|consents?|approves?)\b${TO_DO}.*|\s+(?:now\s+)?(?:said yes|says yes|accepts?|accepted)\b${TO_CHANGE})`;
const NO = String.raw`(?:${IS}\s+(?:(?:not|un)\s?(?:happy|keen|in agreement|ok|okay|fine|pleased)|against|unhappy|opposed)\b${ABOUT}|\s+(?:(?:does not|doesn['’]?t|do not|don['’]?t|did not|didn['’]?t|will not|won['’]?t)\s+(?:agree\b.*|accept${TO_CHANGE}|like (?:it|this|the (?:change|plan))|want (?:it|this|the change))|disagrees?|disagreed|objects?|objected|says they disagree)(?:\b.*)?|\s+(?:refuses?|refused|said no|says no)\b${TO_CHANGE})`;

const each = (who: string, what: string): RegExp => new RegExp(String.raw`^(?:${who})${what}$`, 'iu');
const SAYS = [
  { answer: 'no', says: [each(WHO, NO), each(REACHED, NO), each(CHANGED, NO)] },
  { answer: 'yes', says: [each(WHO, YES), each(REACHED, YES), each(CHANGED, YES)] },
] as const;

/** What somebody answered who was asked: then no more has to be said than how they take it. */
const ASKED = new RegExp(
  String.raw`^(?:i['’]?(?:ve| have)?\s+)?(?:just\s+)?asked\s+(?<who>[@#])${MEANWHILE}[\s,.:;–-]+(?<reply>.+)$`,
  'iu',
);
const TAKES_IT = String.raw`^(?:(?:and\s+)?(?:she|he|they|@|#)?(?:\s+(?:is|are|was|were|seems?)|['’]?s|['’]?re)?\s+)?`;
const REPLIES = [
  {
    answer: 'no',
    says: new RegExp(
      String.raw`${TAKES_IT}(?:(?:not|un)\s?(?:so |very |really |at all )?(?:happy|keen|ok(?:ay)?|fine|in agreement|pleased)|against(?: it)?|opposed|no|sa(?:id|ys) no|refuse[sd]|(?:does|did)(?: not|n['’]?t) (?:agree|want (?:it|this|that)|like (?:it|this|that)))\b${TO_CHANGE}$`,
      'iu',
    ),
  },
  {
    answer: 'yes',
    says: new RegExp(
      String.raw`${TAKES_IT}(?:fine|happy|ok(?:ay)?|all right|alright|in agreement|on board|yes|sa(?:id|ys) (?:yes|ok(?:ay)?|fine)|agree[sd])\b${TO_CHANGE}$`,
      'iu',
    ),
  },
] as const;

interface Said {
  readonly rest: '@';
  readonly answers: Readonly<Record<string, string>>;
  /** What is told of somebody else besides, or is no plain answer. */
  readonly more?: string;
}

/** "Cannot get hold of Sarah", "Sarah does not pick up". */
const TRIED = String.raw`(?:(?:i|we)\s+)?(?:still\s+)?(?:can ?not|can['’]?t|cant|could ?n(?:o|['’]?)t|cu?dn['’]?t|did ?n(?:o|['’]?)t|have ?n(?:o|['’]?)t been able to|(?:was |am |were )?(?:unable|not able) to)\s+(?:manage to\s+)?(?:get hold of|get through to|get in touch with|speak (?:to|with)|talk to|reach|contact|tell|ring)\s+${WHO}`;
/** "Rang Sarah, no answer", "left Sarah a voicemail", "tried Sarah x3". */
const RANG = String.raw`(?:(?:i|we)(?:['’]ve| have)?\s+)?(?:just\s+)?(?:(?:rang|rung|called|phoned|tried(?: to (?:ring|call|phone|tell|reach))?)\s+(?<rang>[@#])[\s,.;:-]*(?:(?:and|but|twice|again|x ?\d|\d (?:x|times)|today|now|just now|this (?:morning|afternoon|evening)|she|he|they|it|was|went)[\s,]+)*(?:no (?:answer|reply|response|luck|joy)|not (?:in|home|there)|out|engaged|(?:to |on )?(?:voice ?mail|answer ?phone)|(?:left|sent) (?:her |him |them )?(?:an? )?(?:message|msg|voice ?mail|note)|(?:did|is|was|does|has)(?: not|n['’]?t) (?:answer(?:ed)?|pick(?:ed)? up|in|home|there|repl(?:y|ied)))|tried(?: to (?:ring|call|phone|tell|reach))?\s+(?<tried>[@#])(?=\s*(?:$|[,.!]|x ?\d|\d|twice|again|today|this))|(?:left|sent)\s+(?<left>[@#])\s+(?:an? )?(?:message|msg|voice ?mail|note)|left\s+(?:an? )?(?:message|msg|voice ?mail|note) (?:for|with|on)\s+(?<note>[@#]))`;
const SILENT = String.raw`${WHO}(?:\s+(?:still\s+)?(?:(?:does|did|is|was|has|will)(?: not|n['’]?t)|won['’]?t|cannot|can['’]?t)\s+(?:be\s+)?(?:answer(?:ing|ed)?|pick(?:ing|ed)? up|reached|repl(?:y|ied|ying)|r(?:a|i)ng back|called back)\b|\s+(?:is|was) (?:still )?(?:unreachable|not reached))`;
const NO_REPLY = String.raw`(?:still\s+)?no (?:answer|reply|response|luck|joy) (?:from|with)\s+${WHO}`;
const NOT_IN = String.raw`(?<away>#)(?:(?:\s+(?:is|was)|['’]s)?\s+(?:not|never)|\s+(?:isn|wasn)['’]?t)\s+(?:in|there|home|at home|around|about|available|free)\b|(?<out>#)(?:\s+(?:is|was)|['’]s)?\s+out\b`;
const NOT_REACHED = new RegExp(
  String.raw`^(?:${TRIED}|${SILENT.replace('who', 'silent')}|${NO_REPLY.replace('who', 'of')}|${NOT_IN}|${RANG})(?:[\s,.-].*)?$`,
  'iu',
);

/** Who was not reached, and when: a try is noted where an answer is awaited (R6). */
export function notReached(said: string, today: Day): Said | undefined {
  const { who, silent, away, out, of: from, rang, tried, left, note } = NOT_REACHED.exec(said)?.groups ?? {};
  const of = who ?? silent ?? away ?? out ?? from ?? rang ?? tried ?? left ?? note;
  const on = pastDayIn(said, today);
  return of === undefined
    ? undefined
    : {
        rest: '@',
        answers: { who: of === '@' ? THE_PERSON : '#', answer: 'not-reached', ...(on !== undefined && { on }) },
      };
}

/** Whose answer (`who` is `#`: whoever is named), which, and how and when, as the forms that note an answer call them. */
export function answerHeard(text: string, today: Day): Said | undefined {
  if (text.length > LONGEST_TOLD || !/[@#]/u.test(text)) return undefined;
  const said = withoutSigns(oneSpaced(text));
  if (said.includes('?')) return undefined;
  const missed = notReached(said, today);
  if (missed) return missed;
  const parts = said.split(OTHERS);
  const each = parts.map((part) => ({ part: withoutSigns(part), found: isHedged(part) ? undefined : saysOf(part) }));
  if (each.every(({ part, found }) => !found && !saysOf(part.replace(NO_MORE, '')) && !UNSURE_OF.test(part)))
    return undefined;
  // "Arthur fewer visits, Helen agrees": she agrees to what is new, and to no change that is open already.
  if (each.some(({ part, found }) => !found && NEW_CHANGE.test(part) && !TALK_OF.test(part))) return undefined;
  // The form takes the answer of one; whose it is cannot be told where several of those around them are named, or agree together.
  const isOfSeveral = parts.length > 1 && (said.split('#').length > 2 || each.some(({ part }) => /^[@#]$/u.test(part)));
  const plain = isOfSeveral ? undefined : each.find(({ found }) => found);
  // As it was typed, in one piece.
  const others = plain === each[0] ? each.slice(1).map(({ part }) => part) : [];
  const more =
    plain && others.length === 0 && each.length === 1
      ? ''
      : said.slice(others[0] === undefined ? 0 : said.indexOf(others[0]));
  const [how, on] = plain ? [meansIn(plain.part), pastDayIn(plain.part, today)] : [];
  return {
    rest: '@',
    answers: {
      ...plain?.found,
      ...(how !== undefined && { how }),
      ...(on !== undefined && { on }),
    },
    ...(more !== '' && { more }),
  };
}

/** Where what somebody else says begins. */
const OTHERS = /(?:[,;.]\s*(?:and|but|while|whereas)?|\s(?:and|but|while|whereas))\s(?=[@#]\s)/iu;
/** What follows a plain answer and takes of it. */
const NO_MORE = /[\s,]*\b(?:but|unless|except|if|until|with (?:some|most|part|half)|last|not now)\b.*$/iu;
const UNSURE_OF = /^[@#](?:\s(?:is|are)|['’]s)?\s?(?:n['’]?t|not|un)\s?(?:so |really |quite )?sure\b/iu;

/** A change that is told as one. */
const NEW_CHANGE =
  /\b(?:less|fewer|down to|cut|reduce[ds]?|drop(?:ped)?|stop(?:ped|s)?|pause[ds]?|swap(?:ped)?|mov(?:e|ed) to|instead of|(?:extra|more) (?:calls?|visits?|monitoring|checks))\b/iu;
/** What is told of a talk, or is no plain answer, may name the change that it was about. */
const TALK_OF =
  /\b(?:told|tell|asked|ask|rang|phoned|called|spoken?|spoke|talked|sa(?:id|ys?)|about|with|agree[sd]?|thinks?|feels?|wants?|prefers?|rather|sure|happy|unhappy|worried|happy|unless|if|but)\b/iu;

function saysOf(part: string): { readonly who: string; readonly answer: string } | undefined {
  const asked = ASKED.exec(withoutSigns(part))?.groups;
  const reply = REPLIES.find(({ says }) => says.test(asked?.['reply'] ?? ''));
  if (asked && reply) return { who: asked['who'] === '@' ? THE_PERSON : '#', answer: reply.answer };
  for (const { answer, says } of SAYS) {
    const who = says.map((pattern) => pattern.exec(withoutSigns(part))?.groups?.['who']).find(Boolean);
    if (who !== undefined) return { who: who === '@' ? THE_PERSON : '#', answer };
  }
  return undefined;
}
