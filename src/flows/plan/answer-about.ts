import { wordsForDay } from '../../kernel/days.ts';
import { againstSince, saidInForce, toBeAsked } from '../../plans/agreement.ts';
import type { Plan } from '../../plans/plan.ts';
import type { AskedParty } from '../../plans/proposal.ts';
import { askedNow } from '../../plans/said-by.ts';
import type { PlanContext } from './plans.ts';
import { saidNoWords } from './disputed-words.ts';

/** Which change, or which version that applies already, an answer is about. */

/** P6: those to whom it is open in the version that applies: they still have to be asked, or their later no has to be weighed. */
export const openLater = (plan: Plan): readonly AskedParty[] => [...againstSince(plan), ...toBeAsked(plan)];

/** The change that is open, or the version that went ahead before everybody could be asked (P6). */
export const about = ({ plan }: Pick<PlanContext, 'plan'>) =>
  plan?.proposal ?? (plan && openLater(plan).length > 0 ? saidInForce(plan) : undefined);

/** Which change the answer is about. */
export function aboutWords({ plan, today }: PlanContext): string | undefined {
  const change = plan && about({ plan });
  if (!change) return undefined;
  const asked = plan.proposal ? askedNow(plan, today) : [];
  return [
    `It is about version ${change.version} of the plan${asked.length > 0 ? ', which is proposed:' : '.'}`,
    ...asked.map(({ what, after }) => `${what}${after === undefined ? ': no more' : ''}`),
  ].join('\n');
}

/** What they say by now, where that came while another answer was being noted. */
export function saysNow({ name, answer, questioned }: AskedParty): string {
  if (!answer)
    return `${name} ${questioned === undefined ? 'is asked again' : 'says that what was noted is not right'}.`;
  if (answer.answer === 'no') return saidNoWords(name, answer);
  return answer.answer === 'yes' ? `${name} said yes on ${wordsForDay(answer.on)}.` : `${name} could not be reached.`;
}

/** What applies until the plan is changed again. */
export const stillApplies = (
  { answer, regard }: { readonly answer: string; readonly regard?: unknown },
  { plan }: PlanContext,
): string =>
  plan && !plan.proposal && answer === 'no' && !regard
    ? ` Version ${about({ plan })?.version ?? 1} applies until a change is agreed. Press "Change the plan" to ask for one.`
    : '';
