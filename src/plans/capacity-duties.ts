import type { StaffId } from '../kernel/ids.ts';
import { matterWords } from '../people/capacity.ts';
import { DUTY_NOTICE, DUTY_REMINDER, type Duty } from '../work/duty.ts';
import { capacityMatters } from './capacity-matters.ts';
import type { Plan } from './plan.ts';
import { decides, lacksDecider, type Proposal } from './proposal.ts';
import { owned } from './visitor-duties.ts';

/** R44, R45: capacity that is not known, an objection, or what may restrict somebody, is looked at by the mental capacity lead. */
export const ofCapacity = (plan: Plan): readonly Duty[] =>
  capacityMatters(plan).map(({ id, matter, since }) => ({
    key: `capacity.${matter}.${id}`,
    kind: 'capacity',
    of: 'capacity-lead',
    since,
    words: matterWords[matter],
    reminder: DUTY_REMINDER,
    notice: DUTY_NOTICE,
  }));

/** R45: once it is known that they lack capacity for this, whoever proposed it says who decides. */
export function ofDeciding({ deciding, seq, on }: Proposal, owner: StaffId): Duty | false {
  if (decides(deciding)) return false;
  if (!lacksDecider(deciding))
    return owned(owner, {
      key: `decider.${seq}`,
      since: on,
      words: 'Waiting: capacity for this decision, or who decides, is not known',
    });
  const since = deciding.capacity.on ?? on;
  return {
    ...owned(owner, { key: `decides.${seq}`, since, words: 'Say who decides: they lack capacity for this decision' }),
    view: 'proposal',
    notice: DUTY_NOTICE,
    reminder: DUTY_REMINDER,
  };
}
