/** Finding people by what staff type: a name or part of one, a title with a surname, a reference, with slips of the fingers. */

import { distance, mayBeSlip } from '../guidance/words.ts';

/** What a person can be found by. `name` is first names then surname; `reference` is the service's own number for them. */
export interface Nameable {
  readonly name: string;
  readonly preferredName?: string | undefined;
  readonly reference: string;
  readonly title?: string | undefined;
  /** Set when they are no longer with the service: those who are come first. */
  readonly ended?: string | undefined;
}

/** More characters, or more words, than this are not a name. */
const LONGEST = 200;
const MOST_WORDS = 16;

/** Titles that do not rule each other out: records get out of date, and Mrs, Miss and Ms are heard alike. */
const TITLES: ReadonlyMap<string, string> = new Map([
  ...['mr', 'mister', 'sir', 'lord', 'master'].map((title) => [title, 'man'] as const),
  ...['mrs', 'ms', 'miss', 'mx', 'missus', 'lady', 'dame'].map((title) => [title, 'woman'] as const),
  ...['dr', 'doctor', 'prof', 'professor', 'rev', 'reverend', 'sister', 'father'].map((title) => [title, ''] as const),
]);

/** Titles that are surnames as well. */
const SURNAMES: ReadonlySet<string> = new Set(['lord', 'master', 'lady', 'dame', 'sister', 'father', 'doctor']);

/** Letters that are none with an accent to Unicode, and that most keyboards here lack, as people write them instead. */
const WRITTEN: ReadonlyMap<string, string> = new Map([
  ...Array.from('łøđðħŧƶɓɗƙƴɲŋɛɔə', (letter, at) => [letter, 'loddhtzbdkynneoe'.charAt(at)] as const),
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['þ', 'th'],
]);

/** Capital and small letters alike in any alphabet (upper case first, for "ß" is "SS", and "ı" is "I"), without accents and apostrophes. */
export const folded = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\p{M}'‘’‛ʻʼʾʿ`´′]/gu, '')
    .toUpperCase()
    .toLowerCase()
    .replace(/[^\p{ASCII}]/gu, (letter) => WRITTEN.get(letter) ?? letter);
export const wordsOf = (text: string): string[] => folded(text).match(/[\p{L}\p{N}]+/gu) ?? [];
export const joined = (text: string): string => wordsOf(text).join('');

/** The same name, however it is spaced, and in capital or small letters, with or without accents. */
export const sameName = (one: string, other: string): boolean =>
  joined(one) === joined(other) && (joined(one) !== '' || folded(one) === folded(other));

/** The words of a name but for a title and initials. */
const bareWords = (name: string): ReadonlySet<string> =>
  new Set((typed(name)?.words ?? []).filter((word) => word.length > 1));

/** The same name in whatever order, with a title and initials or without: "Palmer, Ms Sarah J" is Sarah Palmer. */
export function sameBareName(one: string, other: string): boolean {
  const [words, others] = [bareWords(one), bareWords(other)];
  return (
    sameName(one, other) ||
    (words.size > 1 && words.size === others.size && [...words].every((word) => others.has(word)))
  );
}

/** Whether the words say a name, or one part of it: "about Ada". Of Ada Palmer "palm" says nothing. */
export function isNamedIn(words: string, name: string): boolean {
  const said = new Set(wordsOf(words));
  return [...bareWords(name)].some((word) => said.has(word));
}

/** A name that may be the same one, with a slip, an initial or more names: "Sara Palmer", "S Palmer" and "Sarah Ann Palmer-Jones" of Sarah Palmer. */
export function isNearName(one: string, other: string): boolean {
  const [words, others] = [typed(one)?.words ?? [], typed(other)?.words ?? []];
  const [few, many] = words.length <= others.length ? [words, others] : [others, words];
  const isSame = (word: string): boolean => many.some((each) => each === word || isSlip(word, each));
  const isInitial = (word: string): boolean =>
    many.some((each) => (word.length === 1 || each.length === 1) && word.startsWith(each.slice(0, word.length)));
  return few.some(isSame) && few.every((word) => isSame(word) || isInitial(word)) && !sameBareName(one, other);
}

/** Among other words only what has a digit is taken for a reference. */
export const hasDigit = (word: string): boolean => /\p{N}/u.test(word);

export const isSlip = (one: string, other: string): boolean =>
  one.length >= 3 && other.length >= 3 && (one === other || (mayBeSlip(one, other, 1) && distance(one, other) <= 1));

/** A name as it was typed: all of it in one; its words, but for a title. */
interface Typed {
  readonly whole: string;
  readonly words: readonly string[];
  readonly title: string | undefined;
}

/** Undefined when it cannot be a name. */
export function typed(text: string): Typed | undefined {
  const words = text.length > LONGEST ? [] : wordsOf(text);
  if (words.length === 0 || words.length > MOST_WORDS) return undefined;
  // "Jeffrey Lord" has a surname, and no title.
  const title = words.find((word, at) => TITLES.has(word) && words.length > 1 && !(at > 0 && SURNAMES.has(word)));
  return { whole: words.join(''), words: words.filter((word) => word !== title), title };
}

/** Neighbours written as one ("o brien", "abdul rahman") count as the one word that the record has. */
function paired(words: readonly string[], known: ReadonlySet<string>): string[] {
  const pair = words.findIndex((word, index) => known.has(word + (words[index + 1] ?? ' ')));
  return pair < 0 ? [...words] : words.toSpliced(pair, 2, words.slice(pair, pair + 2).join(''));
}

export const isTitle = (word: string): boolean => TITLES.has(word);

/** False when the title that was typed rules the recorded one out. */
export function titleFits(title: string | undefined, person: Pick<Nameable, 'title'>): boolean {
  const [asked, recorded] = [title, wordsOf(person.title ?? '')[0]].map((each) => TITLES.get(each ?? '') ?? '');
  return !asked || !recorded || asked === recorded;
}

/** What the relation says of somebody around the person: "mr palmer" is no daughter. */
export const titleByRelation = ({ relation = '' }: { readonly relation?: string | undefined }): string | undefined =>
  /\b(?:grand|step)?(?:daughter|wife|sister|mother|mum|niece|aunt)\b/iu.test(relation)
    ? 'mrs'
    : /\b(?:grand|step)?(?:son|husband|brother|father|dad|nephew|uncle)\b/iu.test(relation)
      ? 'mr'
      : undefined;

/** How well the text names the person, every word of it accounted for: 0 is not at all. */
export function exactly({ whole, words, title }: Typed, person: Nameable): number {
  const reference = joined(person.reference);
  if (whole === reference || (hasDigit(reference) && paired(words, new Set([reference])).includes(reference))) return 9;
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
export function nearly({ words, title }: Typed, person: Nameable): number {
  const known = [...wordsOf(person.name), ...wordsOf(person.preferredName ?? '')];
  const parts = paired(words, new Set(known));
  const near = parts.every((word) => known.includes(word) || known.some((each) => isSlip(word, each)));
  const tooShort = parts.length === 1 && (parts[0] ?? '').length < 4 && !known.includes(parts[0] ?? '');
  if (parts.length === 0 || tooShort || !near) return 0;
  return 1 + parts.filter((word) => known.includes(word)).length + (titleFits(title, person) ? 1 : 0);
}

/** False when the text names the person only with a slip or another title. */
export const matchesExactly = (text: string, person: Nameable): boolean => {
  const asked = typed(text);
  return asked !== undefined && exactly(asked, person) > 0;
};

/** Those whom the text names, best first: `exactly`, every word of it is theirs; `nearly`, but for a slip in each, or another title. */
export function named<P>(score: typeof exactly, text: string, people: readonly P[], nameOf: (one: P) => Nameable): P[] {
  const asked = typed(text);
  const scored = asked ? people.map((person) => ({ person, fit: score(asked, nameOf(person)) })) : [];
  return scored
    .filter(({ fit }) => fit > 0)
    .toSorted((a, b) => b.fit - a.fit)
    .map(({ person }) => person);
}

/**
 * The people a text may mean, best first: by reference, full name, preferred name, then parts of a name ("Mrs Khan" is every Mrs, Miss or
 * Ms Khan). Any case, accents and apostrophes or none. Only when nobody is named exactly are slips forgiven ("Ada Plamer"), and a title
 * that is not the one recorded. Everything typed has to fit; when nothing does, nobody is found. Two or more mean: ask which.
 *
 * Those whose reablement has ended are looked at when nobody with the service now is named exactly, and then stand after those who
 * are near: over the years there are more of them than of the others, and the others are most often meant.
 */
export function matchNames<P extends Nameable>(text: string, people: readonly P[]): P[] {
  const [now, past] = [people.filter(({ ended }) => !ended), people.filter(({ ended }) => ended)];
  const self = (person: P): P => person;
  const exact = named(exactly, text, now, self);
  if (exact.length > 0) return exact;
  const either = [...named(nearly, text, now, self), ...named(exactly, text, past, self)];
  return either.length > 0 ? either : named(nearly, text, past, self);
}

/** Names in a list, whatever their capitals and accents. */
export function inOrder(one: string, other: string): number {
  const [first, second] = [folded(one), folded(other)];
  return first < second ? -1 : Number(first > second);
}
