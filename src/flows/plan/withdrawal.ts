import { intoRecord, type Flow } from '../flow.ts';
import { text } from '../../forms/kinds/text.ts';
import { aboutPlan, inPlan, noProposal, PERSON_STEP, PROPOSAL, theProposal } from './plan-forms.ts';
import type { PlanContext, Plans } from './plans.ts';

const reason = text({
  key: 'reason',
  short: 'Reason',
  label: 'Why is it withdrawn?',
  max: 1000,
  lines: 'many',
});

/** A change that people were asked about is taken back: the plan stays as it is. */
export function planWithdrawal(plans: Plans): Flow<PlanContext> {
  return {
    id: 'plan-withdrawal',
    version: 1,
    title: 'Withdraw a change of the plan',
    phrases: ['withdraw the change', 'withdraw the proposal', 'take back the change'],
    startsFrom: 'person',
    needs: { deed: 'record', guarded: 'care-record' },
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
    ...aboutPlan(plans, 'record'),
    pins: theProposal,
    idle: noProposal,
    carryOut: intoRecord(plans.record, {
      command({ answers, openedFor }, { person }: PlanContext) {
        const why = reason.of(answers) ?? '';
        return person && inPlan(person, { type: 'withdraw', id: openedFor[PROPOSAL] ?? '', reason: why });
      },
      said: { words: 'Withdrawn. The plan stays as it is.' },
    }),
  };
}
