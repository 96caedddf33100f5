import type { CapacityMatter } from '../people/capacity.ts';
import type { Day } from '../kernel/days.ts';
import { mattersOf } from './agreement.ts';
import { lookedKey, type Plan } from './plan.ts';
import { newest } from './versions.ts';

/** What the mental capacity lead still has to look at, of the change that is open and of the version that holds (R44, R45). */
export function capacityMatters(plan: Plan): readonly {
  readonly id: string;
  readonly matter: CapacityMatter;
  readonly since: Day;
}[] {
  const { proposal, agreement, current, lookedAt } = plan;
  const line = newest(plan);
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
