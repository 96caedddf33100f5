/**
 * Words as people type them, brought to one form: lower case, no accents, no apostrophes ("she’s", "she's" and "shes" are one).
 * Shared by what listens for danger and what finds the command that was meant.
 */

const APOSTROPHES = /['‘’‛ʼ`´′＇]/gu;
const WORD = /[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}'‘’‛ʼ`´′＇]*[\p{L}\p{N}\p{M}])?/gu;

/** A word in the text: `plain` to compare, `raw` as it was typed, `start` and `end` where (end is after the last character). */
export type Word = { readonly plain: string; readonly raw: string; readonly start: number; readonly end: number };

/** Lower case without accents or apostrophes. Spaces and other signs stay. */
export function plain(text: string): string {
  const lower = text.toLowerCase().replace(APOSTROPHES, '');
  // Most text is plain already, and taking letters apart is what costs time.
  return /^[\x20-\x7e]*$/u.test(lower) ? lower : lower.normalize('NFKD').replace(/\p{M}/gu, '');
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
  if (Math.abs(one.length - other.length) > 2) return FAR;
  let before: number[] = [];
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const same = one[i - 1] === other[j - 1];
      let least = Math.min((row[j] ?? FAR) + 1, (next[j - 1] ?? FAR) + 1, (row[j - 1] ?? FAR) + (same ? 0 : 1));
      if (!same && i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
        least = Math.min(least, (before[j - 2] ?? FAR) + 1);
      }
      next.push(least);
    }
    if (Math.min(...next) > 2) return FAR;
    [before, row] = [row, next];
  }
  const changes = row[other.length];
  return changes === 1 || changes === 2 ? changes : FAR;
}

/** How many changes a word of this length may have and still be read as another: none below 4 letters, one below 8, then two. */
export const slips = (length: number): 0 | 1 | 2 => (length < 4 ? 0 : length < 8 ? 1 : 2);

/** The word and everything it becomes when one letter is left out. Two words one slip apart share at least one of these. */
function shortened(word: string): string[] {
  return [word, ...Array.from(word, (_, index) => word.slice(0, index) + word.slice(index + 1))];
}

/**
 * Makes a function that turns a mistyped word into the known word it is one slip away from (two when both are long), and leaves any
 * other alone. Words in `known` or `ordinary` are never changed, nor words below five letters except for swapped neighbours.
 * Fast: known words are found by what is left when a letter goes, not by comparing with each.
 */
export function corrector(known: ReadonlySet<string>, ordinary: ReadonlySet<string>): (word: string) => string {
  const near = new Map<string, string[]>();
  const long = new Map<string, string[]>();
  const put = (index: Map<string, string[]>, key: string, word: string): void => {
    const words = index.get(key);
    if (words) words.push(word);
    else index.set(key, [word]);
  };
  for (const word of known) {
    if (word.length < 4) continue;
    for (const variant of shortened(word)) put(near, variant, word);
    if (slips(word.length) === 2) put(long, word.slice(0, 2), word);
  }
  return (word) => {
    if (word.length < 4 || known.has(word) || ordinary.has(word)) return word;
    for (const variant of shortened(word)) {
      const slip = near.get(variant)?.find((each) => slipsTo(word, each));
      if (slip !== undefined) return slip;
    }
    if (slips(word.length) < 2) return word;
    return long.get(word.slice(0, 2))?.find((each) => distance(word, each) < FAR) ?? word;
  };
}

/** One slip; where either word has four letters, only if its neighbours were swapped. */
function slipsTo(word: string, known: string): boolean {
  if (distance(word, known) !== 1) return false;
  return (
    (word.length > 4 && known.length > 4) ||
    (word.length === known.length && [...word].toSorted().join() === [...known].toSorted().join())
  );
}
