import { blank } from '../../kernel/blank.ts';
import { listed } from '../../kernel/listed.ts';
import { refuse, type Result } from '../../kernel/result.ts';
import { sentence } from '../../kernel/sentence.ts';
import type { Problem, Question } from '../question.ts';
import { A_LITTLE_MORE, cleaned, fitting, text, type TextGiven } from './text.ts';

export interface LinesGiven<C> extends Omit<TextGiven<C>, 'lines'> {
  /** How many there may be. */
  readonly most: number;
}

/** Each once, whatever its capitals, and none that is empty. */
const each = (raw: string, between: RegExp): readonly string[] => {
  const all = cleaned(raw)
    .split(between)
    .map((one) => one.replace(/\s+/gu, ' ').trim());
  const plain = all.map((one) => one.toLowerCase());
  return all.filter((one, index) => !blank(one) && plain.indexOf(plain[index] ?? '') === index);
};

/** Several short things in one box, one on each line. By typing also with commas between them. Stored one a line. */
export function lines<C>(given: LinesGiven<C>): Question<readonly string[], C> {
  const { most, max, example, optional = false } = given;
  const taken = (all: readonly string[]): Result<string, Problem> =>
    all.length > most
      ? refuse({ words: `Those are ${all.length}. Please keep to ${most}.` })
      : fitting(all.join('\n'), max, optional);
  return {
    ...text({ ...given, lines: 'many', help: given.help ?? 'One on each line.' }),
    prompt: () =>
      listed(
        example !== undefined && sentence(example),
        `Type them with commas between${optional ? ', or "skip"' : ''}.`,
      ).join(' '),
    take(raw) {
      const all = cleaned(raw);
      // What was cut is refused before what stands in it twice makes it shorter.
      return all.length > max + A_LITTLE_MORE ? fitting(all, max, optional) : taken(each(all, /\n/u));
    },
    hear: (typed) => taken(each(typed, /[\n,;]/u)),
    of: (answers) => each(answers[given.key] ?? '', /\n/u),
  };
}
