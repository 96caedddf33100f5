import type { Viewer } from '../access/viewer.ts';
import type { Day } from '../kernel/days.ts';
import { restrictionIn } from '../people/capacity.ts';
import type { OpenKind } from '../kinds/open-kind.ts';
import type { Records } from '../kinds/records.ts';
import { monitoringLineOn } from '../plans/monitoring.ts';
import { planIdOf } from '../plans/parties.ts';
import { monitoringInForce as planMonitoring, standing } from '../plans/standing.ts';
import type { Refusal as MonitoringRefusal } from './monitoring/checks.ts';
import type { Command as MonitoringCommand } from './monitoring/commands.ts';
import type { SeenChange } from './monitoring/notice.ts';
import { monitoringNow, type About, type InForce } from './monitoring/in-force.ts';
import { monitoringKind } from './monitoring/record.ts';
import type { Plans } from './plan/plans.ts';

/** What in monitoring or the plan may restrict somebody today, in its own words, as a viewer may see it (R44). */
export type Restricting = (viewer: Viewer, person: About, today: Day) => Promise<readonly string[]>;

export const restrictingNow =
  (monitoring: Monitoring, inForce: InForce, plans: Plans): Restricting =>
  async (viewer, person, today) => {
    const monitored = await monitoringNow(monitoring, inForce, { viewer, person, today });
    const plan = await plans.planFor(viewer, person);
    const said = plan && standing(plan, today);
    const all = [monitored, ...(said?.equipment ?? []), ...(said?.visits ?? []).map(({ support }) => support)];
    return [
      ...new Set(all.flatMap((words) => (words !== undefined && restrictionIn(words).length > 0 ? [words] : []))),
    ];
  };

export type Monitoring = OpenKind<MonitoringCommand, SeenChange, MonitoringRefusal>;

/** What the form of a change of monitoring asks of the other records (P10). */
export const monitoringInForce = (records: Records, monitoring: Monitoring, plans: Plans): InForce => ({
  async lastAssessed(viewer, person) {
    const changes = await records.ofKind(monitoringKind.rules.kind, person.id);
    const seen = await Promise.all(changes.map(({ id }) => monitoring.seen(id, viewer, person)));
    const plan = await plans.planFor(viewer, person);
    return [plan?.agreement, plan?.proposal, ...seen.map((one) => one?.change)]
      .flatMap((one) => (one?.deciding.capacity.basis === undefined ? (one?.deciding.capacity ?? []) : []))
      .filter(({ by, on }) => by !== undefined && on !== undefined)
      .toSorted((a, b) => (a.on ?? '').localeCompare(b.on ?? ''))
      .at(-1);
  },
  changesOf: async (person) =>
    (await records.ofKind(monitoringKind.rules.kind, person))
      .toSorted((a, b) => (a.begun ?? '').localeCompare(b.begun ?? '') || a.id.localeCompare(b.id))
      .map(({ id }) => id),
  async planSays(viewer, person, today) {
    const plan = await plans.planFor(viewer, person);
    // A version that is agreed and has not begun says how it will be, as long as nothing else has begun.
    const line = plan && monitoringLineOn({ monitoring: planMonitoring(plan) }, today);
    return plan?.current && (line ?? { words: standing(plan, today)?.monitoring });
  },
  async versionsAfter(viewer, person) {
    const plan = await plans.planFor(viewer, person);
    const lines = plan?.current ? planMonitoring(plan) : [];
    return (record, { inPlan, changedOn }) => {
      const place = lines.findIndex((line) => line.record === record);
      // What the plan does not know was there before it, or else did not hold.
      return place < 0 && inPlan
        ? []
        : lines
            .slice(place + 1)
            .filter(({ version, over }) => version !== undefined && !over)
            // Of what the plan does not know, a version that began before it was recorded says nothing.
            .filter(({ startsOn }) => place >= 0 || startsOn >= changedOn)
            .map(({ words, startsOn }) => ({ record: planIdOf(person.id), words, from: startsOn }));
    };
  },
  async tellPlan(viewer, person, { by, on, ...change }) {
    if (!(await plans.planFor(viewer, person))?.current) return;
    const recorded = { on, name: by === 'reable' ? undefined : (await plans.directory.staff(by))?.name };
    const given = { command: { type: 'monitoring-changed' as const, ...change, recorded }, viewer, team: person.team };
    const told = await plans.record.begin(planIdOf(person.id), given);
    // Whoever presses again tells it again; it is never told twice.
    if (!told.ok) throw new Error(told.refusal.words);
  },
});
