import type { Subject, Viewer } from '../../access/viewer.ts';
import type { PersonId, RecordId } from '../../kernel/ids.ts';
import type { OpenKind } from '../../kinds/open-kind.ts';
import type { Records } from '../../kinds/records.ts';
import { waits, type Planned, type SeenReview } from './facts.ts';
import { rules, type Command, type Refusal } from './rules.ts';

/** Where reviews are found. */
export interface Reviews {
  readonly reviews: OpenKind<Command, SeenReview, Refusal>;
  readonly records: Records;
}

/** A review that is to be held; `ofPlan`: one of those that the plan says. */
export interface WaitingReview {
  readonly record: RecordId;
  readonly planned: Planned;
  readonly ofPlan: boolean;
}

/** The reviews of somebody that are still to be held, as far as this viewer may see them. */
export async function waitingReviews(
  { reviews, records }: Reviews,
  viewer: Viewer,
  person: Subject & { readonly id: PersonId },
): Promise<readonly WaitingReview[]> {
  const all = (await records.about(person.id)).filter(({ kind }) => kind === rules.kind);
  const seen = await Promise.all(all.map(async ({ id }) => ({ id, the: await reviews.seen(id, viewer, person) })));
  return seen.flatMap(({ id: record, the }) => {
    const planned = the && waits(the);
    return planned ? [{ record, planned, ofPlan: !the.why }] : [];
  });
}
