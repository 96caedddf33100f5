import type { Viewer } from '../../access/viewer.ts';
import type { Planned } from './facts.ts';
import type { OnReview, Parts } from './on-record.ts';
import { reviewAfter } from './rules.ts';

/** The next review of the plan: the one that waits is held on that day, or else it begins now. Pressed again it is the same. */
export async function planNext(
  { reviews }: Pick<Parts, 'reviews'>,
  { person, record, other }: OnReview,
  viewer: Viewer,
  planned: Planned | undefined,
): Promise<void> {
  if (!person || !record || !planned) return;
  const command = { type: 'plan' as const, planned };
  await reviews.begin(other?.record ?? reviewAfter(person.id, record), {
    command,
    viewer,
    team: person.team,
    from: record,
  });
}
