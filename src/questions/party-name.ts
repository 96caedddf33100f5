import { lines, type LinesGiven } from '../forms/kinds/lines.ts';
import { text, type TextGiven } from '../forms/kinds/text.ts';
import type { Problem, Question } from '../forms/question.ts';
import { refuse, type Result } from '../kernel/result.ts';
import { ASK_FIRST, isNotToBeTold } from '../people/held-back.ts';
import { isNearName, sameBareName } from '../people/name-match.ts';
import { namesAround } from '../people/party.ts';
import type { AboutPerson } from './context.ts';

/** The name of a carer or of another member of the circle. Nobody who is not to be told comes back by being typed (R24). */
export function partyName<C extends AboutPerson>(given: TextGiven<C>): Question<string, C> {
  const question = text(given);
  const take = (raw: string, context: C): Result<string, Problem> =>
    context.person && isNotToBeTold(context.person, raw) ? refuse({ words: ASK_FIRST }) : question.take(raw, context);
  return { ...question, take, hear: take };
}

/** Several names, each on a line: what somebody is to the person may follow a comma. */
export function partyNames<C extends AboutPerson>(given: LinesGiven<C>): Question<readonly string[], C> {
  const question = lines(given);
  const take = (raw: string, context: C): Result<string, Problem> => {
    const { person } = context;
    const taken = question.take(raw.replace(/;/gu, '\n'), context);
    return taken.ok && person && taken.value.split('\n').some((name) => isNotToBeTold(person, name))
      ? refuse({ words: ASK_FIRST })
      : taken;
  };
  return { ...question, prompt: () => 'Type each on a line of its own.', take, hear: take };
}

/**
 * The same, of somebody who gets in by it: a name that is like that of anybody known around the person is asked about first, in the same words
 * whether or not that one may be told. Who decides about that may go on.
 */
export function newPartyName<C extends AboutPerson>(given: TextGiven<C>): Question<string, C> {
  const question = partyName(given);
  const take = (raw: string, context: C): Result<string, Problem> => {
    const { person, decidesWho } = context;
    const [whole = '', name = ''] = [raw.split('(')[0], raw.split(/[(,]/u)[0]];
    const isLike = (one: string): boolean => isNearName(name, one) && !sameBareName(whole, one);
    const taken = question.take(raw, context);
    return taken.ok && person && !decidesWho && namesAround(person).some(isLike)
      ? refuse({ words: LIKE_ANOTHER })
      : taken;
  };
  return { ...question, take, hear: take };
}

const LIKE_ANOTHER = `Somebody with a name like that is known here. If it is them, use the name as it stands in the circle. If not: ${ASK_FIRST.toLowerCase()}`;
