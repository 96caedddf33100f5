import { z } from 'zod';

/** Cosmos DB could not be asked, did not answer in time, or answered with something that is no answer. Says nothing of what was asked. */
export class CosmosFailure extends Error {
  override readonly name = 'CosmosFailure';
  /** A status, `<status>/<substatus>`, or the network's word for what went wrong. */
  readonly code: string;
  /** What Microsoft's support asks for. */
  readonly activity: string | undefined;

  constructor(code: string, activity?: string) {
    super(`Cosmos DB: ${code}`);
    this.code = code;
    this.activity = activity;
  }
}

/** `tries` is 2 when the first sending may have arrived without its answer coming back. */
export type CosmosAnswer<T> =
  | { readonly kind: 'given'; readonly value: T; readonly tries: number }
  | { readonly kind: 'refused'; readonly status: 404 | 409 | 412; readonly tries: number };

const Fault = z.object({
  code: z.union([z.string(), z.number()]).optional(),
  substatus: z.number().optional(),
  activityId: z.string().optional(),
});

/** Worth sending once more at once: a connection that broke, a partition that moves, a write that met another, an overloaded gateway. */
const ONCE_MORE: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'REQUEST_SEND_ERROR',
  '410',
  '449',
  '503',
]);

/**
 * Gives up after `patienceMs`, whatever the client library is still waiting for: its own cap on waits lets one Retry-After of any
 * length through, and a signal stops it between tries only. Throws CosmosFailure. A write that was given up may have been carried
 * out all the same.
 */
export async function inTime<T>(patienceMs: number, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const abort = new AbortController();
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    abort.abort();
    reject(new CosmosFailure('no answer in time'));
  }, patienceMs);
  try {
    return await Promise.race([work(abort.signal), late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Sends a request, and once more if it met a passing fault. Throws CosmosFailure. */
export async function ask<T>(signal: AbortSignal, send: (signal: AbortSignal) => Promise<T>): Promise<CosmosAnswer<T>> {
  for (let tries = 1; ; tries += 1) {
    try {
      return { kind: 'given', value: await send(signal), tries };
    } catch (error) {
      const { code, substatus, activityId } = Fault.safeParse(error).data ?? {};
      const status = statusOf(code, substatus);
      if (status === 404 || status === 409 || status === 412) return { kind: 'refused', status, tries };
      if (tries > 1 || signal.aborted || !ONCE_MORE.has(String(code))) {
        throw new CosmosFailure(String(status ?? nameOf(error)), activityId);
      }
    }
  }
}

/** A 404 with a substatus is not about a missing document: this replica has not caught up (1002), or the container is missing (1003). */
const statusOf = (code: string | number | undefined, substatus: number | undefined): string | number | undefined =>
  code === 404 && substatus ? `404/${substatus}` : code;

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : 'unknown');
