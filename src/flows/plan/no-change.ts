import { intoRecord, type Flow } from '../flow.ts';
import { aboutPlan, inPlan, PERSON_STEP, reasonFor } from './plan-forms.ts';
import type { PlanContext, Plans } from './plans.ts';

/** Evidence that waits leads to no change, and why (R11). */
export function planNoChange(plans: Plans): Flow<PlanContext> {
  return {
    ...aboutPlan(plans, 'record'),
    id: 'plan-no-change',
    title: 'No change needed',
    phrases: ['no change needed', 'no change of the plan needed'],
    idle: ({ person, plan }) =>
      person && (plan?.evidence ?? []).length === 0 ? 'No evidence waits for a decision just now.' : undefined,
    steps: [PERSON_STEP, { id: 'why', title: 'No change needed', questions: [WHY] }],
    recordWords: 'Record this',
    recordsAtOnce: 'by-card',
    carryOut: intoRecord(plans.record, {
      command: ({ answers }, context: PlanContext) =>
        inPlan(context, { type: 'decide-evidence', reason: WHY.of(answers) ?? '' }),
      said: { words: 'Noted: no change is needed.' },
    }),
  };
}

const WHY = reasonFor<PlanContext>({ label: 'Why is no change needed?' });
