import { openKind, type Afterwards } from '../../kinds/open-kind.ts';
import { dayOf, type Day } from '../../kernel/days.ts';
import type { PersonId } from '../../kernel/ids.ts';
import type { Viewer } from '../../access/viewer.ts';
import type { Directory } from '../../people/directory.ts';
import { viewerOf } from '../../people/staff.ts';
import type { RecordServices } from '../../records/services.ts';
import { defineFlow, type AnyFlow } from '../flow.ts';
import { review } from './flow.ts';
import { reviewCharges } from './charges.ts';
import { reviewHeld } from './held.ts';
import { reviewInstead } from './instead.ts';
import type { AskedFor } from './known.ts';
import type { Parts } from './on-record.ts';
import { reviewKind, type ReviewSettings } from './record.ts';
import { firstReviewOf, nextDay, USUAL_DAYS } from './rules.ts';

/** From which day somebody's plan holds, as this viewer may see it; undefined while nothing was agreed. */
type HoldsFrom = (viewer: Viewer, person: PersonId) => Promise<Day | undefined>;

/** All parts of reviews, for the registry. */
export function reviewParts(
  services: RecordServices,
  directory: Directory,
  { reviewDays = USUAL_DAYS }: ReviewSettings,
) {
  const kind = openKind(reviewKind, services);
  return {
    kind,
    /** A first agreed plan begins its reviews; `afterwards`: what else follows from a plan. */
    withPlan:
      (holdsFrom: HoldsFrom, afterwards: Afterwards): Afterwards =>
      async (record, by) => {
        await afterwards(record, by);
        const { person, author, team } = record;
        const staff = person && (await directory.staff(author));
        const viewer = staff && viewerOf(staff);
        const from = viewer && (await holdsFrom(viewer, person));
        if (!from) return;
        const on = nextDay(from, reviewDays, dayOf(services.clock.now(), services.zone));
        const planned = { on, by: { staff: staff.id, name: staff.name }, every: reviewDays };
        await kind.begin(firstReviewOf(person), { command: { type: 'begin', planned }, viewer, team, from: record.id });
      },
    flows: (parts: Omit<Parts, 'reviews' | 'directory' | 'reviewDays'>, askedFor: AskedFor): readonly AnyFlow[] => {
      const all = { ...parts, reviews: kind, directory, reviewDays };
      return [
        defineFlow(review(kind, directory, askedFor)),
        defineFlow(reviewHeld(all)),
        defineFlow(reviewInstead(all)),
        defineFlow(reviewCharges(all)),
      ];
    },
  };
}
