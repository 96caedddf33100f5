import { intoRecord, type Flow } from '../flow.ts';
import { leads } from './leads.ts';
import { aboutChange, changeIn, inPlan, PERSON_STEP, reasonFor } from './plan-forms.ts';
import type { PlanContext, Plans } from './plans.ts';

const reason = reasonFor({ label: 'Why is it withdrawn?' });

interface WithdrawalContext extends PlanContext {
  readonly asLead: boolean;
  readonly isMine: boolean;
}

/** A change that people were asked about is taken back: the plan stays as it is. Another's only by those who lead the team (R12). */
export function planWithdrawal(plans: Plans): Flow<WithdrawalContext> {
  const about = aboutChange(plans, 'record');
  return {
    ...about,
    id: 'plan-withdrawal',
    title: 'Withdraw a change of the plan',
    phrases: ['withdraw the change', 'withdraw the proposal', 'take back the change'],
    steps: [
      PERSON_STEP,
      {
        id: 'reason',
        title: 'Withdraw it',
        intro: () =>
          'The plan stays as it is. Everybody who was asked is told that it was withdrawn. Whoever proposed it reads why.',
        questions: [reason],
      },
    ],
    idle: (context) =>
      about.idle(context) ??
      (context.person && !context.asLead && !context.isMine
        ? 'A change is withdrawn by whoever proposed it, or by a coordinator or manager of the team.'
        : undefined),
    async load(opening) {
      const context = await about.load(opening);
      const { person, plan } = context;
      return {
        ...context,
        asLead: person !== undefined && leads(opening.viewer, person),
        isMine: plan?.proposal?.by === opening.viewer.staff,
      };
    },
    recordWords: 'Withdraw it',
    recordsAtOnce: 'by-card',
    carryOut: withdrawing(plans),
  };
}

const withdrawing = (plans: Plans) =>
  intoRecord(plans.record, {
    command: (session, context: WithdrawalContext) =>
      inPlan(context, {
        type: 'withdraw',
        id: changeIn(session),
        reason: reason.of(session.answers) ?? '',
        asLead: context.asLead,
      }),
    said: { words: 'Withdrawn. The plan stays as it is.' },
  });
