import type { ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

interface Waited {
  /** Answers there once it is ready. */
  readonly ping: string;
  /** Where it runs, and keeps its log. */
  readonly folder: string;
  readonly withinMs: number;
  /** When to say that it is still starting. */
  readonly sayAfterMs: number;
  readonly say: (line: string) => void;
}

/** Waits for the Playground. Throws when it ends or takes too long: then it says where its log is, if there is one. */
export async function untilReady(child: ChildProcess, waited: Waited): Promise<void> {
  const { ping, folder, withinMs, sayAfterMs, say } = waited;
  const began = performance.now();
  const late = setTimeout(
    () => say('The Playground is still starting. On a slow machine it may take two minutes.'),
    sayAfterMs,
  );
  try {
    while (child.exitCode === null && child.signalCode === null) {
      const answer = await fetch(ping, { signal: AbortSignal.timeout(PING_MS) }).catch(() => undefined);
      if (answer?.ok) return;
      if (performance.now() - began > withinMs) throw new Error(`the Playground did not start in time${logIn(folder)}`);
      await pause(100);
    }
    throw new Error(`the Playground ended while it was starting${logIn(folder)}`);
  } finally {
    clearTimeout(late);
  }
}

const PING_MS = 5_000;

/** Where it logs is the Playground's own choice; one that ends early has no log. */
function logIn(folder: string): string {
  const log = resolve(join(folder, 'devTools'));
  return existsSync(log) ? `: its log in ${log} says why` : '';
}
