import { blank } from '../kernel/blank.ts';
import { ok, refuse, type Result } from '../kernel/result.ts';
import type { Occasion } from '../records/kind.ts';
import type { Person } from '../people/person.ts';
import { isOver, stoppedWords, type Stopped } from '../people/stopped.ts';
import type { PlanCommand, PlanRefusal } from './commands.ts';
import type { PlanFact } from './facts.ts';
import { stillDue, unwritten, withoutCopy, type Plan } from './plan.ts';
import { newest } from './versions.ts';

/** Something in the plan is still to be decided, given out or written into the record. */
export const isUnfinished = (plan: Plan): boolean =>
  plan.proposal !== undefined ||
  stillDue(plan).length > 0 ||
  withoutCopy(plan).length > 0 ||
  unwritten(plan) !== undefined ||
  plan.homeLine !== undefined;

/** When reablement is over, so is all of that (P19). A stay in hospital closes nothing. */
const closing = (plan: Plan, { stopped }: { readonly stopped?: Stopped | undefined }): PlanCommand | undefined =>
  stopped && isOver(stopped) && isUnfinished(plan) ? { type: 'close', why: stoppedWords(stopped) } : undefined;

const seenCircle = (
  { current, proposal }: Plan,
  { circle, closedTo = [] }: Pick<Person, 'circle' | 'closedTo'>,
): PlanCommand | undefined =>
  current || proposal
    ? {
        type: 'see-circle',
        staff: [...new Set(circle.flatMap(({ staff, heldBack }) => (heldBack ? [] : (staff ?? []))))],
        closedTo,
      }
    : undefined;

/** What it means for the plan that the person, or somebody around them, has changed. */
export const followingPerson = (plan: Plan, person: Person): PlanCommand | undefined =>
  closing(plan, person) ?? seenCircle(plan, person);

/** The plan stays to be read as it was; of what was unfinished nothing waits any more, also when reablement goes on again. */
export const withAllClosed = (plan: Plan): Plan => ({
  ...plan,
  closed: newest(plan)?.version ?? 0,
  homeLine: undefined,
  amendments: plan.amendments.map((one) => (stillDue(plan).includes(one) ? { ...one, closed: true } : one)),
});

/** A change is withdrawn by whoever proposed it, or by a lead, with a reason (P22). */
export function withdraw(
  { proposal }: Plan,
  { id, reason, asLead }: Extract<PlanCommand, { type: 'withdraw' }>,
  { by }: Pick<Occasion, 'by'>,
): Result<readonly PlanFact[], PlanRefusal> {
  if (proposal?.id !== id) return refuse({ code: 'PLAN.NO-PROPOSAL' });
  if (!asLead && proposal.by !== by) return refuse({ code: 'PLAN.CHANGE-OF-ANOTHER' });
  return blank(reason) ? refuse({ code: 'PLAN.REASON-MISSING' }) : ok([{ type: 'withdrawn', reason }]);
}
