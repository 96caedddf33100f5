import { closestOption, namesOf, plainWords, type Titled } from './typed-choice.ts';

/** What was typed where several can be chosen: the options that it names, and what of it names none, as it was typed. */
interface Named<T> {
  readonly chosen: readonly T[];
  readonly unclear: readonly string[];
}

/** Between one and the next: a comma, a line break, "and", and the signs that stand for it. */
const BETWEEN = /[,;\n\r&+/]|(?<=^|\s)(?:and|plus)(?=\s|$)/giu;

/** More parts than a list has options were not typed by a person as an answer. */
const MOST_PARTS = 100;

/**
 * Every part of the text is the name of an option or unclear: nothing is dropped. Parts that are the name of one option together, such as
 * "Care and support", are read as that.
 */
export function optionsIn<T extends Titled>(text: string, options: readonly T[]): Named<T> {
  const parts = partsOf(text);
  if (parts.length > MOST_PARTS) return { chosen: [], unclear: [text] };
  const chosen: T[] = [];
  const unclear: string[] = [];
  for (let at = 0; at < parts.length;) {
    const { option, words, count } = longestFrom(text, parts.slice(at, at + MOST_TOGETHER), options);
    if (option) chosen.push(option);
    else unclear.push(words);
    at += count;
  }
  return { chosen, unclear };
}

/** No title is made of more parts. */
const MOST_TOGETHER = 6;

interface Part {
  readonly start: number;
  readonly end: number;
}

function longestFrom<T extends Titled>(text: string, parts: readonly Part[], options: readonly T[]) {
  const start = parts[0]?.start ?? 0;
  for (let count = parts.length; count > 1; count -= 1) {
    const words = text.slice(start, parts[count - 1]?.end);
    const option = options.find((one) =>
      namesOf(one).some((name) => withoutAnd(name) === withoutAnd(plainWords(words))),
    );
    if (option) return { option, words, count };
  }
  const words = text.slice(start, parts[0]?.end).trim();
  return {
    option: closestOption(words.replace(/^(?:her|his|their|the|also)\s+/iu, ''), options, addsNothing),
    words,
    count: 1,
  };
}

function partsOf(text: string): readonly Part[] {
  const gaps = Array.from(text.matchAll(BETWEEN), ({ 0: gap, index }) => ({ start: index, end: index + gap.length }));
  const starts = [0, ...gaps.map(({ end }) => end)];
  return starts
    .map((start, index) => ({ start, end: gaps[index]?.start ?? text.length }))
    .filter(({ start, end }) => plainWords(text.slice(start, end)) !== '');
}

const withoutAnd = (words: string): string => words.replace(/\b(?:and|plus) /gu, '');

/** What may follow a name and says nothing more. */
const POLITE = new Set('please thanks thank you too also as well only just both'.split(' '));

/** True when all that follows a name is polite, or stands in another name of the same option. */
function addsNothing(more: string, option: Titled): boolean {
  const own = new Set(namesOf(option).flatMap((name) => name.split(' ')));
  return more.split(' ').every((word) => POLITE.has(word) || own.has(word));
}
