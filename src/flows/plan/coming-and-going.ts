import type { Viewer } from '../../access/viewer.ts';
import type { Refused } from '../../forms/form.ts';
import type { Day } from '../../kernel/days.ts';
import type { PersonId, StaffId } from '../../kernel/ids.ts';
import type { Session } from '../../forms/session.ts';
import { ok, type Result } from '../../kernel/result.ts';
import type { Person } from '../../people/person.ts';
import type { PlanContent } from '../../plans/content.ts';
import type { Plan } from '../../plans/plan.ts';
import { visitorKey, visitorsIn, type Visitor } from '../../plans/visitors.ts';
import type { Finished } from '../flow.ts';
import { joiningIn } from './content.ts';
import type { PlanContext, Plans } from './plans.ts';

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
function onlyThroughChange(plan: Plan | undefined, instead?: PlanContent): readonly StaffId[] {
  const named = visitorsIn(instead).map(({ staff }) => staff);
  return (plan?.proposal?.joins ?? []).filter(
    (staff) => !plan?.throughVisits.includes(staff) && !named.includes(staff),
  );
}

const NOT_AFTER_ALL = 'The change in which they were to visit did not come about';

type Recorded<C> = (session: Session, context: C, viewer: Viewer) => Promise<Result<Finished, Refused>>;

/**
 * Records a change of a plan: whoever is to visit is in the circle before it is proposed, so that they are asked as well; whoever was to visit
 * by a change that it takes the place of, and whoever joined for one that was refused, leaves again.
 */
export const comingAndGoing =
  <C extends PlanContext>(
    plans: Plans,
    circle: Circle,
    contentOf: (session: Session, context: C) => PlanContent | undefined,
    recorded: Recorded<C>,
  ): Recorded<C> =>
  async (session, context, viewer) => {
    const [content, { person, plan, today: on }] = [contentOf(session, context), context];
    if (!person || !content) return recorded(session, context, viewer);
    const leave = async (staff: readonly StaffId[]): Promise<unknown> =>
      staff.length > 0 && circle.leave(viewer, person.id, { staff, on, words: NOT_AFTER_ALL });
    const joining = joiningIn(content, context);
    const joined = joining.length > 0 ? await circle.join(viewer, person.id, joining) : ok(person.circle);
    if (!joined.ok) return joined;
    const leaving = onlyThroughChange(plan, content);
    const around = joined.value.filter(({ key }) => !leaving.some((staff) => key === visitorKey(staff)));
    const done = await recorded(session, { ...context, person: { ...person, circle: around } }, viewer);
    const now = done.ok ? undefined : await plans.planFor(viewer, person);
    const needed = [...(now?.throughVisits ?? []), ...(now?.proposal?.joins ?? [])];
    await leave(done.ok ? leaving : joining.map(({ staff }) => staff).filter((staff) => !needed.includes(staff)));
    return done;
  };

/** A change is withdrawn: whoever was to visit by it alone has no more to do with the person. */
export async function leavingWith(
  circle: Circle,
  { person, plan, today: on }: PlanContext,
  viewer: Viewer,
): Promise<void> {
  const staff = onlyThroughChange(plan);
  if (person && staff.length > 0) await circle.leave(viewer, person.id, { staff, on, words: NOT_AFTER_ALL });
}
