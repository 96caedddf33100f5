import { Directory, type VisiblePerson } from '../people/directory.ts';
import type { Person } from '../people/person.ts';
import { viewerOf, type Staff } from '../people/staff.ts';
import { planIdOf } from '../plans/parties.ts';
import { openKind, type Afterwards } from '../kinds/open-kind.ts';
import type { OpenRecord } from '../kinds/open-record.ts';
import type { RecordServices } from '../records/services.ts';
import { Office } from '../flows/offices/facts.ts';
import { officesParts } from '../flows/offices/parts.ts';
import { plansIn } from '../flows/plan/plans.ts';
import { planKind } from '../flows/plan/record.ts';
import type { Noted } from '../flows/progress/facts.ts';
import { progressParts } from '../flows/progress/parts.ts';
import { planSays } from '../flows/progress/plan-says.ts';
import { progressIdOf } from '../flows/progress/rules.ts';
import { reviewParts } from '../flows/review/reviews.ts';
import { Records } from '../kinds/records.ts';
import { dayOf } from '../kernel/days.ts';
import { accepted } from './past.ts';

/** What follows from a plan besides: its equipment came, and whoever pays and plans visits has heard of less support. */

const nothing: Afterwards = () => Promise.resolve();

/** How far the outcomes of a version had come, as each of those who were asked saw it on the day on which it was agreed. */
export type Came = Pick<Noted, 'when' | 'judged'>;

interface Agreed {
  readonly plan: OpenRecord;
  readonly person: VisiblePerson['the'];
  readonly by: Staff;
  readonly equipment: readonly string[];
  readonly came?: Came | undefined;
}

export async function followPlan(then: RecordServices, { plan, person, by, equipment, came }: Agreed): Promise<void> {
  const directory = new Directory(then.store);
  const { planFor } = plansIn(then, directory, {});
  const [viewer, team] = [viewerOf(by), person.team];
  const today = dayOf(then.clock.now(), then.zone);
  const progress = progressParts(then, {
    directory,
    planFor,
    tellPlan: () => Promise.resolve(),
    stepDone: () => Promise.resolve(),
  });
  await progress.withPlan(nothing)(plan, by.id);
  for (const what of equipment)
    accepted(await progress.kind.begin(progressIdOf(person.id), { command: { type: 'come', what }, viewer, team }));
  const says = planSays(await planFor(viewer, person), today);
  if (came && says) {
    const noted = { ...came, id: `demo${today.replaceAll('-', '')}`, on: today, judged: [...came.judged] };
    const id = progressIdOf(person.id);
    accepted(await progress.kind.begin(id, { command: { type: 'note', plan: says, noted }, viewer, team }));
    accepted(await progress.kind.begin(id, { command: { type: 'show', noted: noted.id }, viewer, team }));
  }
  const offices = officesParts(then, directory, planFor);
  await offices.withPlan(nothing)(plan, by.id);
  const told = new Records(then, [offices.kind]);
  for await (const { id } of told.madeFrom(plan.id))
    for (const office of Office.options) {
      const note = {
        id: office,
        office,
        how: 'answered' as const,
        who: 'Lin, clerk',
        words: 'Changed',
        on: today,
      };
      accepted(await offices.kind.begin(id, { command: { type: 'note', note }, viewer, team }));
    }
}

/** The plan's next review, as its owner plans it. */
export async function planReview(services: RecordServices, { id }: Pick<Person, 'id'>): Promise<void> {
  const directory = new Directory(services.store);
  const plans = plansIn(services, directory, {});
  const { withPlan } = reviewParts(services, directory, {}, () => plans);
  const plan = await new Records(services, [openKind(planKind({}), services)]).read(planIdOf(id));
  if (plan) await withPlan(nothing)(plan, plan.author);
}
