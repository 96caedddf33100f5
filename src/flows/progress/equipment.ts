import { WHO } from '../../questions/context.ts';
import { intoRecord, type Flow } from '../flow.ts';
import { loadProgress, noPlan, thisProgress, type ProgressContext, type ProgressParts } from './context.ts';
import { Ordered } from './facts.ts';
import * as ask from './questions.ts';

/** Equipment that the plan names has been ordered: of whom, when it is expected, and which outcome waits for it (TL5). */
export function progressEquipment(parts: ProgressParts): Flow<ProgressContext> {
  return {
    id: 'progress-equipment',
    version: 1,
    title: 'Equipment was ordered',
    phrases: ['equipment ordered for', 'equipment for', 'equipment was ordered for'],
    startsFrom: 'person',
    whileStopped: 'in-hospital',
    needs: { deed: 'record', guarded: 'care-record' },
    steps: [
      { id: WHO, title: 'Who', questions: [ask.person] },
      {
        id: 'ordered',
        title: 'What was ordered',
        questions: [ask.orderedWhat, ask.orderedWhom, ask.orderedBy, ask.orderedFor, ask.orderedOwner],
      },
    ],
    recordWords: 'Save this',
    recordsAtOnce: 'by-card',
    resets: { [ask.person.key]: 'all' },
    load: (opening) => loadProgress(parts, opening),
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
