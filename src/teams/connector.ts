import { Agent as HttpAgent, request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import type { ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import type { ServiceHosts } from './service-hosts.ts';

type Options = NonNullable<ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>[4]>;
type HttpClient = NonNullable<Options['httpClient']>;

const TIMEOUT_MS = 10_000;
const http = { request: httpRequest, agent: new HttpAgent({ keepAlive: true }) };
const https = { request: httpsRequest, agent: new HttpsAgent({ keepAlive: true }) };

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
      const answered = await call(request.url, request.method, request.headers.rawHeaders(), body);
      const { status, type, bodyAsText } = answered;
      if (status < 200 || status > 299) throw new SendFailure(status, answered.retryAfterMs, false);
      const headers = request.headers.clone();
      for (const name of headers.headerNames()) headers.remove(name);
      headers.set('content-type', type);
      return { request, status, headers, bodyAsText };
    },
  };
}

interface Answered {
  readonly status: number;
  readonly type: string;
  readonly retryAfterMs: number | undefined;
  readonly bodyAsText: string;
}

/** One request by node:http, which costs half of what `fetch` does and follows nothing. */
function call(url: string, method: string, headers: Record<string, string>, body: unknown): Promise<Answered> {
  const { request, agent } = url.startsWith('https:') ? https : http;
  return new Promise((resolve, reject) => {
    const bytes = typeof body === 'string' ? Buffer.from(body) : Buffer.alloc(0);
    const sending = request(url, {
      method,
      agent,
      timeout: TIMEOUT_MS,
      headers: { ...headers, 'content-length': bytes.length },
    });
    sending.on('timeout', () => sending.destroy());
    sending.on('error', (error) => reject(new SendFailure(undefined, undefined, neverConnected(error))));
    sending.on('response', (response) => {
      const done = (bodyAsText: string): void =>
        resolve({ ...headOf(response.statusCode, response.headers), bodyAsText });
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => (text += chunk));
      response.on('end', () => done(text));
      // The status has said what became of it: a body that breaks off changes nothing.
      response.on('error', () => done(''));
    });
    sending.end(bytes);
  });
}

const headOf = (status: number | undefined, headers: IncomingHttpHeaders): Omit<Answered, 'bodyAsText'> => ({
  status: status ?? 0,
  type: headers['content-type'] ?? 'application/json',
  retryAfterMs: retryAfter(headers['retry-after']),
});

const NEVER_CONNECTED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);

const neverConnected = (error: Error): boolean =>
  'code' in error && typeof error.code === 'string' && NEVER_CONNECTED.has(error.code);

/** `Retry-After` in seconds or as a date, as milliseconds from now. */
function retryAfter(header: string | undefined): number | undefined {
  if (header === undefined) return undefined;
  const ms = /^\d+$/u.test(header) ? Number(header) * 1_000 : Date.parse(header) - Date.now();
  return Number.isNaN(ms) ? undefined : Math.max(0, ms);
}
