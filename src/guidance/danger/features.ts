/**
 * What the model looks at in a text: its words, pairs of words, and pieces of words, so that a slip or another spelling still counts.
 * Each is a number made from its letters (a hash): the words themselves are not kept with the weights.
 */

/** How many numbers there are. */
const SPACE = 2 ** 22;

/** Number of a feature, and how much it counts in this text. */
export type Features = ReadonlyMap<number, number>;

/** What each group counts; a group that counts nothing is left out, to measure what it adds. */
export interface Counts {
  readonly word: number;
  /** Under a "not" or an "if", and what is known of the whole text. */
  readonly under: number;
  readonly pair: number;
  /** A pair with a word between them. */
  readonly apart: number;
  /** A pair in which whoever it is, is one. */
  readonly ofSomebody: number;
  readonly piece: number;
}

export const COUNTS: Counts = { word: 1.5, under: 1, pair: 1, apart: 0.6, ofSomebody: 0.7, piece: 0.35 };

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** Behind these a word may mean that it is not so. */
const NOT = set(
  'no not never without nor none denies isnt wasnt hasnt didnt doesnt dont havent arent werent wont cant wouldnt couldnt wisnae didnae doesnae hasnae havenae nae ay bay nobody nothing nowt',
);
const NOT_REACHES = 4;
const ANEW = set('but and so because cos then now');
/** Behind these it may be a plan. */
const IF = set('if should when whenever once case unless until');
/** Whoever it is. */
const SOMEBODY = set(
  'he she they him her them his hers their my your our me i we us it himself herself someone somebody mum mam ma dad da mother father husband wife son daughter brother sister neighbour lady gentleman man woman gent client resident mr mrs miss ms nan gran granny grandad uncle aunt auntie lad lass hubby partner carer',
);
const TITLES = set('mr mrs ms miss mx dr prof rev sir');

const TOKEN = /[\p{L}\p{N}\p{M}’'`‘]+|[?!.]|\n/gu;
const ENDS = /^[?!.\n]$/u;
const NAME = /^\p{Lu}\p{Ll}/u;
const PLAIN = /^[a-z0-9]*$/u;
const APOSTROPHES = /[’'`‘]/gu;
const NUMBER = /^\d+$/u;

function plain(raw: string): string {
  const lower = raw.toLowerCase();
  if (PLAIN.test(lower)) return NUMBER.test(lower) && lower !== '999' ? (lower.length > 4 ? '#long' : '#') : lower;
  return lower.replace(APOSTROPHES, '').normalize('NFKD').replace(/\p{M}/gu, '');
}

/** "Breathing" and "berathing" are one word: letters that changed places are the commonest slip. */
const evenIfSwapped = (word: string): string =>
  word.length < LONG ? word : `${word.charAt(0)}${word.slice(1).split('').toSorted().join('')}`;
const LONG = 6;

/** FNV-1a. */
function numberOf(text: string, from = 0x811c9dc5): number {
  let hash = from;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash;
}

/** Spreads it over the whole space. */
function spread(hash: number): number {
  let mixed = hash ^ (hash >>> 15);
  mixed = Math.imul(mixed, 0x2c1b3ce5);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0x297a2d39);
  return (mixed ^ (mixed >>> 16)) & (SPACE - 1);
}

const pairOf = (group: number, one: number, other: number): number =>
  Math.imul(Math.imul(one, 0x9e3779b1) ^ (other + group), 0x85ebca6b);

/** The same as often as it is asked. */
export function featuresOf(text: string, each = COUNTS): Features {
  const found = new Map<number, number>();
  const add = (hash: number, counts: number): void => {
    const key = spread(hash);
    if (counts > 0 && !found.has(key)) found.set(key, counts);
  };
  const words = [numberOf('^')];
  const ofSomebody = [...words];
  const end = numberOf('.');
  let [isNot, isIf, isFirst, afterTitle, count] = [0, false, true, false, 0];
  for (const [raw] of text.replace(/\bcan ?not\b/giu, 'cant').matchAll(TOKEN)) {
    if (ENDS.test(raw)) {
      add(numberOf(raw, 1), each.under);
      [isNot, isIf, isFirst] = [0, false, true];
      words.push(end);
      ofSomebody.push(end);
      continue;
    }
    const word = plain(raw);
    if (word === '') continue;
    count += 1;
    // Mrs Fallon has not fallen.
    const isName = afterTitle || (!isFirst && NAME.test(raw));
    afterTitle = TITLES.has(word);
    isFirst = false;
    const hash = numberOf(evenIfSwapped(word));
    if (ANEW.has(word)) isNot = 0;
    add(hash, each.word);
    if (isNot > 0) add(pairOf(2, hash, 2), each.under);
    if (isIf) add(pairOf(3, hash, 3), each.under);
    isNot = NOT.has(word) ? NOT_REACHES : Math.max(0, isNot - 1);
    isIf ||= IF.has(word);
    addPieces(`<${word}>`, each.piece, add);
    words.push(hash);
    ofSomebody.push(isName || SOMEBODY.has(word) ? SOMEBODY_THERE : hash);
  }
  const last = numberOf('$');
  words.push(last);
  ofSomebody.push(last);
  addPairs(words, 4, each.pair, add);
  addPairs(ofSomebody, 5, each.ofSomebody, add);
  for (let at = 2; at < words.length; at += 1) add(pairOf(6, words[at - 2] ?? 0, words[at] ?? 0), each.apart);
  add(pairOf(7, Math.ceil(Math.log2(count + 1)), 7), each.under);
  add(pairOf(8, words[1] ?? 0, 8), each.apart);
  return evened(found);
}

const SOMEBODY_THERE = numberOf('@');

type Add = (hash: number, counts: number) => void;

function addPairs(words: readonly number[], group: number, counts: number, add: Add): void {
  for (let at = 1; at < words.length; at += 1) add(pairOf(group, words[at - 1] ?? 0, words[at] ?? 0), counts);
}

/** Three to five letters that stand together. Of an endless word, its beginning. */
function addPieces(word: string, counts: number, add: Add): void {
  const length = Math.min(word.length, LONGEST_WORD);
  for (let from = 0; from + 3 <= length; from += 1) {
    let hash = 0x1234567;
    for (let at = from; at < Math.min(length, from + 5); at += 1) {
      hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
      if (at - from >= 2) add(hash, counts);
    }
  }
}

const LONGEST_WORD = 30;

/** A long text counts no more than a short one. */
function evened(found: Map<number, number>): Features {
  let sum = 0;
  for (const counts of found.values()) sum += counts * counts;
  const length = Math.sqrt(sum);
  for (const [key, counts] of found) found.set(key, counts / length);
  return found;
}
