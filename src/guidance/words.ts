/**
 * Words as people type them, brought to one form: lower case, no accents, no apostrophes ("she’s", "she's" and "shes" are one).
 * Shared by what listens for danger and what finds the command that was meant.
 */

const APOSTROPHES = /['‘’‛ʼ`´′＇]/gu;
const PLAIN = /^[a-z0-9 ]*$/u;
const WORD = /[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}'‘’‛ʼ`´′＇]*[\p{L}\p{N}\p{M}])?/gu;

/** A word in the text: `plain` to compare, `raw` as it was typed, `start` and `end` where (end is after the last character). */
export type Word = { readonly plain: string; readonly raw: string; readonly start: number; readonly end: number };

/** Lower case without accents or apostrophes. Spaces and other signs stay. */
export function plain(text: string): string {
  const lower = text.toLowerCase();
  // Nearly every word is plain already, and taking letters apart is what costs time.
  return PLAIN.test(lower) ? lower : lower.replace(APOSTROPHES, '').normalize('NFKD').replace(/\p{M}/gu, '');
}

/** A text in lower case on one line, with one kind of apostrophe: for what is compared whole. */
export const onOneLine = (text: string): string => text.trim().toLowerCase().replace(/’/gu, "'").replace(/\s+/gu, ' ');

/** Without the signs at its end. By a walk from there: `/[.!]+$/` begins anew at every sign, which takes minutes on a text of nothing else. */
export function withoutEnd(text: string, signs: string): string {
  let end = text.length;
  while (end > 0 && signs.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

/** The words of a text in order; what stands between them is left out. "Khan's" is one word, "break-down" two. */
export function wordsIn(text: string): Word[] {
  return Array.from(text.matchAll(WORD), ({ 0: raw, index: start }) => ({
    plain: plain(raw),
    raw,
    start,
    end: start + raw.length,
  }));
}

/** More than two changes apart: how far does not matter. */
export const FAR = 3;

/**
 * How many letters must be put in, left out, replaced or swapped with their neighbour to turn one word into the other: 0, 1, 2, or
 * `FAR`. Swapped neighbours ("dnager") count once, and no letter is changed twice (optimal string alignment).
 */
export function distance(one: string, other: string): 0 | 1 | 2 | 3 {
  if (one === other) return 0;
  let [start, oneEnd, otherEnd] = [0, one.length, other.length];
  if (Math.abs(oneEnd - otherEnd) > 2) return FAR;
  while (start < oneEnd && one[start] === other[start]) start += 1;
  while (oneEnd > start && otherEnd > start && one[oneEnd - 1] === other[otherEnd - 1]) {
    oneEnd -= 1;
    otherEnd -= 1;
  }
  const changes = aligned(one.slice(start, oneEnd), other.slice(start, otherEnd));
  return changes === 1 || changes === 2 ? changes : FAR;
}

/** Optimal string alignment by rows; gives up, with more than two, once no way is left to stay within two. */
function aligned(one: string, other: string): number {
  if (one.length === 0 || other.length === 0) return one.length + other.length;
  let before: number[] = [];
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    let best = i;
    for (let j = 1; j <= other.length; j += 1) {
      const same = one[i - 1] === other[j - 1];
      let least = Math.min((row[j] ?? FAR) + 1, (next[j - 1] ?? FAR) + 1, (row[j - 1] ?? FAR) + (same ? 0 : 1));
      if (!same && i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
        least = Math.min(least, (before[j - 2] ?? FAR) + 1);
      }
      next.push(least);
      best = Math.min(best, least);
    }
    if (best > 2) return FAR;
    [before, row] = [row, next];
  }
  return row[other.length] ?? FAR;
}

/** How many changes a word of this length may have and still be read as another: none below 4 letters, one below 8, then two. */
export const slips = (length: number): 0 | 1 | 2 => (length < 4 ? 0 : length < 8 ? 1 : 2);

/** The same letters in another order, as when two neighbours change places. */
export const sameLetters = (one: string, other: string): boolean =>
  one.length === other.length && one.split('').toSorted().join('') === other.split('').toSorted().join('');

/** One bit for each letter that the word has: two words a slip apart differ in two bits at most. */
function letters(word: string): number {
  let bits = 0;
  for (let index = 0; index < word.length; index += 1) bits |= 1 << (word.charCodeAt(index) & 31);
  return bits;
}

/** Looks at no more than which letters they have: whether the one may be the other with so many slips. */
export const mayBeSlip = (one: string, other: string, most: 0 | 1 | 2): boolean =>
  most > 0 && Math.abs(one.length - other.length) <= most && differing(letters(one) ^ letters(other)) <= 2 * most;

function differing(bits: number): number {
  let count = 0;
  for (let left = bits; left !== 0; left &= left - 1) count += 1;
  return count;
}

/**
 * Makes a function that turns a mistyped word into the known word it is one slip away from (two when both have eight letters), and
 * leaves any other alone. Words in `known` or `ordinary` are never changed, nor words below five letters except for swapped neighbours.
 * Meant for long texts: the letters that two words share are looked at before they are compared.
 */
export function corrector(known: ReadonlySet<string>, ordinary: ReadonlySet<string>): (word: string) => string {
  const all = Array.from(known, (word) => ({ word, bits: letters(word) }));
  const byLength = Map.groupBy(all, ({ word }) => word.length);
  const nearest = (word: string, most: 1 | 2): string | undefined => {
    const bits = letters(word);
    for (let length = word.length - most; length <= word.length + most; length += 1) {
      if (slips(length) < most) continue;
      for (const each of byLength.get(length) ?? []) {
        if (differing(each.bits ^ bits) <= 2 * most && isSlip(word, each.word, most)) return each.word;
      }
    }
    return undefined;
  };
  return (word) => {
    if (word.length < 4 || known.has(word) || ordinary.has(word)) return word;
    return nearest(word, 1) ?? (slips(word.length) === 2 ? nearest(word, 2) : undefined) ?? word;
  };
}

/** With four letters only swapped neighbours count, with two slips only words that begin alike. */
function isSlip(word: string, known: string, most: 1 | 2): boolean {
  if (most === 2) return word[0] === known[0] && word[1] === known[1] && distance(word, known) < FAR;
  // One slip leaves the first letter alone, or else the last.
  if (word[0] !== known[0] && word.at(-1) !== known.at(-1)) return false;
  if (distance(word, known) > 1) return false;
  return (word.length > 4 && known.length > 4) || sameLetters(word, known);
}
