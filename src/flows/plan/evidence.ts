import { intoRecord, type Flow } from '../flow.ts';
import { aboutPlan, inPlan, PERSON_STEP } from './plan-forms.ts';
import type { PlanContext, Plans } from './plans.ts';
import { evidenceFields, evidenceOn } from './rows.ts';
import { seen } from './seen.ts';

/** Something that shows that the plan should change: for the change that is open, or else it waits in the plan (R9, R11). */
export function planEvidence(plans: Plans): Flow<PlanContext> {
  return {
    ...aboutPlan(plans, 'record'),
    id: 'plan-evidence',
    // What is seen in hospital counts, too.
    whileStopped: 'in-hospital' as const,
    title: 'Add evidence',
    phrases: [
      'add evidence',
      'more evidence',
      'evidence for the plan',
      'note evidence',
      'note evidence for',
      'evidence for',
    ],
    overhears: seen,
    takesAny: { title: 'Note it as evidence', says: 'note evidence for' },
    steps: [PERSON_STEP, { id: 'evidence', title: 'Evidence', questions: evidenceFields.questions }],
    // Who said it is asked of whoever types: what others said stands under nobody else's name (R10). The card opens with the asker.
    fills: (_, { today }) => ({ answers: { [evidenceOn.key]: today } }),
    recordWords: 'Add it',
    recordsAtOnce: 'by-card',
    carryOut: intoRecord(plans.record, {
      command(session, context: PlanContext) {
        const evidence = evidenceFields.value(session.answers);
        return inPlan(context, evidence && { type: 'add-evidence', evidence: { ...evidence, key: session.token } });
      },
      said: ({ context: { plan } }) =>
        plan?.proposal
          ? { words: 'The evidence is added.', view: 'proposal' }
          : { words: 'Noted. It waits in the plan until somebody proposes a change, or says why none is needed.' },
    }),
  };
}
