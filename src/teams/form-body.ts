import type { IncomingMessage } from 'node:http';
import { ok, refuse, type Result } from '../kernel/result.ts';
import { readBody, textOf, type BodyRefusal } from './http.ts';

/** A token with two hundred groups in it is about 12 KiB. */
const LIMIT = 32 * 1024;

/** What a form posts, each name once. The refusal is the status that says what is wrong with it. Never rejects (S1). */
export async function readForm(
  request: IncomingMessage,
): Promise<Result<Readonly<Record<string, string>>, BodyRefusal['status']>> {
  const body = await readBody(request, 'application/x-www-form-urlencoded', LIMIT);
  if (!body.ok) return refuse(body.refusal.status);
  try {
    const fields = [...new URLSearchParams(textOf(body.value))];
    const names = new Set(fields.map(([name]) => name));
    return names.size === fields.length ? ok(Object.fromEntries(fields)) : refuse(400);
  } catch {
    return refuse(400);
  }
}
