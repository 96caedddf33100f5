import type { z } from 'zod';
import { choice, type ChoiceGiven } from '../forms/kinds/choice.ts';
import { text, type TextGiven } from '../forms/kinds/text.ts';
import { answered, type Answers, type Question } from '../forms/question.ts';
import { ownWords } from './own-words.ts';

interface Why<C> extends Omit<TextGiven<C>, 'when' | 'lines'> {
  /** The answers that need a reason; without it, each of them does. */
  readonly of?: readonly string[];
  /** Whatever is written is taken, also what says little. */
  readonly anyWords?: true;
}

/** One of several, and why: it is asked with the answer, or once an answer is given that needs a reason. */
export function withWhy<S extends z.ZodType<string>, C>(
  given: ChoiceGiven<S, C>,
  { of, anyWords, ...words }: Why<C>,
): { readonly answer: Question<z.output<S>, C>; readonly why: Question<string, C> } {
  const answer = choice(given);
  const isAsked = (answers: Answers): boolean => of === undefined || answered(answer, ...of)(answers);
  const why: TextGiven<C> = {
    ...words,
    lines: 'many',
    when: (answers, context) => answer.when(answers, context) && isAsked(answers),
  };
  return { answer, why: anyWords ? text(why) : ownWords(why) };
}
