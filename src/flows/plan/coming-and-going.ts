import type { Viewer } from '../../access/viewer.ts';
import type { Refused } from '../../forms/form.ts';
import type { Day } from '../../kernel/days.ts';
import type { PersonId, StaffId } from '../../kernel/ids.ts';
import type { Result } from '../../kernel/result.ts';
import type { Person } from '../../people/person.ts';
import type { PlanContent } from '../../plans/content.ts';
import type { Plan } from '../../plans/plan.ts';
import { visitorsIn, type Visitor } from '../../plans/visitors.ts';

/** The circle, as forms about a plan change it: who is to visit is in it, for as long as they are (R4, R15). */
export interface Circle {
  /** Adds staff to it as support workers, once. Gives it as it is then. */
  join(viewer: Viewer, person: PersonId, visitors: readonly Visitor[]): Promise<Result<Person['circle'], Refused>>;
  /** Takes those out again who came in by that alone. */
  leave(
    viewer: Viewer,
    person: PersonId,
    given: { readonly staff: readonly StaffId[]; readonly on: Day; readonly words: string },
  ): Promise<Result<Person['circle'], Refused>>;
}

/** Who is in the circle only because of the change that is open, without those whom `instead` names as well. */
export function onlyThroughChange(plan: Plan | undefined, instead?: PlanContent): readonly StaffId[] {
  const named = visitorsIn(instead).map(({ staff }) => staff);
  return (plan?.proposal?.joins ?? []).filter(
    (staff) => !plan?.throughVisits.includes(staff) && !named.includes(staff),
  );
}

export const NOT_AFTER_ALL = 'The change in which they were to visit did not come about';
