import { Server as HttpServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { createServer, type Next, type Request, type Response } from 'restify';
import { inTurn } from '../kernel/correlation.ts';
import { newToken } from '../kernel/ids.ts';
import type { Copies } from './copies.ts';
import { answer, reply } from './http.ts';
import { referenceFor } from './patience.ts';

const PATIENCE_MS = 10_000;
const METHODS: ReadonlyMap<string, readonly string[]> = new Map([
  ['/api/messages', ['POST']],
  ['/healthz', ['GET']],
  ['/readyz', ['GET']],
  ['/people.csv', ['GET']],
]);

export interface ServerOptions {
  /** `reference` is what a person may quote to ask what became of it. */
  readonly receive: (request: IncomingMessage, response: ServerResponse, reference: string) => Promise<void>;
  /** Resolves when what was left to do after the answers is done. */
  readonly settled: () => Promise<void>;
  /** Whether the bot can do its work: whether its store answers. A rejection counts as no. */
  readonly ready: () => Promise<boolean>;
  /** A CSV file with headings and nobody in it, for whoever asks: it says nothing of anybody. */
  readonly emptySheet: string;
  /** Links to copies; without it there are none. */
  readonly copies: Pick<Copies, 'methods' | 'receive'> | undefined;
}

export interface TeamsServer {
  /** Resolves to the port listened on, for port 0. Rejects when the port is taken. */
  listen(host: string, port: number): Promise<number>;
  /** Takes nothing new, finishes what is under way for at most ten seconds, then closes (S60). */
  stop(): Promise<void>;
}

/** `POST /api/messages`, `GET /healthz`, `GET /readyz`, `GET /people.csv`, links to copies; all else is 404 or 405. Nothing tells what runs here. */
export function createTeamsServer({ receive, settled, ready, emptySheet, copies }: ServerOptions): TeamsServer {
  let stopping = false;
  // An empty name: restify then sends no Server header.
  const server = createServer({ name: '' });
  // Restify's own server looks for slow connections only every 30 s, and cannot be told otherwise: ours listens, and hands it each request.
  const http = new HttpServer({ headersTimeout: 10_000, requestTimeout: 15_000, connectionsCheckingInterval: 2_000 });
  http.on('request', (request, response) => server.server.emit('request', request, response));
  // Nothing here is upgraded: a connection that asks for it would be held for ever, before any check.
  http.on('upgrade', (_request, socket) => socket.destroy());

  // Before restify's own routing, whose answers repeat the path and name the framework's error classes.
  server.pre((request: Request, response: Response, next: Next) => {
    const { url = '', method = '' } = request;
    const methods = METHODS.get(url.split('?')[0] ?? '') ?? copies?.methods(url);
    if (methods?.includes(method)) return next();
    if (methods) response.setHeader('allow', methods.join(', '));
    answer(response, methods ? 405 : 404, { error: methods ? 'method not allowed' : 'not found' });
    return next(false);
  });
  server.get('/healthz', async (_request: Request, response: Response) => {
    answer(response, 200, { status: 'alive' });
  });
  server.get('/readyz', async (_request: Request, response: Response) => {
    const isReady = !stopping && (await ready().catch(() => false));
    answer(response, isReady ? 200 : 503, { status: isReady ? 'ready' : 'not ready' }, stopping);
  });
  server.get('/people.csv', async (_request: Request, response: Response) => {
    reply(response, 200, emptySheet, {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="people.csv"',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    });
  });
  const unlessStopping = (take: ServerOptions['receive']) => async (request: Request, response: Response) => {
    if (stopping) return answer(response, 503, { error: 'try again later' }, true);
    const correlation = newToken(12);
    return inTurn(correlation, () => take(request, response, referenceFor(correlation)));
  };
  server.post('/api/messages', unlessStopping(receive));
  if (copies) {
    const take = unlessStopping((...call) => copies.receive(...call));
    server.get('/copies/:token', take);
    server.post('/copies/:token', take);
  }
  // A connection that is kept alive would keep a stopping server up.
  server.on('after', () => {
    if (stopping) http.closeIdleConnections();
  });

  return {
    listen: (host, port) =>
      new Promise((resolve, reject) => {
        http.once('error', reject);
        http.listen(port, host, () => {
          http.off('error', reject);
          resolve(portOf(http.address()) ?? port);
        });
      }),
    stop: async () => {
      stopping = true;
      const closed = new Promise<void>((resolve) => http.close(() => resolve()));
      http.closeIdleConnections();
      const patience = new AbortController();
      await Promise.race([
        closed.then(settled),
        pause(PATIENCE_MS, undefined, { signal: patience.signal }).catch(() => undefined),
      ]);
      patience.abort();
      http.closeAllConnections();
    },
  };
}

const portOf = (address: AddressInfo | string | null): number | undefined =>
  typeof address === 'object' ? address?.port : undefined;
