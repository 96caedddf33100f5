import type { Subject, Viewer } from '../../access/viewer.ts';
import type { Day } from '../../kernel/days.ts';
import type { PersonId } from '../../kernel/ids.ts';
import { openKind, type Afterwards } from '../../kinds/open-kind.ts';
import type { HeldBack } from '../../people/held-back.ts';
import type { Directory, VisiblePerson } from '../../people/directory.ts';
import { planIdOf } from '../../plans/parties.ts';
import type { Plan } from '../../plans/plan.ts';
import type { LastAssessed, PersonContext } from '../../questions/context.ts';
import type { Visitor } from '../../plans/visitors.ts';
import type { RecordServices } from '../../records/services.ts';
import { planKind, type PlanSettings } from './record.ts';

/** What the questions of forms about a plan look at. */
export interface PlanContext extends PersonContext {
  /** As the viewer may see it; undefined when there is none. */
  readonly plan: Plan | undefined;
  /** How progress is monitored by now, where there is no plan that says so: the first one takes it over (P10). */
  readonly monitoredNow?: string | undefined;
  /** Who is not to be told about the person, for those who may know (R24). */
  readonly notTold?: readonly HeldBack[] | undefined;
  /** Staff who can be chosen to visit: of the circle first, then of the team. Absent in forms that ask of no visits. */
  readonly visitors?: readonly (Visitor & { readonly job: string })[] | undefined;
}

export type Plans = ReturnType<typeof plansIn>;

/** Where the forms about plans find them. `afterwards`: what follows elsewhere from all that happens in a plan. */
export function plansIn(
  services: RecordServices,
  directory: Directory,
  settings: PlanSettings,
  afterwards?: Afterwards,
  lastAssessed: LastAssessed = () => Promise.resolve(undefined),
) {
  const record = openKind(planKind(settings), services, afterwards, true);
  /** The plan of a person as this viewer may see it; undefined when there is none. */
  const planFor = (viewer: Viewer, person: VisiblePerson['the'] & Subject): Promise<Plan | undefined> =>
    record.seen(planIdOf(person.id), viewer, person);
  /** From which day it holds; undefined while nothing was agreed. */
  const holdsFrom = async (viewer: Viewer, id: PersonId): Promise<Day | undefined> => {
    const person = (await directory.personFor(viewer, id))?.the;
    return person && (await planFor(viewer, person))?.current?.startsOn;
  };
  return { record, directory, planFor, holdsFrom, lastAssessed };
}
