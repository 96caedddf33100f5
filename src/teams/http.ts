import type { IncomingMessage, ServerResponse } from 'node:http';

/**
 * Answers with JSON and nothing that tells a stranger what runs here.
 * @param close true when the connection should not be used again.
 */
export function answer(response: ServerResponse, status: number, body?: unknown, close = false): void {
  // A client that has gone is not an error of ours.
  if (response.headersSent || response.destroyed) return;
  const text = body === undefined ? '' : JSON.stringify(body);
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    ...(close && { connection: 'close' }),
  });
  response.end(text);
}

export type Body =
  { readonly kind: 'whole'; readonly bytes: Buffer } | { readonly kind: 'too-large' } | { readonly kind: 'broken' };

/** How much of a body that is too large is read and thrown away, so that its sender is still there to hear 413. */
const PATIENCE = 16 * 1024 * 1024;

/**
 * Reads a body, counting as it comes; keeps at most `limit` bytes.
 * Never rejects: a connection that breaks off gives `broken`.
 */
export function readBody(request: IncomingMessage, limit: number): Promise<Body> {
  return new Promise((resolve) => {
    let chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= limit) chunks.push(chunk);
      else chunks = [];
      if (size > PATIENCE) request.destroy();
    });
    request.once('end', () =>
      resolve(size > limit ? { kind: 'too-large' } : { kind: 'whole', bytes: Buffer.concat(chunks) }),
    );
    request.once('error', () => resolve({ kind: 'broken' }));
    request.once('close', () => resolve({ kind: 'broken' }));
  });
}
