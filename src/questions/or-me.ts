import type { Question } from '../forms/question.ts';
import type { Asking } from './context.ts';

/** Nobody is taken to have done it by leaving a field as it was: whoever did it themselves says so in a word. */
const ME = /^(?:me|myself|i|i did|it was me|by me|i saw it)[.!]?$/iu;

/** Whoever types "me" is named, with their role. */
export const orMe = <C>(question: Question<string, C>): Question<string, C & Asking> => ({
  ...question,
  take: (raw, context) => question.take(named(raw, context), context),
  hear: (text, context) => question.hear(named(text, context), context),
});

const named = (text: string, { asker }: Asking): string => (asker !== undefined && ME.test(text.trim()) ? asker : text);
