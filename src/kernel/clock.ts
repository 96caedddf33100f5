/** Time is asked for, never taken: rules stay pure and tests choose the day. */
export interface Clock {
  now(): Date;
  /** Milliseconds from some moment on, which never go back when somebody sets the clock: for pace and patience. A test's clock needs none. */
  elapsed?(): number;
}

export const systemClock: Clock = { now: () => new Date(), elapsed: () => performance.now() };

export const elapsedOn = (clock: Clock): number => clock.elapsed?.() ?? clock.now().getTime();
