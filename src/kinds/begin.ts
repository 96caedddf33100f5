import type { Viewer } from '../access/viewer.ts';
import type { RecordId, TeamId } from '../kernel/ids.ts';
import type { Actor } from '../records/fact.ts';

/** A new record: the command that makes it, who makes it, whose list it stands in, and what it was made from. */
export interface Begin<C> {
  readonly command: C;
  readonly viewer: Viewer;
  /** Who did it, where the bot did by itself; `viewer` is then whose record it is. */
  readonly by?: Actor;
  readonly team: TeamId;
  readonly from?: RecordId | undefined;
}
