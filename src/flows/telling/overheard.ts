import type { Day } from '../../kernel/days.ts';
import { listed } from '../../kernel/listed.ts';
import { LONGEST_TOLD, meansIn, oneSpaced, pastDayIn, withoutMeans, withoutSigns } from '../../questions/overheard.ts';
import type { Overheard } from '../flow.ts';

const I = String.raw`(?:@\s*[:,]\s*)?(?:(?:i|i have|i've|ive|we|we have|we've|just|have|now)\s+)*`;
const TOLD = String.raw`(?:told|informed|updated|explained\s+(?:it|this|the change)?\s*to|let|spoke(?:n)?\s+(?:to|with)|talked\s+to|phoned|rang|rung|called|telephoned|e-?mailed|wrote\s+to|have\s+told|given\s+the\s+news\s+to)`;
const AND = String.raw`(?:\s*(?:,(?!\s*not\b)|&|\+|\b(?:and|plus|both|n)\b))+\s*`;
/** Somebody who is not known here, for example a colleague, stands among others, or where the names end. */
const NAME = String.raw`(?:[@#]|(?!(?:i|we|it|she|he|they|by|on|in|both|now|just|phoned|rang|today|yesterday)\b)\p{L}+(?=${AND}[@#]|\s*(?:$|[.!])|,?\s(?:by|on|in|over|via|about|today|yesterday|this|too|as well|both)\b))`;
const WHO = String.raw`(?=[^@#]*[@#])(?<who>${NAME}(?:${AND}${NAME})*)`;
const SAID = new RegExp(String.raw`^${I}${TOLD}\s+(?:both\s+)?${WHO}(?<rest>(?:[\s,.!].*)?)$`, 'iu');
const WAS = new RegExp(
  String.raw`^${WHO}\s+(?:(?:has|have|was|were|is|are|'s)\s+(?:now\s+|just\s+|both\s+)?(?:been\s+)?(?:told|informed|updated)|(?:both\s+)?told(?=\s*(?:[,.;!]|(?:but|and|today|yesterday|this|in person)\b|$)))(?<rest>(?:[\s,.!].*)?)$`,
  'iu',
);

/** "I told Sarah by phone this morning, she cried": who, how, when and what they said, to be noted in the record of which they are still to be told (R4). */
export function overheard(text: string, today: Day): Overheard | undefined {
  if (text.length > LONGEST_TOLD) return undefined;
  const said = oneSpaced(text);
  const found = (SAID.exec(said) ?? WAS.exec(said))?.groups;
  const { who, rest } = lastApart(found?.['who'] ?? '', found?.['rest'] ?? '');
  if (who === '' || rest.includes('?')) return undefined;
  const { own, ofOthers } = apart(rest, who);
  // Rung and not reached is not told.
  if (NOT_REACHED.test(own)) return undefined;
  const signs = whoIn(who, ofOthers !== undefined);
  const others = signs === undefined ? said.slice(0, said.length - rest.length) : undefined;
  const { words, more } = wordsIn(own);
  // "Told Sarah it stops on Monday": that is no day on which she was told.
  const told = listed(words, more, ofOthers).reduce(
    (left, part) => left.replace(part, ' '),
    said.replace(CONTENT, '$<who>'),
  );
  const [how, on] = [meansIn(told), pastDayIn(told, today)];
  return {
    rest: '@',
    answers: {
      ...(signs !== undefined && { who: signs }),
      ...(how !== undefined && { how }),
      ...(on !== undefined && { on }),
      ...(words !== undefined && { said: words }),
    },
    // Whoever is not known here may be a colleague whom the record knows.
    ...(listed(more ?? others, ofOthers).length > 0 && { more: listed(more ?? others, ofOthers).join('\n') }),
  };
}

const NOT_REACHED =
  /\b(?:no (?:answer|reply|response|luck|joy)|voice ?mail|answer ?phone|engaged|(?:left|sent) (?:her |him |them )?(?:an? |the )?(?:message|msg|note)|(?:was|is|were)(?: not|n['’]?t) (?:in|home|at home|there)|(?:did|does|would|has)(?: not|n['’]?t) (?:answer(?:ed)?|pick(?:ed)? up|repl(?:y|ied)|r(?:i|a)ng back)|(?:^|[,;] ?)not (?:in|home|there|at home))\b/iu;
/** "Not Sarah yet", "Sarah not in", "couldn't get hold of Sarah", "Sarah still to be told". */
const OTHER_MISSED =
  /\bnot (?:yet )?(?:to )?[@#]|[@#](?:['’]s| is| was| has)?(?: not|n['’]?t| never| still| out\b| away\b)|\b(?:can ?not|could not|did not|have not|unable|(?:ca|could|did|have|was)n['’]?t|c(?:u|oul)?dnt|tried|trying|still|yet|need(?:s|ed)? to|will|ll|going to|left|waiting|missed|except|without)\b[^,.;]*[@#]|[@#] (?:tomorrow|later|next|to follow)\b/iu;

/** "Told Ada, Sarah still to be told": what follows the last name is of that one alone. */
function lastApart(who: string, rest: string): { readonly who: string; readonly rest: string } {
  const last = LAST.exec(who);
  return last && IS_NOT_TOLD.test(rest)
    ? { who: who.slice(0, last.index), rest: `, ${last[1] ?? ''}${rest}` }
    : { who, rest };
}
const LAST = new RegExp(String.raw`${AND}(?<name>[^\s,]+)$`, 'iu');
const IS_NOT_TOLD =
  /^\s+(?:still|not|yet|out|away|(?:is|was|has|did|does|could|ca)(?:n['’]?t)?|cannot|needs?|to (?:be|do|follow)|later|tomorrow|next|no (?:answer|reply|response|luck|joy))\b/iu;

/** What is told of whoever was told, and where somebody else is spoken of: that is not what they said. */
function apart(rest: string, who: string): { readonly own: string; readonly ofOthers: string | undefined } {
  const parts = rest.split(CLAUSE);
  const from = parts.findIndex((part) => /[@#]/u.test(part));
  const ofOthers = from < 0 ? '' : parts.slice(from).join(' ');
  const isOfOthers =
    OTHER_MISSED.test(ofOthers) ||
    NOT_REACHED.test(ofOthers) ||
    (/^(?:(?:and|but|while)\s)?[@#](?!['’]s?\b)/u.test(ofOthers) && !who.includes(/[@#]/u.exec(ofOthers)?.[0] ?? ''));
  return isOfOthers
    ? { own: parts.slice(0, from).join(' '), ofOthers: withoutSigns(ofOthers).replace(/^(?:and|but)\s/iu, '') }
    : { own: rest, ofOthers: undefined };
}
const CLAUSE = /(?<=[,.;:!])\s|\s(?=(?:and|but|while|though|not(?= (?:yet |to )?[@#]))\b)/u;

const CONTENT = /(?<who>[@#]) (?:it|that|this(?! (?:morning|afternoon|evening)\b)|she|he|they)\b[^,.;]*/iu;

/** One, or all of several; undefined where somebody among them is not known here: then it is asked. */
function whoIn(who: string, amongOthers: boolean): string | undefined {
  const names = who.split(new RegExp(AND, 'iu'));
  const [first, ...others] = names;
  if (!names.every((name) => /^[@#]$/u.test(name))) return undefined;
  if (first === undefined || others.length > 0) return names.join(',');
  return amongOthers && first === '@' ? '@,@' : '#';
}

/** What they said stands behind a comma or "and"; what is told of them without one may be what they were told. */
function wordsIn(rest: string): { readonly words?: string; readonly more?: string } {
  const parts = rest.split(/(?<=[,.;:!])\s|\s(?=(?:and|but)\s(?:she|he|they|it|this|that)\b)/iu);
  const [first = '', ...others] = /^[,.;:!]/u.test(rest) ? ['', ...parts] : parts;
  const isTelling = (part: string): boolean => beside(part) !== '';
  const [from, to] = [others.findIndex(isTelling), others.findLastIndex(isTelling)];
  const words =
    from < 0 ? undefined : withoutSigns(others.slice(from, to + 1).join(' ')).replace(/^(?:and|but)\s/iu, '');
  const more = /^(?:she|he|they)\b/iu.test(beside(first)) ? beside(first) : undefined;
  return { ...(words !== undefined && { words }), ...(more !== undefined && { more }) };
}

/** Without how and when, and what it was about. */
const beside = (part: string): string =>
  withoutSigns(
    withoutMeans(part)
      .replace(/\b(?:both|all|each|of them|too|also|as well|already|and|but|again|earlier|please|thanks?)\b/giu, ' ')
      .replace(/^\s*(?:about|of|that|regarding|re|for|it|the|on)\b.*$/iu, ' ')
      .replace(/\s+/gu, ' '),
  );
