import type { LogFields } from '../kernel/log.ts';
import { SendFailure } from './send-failure.ts';

/**
 * What may be told in the log of something thrown: its class, its code and the place in our source.
 * Never its message, which may hold what a person typed (S27).
 */
export function describeFailure(error: unknown): LogFields {
  if (error instanceof SendFailure) return { failure: 'SendFailure', status: error.status ?? 0 };
  if (!(error instanceof Error)) return { failure: typeof error };
  const code =
    'code' in error && typeof error.code === 'string' && /^[\w.-]{1,40}$/u.test(error.code) ? error.code : '';
  // SQLite's own, for example 13 for a full disk and 11 for a file that is spoilt (https://www.sqlite.org/rescode.html).
  const errcode = 'errcode' in error && typeof error.errcode === 'number' ? { errcode: error.errcode } : {};
  return { failure: error.constructor.name, ...(code && { code }), ...errcode, ...placeOf(error) };
}

function placeOf({ stack = '', message }: Error): LogFields {
  // The stack starts with the message: look only behind it.
  const behind = stack.slice(stack.indexOf(message) + message.length);
  const at = /\/(src\/[\w./-]+:\d+)/u.exec(behind)?.[1];
  return at === undefined ? {} : { at };
}
