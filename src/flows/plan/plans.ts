import type { Subject, Viewer } from '../../access/viewer.ts';
import type { PersonId } from '../../kernel/ids.ts';
import { openKind, type Afterwards } from '../../kinds/open-kind.ts';
import type { HeldBack } from '../../people/held-back.ts';
import type { Directory, VisiblePerson } from '../../people/directory.ts';
import { planIdOf } from '../../plans/parties.ts';
import type { PlanCommand } from '../../plans/commands.ts';
import type { Plan } from '../../plans/plan.ts';
import type { LastAssessed, PersonContext } from '../../questions/context.ts';
import type { Visitor } from '../../plans/visitors.ts';
import { same } from '../../records/same.ts';
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

type Beside = Extract<PlanCommand, { type: 'plan-review' | 'follow-steps' }>;

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
  /** What is agreed, and when it is reviewed; undefined while nothing was agreed. */
  const reviewed = async (viewer: Viewer, id: PersonId) => {
    const person = (await directory.personFor(viewer, id))?.the;
    const plan = person && (await planFor(viewer, person));
    return person && plan?.current && { team: person.team, startsOn: plan.current.startsOn, ...plan };
  };
  /** What records beside it say, the plan says, too. Told again it is told once. */
  async function tell(viewer: Viewer, person: PersonId, command: Beside): Promise<void> {
    const known = await reviewed(viewer, person);
    const isNew =
      command.type === 'plan-review' ? !same(known?.review, command.review) : !same(known?.steps ?? [], command.steps);
    if (known && isNew) await record.begin(planIdOf(person), { command, viewer, team: known.team });
  }
  return { record, directory, planFor, reviewed, tell, lastAssessed };
}
