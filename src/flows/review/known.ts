import type { Subject, Viewer } from '../../access/viewer.ts';
import type { Day } from '../../kernel/days.ts';
import type { PersonId, RecordId } from '../../kernel/ids.ts';
import type { VisiblePerson } from '../../people/directory.ts';
import type { Why } from './facts.ts';

type Whose = VisiblePerson['the'] & Subject;

/** Who asked for a review, and when, where this record is such a request (R30). */
export type AskedFor = (viewer: Viewer, person: Whose, record: RecordId) => Promise<Why['asked']>;

/** What the other records say before a review, as far as this viewer may see them: each text says whence it is. */
export interface Known {
  readonly inPlace: string;
  readonly progress: string;
  readonly issues: string;
}
export type KnownBefore = (viewer: Viewer, person: Whose, today: Day) => Promise<Known>;

/** The plans that are reviewed: from when what was agreed holds, and what they say of their reviews. */
export interface ReviewedPlans {
  reviewed(
    viewer: Viewer,
    person: PersonId,
  ): Promise<{ readonly startsOn: Day; readonly review?: unknown } | undefined>;
  tell(
    viewer: Viewer,
    person: PersonId,
    command: {
      readonly type: 'plan-review';
      readonly review: { readonly on: Day; readonly by: string; readonly every: number } | undefined;
    },
  ): Promise<void>;
}
