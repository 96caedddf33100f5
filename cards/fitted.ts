import type { Card } from './card.ts';

/** What every client takes, with room for what the message adds (S43). */
const MOST_BYTES = 24_500;
const LENGTHS = [600, 400, 250, 160, 100, 60] as const;

const sizeOf = (card: Card): number => Buffer.byteLength(JSON.stringify(card));

/**
 * The card itself when it is small enough; otherwise with its longest words cut, just as much as it takes. Fields and buttons stay as
 * they are. Its maker says where the words stand in full.
 */
export function fitted(card: Card): Card {
  if (sizeOf(card) <= MOST_BYTES) return card;
  let shorter = card;
  for (const length of LENGTHS) {
    shorter = { ...card, body: shortened(card.body, length) };
    if (sizeOf(shorter) <= MOST_BYTES) return shorter;
  }
  return shorter;
}

function shortened<T>(value: T, length: number): T;
function shortened(value: unknown, length: number): unknown {
  if (Array.isArray(value)) return value.map((one: unknown) => shortened(one, length));
  if (typeof value !== 'object' || value === null) return value;
  const isRun = 'type' in value && value.type === 'TextRun';
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      isRun && key === 'text' && typeof inner === 'string' ? cut(inner, length) : shortened(inner, length),
    ]),
  );
}

/** Between words, never in the middle of a date or of a letter that takes two places. */
export const cut = (text: string, length: number): string =>
  text.length <= length ? text : `${atWord(text, text.slice(0, length - 1)).replace(/[\uD800-\uDBFF]$/u, '')}…`;

/** The beginning of a text without the word, or the date, that it would break off; with it where little were left. */
export function atWord(text: string, kept: string): string {
  const isBroken = /^\S/u.test(text.slice(kept.length));
  return (isBroken ? kept.replace(BROKEN_WORD, '') : kept.trimEnd()).replace(BROKEN_DATE, '');
}
const BROKEN_WORD = /(?<=.{12})[\s,]{1,3}\S{0,36}$/su;
const BROKEN_DATE =
  /(?<=.{12})[\s,]{1,3}(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?:\s\d{1,2}(?:\s[A-Z][a-z]{2})?)?|\d{1,2}\s[A-Z][a-z]{2})$/su;
