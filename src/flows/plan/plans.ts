import type { Subject, Viewer } from '../../access/viewer.ts';
import { openKind, type OpenKind } from '../../kinds/open-kind.ts';
import type { Directory, VisiblePerson } from '../../people/directory.ts';
import type { PlanCommand, PlanRefusal } from '../../plans/commands.ts';
import { planIdOf } from '../../plans/parties.ts';
import type { Plan } from '../../plans/plan.ts';
import type { PersonContext } from '../../questions/context.ts';
import type { RecordServices } from '../../records/services.ts';
import { planKind, type PlanSettings } from './record.ts';

/** What the questions of forms about a plan look at. */
export interface PlanContext extends PersonContext {
  /** As the viewer may see it; undefined when there is none. */
  readonly plan: Plan | undefined;
}

/** Where the forms about plans find them. */
export interface Plans {
  readonly record: OpenKind<PlanCommand, Plan, PlanRefusal>;
  readonly directory: Directory;
  /** The plan of a person as this viewer may see it; undefined when there is none. */
  planFor(viewer: Viewer, person: VisiblePerson['the'] & Subject): Promise<Plan | undefined>;
}

export function plansIn(services: RecordServices, directory: Directory, settings: PlanSettings): Plans {
  const record = openKind(planKind(settings), services);
  return { record, directory, planFor: (viewer, person) => record.seen(planIdOf(person.id), viewer, person) };
}
