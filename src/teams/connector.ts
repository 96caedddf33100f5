import { Agent as HttpAgent, request as httpRequest } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { z } from 'zod';
import type { OutboundToken } from './outbound-token.ts';
import type { Pace } from './pace.ts';
import { ANSWER_LIMIT } from './http.ts';
import { SendFailure } from './send-failure.ts';
import type { ServiceHosts } from './service-hosts.ts';

const TIMEOUT_MS = 10_000;
/** Idle connections go before the far end closes them: a request on one that just closed ends without an answer. */
const KEPT = { keepAlive: true, maxSockets: 256, maxFreeSockets: 32, timeout: 55_000 };
const http = { request: httpRequest, agent: new HttpAgent(KEPT) };
const https = { request: httpsRequest, agent: new HttpsAgent(KEPT) };

/** Teams' own service for conversations, as far as this bot uses it. Everything rejects with `SendFailure`, or a token that fails. */
export interface Connector {
  /** The id of the new message, empty when Teams names none. `replyTo` puts it under the message of that id. */
  send(to: Conversation, activity: object, replyTo?: string): Promise<string>;
  update(to: Conversation, message: string, activity: object): Promise<void>;
  /** The id of the new conversation; of the present one, when there is one with the same person. */
  open(serviceUrl: string, parameters: object): Promise<string>;
}

export interface Conversation {
  readonly serviceUrl: string;
  readonly id: string;
}

export interface ConnectorOptions {
  readonly serviceHosts: ServiceHosts;
  readonly token: OutboundToken;
  readonly pace: Pace;
}

/**
 * In place of the SDK's generated client, for four reasons: the address is checked once more where the bearer token leaves, and
 * no redirect is followed (S4); nothing is sent again by itself, since creating an activity is not idempotent and the SDK's retries
 * made copies (S55); and what is sent is what was written: the SDK's mappers cost more than the rest of a turn and drop what they
 * do not know, citations among it (speed.md, seam 5; platform.md, 0.2).
 * https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference
 */
export function createConnector({ serviceHosts, token, pace }: ConnectorOptions): Connector {
  const ask = async (serviceUrl: string, method: 'POST' | 'PUT', path: readonly string[], body: object) => {
    // The threads of a channel are one conversation to Teams' limits.
    const conversation = (path[0] ?? '').replace(/;messageid=.*$/u, '');
    const place = [serviceUrl.replace(/\/$/u, ''), 'v3', 'conversations', ...path.map(encodeURIComponent)].join('/');
    if (!serviceHosts(serviceUrl) || !serviceHosts(place)) throw new SendFailure(403, undefined, true);
    const bearer = await token();
    pace.took(conversation);
    const { status, retryAfterMs, text } = await call(place, method, bearer, JSON.stringify(body));
    if (status >= 200 && status <= 299) return idIn(text);
    if (status === 429 && retryAfterMs !== undefined) pace.pause(conversation, retryAfterMs);
    throw new SendFailure(status, retryAfterMs, false);
  };
  return {
    send: (to, activity, replyTo) =>
      ask(to.serviceUrl, 'POST', [to.id, 'activities', ...(replyTo === undefined ? [] : [replyTo])], activity),
    update: async (to, message, activity) => {
      await ask(to.serviceUrl, 'PUT', [to.id, 'activities', message], activity);
    },
    open: (serviceUrl, parameters) => ask(serviceUrl, 'POST', [], parameters),
  };
}

const Named = z.object({ id: z.string() });

/** The status has said that it was taken: an answer that cannot be read changes nothing. */
function idIn(text: string): string {
  try {
    return Named.parse(JSON.parse(text)).id;
  } catch {
    return '';
  }
}

/** One request by node:http, which costs half of what `fetch` does and follows nothing. It ends within ten seconds. */
function call(
  url: string,
  method: string,
  bearer: string | undefined,
  body: string,
): Promise<{ status: number; retryAfterMs: number | undefined; text: string }> {
  const { request, agent } = url.startsWith('https:') ? https : http;
  return new Promise((resolve, reject) => {
    const sending = request(url, {
      method,
      agent,
      headers: {
        accept: 'application/json',
        'content-type': 'application/json; charset=utf-8',
        'content-length': Buffer.byteLength(body),
        ...(bearer !== undefined && { authorization: `Bearer ${bearer}` }),
      },
    });
    const patience = setTimeout(() => sending.destroy(), TIMEOUT_MS);
    sending.on('close', () => clearTimeout(patience));
    sending.on('error', (error) => reject(new SendFailure(undefined, undefined, neverConnected(error))));
    sending.on('response', (response) => {
      const { statusCode: status = 0, headers } = response;
      const done = (text: string): void => resolve({ status, text, retryAfterMs: retryAfter(headers['retry-after']) });
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        text += chunk;
        if (text.length <= ANSWER_LIMIT) return;
        done('');
        response.destroy();
      });
      response.on('end', () => done(text));
      // The status has said what became of it: a body that breaks off changes nothing.
      response.on('error', () => done(''));
    });
    sending.end(body);
  });
}

const NEVER_CONNECTED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);

const neverConnected = (error: Error): boolean =>
  'code' in error && typeof error.code === 'string' && NEVER_CONNECTED.has(error.code);

/** `Retry-After` in seconds or as a date, as milliseconds from now. */
function retryAfter(header: string | undefined): number | undefined {
  if (header === undefined) return undefined;
  const ms = /^\d+$/u.test(header) ? Number(header) * 1_000 : Date.parse(header) - Date.now();
  return Number.isNaN(ms) ? undefined : Math.max(0, ms);
}
