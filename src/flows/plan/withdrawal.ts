import { intoRecord, type Flow } from '../flow.ts';
import { z } from 'zod';
import { choice } from '../../forms/kinds/choice.ts';
import type { Answers } from '../../forms/question.ts';
import { goneObjectors } from '../../plans/proposal.ts';
import { goneWords, namesOf } from '../../plans/words.ts';
import { leads } from './leads.ts';
import { aboutChange, changeIn, inPlan, PERSON_STEP, reasonFor } from './plan-forms.ts';
import type { PlanContext, Plans } from './plans.ts';

/** R19: asked of those who lead the team, when somebody said no who is in the plan no longer. */
const what = choice({
  key: 'what',
  short: 'Decision',
  label: 'What is decided?',
  schema: z.enum(['withdraw', 'go-on']),
  options: ({ plan }: WithdrawalContext) => [
    { value: 'withdraw', title: 'It is withdrawn', also: ['withdraw'] },
    { value: 'go-on', title: `It goes on without ${namesOf(goneIn(plan))}`, also: ['go on'] },
  ],
  when: (_, { plan, asLead }) => asLead && goneIn(plan).length > 0,
});

const goneIn = (plan: PlanContext['plan']) => (plan?.proposal ? goneObjectors(plan.proposal) : []);
const goesOn = (answers: Answers): boolean => what.of(answers) === 'go-on';

const reason = reasonFor({ label: 'Why?' });

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
        intro: (_, { plan, asLead }) =>
          asLead && goneIn(plan).length > 0
            ? `${goneWords(goneIn(plan))}. What they said stays on the page.`
            : 'The plan stays as it is. Everybody who was asked is told that it was withdrawn. Whoever proposed it reads why.',
        questions: [what, reason],
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
    recordWords: 'Record this',
    recordsAtOnce: 'by-card',
    carryOut: withdrawing(plans),
  };
}

const withdrawing = (plans: Plans) =>
  intoRecord(plans.record, {
    command: (session, context: WithdrawalContext) =>
      inPlan(context, {
        type: goesOn(session.answers) ? 'go-on-without' : 'withdraw',
        id: changeIn(session),
        reason: reason.of(session.answers) ?? '',
        asLead: context.asLead,
      }),
    said: ({ command }) => ({
      words: command.type === 'withdraw' ? 'Withdrawn. The plan stays as it is.' : 'Noted. It goes on.',
    }),
  });
