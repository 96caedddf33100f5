import { createLog } from './adapters/pino/log.ts';
import { build, type Running } from './build.ts';
import { ConfigProblem, loadDotEnv, readConfig, type Config } from './config.ts';
import { startDemo } from './demo/start.ts';
import type { Log } from './kernel/log.ts';
import { openStore } from './open-store.ts';

const PARENT_IS_LOOKED_AT_MS = 1_000;

/** Reads the settings, starts the bot or the demo, and ends in good order when asked to. */
async function begin(demo: boolean): Promise<void> {
  loadDotEnv();
  const config = readConfig(process.env);
  const log = createLog(config.logLevel);
  const starting = demo ? startDemo(config, log) : startBot(config, log);
  // Asked to end while still starting, it starts first and then ends in good order: nothing of it is left behind.
  let isEnding = false;
  const end = (signal: string): void => {
    if (isEnding) return;
    isEnding = true;
    log.info('bot.stopping', { signal });
    starting
      .then((running) => running.stop())
      .then(() => process.exit(0))
      .catch((error: unknown) => fail('stop', error));
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => end(signal));
  if (process.env['npm_lifecycle_event'] !== undefined) whenParentIsGone(() => end('npm is gone'));
  await starting;
  if (!config.credentials) log.warn('bot.unauthenticated', { answers: 'this machine only' });
}

/** npm passes SIGTERM on to the shell between it and this process, and that shell keeps it to itself. */
function whenParentIsGone(then: () => void): void {
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && then(), PARENT_IS_LOOKED_AT_MS).unref();
}

async function startBot(config: Config, log: Log): Promise<Running> {
  const store = await openStore(config, {
    lost: () => log.error('store.file-lost'),
    made: () => log.warn('store.made'),
  });
  const running = await build({ config, log, store }).start();
  log.info('bot.listening', { host: config.host, port: running.port });
  return running;
}

/** Starts, or ends the process with one line that says why not; the same when it cannot stop in good order. */
export async function start(demo: boolean): Promise<void> {
  try {
    await begin(demo);
  } catch (error) {
    fail('start', error);
  }
}

function fail(at: 'start' | 'stop', error: unknown): never {
  process.stderr.write(`${wordsFor(at, error)}\n`);
  process.exit(1);
}

function wordsFor(at: 'start' | 'stop', error: unknown): string {
  if (error instanceof ConfigProblem) return error.message;
  return error instanceof Error ? `could not ${at} (${error.name}): ${error.message}` : `could not ${at}`;
}
