import type { Subject, Viewer } from '../../access/viewer.ts';
import type { Day } from '../../kernel/days.ts';
import type { RecordId } from '../../kernel/ids.ts';
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
