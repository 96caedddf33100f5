import { oncePer } from '../kernel/once-per.ts';
import { may, type Deed, type Guarded } from './policy.ts';
import type { Subject, Viewer } from './viewer.ts';

class Shown<T> {
  readonly #viewer: Viewer;
  readonly the: T;
  constructor(viewer: Viewer, the: T) {
    this.#viewer = viewer;
    this.the = the;
  }
  /** For whom it was made visible. */
  get viewer(): Viewer {
    return this.#viewer;
  }
}

/**
 * Something that has been checked for one viewer. It can only be made here (the class is not exported), so whatever takes a
 * `Visible` cannot be given something unchecked: it does not compile.
 */
export type Visible<T> = Shown<T>;

/**
 * The chosen `fields` of `thing`, for somebody who may see it (or do `deed` with it); undefined when they may not, which callers
 * word as "not found".
 * Fields are named one by one, so a field added later stays hidden until somebody decides otherwise.
 */
export function visibleTo<T extends object, K extends keyof T>(
  viewer: Viewer,
  guarded: Guarded,
  subject: Subject,
  thing: T,
  fields: readonly K[],
  deed: Deed = 'see',
): Visible<Pick<T, K>> | undefined {
  if (!may(viewer, deed, guarded, subject)) return undefined;
  return new Shown(viewer, pick(thing, fields));
}

function pick<T extends object, K extends keyof T>(thing: T, fields: readonly K[]): Pick<T, K>;
function pick(thing: object, fields: readonly PropertyKey[]): object {
  const wanted = namesIn(fields);
  return Object.fromEntries(Object.entries(thing).filter(([key]) => wanted.has(key)));
}

const namesIn = oncePer((fields: readonly PropertyKey[]): ReadonlySet<PropertyKey> => new Set(fields));
