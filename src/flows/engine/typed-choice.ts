import { distance, slips, wordsIn } from '../../guidance/words.ts';

interface Titled {
  readonly title: string;
  readonly also?: readonly string[];
}

/**
 * The option that somebody typed: its number, its title, another word for it, or one of these with a slip or two. Undefined when
 * none fits, or two fit equally well: then it is asked again rather than guessed.
 */
export function closestOption<T extends Titled>(text: string, options: readonly T[]): T | undefined {
  const typed = wordsIn(text)
    .map(({ plain }) => plain)
    .join(' ');
  if (typed === '') return undefined;
  const numbered = /^\d+$/u.test(typed) ? options[Number(typed) - 1] : undefined;
  if (numbered) return numbered;
  const ways = options.map((option) => ({ option, names: [option.title, ...(option.also ?? [])].map(plainWords) }));
  return (
    only(ways.filter(({ names }) => names.includes(typed))) ??
    only(
      ways.filter(({ names }) => names.some((name) => name.startsWith(`${typed} `) || typed.startsWith(`${name} `))),
    ) ??
    only(ways.filter(({ names }) => names.some((name) => distance(name, typed) <= slips(name.length))))
  );
}

const plainWords = (text: string): string =>
  wordsIn(text)
    .map(({ plain }) => plain)
    .join(' ');

const only = <T>(fitting: readonly { readonly option: T }[]): T | undefined =>
  fitting.length === 1 ? fitting[0]?.option : undefined;
