import { WHO } from '../../questions/context.ts';
import { oneSpaced } from '../../questions/overheard.ts';
import { intoRecord, type Flow, type Overheard } from '../flow.ts';
import { aboutProgress } from './about-progress.ts';
import { noPlan, thisProgress, type ProgressContext, type ProgressParts } from './context.ts';
import { Ordered } from './facts.ts';
import * as ask from './questions.ts';

/** Equipment that the plan names has been ordered: of whom, when it is expected, and which outcome waits for it (TL5). */
export function progressEquipment(parts: ProgressParts): Flow<ProgressContext> {
  return {
    ...aboutProgress(parts),
    id: 'progress-equipment',
    title: 'Equipment was ordered',
    overhears,
    phrases: ['equipment ordered for', 'equipment for', 'equipment was ordered for'],
    whileStopped: 'in-hospital',
    steps: [
      { id: WHO, title: 'Who', questions: [ask.person] },
      {
        id: 'ordered',
        title: 'What was ordered',
        questions: [ask.orderedWhat, ask.orderedWhom, ask.orderedBy, ask.orderedFor, ask.orderedOwner],
      },
    ],
    idle: (context) =>
      noPlan(context) ??
      (context.person && ask.allCame(context) ? 'Nothing that the plan names is still to come.' : undefined),
    carryOut: intoRecord(parts.progress, {
      command({ answers, token }, context: ProgressContext) {
        const at = thisProgress(context);
        const { data: ordered } = Ordered.safeParse({
          id: token,
          what: ask.orderedWhat.of(answers),
          outcome: ask.orderedFor.of(answers),
          whom: ask.orderedWhom.of(answers),
          expected: ask.orderedBy.of(answers),
          owner: ask.colleagueOf(ask.orderedOwner.of(answers), context),
        });
        return at && ordered && { ...at.where, command: { type: 'order' as const, plan: at.plan, ordered } };
      },
      said: { words: 'Noted. You are asked the day after whether it has come.' },
    }),
  };
}

/** "Ada's bath board was ordered on Friday": which of what the plan names is asked where it is not the only one. */
const ORDERED =
  /^(?:@(?:['’]s)?\s(?:the\s)?(?<what>[\p{L} -]{3,40}?)\s(?:(?:has|have|is|was|were)\s)?(?:now\s)?(?:been\s)?(?:ordered|on order|requested)|(?:i(?:['’]ve| have)?\s|we(?:['’]ve| have)?\s)?(?:have\s)?ordered\s(?:(?:an?|the)\s)?(?<thing>[\p{L} -]{3,40}?)\sfor\s@|(?:i\s|we\s)?ordered\s@(?:['’]s)?\s(?:the\s)?(?<own>[\p{L} -]{3,40}?))(?!\p{L})[^?]{0,30}$/iu;

function overhears(text: string): Overheard | undefined {
  const { what, thing = what, own = thing } = ORDERED.exec(oneSpaced(text))?.groups ?? {};
  return own === undefined ? undefined : { rest: '@', answers: {}, more: own };
}
