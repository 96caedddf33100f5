import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { ok, refuse, type Result } from '../kernel/result.ts';

/** What goes back to an HTTP call, as JSON. */
export interface HttpAnswer {
  readonly status: number;
  readonly body?: unknown;
}

/**
 * Answers with JSON and nothing that tells a stranger what runs here.
 * @param close true when the connection should not be used again.
 */
export const answer = (response: ServerResponse, status: number, body?: unknown, close = false): void =>
  reply(response, status, body === undefined ? '' : JSON.stringify(body), {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    ...(close && { connection: 'close' }),
  });

/** Answers a client; one that has gone is not an error of ours. */
export function reply(
  response: ServerResponse,
  status: number,
  content: string | Uint8Array,
  headers: OutgoingHttpHeaders,
): void {
  if (response.headersSent || response.destroyed) return;
  response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(content) });
  response.end(content);
}

export interface BodyRefusal {
  readonly status: 400 | 413 | 415;
  readonly reason: 'body' | 'content-type';
}

/** How much of a body that is too large is read and thrown away, so that its sender is still there to hear 413. */
const PATIENCE = 16 * 1024 * 1024;

/**
 * Reads a body of this content type in UTF-8, counting as it comes, whatever it says of its length; keeps at most `limit` bytes.
 * Never rejects: a connection that breaks off is refused.
 */
export function readBody(request: IncomingMessage, type: string, limit: number): Promise<Result<Buffer, BodyRefusal>> {
  return new Promise((resolve) => {
    let chunks: Buffer[] = [];
    let size = 0;
    const tooLarge = (): void => resolve(refuse({ status: 413, reason: 'body' }));
    const broken = (): void => resolve(refuse({ status: 400, reason: 'body' }));
    // Refused as soon as it says so: it may never send what it says.
    if (Number(request.headers['content-length']) > limit) tooLarge();
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= limit) chunks.push(chunk);
      else chunks = [];
      if (size > PATIENCE) request.destroy();
    });
    request.once('end', () => {
      if (size > limit) tooLarge();
      else if (!isOf(type, request)) resolve(refuse({ status: 415, reason: 'content-type' }));
      else resolve(ok(Buffer.concat(chunks)));
    });
    request.once('error', broken);
    request.once('close', broken);
  });
}

const isOf = (type: string, { headers }: IncomingMessage): boolean =>
  (headers['content-encoding'] ?? 'identity') === 'identity' &&
  new RegExp(String.raw`^${type}\s*(?:;\s*charset="?utf-8"?\s*)?$`, 'iu').test(headers['content-type'] ?? '');

/** More than anybody answers us with who means well. */
export const ANSWER_LIMIT = 64 * 1024;

/** Throws when the bytes are not UTF-8. */
export const textOf = (bytes: Buffer): string => utf8.decode(bytes);

const utf8 = new TextDecoder('utf-8', { fatal: true });
