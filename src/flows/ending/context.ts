import type { Capacity } from '../../people/capacity.ts';
import type { Charging } from '../../people/charging.ts';
import type { PersonContext, tellersFor } from '../../questions/context.ts';

/** What the ending of somebody's reablement looks at. */
export interface EndingContext extends PersonContext {
  readonly colleagues: ReturnType<typeof tellersFor>;
  /** What still waits in their records, and is closed with it. */
  readonly open: readonly string[];
  /** The newest assessment of capacity for another decision. */
  readonly assessed?: Capacity | undefined;
  /** What the plan says of the time after the end. */
  readonly afterwards?: string | undefined;
  /** What the review that leads to it says already. */
  readonly reviewed?: Reviewed | undefined;
  /** All outcomes are achieved, as far as it is noted; undefined where nobody noted it. */
  readonly achieved?: string | undefined;
  /** What is said where the ground is that they are, and they are not noted so. */
  readonly unmet?: string | undefined;
  /** A plan was agreed at some time. */
  readonly hasPlan?: boolean;
  /** The reference of an ending of theirs that is not closed yet. */
  readonly notClosed?: string | undefined;
}

/** So much of a review stands in the ending that it leads to: nobody is asked twice. */
export interface Reviewed {
  readonly views: string;
  readonly carers: readonly { readonly name: string; readonly views: string }[];
  readonly charging?: Charging | undefined;
}
