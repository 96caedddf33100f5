import { blank } from '../kernel/blank.ts';
import type { StaffId } from '../kernel/ids.ts';
import { ok, refuse, type Result } from '../kernel/result.ts';
import { saysNothing } from '../kernel/says-nothing.ts';
import type { Occasion } from '../records/kind.ts';
import type { PlanCommand, PlanRefusal } from './commands.ts';
import { after } from './evolve.ts';
import type { PlanFact } from './facts.ts';
import { partiesOf } from './parties.ts';
import { peopleChanged } from './people-seen.ts';
import type { Plan } from './plan.ts';
import { goneObjectors, inTheWay, withPartIn } from './proposal.ts';

/** Adds what follows from facts: that a version holds. */
type Concluding = (plan: Plan, facts: readonly PlanFact[], occasion: Occasion) => readonly PlanFact[];

/** R19: nobody with a part in it decides over the no of somebody who was taken out of the plan: another who leads the team does, or it waits. */
export const hasPartIn = ({ proposal }: Pick<Plan, 'proposal'>, by: StaffId | 'reable'): boolean =>
  proposal !== undefined && withPartIn(proposal).some((one) => one === by);

/** R19: nobody can talk it over with who is in the plan no longer, so one who leads the team decides about their no. */
export function goOnWithout(
  plan: Plan,
  { id, reason, effect, asLead }: Extract<PlanCommand, { type: 'go-on-without' }>,
  occasion: Occasion,
  concluded: Concluding,
): Result<readonly PlanFact[], PlanRefusal> {
  if (plan.proposal?.id !== id) return refuse({ code: 'PLAN.NO-PROPOSAL' });
  if (!asLead) return refuse({ code: 'PLAN.CHANGE-OF-ANOTHER' });
  const people = peopleChanged(plan.proposal.parties, partiesOf(occasion.circle, plan));
  const { proposal } = after(plan, people, occasion);
  const gone = proposal ? goneObjectors(proposal) : [];
  // Who is back answers for themselves (R19).
  if (gone.length === 0)
    return proposal && inTheWay(proposal).length > 0 ? refuse({ code: 'PLAN.BACK-IN-PLAN' }) : ok([]);
  if (hasPartIn({ proposal }, occasion.by)) return refuse({ code: 'PLAN.PART-IN-IT' });
  if (blank(reason)) return refuse({ code: 'PLAN.REASON-MISSING' });
  const { wellbeingImpact = '', wellbeing = [] } = effect;
  if (saysNothing(wellbeingImpact)) return refuse({ code: 'PLAN.WELLBEING-MISSING' });
  const [keys, names] = [gone.map(({ key }) => key), gone.map(({ name }) => name)];
  return ok(
    concluded(
      plan,
      [...people, { type: 'went-on-without', keys, names, reason, effect: { wellbeingImpact, wellbeing } }],
      occasion,
    ),
  );
}
