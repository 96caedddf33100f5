import { Agent, request } from 'node:http';
import { afterEach } from '@jest/globals';
import type { Inbound } from '../../src/chat/inbound.ts';
import { createTeams, type Handle, type Teams, type TeamsOptions } from '../../src/teams/index.ts';
import { withCorrelation } from '../../src/kernel/correlation.ts';
import type { LogFields } from '../../src/kernel/log.ts';
import { startConnector, TENANT, type Connector, type Json } from '../support/connector.ts';

export interface Logged {
  readonly event: string;
  readonly fields: LogFields;
}

export interface UnderTest extends Teams {
  readonly url: string;
  readonly connector: Connector;
  /** What the application was asked, in order. */
  readonly asked: readonly Inbound[];
  /** Every line of the log but those that each turn leaves. */
  readonly logged: readonly Logged[];
  /** The lines that each turn leaves. */
  readonly turns: readonly LogFields[];
  post(body: unknown, headers?: Record<string, string>): Promise<Answer>;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly json: unknown;
}

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** The real server, the real CloudAdapter and a connector of our own, over real HTTP. Closed after each test. */
export async function start(
  handle: Handle = () => Promise.resolve([]),
  options: Partial<TeamsOptions> = {},
): Promise<UnderTest> {
  const connector = await startConnector();
  const asked: Inbound[] = [];
  const logged: Logged[] = [];
  const turns: LogFields[] = [];
  const write = (event: string, fields: LogFields = {}): void => {
    if (event === 'teams.turn') turns.push(fields);
    else logged.push({ event, fields });
  };
  const teams = createTeams({
    allowedTenants: [TENANT],
    allowedServiceHosts: ['smba.trafficmanager.net'],
    log: withCorrelation({ info: write, warn: write, error: write }),
    advise: () => [],
    requestsPerSecond: 5,
    emptySheet: '',
    ready: () => Promise.resolve(true),
    ...options,
    handle: (inbound) => {
      asked.push(inbound);
      return handle(inbound);
    },
  });
  const port = await teams.server.listen('127.0.0.1', 0);
  const url = `http://127.0.0.1:${port}`;
  closing.push(async () => {
    await teams.server.stop();
    await connector.close();
  });
  return {
    ...teams,
    url,
    connector,
    asked,
    logged,
    turns,
    post: (body, headers = {}) => send(`${url}/api/messages`, 'POST', body, headers),
  };
}

export async function send(url: string, method: string, body?: unknown, headers: Json = {}): Promise<Answer> {
  const response = await fetch(url, {
    method,
    headers: { 'content-type': 'application/json', ...headers },
    ...(body !== undefined && {
      body: typeof body === 'string' || body instanceof Uint8Array ? asBody(body) : JSON.stringify(body),
    }),
  });
  const text = await response.text();
  const json: unknown = text === '' ? undefined : JSON.parse(text);
  return { status: response.status, headers: response.headers, text, json };
}

const asBody = (body: string | Uint8Array): string | Blob =>
  typeof body === 'string' ? body : new Blob([Buffer.from(body)]);

/** Posts over connections that stay open, a good deal faster than `fetch`. */
export interface Line {
  post(
    body: string | undefined,
    authorization?: string,
    headers?: Record<string, string>,
  ): Promise<{ status: number; text: string }>;
  answered(): number;
  statuses(): ReadonlySet<number>;
  close(): void;
}

export function openLine(url: string): Line {
  const agent = new Agent({ keepAlive: true, maxSockets: 32 });
  const statuses: number[] = [];
  const post: Line['post'] = (body, authorization, headers = {}) =>
    new Promise((resolve, reject) => {
      const token = authorization === undefined ? {} : { authorization };
      const options = { method: 'POST', agent, headers: { 'content-type': 'application/json', ...headers, ...token } };
      const sending = request(`${url}/api/messages`, options, (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (part: string) => (text += part));
        response.on('end', () => {
          const status = response.statusCode ?? 0;
          statuses.push(status);
          resolve({ status, text });
        });
      });
      // A connection that was idle may be closed by the server at the very moment it is used again.
      sending.on('error', (error) =>
        sending.reusedSocket ? resolve(post(body, authorization, headers)) : reject(error),
      );
      sending.end(body);
    });
  return {
    answered: () => statuses.length,
    statuses: () => new Set(statuses),
    close: () => agent.destroy(),
    post,
  };
}

/** A promise to be settled by the test. */
export function gate(): { readonly passed: Promise<void>; readonly open: () => void } {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { passed: promise, open: resolve };
}

export const card = (
  text: string,
): { type: 'AdaptiveCard'; version: '1.5'; body: [{ type: 'TextBlock'; text: string }] } => ({
  type: 'AdaptiveCard',
  version: '1.5',
  body: [{ type: 'TextBlock', text }],
});
