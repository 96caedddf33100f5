import type { ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import type { ServiceHosts } from './service-hosts.ts';

type Options = NonNullable<ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>[4]>;
type HttpClient = NonNullable<Options['httpClient']>;

const TIMEOUT_MS = 10_000;

/**
 * Teams did not take what was sent. `status` is what it answered, or undefined when no answer came.
 * `refused` is true when it cannot have been accepted: nobody was there to accept it.
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

/**
 * How the SDK's connector client reaches Teams. Put in place of its own for three reasons: the address is checked once
 * more where the bearer token leaves (S4), no redirect is followed (S4), and nothing is sent again by itself. Creating an
 * activity is not idempotent, and the SDK's own retries made copies (S55); whoever sends decides.
 * Rejects with `SendFailure` for everything but a 2xx.
 */
export function connectorHttp(serviceHosts: ServiceHosts): HttpClient {
  return {
    sendRequest: async (request) => {
      if (!serviceHosts(request.url)) throw new SendFailure(403, undefined, true);
      const body: unknown = request.body;
      const response = await fetch(request.url, {
        method: request.method,
        headers: request.headers.rawHeaders(),
        redirect: 'manual',
        signal: AbortSignal.timeout(TIMEOUT_MS),
        ...(typeof body === 'string' && { body }),
      }).catch((error: unknown) => {
        throw new SendFailure(undefined, undefined, neverConnected(error));
      });
      // The status has said what became of it: a body that breaks off changes nothing.
      const bodyAsText = await response.text().catch(() => '');
      if (!response.ok) throw new SendFailure(response.status, retryAfter(response.headers.get('retry-after')), false);
      const headers = request.headers.clone();
      for (const name of headers.headerNames()) headers.remove(name);
      headers.set('content-type', response.headers.get('content-type') ?? 'application/json');
      return { request, status: response.status, headers, bodyAsText };
    },
  };
}

const NEVER_CONNECTED = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

function neverConnected(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof Error && 'code' in cause && typeof cause.code === 'string' && NEVER_CONNECTED.has(cause.code);
}

/** `Retry-After` in seconds or as a date, as milliseconds from now. */
function retryAfter(header: string | null): number | undefined {
  if (header === null) return undefined;
  const ms = /^\d+$/u.test(header) ? Number(header) * 1_000 : Date.parse(header) - Date.now();
  return Number.isNaN(ms) ? undefined : Math.max(0, ms);
}
