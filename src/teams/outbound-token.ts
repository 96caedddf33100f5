import { setTimeout as pause } from 'node:timers/promises';
import { SendFailure } from './send-failure.ts';

const PATIENCE_MS = 5_000;

/** The token that the bot shows to Teams; undefined without credentials. */
export type OutboundToken = () => Promise<string | undefined>;

/**
 * One request for a token serves everybody who waits for it: with an empty cache sixteen turns at once made sixteen (speed.md,
 * seam 6). `ask` answers from its own cache while the token is good. Rejects with `SendFailure` when none comes within five
 * seconds: nothing has left then, and the request under way still serves those who come later.
 */
export function sharedToken(ask: () => Promise<string>, patienceMs = PATIENCE_MS): OutboundToken {
  let asked: Promise<string> | undefined;
  return async () => {
    asked ??= ask().finally(() => {
      asked = undefined;
    });
    const tired = new AbortController();
    try {
      return await Promise.race([asked, impatience(patienceMs, tired.signal)]);
    } finally {
      tired.abort();
    }
  };
}

async function impatience(ms: number, signal: AbortSignal): Promise<never> {
  await pause(ms, undefined, { signal, ref: false });
  throw new SendFailure(undefined, undefined, true);
}
