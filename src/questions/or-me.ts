import type { Question } from '../forms/question.ts';
import { refuse } from '../kernel/result.ts';
import type { Asking } from './context.ts';

/** Nobody is taken to have done it by leaving a field as it was: whoever did it themselves says so in a word. */
const ME = /^(?:me|myself|i|i did|it was me|by me|i saw it)[.!]?$/iu;

/** "He's fine", "she agrees": how somebody is, and nobody's name. */
const TELLS_OF = /^(?:he|she|they|it)(?:['’]?s|['’]?re)?\s/iu;

/** R45: whether somebody can decide, objects or agrees is an answer to another question, and nobody's name. */
const STATE =
  /^(?:(?:s?he|they|it) )?(?:(?:has|have|lacks?|may lack|no|does not have|doesn['’]?t have|not)(?: the)?(?: (?:mental )?capacity)?(?: for this(?: decision)?)?|can(?:not|['’]?t)?(?: not)? decide|(?:does(?: not|n['’]?t) )?(?:objects?|agrees?)|objecting|yes|y|n|unknown|not (?:known|sure|assessed|yet)|best interests?)[.!]?$/iu;

/** Whoever types "me" is named, with their role. What tells of somebody is no name. */
export const orMe = <C>(question: Question<string, C>): Question<string, C & Asking> => ({
  ...question,
  take: (raw, context) => (STATE.test(raw.trim()) ? refuse(NOT_WHO) : question.take(named(raw, context), context)),
  hear: (text, context) =>
    TELLS_OF.test(text.trim()) || STATE.test(text.trim())
      ? refuse(NOT_WHO)
      : question.hear(named(text, context), context),
});

const NOT_WHO = { words: 'That does not say who. Type a name and role, or "me".' };

const named = (text: string, { asker }: Asking): string => (asker !== undefined && ME.test(text.trim()) ? asker : text);
