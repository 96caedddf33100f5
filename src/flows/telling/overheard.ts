import type { Day } from '../../kernel/days.ts';
import { listed } from '../../kernel/listed.ts';
import { LONGEST_TOLD, meansIn, oneSpaced, pastDayIn, withoutMeans, withoutSigns } from '../../questions/overheard.ts';
import type { Overheard } from '../flow.ts';

const I = String.raw`(?:@\s*[:,]\s*)?(?:(?:i|i have|i've|ive|we|we have|we've|just|have|now)\s+)*`;
const TOLD = String.raw`(?:told|informed|updated|explained\s+(?:it|this|the change)?\s*to|let|spoke(?:n)?\s+(?:to|with)|talked\s+to|phoned|rang|rung|called|telephoned|e-?mailed|wrote\s+to|have\s+told|given\s+the\s+news\s+to)`;
const AND = String.raw`(?:\s*(?:,|&|\b(?:and|plus|both)\b))+\s*`;
/** Somebody who is not known here, for example a colleague, stands among others, or where the names end. */
const NAME = String.raw`(?:[@#]|(?!(?:i|we|it|she|he|they|by|on|in|both|now|just|phoned|rang|today|yesterday)\b)\p{L}+(?=${AND}[@#]|\s*(?:$|[.!])|,?\s(?:by|on|in|over|via|about|today|yesterday|this|too|as well|both)\b))`;
const WHO = String.raw`(?=[^@#]*[@#])(?<who>${NAME}(?:${AND}${NAME})*)`;
const SAID = new RegExp(String.raw`^${I}${TOLD}\s+(?:both\s+)?${WHO}(?<rest>(?:[\s,.!].*)?)$`, 'iu');
const WAS = new RegExp(
  String.raw`^${WHO}\s+(?:has|have|was|were|is|are|'s)\s+(?:now\s+|just\s+|both\s+)?(?:been\s+)?(?:told|informed|updated)(?<rest>(?:[\s,.!].*)?)$`,
  'iu',
);

/** "I told Sarah by phone this morning, she cried": who, how, when and what they said, to be noted in the record of which they are still to be told (R4). */
export function overheard(text: string, today: Day): Overheard | undefined {
  if (text.length > LONGEST_TOLD) return undefined;
  const said = oneSpaced(text);
  const { who = '', rest = '' } = (SAID.exec(said) ?? WAS.exec(said))?.groups ?? {};
  if (who === '' || rest.includes('?')) return undefined;
  const signs = whoIn(who);
  const others = signs === undefined ? said.slice(0, said.length - rest.length) : undefined;
  const { words, more } = wordsIn(rest);
  // "Told Sarah it stops on Monday": that is no day on which she was told.
  const told = listed(words, more).reduce((left, part) => left.replace(part, ' '), said.replace(CONTENT, '$<who>'));
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
    ...((more ?? others) !== undefined && { more: more ?? others }),
  };
}

const CONTENT = /(?<who>[@#]) (?:it|that|this|she|he|they)\b[^,.;]*/iu;

/** One, or all of several; undefined where somebody among them is not known here: then it is asked. */
function whoIn(who: string): string | undefined {
  const names = who.split(new RegExp(AND, 'iu'));
  const [first, ...others] = names;
  if (!names.every((name) => /^[@#]$/u.test(name))) return undefined;
  return first !== undefined && others.length === 0 ? '#' : names.join(',');
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
