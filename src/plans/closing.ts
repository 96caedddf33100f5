import { isOver, stoppedWords, type Stopped } from '../people/stopped.ts';
import type { PlanCommand } from './commands.ts';
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
export const closing = (
  plan: Plan,
  { stopped }: { readonly stopped?: Stopped | undefined },
): PlanCommand | undefined =>
  stopped && isOver(stopped) && isUnfinished(plan) ? { type: 'close', why: stoppedWords(stopped) } : undefined;

/** The plan stays to be read as it was; of what was unfinished nothing waits any more, also when reablement goes on again. */
export const withAllClosed = (plan: Plan): Plan => ({
  ...plan,
  closed: newest(plan)?.version ?? 0,
  homeLine: undefined,
  amendments: plan.amendments.map((one) => (stillDue(plan).includes(one) ? { ...one, closed: true } : one)),
});
