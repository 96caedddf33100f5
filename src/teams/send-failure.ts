/**
 * Teams did not take what was sent. `status` is what it answered, or undefined when no answer came.
 * `refused` is true when it cannot have been accepted: no connection came about.
 */
export class SendFailure extends Error {
  readonly status: number | undefined;
  readonly retryAfterMs: number | undefined;
  readonly refused: boolean;

  constructor(status: number | undefined, retryAfterMs: number | undefined, refused: boolean) {
    super(`connector: ${status ?? 'no answer'}`);
    this.status = status;
    this.retryAfterMs = retryAfterMs;
    this.refused = refused;
  }
}
