import type { Placed } from './copied-store.ts';

/** The one file in test/ that a process loads once, and not for each suite: what takes long to make, and never changes. */

/** The demo's world on a day, by that day and the port of the Playground. */
export const days = new Map<string, Promise<readonly Placed[]>>();
