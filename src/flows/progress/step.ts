import { WHO } from '../../questions/context.ts';
import { intoRecord, type Flow } from '../flow.ts';
import { aboutProgress } from './about-progress.ts';
import { thisProgress, type ProgressContext, type ProgressParts } from './context.ts';
import { Step } from './facts.ts';
import * as ask from './questions.ts';

/** A smaller step towards an outcome (R26); one that is agreed in an issue is an action there. */
export function progressStep(parts: ProgressParts): Flow<ProgressContext> {
  return {
    ...aboutProgress(parts),
    id: 'progress-step',
    title: 'A smaller step',
    phrases: ['smaller step for', 'add a smaller step for', 'smaller outcomes for', 'smaller steps for'],
    steps: [
      { id: WHO, title: 'Who', questions: [ask.person] },
      {
        id: 'step',
        title: 'What is the smaller step',
        questions: [ask.stepWhat, ask.stepOutcome, ask.stepBy, ask.stepOwner],
      },
    ],
    carryOut: intoRecord(parts.progress, {
      command({ answers, token }, context: ProgressContext) {
        const at = thisProgress(context);
        const { data: step } = Step.safeParse({
          id: token,
          outcome: ask.stepOutcome.of(answers),
          what: ask.stepWhat.of(answers),
          by: ask.stepBy.of(answers),
          owner: ask.colleagueOf(ask.stepOwner.of(answers), context),
        });
        return at && step && { ...at.where, command: { type: 'add-step' as const, plan: at.plan, step } };
      },
      said: ({ command: { step } }) => ({ words: `Added. ${step.owner.name} keeps after it.` }),
    }),
  };
}
