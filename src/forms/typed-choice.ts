import { distance, sameLetters, slips, wordsIn } from '../guidance/words.ts';

export interface Titled {
  readonly title: string;
  readonly also?: readonly string[];
}

/** Whether `more`, the words that follow the name of an option, may be left aside. */
type LeftAside = (more: string, option: Titled) => boolean;

/**
 * The option that somebody typed: its number, its title, another word for it, the beginning of one, or one with a slip or two.
 * Undefined when none fits, two fit equally well, or the text takes back what it began with: then it is asked again rather than
 * guessed.
 */
export function closestOption<T extends Titled>(
  text: string,
  options: readonly T[],
  leftAside: LeftAside = (more, { title }) => !options.some((one) => one.title !== title && standsIn(more, one)),
): T | undefined {
  const typed = plainWords(text);
  if (typed === '') return undefined;
  const numbered = /^\d+$/u.test(typed) ? options[Number(typed) - 1] : undefined;
  if (numbered) return numbered;
  const named = options.map((option) => ({ option, names: namesOf(option) }));
  const called = (fits: (name: string, option: T) => boolean): T | undefined => {
    const [one, ...others] = named.filter(({ option, names }) => names.some((name) => fits(name, option)));
    return others.length === 0 ? one?.option : undefined;
  };
  const begins = (name: string, option: T): boolean =>
    !takesBack(typed) && goesOn(typed, name) && leftAside(typed.slice(name.length + 1), option);
  return (
    called((name) => name === typed) ??
    called((name, option) => goesOn(name, typed) || begins(name, option)) ??
    called((name) => slipped(typed, name)) ??
    // "The lunch one": a word that just one of them has.
    called((name) => ` ${name} `.includes(` ${THE_ONE.exec(typed)?.groups?.['which'] ?? '?'} `))
  );
}

const THE_ONE = /^the (?<which>\S.*) (?:one|visit|call)$/u;

/** All by which an option is called, in plain words. */
export const namesOf = ({ title, also = [] }: Titled): readonly string[] => [title, ...also].map(plainWords);

/** "Phone and by letter" speaks of two ways: one of them must not be dropped. */
const standsIn = (words: string, option: Titled): boolean =>
  namesOf(option).some((name) => name.length >= SHORTEST_BEGINNING && ` ${words} `.includes(` ${name} `));

/** In four letters only a swap is a slip: "nope" is not "none". */
const slipped = (typed: string, name: string): boolean =>
  (distance(name, typed) <= slips(name.length) && (name.length > 4 || sameLetters(name, typed))) ||
  squeezed(typed) === squeezed(name);

/** A key that stuck: "yess", "lesss". */
const squeezed = (text: string): string => text.replace(/(.)\1+/gu, '$1');

/** "No" and "not" begin too many different answers. */
const SHORTEST_BEGINNING = 3;

/** True when `text` goes on after `beginning`: "yes she does" after "yes". */
const goesOn = (text: string, beginning: string): boolean =>
  beginning.length >= SHORTEST_BEGINNING && beginning !== 'not' && text.startsWith(`${beginning} `);

/** "Yes but not before Friday" is no plain yes. */
const takesBack = (typed: string): boolean =>
  /\b(?:no|not|none|nobody|nothing|neither|nor|but|never|unless|except|if|dont|doesnt|didnt|wont|isnt|cant)\b/u.test(
    typed,
  );

export const plainWords = (text: string): string =>
  wordsIn(text)
    .map(({ plain }) => plain)
    .join(' ');
