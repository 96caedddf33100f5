import type { Day } from '../kernel/days.ts';

/** A telephone number of the service, and the day on which somebody last rang it to see that it is right. */
export interface Line {
  readonly number: string;
  readonly checked: Day;
}

/** Whom to ring besides 999: what the service has set, and what it has not (R34). */
export interface Lines {
  readonly duty: Line | undefined;
  readonly adults: Line | undefined;
  readonly children: Line | undefined;
}
