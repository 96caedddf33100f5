import { withParty } from './agreement.ts';
import { disputed, type Plan } from './plan.ts';
import type { AskedParty } from './proposal.ts';

/** With something else known of what one of them said to the version that holds. */
export const withAgreement = (plan: Plan, key: string, now: Partial<AskedParty>): Plan =>
  plan.agreement
    ? withQuestion({ ...plan, agreement: { ...plan.agreement, parties: withParty(plan.agreement.parties, key, now) } })
    : plan;

/** The newest version is under question as long as somebody says that what was noted for them is not right (P11). */
function withQuestion(plan: Plan): Plan {
  const questioned = disputed(plan) ? true : undefined;
  return {
    ...plan,
    versions: plan.versions.map((line) => (line.version === plan.agreement?.version ? { ...line, questioned } : line)),
  };
}
