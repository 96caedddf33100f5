import { intoRecord, type Flow } from '../flow.ts';
import { aboutChange, changeIn, inPlan, PERSON_STEP } from './plan-forms.ts';
import type { PlanContext, Plans } from './plans.ts';
import { evidenceFields } from './rows.ts';

/** One thing more that shows that the plan should change, while people are asked about it (R9). */
export function planEvidence(plans: Plans): Flow<PlanContext> {
  return {
    ...aboutChange(plans, 'record'),
    id: 'plan-evidence',
    // What is seen in hospital counts, too.
    whileStopped: 'in-hospital' as const,
    title: 'Add evidence',
    phrases: ['add evidence', 'more evidence', 'evidence for the plan'],
    steps: [PERSON_STEP, { id: 'evidence', title: 'Evidence', questions: evidenceFields.questions }],
    recordWords: 'Add it',
    recordsAtOnce: true,
    carryOut: intoRecord(plans.record, {
      command(session, context: PlanContext) {
        const evidence = evidenceFields.value(session.answers);
        return inPlan(
          context,
          evidence && { type: 'add-evidence', id: changeIn(session), evidence: { ...evidence, key: session.token } },
        );
      },
      said: { words: 'The evidence is added.', view: 'proposal' },
    }),
  };
}
