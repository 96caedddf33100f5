import {
  AROUND,
  ASKS,
  CALLS,
  EMERGENCY,
  EMERGENCY_WHEN_SHORT,
  EVERYDAY,
  IF_EVER,
  LONG_AGO,
  NEW_THOUGHT,
  ORDINARY,
  SAFEGUARDING,
  SETS,
  UNDOES,
  UNDOES_NEARBY,
} from './danger-words.ts';
import { distance, plain, slips } from './words.ts';

/** What a text makes one think of first (R38, R39): police, ambulance or fire; the safeguarding lead; or neither. */
export type Danger = 'emergency' | 'safeguarding' | 'none';

type Step = { readonly words: ReadonlySet<string> } | { readonly upTo: number };
type Pattern = readonly Step[];
/** Patterns by each word that they can begin with. */
type Patterns = ReadonlyMap<string, readonly Pattern[]>;

const SHORT = 9;
const LONGEST_CALL = 12;
const LONGEST_URGENT_CALL = 30;
const LONGEST_TEXT = 4_000;

function stepFor(word: string): Step {
  if (word === '*') return { upTo: 3 };
  if (word === '_') return { upTo: 1 };
  return { words: new Set(word.split('|').flatMap((each) => (each.startsWith('$') ? (SETS[each.slice(1)] ?? '').split('|') : [each]))) };
}

const vocabulary = new Set<string>([...CALLS, ...AROUND]);

function patternsFrom(lines: readonly string[]): Patterns {
  const byFirst = new Map<string, Pattern[]>();
  for (const line of lines) {
    const pattern = line.split(' ').map(stepFor);
    const [first] = pattern;
    for (const step of pattern) if ('words' in step) for (const word of step.words) vocabulary.add(word);
    if (first && 'words' in first) for (const word of first.words) byFirst.set(word, [...(byFirst.get(word) ?? []), pattern]);
  }
  return byFirst;
}
