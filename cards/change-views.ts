/** Old beside new, as cards draw it. What is optional may also be given as undefined. */

/** One thing that would change, or has: without `before` it is new, without `after` it goes. */
export interface ChangeView {
  /** For example "Visit: Mon to Fri, 12:00" or "Monitoring". */
  readonly what: string;
  readonly before?: string | undefined;
  readonly after?: string | undefined;
}

/** Minutes of support on one day of the week. */
export interface DayView {
  /** "Mon". */
  readonly day: string;
  readonly before: number;
  readonly after: number;
}
