import type { RecordId, StaffId } from '../../kernel/ids.ts';
import type { OpenKind } from '../../kinds/open-kind.ts';
import type { Records } from '../../kinds/records.ts';
import type { Directory } from '../../people/directory.ts';
import {
  asNamed,
  loadOnRecord,
  tellersFor,
  withAssessed,
  type LastAssessed,
  type OnRecord,
  type Opening,
} from '../../questions/context.ts';
import { waits, type Planned, type SeenReview } from './facts.ts';
import type { Known, KnownBefore } from './known.ts';
import type { Holding } from './questions.ts';
import { rules, USUAL_DAYS, type Command, type Refusal } from './rules.ts';

/** What forms look at that go on from a review. */
export interface OnReview extends Holding, OnRecord<SeenReview> {
  /** Whoever fills it in. */
  readonly me: StaffId;
  /** The next review that the plan says, where this is not it. */
  readonly other: { readonly record: RecordId; readonly planned: Planned } | undefined;
  /** After how many days the plan is reviewed again. */
  readonly every: number;
  readonly known: Known | undefined;
}

/** What the forms of a review need. */
export interface Parts {
  readonly reviews: OpenKind<Command, SeenReview, Refusal>;
  readonly directory: Directory;
  readonly records: Records;
  readonly knownBefore: KnownBefore;
  readonly lastAssessed: LastAssessed;
  /** What the service has set. */
  readonly reviewDays?: number | undefined;
}

export async function loadReview(parts: Parts, opening: Opening): Promise<OnReview> {
  const { reviews, directory, records, knownBefore, lastAssessed, reviewDays = USUAL_DAYS } = parts;
  const { viewer, today } = opening;
  const at = await loadOnRecord(reviews, directory, opening);
  const { person, seen, record } = at;
  const all = person
    ? (await records.about(person.id)).filter(({ kind, id }) => kind === rules.kind && id !== record)
    : [];
  const others = await Promise.all(
    all.map(async ({ id }) => ({
      record: id,
      planned: person && waitsAsPlanned(await reviews.seen(id, viewer, person)),
    })),
  );
  const other = others.flatMap(({ record: id, planned }) => (planned ? [{ record: id, planned }] : [])).at(0);
  const context = {
    ...at,
    asker: person && asNamed(viewer, person),
    me: viewer.staff,
    colleagues: tellersFor(viewer, person),
    other,
    every: seen?.planned?.every ?? other?.planned.every ?? reviewDays,
    known: person && seen && waits(seen) && (await knownBefore(viewer, person, today)),
  };
  return withAssessed(context, viewer, lastAssessed);
}

/** Of the reviews that the plan says. */
const waitsAsPlanned = (review: SeenReview | undefined): Planned | undefined =>
  review && !review.why ? waits(review) : undefined;

export const isOver = ({ seen }: OnReview): string | undefined =>
  seen && !waits(seen) ? 'This review is noted already. Open the record to read it.' : undefined;
