import { blank } from '../../kernel/blank.ts';
import { listed } from '../../kernel/listed.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import { sentence } from '../../kernel/sentence.ts';
import { withoutUnseen } from '../../kernel/unseen.ts';
import { basics, type Basics, type Problem, type Question } from '../question.ts';

export interface TextGiven<C> extends Basics<C> {
  /** The most characters it may have, all of it together. */
  readonly max: number;
  readonly lines?: 'one' | 'many';
  /** Stands in the empty field, and is said when it is asked by typing. */
  readonly example?: string;
}

export const cleaned = (raw: string): string => withoutUnseen(raw).trim();

/** So much over its limit words are still kept as they were entered, to be shortened by hand; of longer ones the end is cut. */
export const A_LITTLE_MORE = 50;
/** Stands where words were cut. */
export const CUT = '…';

/** How long a text is, as far as that is known: of what was cut only that it was longer. */
const lengthWords = (typed: string, max: number): string => {
  const kept = max + A_LITTLE_MORE;
  return typed.length === kept + CUT.length && typed.endsWith(CUT)
    ? `over ${kept.toLocaleString('en-GB')}`
    : String(typed.length);
};

/** Whether there is as much of it as there has to be and may be. */
export const fitting = (typed: string, max: number, optional: boolean): Result<string, Problem> =>
  blank(typed)
    ? optional
      ? ok('')
      : refuse({ words: 'Please write something here.' })
    : typed.length > max
      ? refuse({ words: `That is ${lengthWords(typed, max)} characters. Please keep it to ${max}.` })
      : ok(typed);

/** Free words. Ends are trimmed, unseen characters dropped, line breaks kept as typed. */
export function text<C>(given: TextGiven<C>): Question<string, C> {
  const shared = basics(given);
  const take = (raw: string) => fitting(cleaned(raw), given.max, shared.optional);
  return {
    ...shared,
    kind: 'text',
    prompt: () =>
      listed(
        given.example !== undefined && sentence(given.example),
        shared.optional ? 'Type your answer, or "skip".' : 'Type your answer.',
      ).join(' '),
    suggestions: () => (shared.optional ? [{ title: 'Skip', says: 'skip' }] : []),
    shape: () => ({ kind: 'text', max: given.max, lines: given.lines ?? 'one', example: given.example }),
    take,
    hear: take,
    words: (raw) => raw,
    of: (answers) => {
      const raw = answers[given.key]?.trim();
      return blank(raw) ? undefined : raw;
    },
  };
}
