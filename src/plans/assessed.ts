import { mattersIn } from '../people/capacity.ts';
import type { StaffId } from '../kernel/ids.ts';
import { ok, refuse, type Result } from '../kernel/result.ts';
import { saidInForce, type Agreement } from './agreement.ts';
import type { PlanCommand, PlanRefusal } from './commands.ts';
import type { PlanFact } from './facts.ts';
import type { Plan } from './plan.ts';
import { versionOf } from './versions.ts';
import type { Proposal } from './proposal.ts';
import type { Occasion } from '../records/kind.ts';

/** An assessment of capacity that somebody noted for a colleague, who says that they did not make it (R45, P11). */

/** What is open, or else holds, and says of this member of staff that they assessed it. */
export const assessedBy = (plan: Plan, staff: StaffId | 'reable'): Agreement | Proposal | undefined =>
  [plan.proposal, saidInForce(plan)].find(
    (about) =>
      about !== undefined &&
      // Who asked them when they proposed it knows what they noted; and to have asked is no assessment.
      ![plan.proposal, versionOf(plan, about.version)].some((one) => one?.id === about.id && one.by === staff) &&
      about.deciding.capacity.basis === undefined &&
      about.parties.some((party) => party.staff === staff && about.deciding.capacity.by?.includes(party.name)),
  );

/** An assessment that was not made counts for nothing: until somebody assesses it, capacity is not known. */
export function doubtAssessment(
  plan: Plan,
  { id }: Extract<PlanCommand, { type: 'doubt-assessment' }>,
  { by }: Occasion,
): Result<readonly PlanFact[], PlanRefusal> {
  const about = assessedBy(plan, by);
  if (about?.id !== id)
    // Pressed again it changes nothing (S51).
    return [plan.proposal, saidInForce(plan)].some(
      (one) => one?.id === id && one.deciding.capacity.answer === 'unknown',
    )
      ? ok([])
      : refuse({ code: 'PLAN.NOT-NOTED-FOR-YOU' });
  const notBy = about.parties.find(({ staff }) => staff === by)?.name;
  const to = plan.proposal?.id === id ? {} : { to: id };
  return ok([
    { type: 'capacity-noted', deciding: { capacity: { answer: 'unknown' } }, ...to, ...(notBy && { notBy }) },
  ]);
}

/** The version that holds once something else is known of capacity for it. */
export function agreementWith(plan: Plan, { to, deciding }: Extract<PlanFact, { type: 'capacity-noted' }>): Plan {
  const known = <A extends Agreement>(agreement: A): A => ({
    ...agreement,
    deciding,
    matters: [...mattersIn(deciding, ''), ...agreement.matters.filter((matter) => matter === 'restricts')],
  });
  const { agreement, heldBefore } = plan;
  if (agreement?.id === to && agreement) return { ...plan, agreement: known(agreement) };
  return heldBefore?.agreement && heldBefore.agreement.id === to
    ? { ...plan, heldBefore: { ...heldBefore, agreement: known(heldBefore.agreement) } }
    : plan;
}
