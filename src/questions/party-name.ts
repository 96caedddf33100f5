import { text, type TextGiven } from '../forms/kinds/text.ts';
import type { Problem, Question } from '../forms/question.ts';
import { refuse, type Result } from '../kernel/result.ts';
import { ASK_FIRST, isNotToBeTold } from '../people/held-back.ts';
import type { AboutPerson } from './context.ts';

/** The name of a carer or of another member of the circle. Nobody who is not to be told comes back by being typed (R24). */
export function partyName<C extends AboutPerson>(given: TextGiven<C>): Question<string, C> {
  const question = text(given);
  const take = (raw: string, context: C): Result<string, Problem> =>
    context.person && isNotToBeTold(context.person, raw) ? refuse({ words: ASK_FIRST }) : question.take(raw, context);
  return { ...question, take, hear: take };
}
