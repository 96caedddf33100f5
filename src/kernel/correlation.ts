import { AsyncLocalStorage } from 'node:async_hooks';
import type { Log, LogFields } from './log.ts';

const current = new AsyncLocalStorage<string>();

/** Does `work` as part of the turn called `id`, with everything that it sets going. */
export const inTurn = <T>(id: string, work: () => T): T => current.run(id, work);

/**
 * The same log, in which every line written while a turn is handled names that turn in `correlation`: a reader who looks for one
 * person's mishap finds all of it by the reference they were given, and no other name.
 */
export function withCorrelation(log: Log): Log {
  const named = (fields?: LogFields): LogFields | undefined => {
    const correlation = current.getStore();
    return correlation === undefined ? fields : { ...fields, correlation };
  };
  return {
    info: (event, fields) => log.info(event, named(fields)),
    warn: (event, fields) => log.warn(event, named(fields)),
    error: (event, fields) => log.error(event, named(fields)),
  };
}
