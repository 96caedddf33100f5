import type { StaffId } from '../../kernel/ids.ts';
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
import { waits, type SeenReview } from './facts.ts';
import type { Known, KnownBefore } from './known.ts';
import type { Holding } from './questions.ts';
import { USUAL_DAYS } from './rules.ts';
import { waitingReviews, type Reviews, type WaitingReview } from './waiting.ts';

/** What forms look at that go on from a review. */
export interface OnReview extends Holding, OnRecord<SeenReview> {
  /** Whoever fills it in. */
  readonly me: StaffId;
  /** The next review that the plan says, where this is not it. */
  readonly other: WaitingReview | undefined;
  /** After how many days the plan is reviewed again. */
  readonly every: number;
  readonly known: Known | undefined;
}

/** What the forms of a review need. */
export interface Parts extends Reviews {
  readonly directory: Directory;
  readonly knownBefore: KnownBefore;
  readonly lastAssessed: LastAssessed;
  /** What the service has set. */
  readonly reviewDays?: number | undefined;
}

export async function loadReview(parts: Parts, opening: Opening): Promise<OnReview> {
  const { reviews, directory, knownBefore, lastAssessed, reviewDays = USUAL_DAYS } = parts;
  const { viewer, today } = opening;
  const at = await loadOnRecord(reviews, directory, opening);
  const { person, seen, record } = at;
  const waiting = person ? await waitingReviews(parts, viewer, person) : [];
  const other = waiting.find((one) => one.ofPlan && one.record !== record);
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

export const isOver = ({ seen }: OnReview): string | undefined =>
  seen && !waits(seen) ? 'This review is noted already. Open the record to read it.' : undefined;
