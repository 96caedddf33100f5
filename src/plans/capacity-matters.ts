import type { CapacityMatter } from '../people/capacity.ts';
import type { Day } from '../kernel/days.ts';
import { mattersOf, saidInForce } from './agreement.ts';
import { followed, lookedKey, type Plan } from './plan.ts';

/** What the mental capacity lead still has to look at, of the change that is open and of the version that holds (R44, R45). */
export function capacityMatters(plan: Plan): readonly {
  readonly id: string;
  readonly matter: CapacityMatter;
  readonly since: Day;
}[] {
  const { proposal, current, lookedAt } = plan;
  const [agreement, line] = [saidInForce(plan), followed(plan)];
  const open = proposal
    ? mattersOf(proposal.deciding, current, proposal.content).map((matter) => ({
        id: proposal.id,
        matter,
        since: proposal.on,
      }))
    : [];
  const held =
    agreement && line ? agreement.matters.map((matter) => ({ id: agreement.id, matter, since: line.agreedOn })) : [];
  // What is open was looked at when capacity for it is known; of the rest the lead says so.
  return [...open, ...held].filter(({ id, matter }) => !lookedAt.includes(lookedKey(id, matter)));
}
