/** Time is asked for, never taken: rules stay pure and tests choose the day. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };
