/**
 * Names as a store finds them, among any number: each word is a value of one tag, and so is what is left of it with one letter gone.
 * A search asks for all of a text's words at once, so that few documents are read however common each word is. It finds all whom
 * the text may mean, and a few others: who of them is meant is decided by `name-match`, as in any list.
 */

import type { Day } from '../kernel/days.ts';
import type { TeamId } from '../kernel/ids.ts';
import type { Carried, Container, DocumentStore, Kept, Query } from '../store/document-store.ts';
import { everyOn } from '../store/room.ts';
import { hasDigit, joined, typed, wordsOf, type Nameable } from './name-match.ts';

export const NAMED_TAG = 'named';

const lettersOf = (word: string): readonly string[] => Array.from(word);
const asInitial = (word: string): string => `${lettersOf(word)[0] ?? ''}.`;
const asReference = (reference: string): string => `#${reference}`;

/** Shorter words have no slips: as in `name-match`. */
const SHORTEST_SLIPPED = 3;

/** Two words that are a slip apart have one of these in common, others hardly ever (https://github.com/wolfgarbe/SymSpell). */
function asSlipped(word: string): readonly string[] {
  const letters = word.length < SHORTEST_SLIPPED ? [] : lettersOf(word);
  const shorter = letters.map((_, at) => `~${letters.toSpliced(at, 1).join('')}`);
  return shorter.length === 0 ? [] : [`~${word}`, ...shorter];
}

/** The tag by which somebody with this name and reference is found. */
export function nameTag({ name, preferredName = '', reference }: Nameable) {
  const words = [...wordsOf(name), ...wordsOf(preferredName)];
  const wholes = [joined(name), joined(preferredName)].filter((whole) => whole !== '');
  const references = [joined(reference)].filter((whole) => whole !== '').map(asReference);
  const initials = wordsOf(name).map(asInitial);
  return { [NAMED_TAG]: [...new Set([...words, ...wholes, ...references, ...initials, ...words.flatMap(asSlipped)])] };
}

/** What may be somebody's reference in a text: words with a figure in them, with and without the word before. */
export function referencesIn(text: string): readonly string[] {
  const words = wordsOf(text);
  return words.flatMap((word, at) => (hasDigit(word) ? [word, `${words[at - 1] ?? ''}${word}`].map(asReference) : []));
}

/** What a document carries when the text names it exactly, and when it does but for slips. Empty when nothing can. */
export interface NameSearch {
  readonly exact: readonly Carried[];
  readonly near: readonly Carried[];
}

export function searchFor(text: string): NameSearch {
  const { whole, words } = typed(text) ?? { whole: '', words: [] };
  if (whole === '') return { exact: [], near: [] };
  // Two neighbours may be one word to the record ("o brien"), or a reference ("RB 1041").
  const pairs = words.slice(1).map((word, at) => `${words[at] ?? ''}${word}`);
  const pairsWith = (at: number): readonly string[] => pairs.slice(Math.max(at - 1, 0), at + 1);
  const anyway = [whole, ...[whole, ...[...words, ...pairs].filter(hasDigit)].map(asReference)];
  // The longest word first: it is the one that fewest people have.
  const places = [...words.entries()].toSorted(([, a], [, b]) => b.length - a.length);
  const exact = places.map(([at, word]) => [
    word,
    ...pairsWith(at),
    ...anyway,
    ...(lettersOf(word).length === 1 ? [asInitial(word)] : []),
  ]);
  // Initials alone are no name: then one of them has to be a word.
  const isNamed = words.some((word) => lettersOf(word).length > 1) ? [] : [[...words, ...pairs, ...anyway]];
  const near = places.map(([at, word]) => [
    ...(word.length < SHORTEST_SLIPPED ? [word] : asSlipped(word)),
    ...pairsWith(at),
  ]);
  return { exact: carried([...isNamed, ...exact]), near: carried(near) };
}

/** What those carry who are called exactly one of these. */
export const calledOneOf = (names: readonly string[]) => ({ tag: NAMED_TAG, equals: names.map(joined) });

const AT_ONCE = 50;

/** Everything that carries one of the values, however many there are of either. */
export async function everyOneOf(
  store: DocumentStore,
  container: Container,
  { tag, equals, and = [] }: Pick<Query, 'tag' | 'and'> & { readonly equals: readonly string[] },
): Promise<readonly Kept[]> {
  const found: Kept[] = [];
  for (let from = 0; from < equals.length; from += AT_ONCE) {
    const some = { tag, equals: equals.slice(from, from + AT_ONCE), and, limit: AT_ONCE };
    for await (const kept of everyOn((after) => store.query(container, { ...some, after }))) found.push(kept);
  }
  return found;
}

/** People of the team with the service now, and those of any team whose reablement has ended since that day. */
export async function nowOrSince(store: DocumentStore, team: TeamId, since: Day): Promise<readonly Kept[]> {
  const ended = { tag: 'ended', atMost: LAST_DAY, atLeast: since, limit: AT_ONCE };
  const past = everyOn((after) => store.query('people', { ...ended, after }));
  return [...(await everyOneOf(store, 'people', { tag: 'now', equals: [team] })), ...(await Array.fromAsync(past))];
}

/** After every day that somebody's reablement ends on. */
const LAST_DAY = '9999-12-31';

const carried = (each: readonly (readonly string[])[]): readonly Carried[] =>
  each.map((values) => ({ tag: NAMED_TAG, equals: [...new Set(values)] }));
