import type { IncomingMessage } from 'node:http';
import { ok, refuse, type Result } from '../kernel/result.ts';
import { readBody } from './http.ts';

/** A token with two hundred groups in it is about 12 KiB. */
const LIMIT = 32 * 1024;
const utf8 = new TextDecoder('utf-8', { fatal: true });

/** What a form posts, each name once. The refusal is the status that says what is wrong with it. Never rejects (S1). */
export async function readForm(
  request: IncomingMessage,
): Promise<Result<Readonly<Record<string, string>>, 400 | 413 | 415>> {
  const body = await readBody(request, LIMIT);
  if (body.kind === 'too-large') return refuse(413);
  if (body.kind === 'broken') return refuse(400);
  if (!isForm(request)) return refuse(415);
  const text = decode(body.bytes);
  if (text === undefined) return refuse(400);
  const fields = [...new URLSearchParams(text)];
  const names = new Set(fields.map(([name]) => name));
  return names.size === fields.length ? ok(Object.fromEntries(fields)) : refuse(400);
}

function isForm({ headers }: IncomingMessage): boolean {
  const encoding = headers['content-encoding'] ?? 'identity';
  return (
    encoding === 'identity' &&
    /^application\/x-www-form-urlencoded\s*(?:;\s*charset="?utf-8"?\s*)?$/iu.test(headers['content-type'] ?? '')
  );
}

function decode(bytes: Buffer): string | undefined {
  try {
    return utf8.decode(bytes);
  } catch {
    return undefined;
  }
}
