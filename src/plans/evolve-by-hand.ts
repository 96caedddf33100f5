import { assertNever } from '../kernel/assert-never.ts';
import type { Happened } from '../records/kind.ts';
import { amendedByHand, changed } from './by-hand.ts';
import type { PlanFact } from './facts.ts';
import { disputed, HOME, type Plan } from './plan.ts';

type ByHand = Extract<
  PlanFact,
  { type: 'amended-by-hand' | 'found-in-record' | 'by-hand-corrected' | 'by-hand-taken-back' | 'folder-written' }
>;

/** What was written by hand into the plan in the home (R13, R14). */
export function evolveByHand(plan: Plan, fact: ByHand, happened: Happened): Plan {
  const { by, today: on } = happened;
  switch (fact.type) {
    case 'amended-by-hand':
      return amendedByHand(plan, fact.amendment, happened);
    case 'found-in-record':
      return changed(plan, fact.key, { inRecord: true, version: fact.version, says: fact.says }, happened);
    case 'by-hand-corrected': {
      const { was, written, reason } = fact;
      return changed(plan, fact.key, { written, corrected: { was, reason, by, on } }, happened);
    }
    case 'by-hand-taken-back':
      return changed(plan, fact.key, { takenBack: { reason: fact.reason, by, on } }, happened);
    case 'folder-written':
      return plan.folder?.version === fact.version
        ? { ...plan, folder: { ...plan.folder, done: { by, on } } }
        : putBack(plan, fact.version);
    default:
      return assertNever(fact);
  }
}

/** P11: what is under question stands in the home no more, neither by hand nor as its copy; should it apply after all, it is written in again. */
function putBack(plan: Plan, version: number): Plan {
  const line = disputed(plan);
  if (!line || plan.heldBefore?.version !== version) return plan;
  return {
    ...plan,
    folder: plan.folder && { ...plan.folder, done: undefined },
    copies: plan.copies.map((one) =>
      one.key === HOME && one.has?.version === line.version ? { ...one, has: one.had, had: undefined } : one,
    ),
    // What was written by hand into the copy that is there again.
    amendments: plan.amendments.map((one) =>
      one.inRecord && one.version === line.version && one.done?.version === line.version
        ? { ...one, done: undefined }
        : one,
    ),
  };
}
