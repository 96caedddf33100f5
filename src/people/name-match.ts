/** Finding people by what staff type: a name or part of one, a title with a surname, a reference, with slips of the fingers. */

import { distance } from '../guidance/words.ts';

/** What a person can be found by. `name` is first names then surname; `reference` is the service's own number for them. */
export type Named = {
  readonly id: string;
  readonly name: string;
  readonly preferredName?: string;
  readonly reference: string;
  readonly title?: string;
};

/** More characters than this are not a name. */
const LONGEST = 200;

/** Titles that do not rule each other out: records get out of date, and Mrs, Miss and Ms are heard alike. */
const TITLES: ReadonlyMap<string, string> = new Map([
  ...['mr', 'mister', 'sir', 'lord', 'master'].map((title) => [title, 'man'] as const),
  ...['mrs', 'ms', 'miss', 'mx', 'missus', 'lady', 'dame'].map((title) => [title, 'woman'] as const),
  ...['dr', 'doctor', 'prof', 'professor', 'rev', 'reverend', 'sister', 'father'].map((title) => [title, ''] as const),
]);

/** Capital and small letters alike in any alphabet (upper case first, for "ß" is "SS"), without accents and apostrophes. */
const folded = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\p{M}'‘’ʼ`´]/gu, '')
    .toUpperCase()
    .toLowerCase();
const wordsOf = (text: string): string[] => folded(text).match(/[\p{L}\p{N}]+/gu) ?? [];
const joined = (text: string): string => wordsOf(text).join('');

const slipped = (one: string, other: string): boolean =>
  one.length >= 3 && other.length >= 3 && distance(one, other) <= 1;

type Typed = { readonly whole: string; readonly words: readonly string[]; readonly title: string | undefined };

function typed(text: string): Typed {
  const words = wordsOf(text);
  const title = words.length > 1 ? words.find((word) => TITLES.has(word)) : undefined;
  return { whole: words.join(''), words: words.filter((word) => word !== title), title };
}

/** Neighbours written as one ("o brien", "abdul rahman") count as the one word that the record has. */
function paired(words: readonly string[], known: ReadonlySet<string>): string[] {
  const pair = words.findIndex((word, index) => known.has(word + (words[index + 1] ?? ' ')));
  return pair < 0 ? [...words] : words.toSpliced(pair, 2, words.slice(pair, pair + 2).join(''));
}

function titleFits(title: string | undefined, person: Named): boolean {
  const [asked, recorded] = [title, wordsOf(person.title ?? '')[0]].map((each) => TITLES.get(each ?? '') ?? '');
  return !asked || !recorded || asked === recorded;
}

/** How well the text names the person, every word of it accounted for: 0 is not at all. */
function exactly({ whole, words, title }: Typed, person: Named): number {
  if (!whole) return 0;
  const reference = joined(person.reference);
  if (whole === reference || paired(words, new Set([reference])).includes(reference)) return 9;
  if (whole === joined(person.name)) return 8;
  if (person.preferredName !== undefined && whole === joined(person.preferredName)) return 7;
  const own = wordsOf(person.name);
  const known = new Set([...own, ...wordsOf(person.preferredName ?? '')]);
  const parts = paired(words, known);
  const initials = new Set(own.map((word) => word.slice(0, 1)));
  const full = parts.filter((word) => known.has(word));
  if (full.length === 0 || !parts.every((word) => known.has(word) || initials.has(word)) || !titleFits(title, person))
    return 0;
  if (own.every((word) => parts.includes(word))) return 6;
  if (full.length > 1) return 5;
  return full.length === parts.length && (title === undefined || full.includes(own.at(-1) ?? '')) ? 4 : 3;
}

/** As `exactly`, when each word may have one slip. A word by itself needs four letters, or too many names would be near. */
function nearly({ words, title }: Typed, person: Named): number {
  const known = [...wordsOf(person.name), ...wordsOf(person.preferredName ?? '')];
  const parts = paired(words, new Set(known));
  const near = parts.every((word) => known.includes(word) || known.some((each) => slipped(word, each)));
  const tooShort = parts.length === 1 && (parts[0] ?? '').length < 4 && !known.includes(parts[0] ?? '');
  if (parts.length === 0 || tooShort || !near) return 0;
  return 1 + parts.filter((word) => known.includes(word)).length + (titleFits(title, person) ? 1 : 0);
}

/**
 * The people a text may mean, best first: by reference, full name, preferred name, then parts of a name ("Mrs Khan" is every Mrs, Miss or
 * Ms Khan). Any case, accents and apostrophes or none. Only when nobody is named exactly are slips forgiven ("Ada Plamer"), and a title
 * that is not the one recorded. Everything typed has to fit; when nothing does, nobody is found. Two or more mean: ask which. More than 200 characters
 * are no name.
 */
export function matchNames<P extends Named>(text: string, people: readonly P[]): P[] {
  if (text.length > LONGEST) return [];
  const asked = typed(text);
  for (const score of [exactly, nearly]) {
    const fitting = people.map((person) => ({ person, fit: score(asked, person) })).filter(({ fit }) => fit > 0);
    if (fitting.length > 0) return fitting.toSorted((a, b) => b.fit - a.fit).map(({ person }) => person);
  }
  return [];
}

/** False when the text names the person only with a slip or another title. */
export const matchesExactly = (
  text: string,
  person: Omit<Named, 'title'> & { readonly title?: string | undefined },
): boolean => exactly(typed(text), { ...person, title: person.title ?? '' }) > 0;
