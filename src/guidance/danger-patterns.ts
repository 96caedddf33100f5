import { SETS } from './danger-words.ts';

type Step = { readonly words: ReadonlySet<string>; readonly orAName: boolean } | { readonly upTo: number };
export type Pattern = readonly Step[];
/** Patterns by each word that they can begin with. */
export type Patterns = ReadonlyMap<string, readonly Pattern[]>;

/** What one word of a line in danger-words.ts stands for. */
export function stepFor(word: string): Step {
  if (word === '*') return { upTo: 3 };
  if (word === '_') return { upTo: 1 };
  const each = word.split('|');
  return {
    words: new Set(each.flatMap((one) => (one.startsWith('$') ? (SETS[one.slice(1)] ?? '').split('|') : [one]))),
    orAName: each.includes('@'),
  };
}
