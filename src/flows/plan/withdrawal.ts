import { intoRecord, type Flow } from '../flow.ts';
import { z } from 'zod';
import { effectIn } from '../../plans/agreement.ts';
import { choice } from '../../forms/kinds/choice.ts';
import type { Answers } from '../../forms/question.ts';
import { hasPartIn } from '../../plans/going-on.ts';
import { goneObjectors } from '../../plans/proposal.ts';
import { goneWords, namesOf } from '../../plans/words.ts';
import { effectOn } from '../../questions/agreement.ts';
import { leads } from './leads.ts';
import { wantsBack } from './overheard.ts';
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
  when: (_, context) => isToDecide(context),
});

const goneIn = (plan: PlanContext['plan']) => (plan?.proposal ? goneObjectors(plan.proposal) : []);
/** R19: nobody can talk it over with them, so one who leads the team decides. */
const isToDecide = ({ plan, asLead, isOwn }: WithdrawalContext): boolean => asLead && !isOwn && goneIn(plan).length > 0;

const DECIDES = 'decides';

const goesOn = (answers: Answers): boolean => what.of(answers) === 'go-on';

const reason = reasonFor({ label: 'Why?' });

/** R2, R18: what goes on against a no is weighed. */
const effect = effectOn<WithdrawalContext>(goesOn);

interface WithdrawalContext extends PlanContext {
  readonly asLead: boolean;
  readonly isMine: boolean;
  /** They proposed it, or what it goes on from. */
  readonly isOwn: boolean;
  /** What they proposed was joined with what a colleague added. */
  readonly isJoined: boolean;
}

/** A change that people were asked about is taken back: the plan stays as it is. Another's only by those who lead the team (R12). */
export function planWithdrawal(plans: Plans): Flow<WithdrawalContext> {
  const about = aboutChange(plans, 'record');
  return {
    ...about,
    id: 'plan-withdrawal',
    takesBack: ['plan-revision', 'plan-visit'],
    title: 'Withdraw a change of the plan',
    heading: (context) => (isToDecide(context) ? 'Decide about a change of the plan' : undefined),
    phrases: ['withdraw the change', 'withdraw the proposal', 'take back the change'],
    steps: [
      PERSON_STEP,
      {
        id: 'reason',
        title: 'What is decided, and why',
        intro: (_, context) =>
          isToDecide(context)
            ? `${goneWords(goneIn(context.plan))}. What they said stays on the page.`
            : `${goneIn(context.plan).length > 0 ? `${goneWords(goneIn(context.plan))}. You can withdraw it. ` : ''}The plan stays as it is. Everybody who was asked is told that it was withdrawn. Whoever proposed it reads why.`,
        questions: [what, reason],
      },
      { id: 'weighed', title: 'What is weighed', questions: [effect.wellbeingImpact, effect.wellbeing] },
    ],
    overhears: (text) => {
      const why = wantsBack(text);
      return why === undefined ? undefined : { rest: '@', answers: { [reason.key]: why } };
    },
    // R19: who opened it to decide about a no withdraws nothing once that is somebody's own again.
    pins: (context) => ({ ...about.pins(context), ...(isToDecide(context) && { [DECIDES]: 'yes' }) }),
    idle: (context) =>
      about.idle(context) ?? (context.person && !context.asLead && !context.isMine ? notYours(context) : undefined),
    fills: (_, { plan }) => {
      const known = plan?.proposal && effectIn(plan.proposal);
      return {
        answers: known
          ? {
              [effect.wellbeingImpact.key]: known.wellbeingImpact,
              [effect.wellbeing.key]: known.wellbeing.join(','),
            }
          : {},
      };
    },
    async load(opening) {
      const context = await about.load(opening);
      const { person, plan } = context;
      return {
        ...context,
        asLead: person !== undefined && leads(opening.viewer, person),
        isOwn: plan !== undefined && hasPartIn(plan, opening.viewer.staff),
        isMine: plan?.proposal?.by === opening.viewer.staff,
        isJoined: plan?.proposal?.alsoBy?.includes(opening.viewer.staff) === true,
      };
    },
    recordWords: 'Record this',
    recordsAtOnce: 'by-card',
    carryOut: withdrawing(plans),
  };
}

/** R12: a part of what is asked is not withdrawn by itself: whoever added to it proposed all of it. */
const notYours = ({ isJoined, plan, person }: WithdrawalContext): string =>
  isJoined
    ? `What you proposed is part of a larger change now, and everybody is asked about both together. It is withdrawn by ${person?.circle.find(({ staff }) => staff === plan?.proposal?.by)?.name ?? 'whoever added to it'}, or by a coordinator or manager of the team. To take your part out, open the change and press "Change it".`
    : 'A change is withdrawn by whoever proposed it, or by a coordinator or manager of the team.';

const withdrawing = (plans: Plans) =>
  intoRecord(plans.record, {
    command(session, context: WithdrawalContext) {
      const { answers } = session;
      const given = { id: changeIn(session), reason: reason.of(answers) ?? '', asLead: context.asLead };
      return inPlan(
        context,
        goesOn(answers) || (session.openedFor[DECIDES] && !isToDecide(context))
          ? { type: 'go-on-without', ...given, effect: effect.effectOf(answers) }
          : { type: 'withdraw', ...given },
      );
    },
    said: ({ command }) => ({
      words: command.type === 'withdraw' ? 'Withdrawn. The plan stays as it is.' : 'Noted. It goes on.',
    }),
  });
