import { readDay } from '../../forms/typed-date.ts';
import type { Day } from '../../kernel/days.ts';
import { withoutSigns } from '../../questions/overheard.ts';
import { daysIn, isForAWhile } from './for-a-while.ts';
import { PART, VISITS } from './visit-words.ts';

/** What is said beside the change of a visit: who agrees, why, a please; and what is none of them. */

export const IF_POSSIBLE =
  /[\s,]+(?:if (?:that|thats|that['’]s|it|its|it['’]s)?\s?(?:is )?(?:possible|ok|okay|fine|all right)|please|thanks|thank you)[.!?]*$/iu;
export const BECAUSE = /[,.;]?\s*\b(?:because|as|since|she|he|they)\b.*$/iu;
/** A day, behind the visit. */
export const AFTER_VISIT_DAY =
  /\b(?:from|as of|starting|a week on|w\/?c|next|today|tomorrow|tmrw|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b/iu;

/** "Ada and Sarah both agree", "all agree", "Sarah is ok with it", behind a comma. */
const AGREED =
  /[,;.]\s*(?:(?:and|but)\s)?(?:[@#]\s(?:and|&)\s[@#](?:\s(?:both|all))?|(?<one>[@#])|(?:they\s)?both|(?:they\s)?all|every(?:body|one))(?:\s(?:have|are|is))?\s(?:agree[sd]?|happy|fine|ok(?:ay)?)(?:\s(?:with|to)\s(?:it|this|that))?(?=\s*(?:[,;.!]|$))/iu;

/** What everybody, or one of them, says of it is taken by the questions who agrees: as those read it. */
export function agreedBeside(said: string): { readonly rest: string; readonly more?: string } {
  const found = AGREED.exec(said);
  return found
    ? {
        rest: said.replace(found[0], ''),
        more: found.groups?.['one'] === undefined ? 'all agree' : withoutSigns(found[0]),
      }
    : { rest: said };
}

/** What stands behind a comma and is neither a day nor why: it is said back, and not lost. */
export function besides(said: string, today: Day): string | undefined {
  const [, ...parts] = said
    .replace(IF_POSSIBLE, '')
    .replace(BECAUSE, '')
    .split(/[,;]|\.(?=\s)/u);
  const others = parts.map(withoutSigns).filter((part) => part.length > SHORTEST && !isOfChange(part, today));
  return others.join(', ') || undefined;
}
/** In characters. */
const SHORTEST = 5;
const isOfChange = (part: string, today: Day): boolean =>
  OF_VISIT.test(part) ||
  AFTER_VISIT_DAY.test(part) ||
  isForAWhile(part) ||
  daysIn(part, false) !== undefined ||
  readDay(part, today, 'future') !== undefined;
const OF_VISIT = new RegExp(String.raw`\b(?:${VISITS}|${PART}s?|min(?:ute)?s?)\b`, 'iu');
