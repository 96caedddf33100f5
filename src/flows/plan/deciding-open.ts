import type { Answers } from '../../forms/question.ts';
import type { OpenedFor } from '../../forms/session.ts';
import type { Effect } from '../../people/agreement.ts';
import type { PlanCommand } from '../../plans/commands.ts';
import { lacksDecider } from '../../plans/proposal.ts';
import type { FlowContext } from '../../questions/context.ts';
import { answersOfDeciding, decidingFills, decidingOf } from '../../questions/deciding.ts';
import type { PlanContext } from './plans.ts';

/** R45: the mental capacity lead found that the person lacks capacity; whoever proposed the change says who decides, and nothing else. */

export type Noted = Extract<PlanCommand, { type: 'answer' | 'note-capacity' }>;

const WHO = 'who';
/** In the place of somebody whose answer it is. */
export const DECIDES = 'decides';

const openDeciding = ({ plan }: PlanContext) =>
  plan?.proposal && lacksDecider(plan.proposal.deciding) ? plan.proposal.deciding : undefined;

export const saysWhoDecides = (answers: Answers, context: PlanContext): boolean =>
  answers[WHO] === DECIDES && openDeciding(context) !== undefined;

export const givesAnswer = (answers: Answers): boolean => answers[WHO] !== DECIDES;

export const whoDecidesOption = (context: PlanContext) =>
  openDeciding(context)
    ? [{ value: DECIDES, title: 'Nobody’s: say who decides', also: ['who decides', 'say who decides'] }]
    : [];

/** What the mental capacity lead found is filled in. */
export function undecided(openedFor: OpenedFor, context: PlanContext & FlowContext): Answers {
  const deciding = openDeciding(context);
  if (!deciding) return {};
  const isAsked = openedFor[DECIDES] !== undefined;
  return {
    ...(isAsked && { [WHO]: DECIDES }),
    ...decidingFills(context),
    ...answersOfDeciding(deciding, context),
  };
}

export function noteWhoDecides(
  id: string,
  answers: Answers,
  context: PlanContext & FlowContext,
  effect: Effect | undefined,
): Noted | undefined {
  const deciding = decidingOf(answers, context);
  return deciding && { type: 'note-capacity', id, deciding, ...(effect && { effect }) };
}
