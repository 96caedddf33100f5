import { saysNothing } from '../people/agreement.ts';
import { text, type TextGiven } from '../forms/kinds/text.ts';
import type { Problem, Question } from '../forms/question.ts';
import { refuse, type Result } from '../kernel/result.ts';

/** Words that have to say something: "x", "12345" or "n/a" is asked about again, and stands in nobody's name (P5). */
export function ownWords<C>(given: TextGiven<C>): Question<string, C> {
  const asked = text(given);
  const take = (raw: string, context: C): Result<string, Problem> => {
    const taken = asked.take(raw, context);
    return taken.ok && taken.value !== '' && (saysNothing(taken.value) || /^[\d\s.,]+$/u.test(taken.value))
      ? refuse({ words: `"${taken.value}" says nothing yet. Please write it in a few words.` })
      : taken;
  };
  return { ...asked, take, hear: take };
}
