import type { Clock } from '../../src/kernel/clock.ts';

export interface SettableClock extends Clock {
  /** Makes it this moment (ISO 8601). */
  set(moment: string): void;
  pass(time: { readonly days?: number; readonly minutes?: number }): void;
}

/** A clock that stands at `moment` until a test moves it. */
export function clockAt(moment: string): SettableClock {
  let now = Date.parse(moment);
  return {
    now: () => new Date(now),
    set(to) {
      now = Date.parse(to);
    },
    pass({ days = 0, minutes = 0 }) {
      now += (days * 24 * 60 + minutes) * 60_000;
    },
  };
}
