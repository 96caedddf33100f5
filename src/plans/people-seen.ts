import type { PlanFact } from './facts.ts';
import type { Plan } from './plan.ts';
import { peopleSince, type AskedParty, type Party } from './proposal.ts';

export function peopleChanged(parties: readonly AskedParty[], present: readonly Party[]): readonly PlanFact[] {
  const { left, joined } = peopleSince(parties, present);
  return left.length + joined.length > 0 ? [{ type: 'people-changed', left: left.map(({ key }) => key), joined }] : [];
}

/** Who left is not waited for, and who is back is asked; whoever is new when visitors change, too, before it holds (R6, R19). */
export function peopleSeen(
  { proposal }: Plan,
  present: readonly Party[],
  visitorsChange: boolean,
): readonly PlanFact[] {
  const { parties = [], left: out = [] } = proposal ?? {};
  const { left, joined } = peopleSince(parties, present);
  const isBack = joined.some(({ name }) => [...parties, ...out].some((one) => one.name === name));
  return proposal && (left.length > 0 || visitorsChange || isBack) ? peopleChanged(parties, present) : [];
}
