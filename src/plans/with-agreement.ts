import { withParty } from './agreement.ts';
import type { Plan } from './plan.ts';
import type { AskedParty } from './proposal.ts';

/** Of the version that holds, and whether it is under question. */
export function withAgreement(plan: Plan, key: string, now: Partial<AskedParty>): Plan {
  if (!plan.agreement) return plan;
  const agreement = { ...plan.agreement, parties: withParty(plan.agreement.parties, key, now) };
  const isQuestioned = agreement.parties.some(({ questioned }) => questioned !== undefined);
  return {
    ...plan,
    agreement,
    versions: plan.versions.map((line) =>
      line.version === agreement.version ? { ...line, questioned: isQuestioned ? true : undefined } : line,
    ),
  };
}
