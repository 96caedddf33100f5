import type { RecordId, StaffId } from '../../kernel/ids.ts';
import type { Apart } from '../../questions/apart.ts';
import type { PersonContext } from '../../questions/context.ts';
import type { SeenPause } from './seen.ts';

/** A colleague as a form offers them. */
export interface Colleague {
  readonly staff: StaffId;
  readonly name: string;
}

export interface PauseContext extends PersonContext {
  /** The record as whoever fills this in may see it. */
  readonly seen: SeenPause | undefined;
  /** Colleagues who may keep in touch. */
  readonly colleagues: readonly Colleague[];
  /** Why whoever fills this in does not decide. */
  readonly notTheirs: string | undefined;
  /** Open concerns that they see. */
  readonly concerns: readonly RecordId[];
  /** Those who may be behind a concern, or are close to it: nobody of them is chosen for anything. */
  readonly apart: Apart;
  readonly me: StaffId;
}
