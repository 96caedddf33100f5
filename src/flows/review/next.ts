import type { Viewer } from '../../access/viewer.ts';
import type { Planned } from './facts.ts';
import type { OnReview, Parts } from './on-record.ts';
import { reviewAfter } from './rules.ts';

/** The next review of the plan: the one that waits is held on that day, or else it begins now. Pressed again it is the same. */
export async function planNext(parts: Parts, context: OnReview, viewer: Viewer, planned?: Planned): Promise<void> {
  const { person, record, other } = context;
  if (!person || !record || !planned) return;
  const command = { type: 'plan' as const, planned };
  const next = other?.record ?? reviewAfter(person.id, record);
  await parts.reviews.begin(next, { command, viewer, team: person.team, from: record });
}
