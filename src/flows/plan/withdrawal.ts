import { intoRecord, type Flow } from '../flow.ts';
import { aboutChange, changeIn, inPlan, PERSON_STEP, reasonFor } from './plan-forms.ts';
import type { PlanContext, Plans } from './plans.ts';

const reason = reasonFor({ label: 'Why is it withdrawn?' });

/** A change that people were asked about is taken back: the plan stays as it is. */
export function planWithdrawal(plans: Plans): Flow<PlanContext> {
  return {
    ...aboutChange(plans, 'record'),
    id: 'plan-withdrawal',
    title: 'Withdraw a change of the plan',
    phrases: ['withdraw the change', 'withdraw the proposal', 'take back the change'],
    steps: [
      PERSON_STEP,
      {
        id: 'reason',
        title: 'Withdraw it',
        intro: () => 'The plan stays as it is. Everybody who was asked is told that it was withdrawn, and not why.',
        questions: [reason],
      },
    ],
    recordWords: 'Withdraw it',
    recordsAtOnce: true,
    carryOut: intoRecord(plans.record, {
      command: (session, context: PlanContext) =>
        inPlan(context, { type: 'withdraw', id: changeIn(session), reason: reason.of(session.answers) ?? '' }),
      said: { words: 'Withdrawn. The plan stays as it is.' },
    }),
  };
}
