import type { Subject, Viewer } from '../../access/viewer.ts';
import type { VisiblePerson } from '../../people/directory.ts';
import type { PlanCommand, PlanRefusal } from '../../plans/commands.ts';
import type { Plan } from '../../plans/plan.ts';
import type { Records } from '../engine/records.ts';
import type { ToldRecord } from '../engine/told-record.ts';
import { planIdOf } from './parties.ts';
import { planRecord, type PlanSettings } from './record.ts';

/** Where the forms about plans find them. */
export interface Plans {
  readonly record: ToldRecord<PlanCommand, Plan, PlanRefusal>;
  readonly workingDays: number;
  /** The plan of a person as this viewer may see it; undefined when there is none. */
  planFor(viewer: Viewer, person: VisiblePerson['the'] & Subject): Promise<Plan | undefined>;
}

export function plansIn(records: Records, settings: Omit<PlanSettings, 'workingDays'>): Plans {
  const workingDays = records.keeping.chaseAfter;
  const record = records.of(planRecord({ ...settings, workingDays }));
  return {
    record,
    workingDays,
    planFor: async (viewer, person) => (await record.seen(planIdOf(person.id), viewer, person))?.the,
  };
}
