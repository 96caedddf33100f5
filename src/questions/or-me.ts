import type { Question } from '../forms/question.ts';
import { refuse } from '../kernel/result.ts';
import type { Asking } from './context.ts';

/** Nobody is taken to have done it by leaving a field as it was: whoever did it themselves says so in a word. */
const ME = /^(?:me|myself|i|i did|it was me|by me|i saw it)[.!]?$/iu;

/** "He's fine", "she agrees": how somebody is, and nobody's name. */
const TELLS_OF = /^(?:he|she|they|it)(?:['’]?s|['’]?re)?\s/iu;

/** Whoever types "me" is named, with their role. What tells of somebody is no name. */
export const orMe = <C>(question: Question<string, C>): Question<string, C & Asking> => ({
  ...question,
  take: (raw, context) => question.take(named(raw, context), context),
  hear: (text, context) =>
    TELLS_OF.test(text.trim())
      ? refuse({ words: 'That does not say who. Type a name and role, or "me".' })
      : question.hear(named(text, context), context),
});

const named = (text: string, { asker }: Asking): string => (asker !== undefined && ME.test(text.trim()) ? asker : text);
