import type { Placed } from './copied-store.ts';
import type { Snapshot } from './memory-store.ts';

/** The one file in test/ that a process loads once, and not for each suite: what takes long to make, and never changes. */

export interface MadeDay {
  readonly documents: readonly Placed[];
  readonly snapshot: Snapshot;
}

/** The demo's world on a day, by that day and the port of the Playground. */
export const days = new Map<string, Promise<MadeDay>>();
