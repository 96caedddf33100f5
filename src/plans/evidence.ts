import { blank } from '../kernel/blank.ts';
import { ok, refuse, type Result } from '../kernel/result.ts';
import type { Occasion } from '../records/kind.ts';
import type { PlanCommand, PlanRefusal } from './commands.ts';
import type { PlanFact } from './facts.ts';
import type { Plan } from './plan.ts';

/** Evidence that comes by itself, and what becomes of it (R9, R11). */

type Decided = Result<readonly PlanFact[], PlanRefusal>;
type Of<T extends PlanCommand['type']> = Extract<PlanCommand, { type: T }>;

export function addEvidence(
  { evidence: waiting, proposal }: Plan,
  { evidence }: Of<'add-evidence'>,
  { today }: Occasion,
): Decided {
  if ([...waiting, ...(proposal?.evidence ?? [])].some(({ key }) => key === evidence.key)) return ok([]);
  if (blank(evidence.words)) return refuse({ code: 'PLAN.EVIDENCE-MISSING' });
  if (evidence.on > today) return refuse({ code: 'PLAN.EVIDENCE-IN-FUTURE' });
  return ok([{ type: 'evidence-added', evidence }]);
}

/** No change is needed because of it. */
export function decideEvidence({ evidence }: Plan, { reason }: Of<'decide-evidence'>): Decided {
  if (blank(reason)) return refuse({ code: 'PLAN.REASON-MISSING' });
  const keys = evidence.map(({ key }) => key);
  return ok(keys.length > 0 ? [{ type: 'evidence-decided', keys, reason }] : []);
}
