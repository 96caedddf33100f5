import type { Viewer } from '../../access/viewer.ts';
import { openKind, type Afterwards, type OpenKind } from '../../kinds/open-kind.ts';
import type { Records } from '../../kinds/records.ts';
import { dayOf } from '../../kernel/days.ts';
import type { Directory } from '../../people/directory.ts';
import type { Charging } from '../../people/charging.ts';
import type { Person } from '../../people/person.ts';
import { readerOf } from '../../people/reader.ts';
import type { RecordServices } from '../../records/services.ts';
import { defineFlow, type AnyFlow } from '../flow.ts';
import { review } from './flow.ts';
import { reviewCharges } from './charges.ts';
import { isLast, waits, type SeenReview } from './facts.ts';
import { reviewHeld } from './held.ts';
import { reviewInstead } from './instead.ts';
import type { AskedFor, ReviewedPlans } from './known.ts';
import type { Parts } from './on-record.ts';
import { reviewKind, type ReviewSettings } from './record.ts';
import { firstReviewOf, nextDay, reviewAfter, rules, USUAL_DAYS, type Command, type Refusal } from './rules.ts';

interface Ended {
  readonly person: Pick<Person, 'id'>;
  readonly viewer: Viewer;
  readonly ending: { readonly charging: Charging };
}

/** All parts of reviews, for the registry. */
export function reviewParts(
  services: RecordServices,
  directory: Directory,
  { reviewDays = USUAL_DAYS }: ReviewSettings,
  plans: () => ReviewedPlans,
) {
  /** The plan says the same as its reviews; after an end that was not one, they go on. */
  const tellPlan: Afterwards = async (record, by) => {
    const found = await readerOf(directory, record.person, [by, record.author]);
    const seen = found && (await kind.seen(record.id, found.viewer, found.person));
    if (!seen) return;
    const { viewer, person } = found;
    const planned = waits(seen);
    if (seen.wentOn) {
      // A review besides the planned ones ended it: those that the plan says go on by themselves, where there are any.
      if (seen.why && (await kind.seen(firstReviewOf(person.id), viewer, person))) return;
      const command = { type: 'begin' as const, planned: seen.wentOn };
      const begin = { command, viewer, team: record.team, from: record.id };
      await kind.begin(reviewAfter(person.id, record.id), begin);
    } else if (seen.why) return;
    else if (planned) {
      const { on, every = reviewDays } = planned;
      await plans().tell(viewer, person.id, { type: 'plan-review', review: { on, by: planned.by.name, every } });
    } else if (isLast(seen)) await plans().tell(viewer, person.id, { type: 'plan-review', review: undefined });
  };
  const kind: OpenKind<Command, SeenReview, Refusal> = openKind(reviewKind, services, tellPlan, true);
  return {
    kind,
    /** A first agreed plan begins its reviews; `afterwards`: what else follows from a plan. */
    withPlan:
      (afterwards: Afterwards): Afterwards =>
      async (record, by) => {
        await afterwards(record, by);
        const found = await readerOf(directory, record.person, [record.author]);
        const plan = found && (await plans().reviewed(found.viewer, found.person.id));
        if (!plan || plan.review) return;
        const { viewer, person } = found;
        const id = firstReviewOf(person.id);
        if (await kind.seen(id, viewer, person)) return;
        const on = nextDay(plan.startsOn, reviewDays, dayOf(services.clock.now(), services.zone));
        const planned = { on, by: { staff: viewer.staff, name: viewer.name }, every: reviewDays };
        await kind.begin(id, { command: { type: 'begin', planned }, viewer, team: record.team, from: record.id });
      },
    /** What it costs was said with the ending: the review that led to it waits for nothing more (TL1). */
    withEnding:
      (records: Records) =>
      async ({ person, viewer, ending: { charging } }: Ended): Promise<void> => {
        for (const { id, team } of await records.ofKind(rules.kind, person.id))
          await kind.begin(id, { command: { type: 'note-charges', charging }, viewer, team });
      },
    flows: (parts: Omit<Parts, 'reviews' | 'directory' | 'reviewDays'>, askedFor: AskedFor): readonly AnyFlow[] => {
      const all = { ...parts, reviews: kind, directory, reviewDays };
      return [
        defineFlow(review(all, askedFor)),
        defineFlow(reviewHeld(all)),
        defineFlow(reviewInstead(all)),
        defineFlow(reviewCharges(all)),
      ];
    },
  };
}
