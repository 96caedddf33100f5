import { heldBackNow } from '../../people/held-back.ts';
import { namesOf } from '../../plans/words.ts';
import type { Opening } from '../../questions/context.ts';
import type { PlanContext, Plans } from './plans.ts';

/** With who is not to be told, for those who may know; for nobody else (R24). */
export async function withNotTold<C extends PlanContext>(context: C, { viewer }: Opening, plans: Plans): Promise<C> {
  const { person } = context;
  const notTold = person && (await plans.directory.heldBackFor(viewer, person.id));
  return notTold ? { ...context, notTold: heldBackNow({ heldBack: notTold }) } : context;
}

/** R24: what lies in the folder in the home is read by whoever lives there. Nothing for those who may not know of it. */
export const folderInReach = ({ notTold = [], person }: PlanContext): string | undefined =>
  notTold.length > 0 && person
    ? `Not to be told: ${namesOf(notTold)}. If they live with ${person.preferredName}, the folder lies where they can read it: put nothing of this there, and give it to ${person.preferredName} in another way.`
    : undefined;
