import type { Day } from '../kernel/days.ts';
import { matterWords, type CapacityMatter } from '../people/capacity.ts';
import { DUTY_NOTICE, DUTY_REMINDER, type Duty } from '../work/duty.ts';

/** What the mental capacity lead has to look at in a record, whatever its kind (R44, R45). They hear of it at once. */
export const capacityDuties = (matters: readonly CapacityMatter[], since: Day): readonly Duty[] =>
  matters.map((matter) => ({
    key: `capacity.${matter}.${since}`,
    kind: 'capacity',
    of: 'capacity-lead',
    since,
    words: matterWords[matter],
    notice: DUTY_NOTICE,
    reminder: DUTY_REMINDER,
  }));
