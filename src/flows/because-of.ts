import type { OpenKind } from '../kinds/open-kind.ts';
import type { Records } from '../kinds/records.ts';
import { happenedIn } from './incident/happened.ts';
import type { SeenIncident } from './incident/record.ts';
import type { Command } from './incident/rules.ts';
import type { Happened } from './issue/flow.ts';
import type { Plans } from './plan/plans.ts';

/** What an issue is logged because of: somebody's no to a proposal in their own words, or an incident (R19). */
export const becauseOf = ({
  records,
  incidents,
  plans,
}: {
  readonly records: Records;
  readonly incidents: OpenKind<Command, SeenIncident>;
  readonly plans: Plans;
}): Happened => {
  const happened = happenedIn(records, incidents);
  return async (viewer, person, record, objector) => {
    if (objector === undefined) return happened(viewer, person, record);
    const plan = await plans.record.seen(record, viewer, person);
    return plan?.proposal?.parties.find(({ key }) => key === objector)?.answer?.reason;
  };
};
