import { refuse, type Result } from '../../kernel/result.ts';
import { basics, type Basics, type Problem, type Question } from '../question.ts';
import { cleaned, fitting } from './text.ts';

interface LinesQuestion<C> extends Basics<C> {
  /** How many there may be. */
  readonly most: number;
  /** The most characters that all of them together may have. */
  readonly max: number;
  /** Stands in the empty field, and is said when it is asked by typing. */
  readonly example?: string;
}

/** Each once, whatever its capitals, and none that is empty. */
const each = (raw: string, between: RegExp): readonly string[] => {
  const all = cleaned(raw)
    .split(between)
    .map((one) => one.replace(/\s+/gu, ' ').trim());
  const plain = all.map((one) => one.toLowerCase());
  return all.filter((one, index) => one !== '' && plain.indexOf(plain[index] ?? '') === index);
};

/** Several short things in one box, one on each line. By typing also with commas between them. Stored one a line. */
export function lines<C>(given: LinesQuestion<C>): Question<readonly string[], C> {
  const shared = basics(given);
  const taken = (all: readonly string[]): Result<string, Problem> =>
    all.length > given.most
      ? refuse({ words: `Those are ${all.length}. Please keep to ${given.most}.` })
      : fitting(all.join('\n'), given.max, shared.optional);
  return {
    ...shared,
    kind: 'text',
    help: (context) => shared.help(context) ?? 'One on each line.',
    prompt: () =>
      [given.example, `Type them with commas between${shared.optional ? ', or "skip"' : ''}.`]
        .filter((part) => part !== undefined)
        .join('. '),
    suggestions: () => (shared.optional ? [{ title: 'Skip', says: 'skip' }] : []),
    shape: () => ({ kind: 'text', max: given.max, lines: 'many', example: given.example }),
    take: (raw) => taken(each(raw, /\n/u)),
    hear: (text) => taken(each(text, /[\n,;]/u)),
    words: (raw) => raw,
    of: (answers) => each(answers[given.key] ?? '', /\n/u),
  };
}
