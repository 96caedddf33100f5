import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Trouble } from '../support/faulty-store.ts';
import { Heard, type Told, type Usage } from './told.ts';

const main = fileURLToPath(new URL('bot.ts', import.meta.url));

/** Where Node itself keeps it when it is told nothing else. */
const compiled = join(tmpdir(), 'node-compile-cache');

export interface Starting {
  readonly env: Readonly<Record<string, string>>;
  /** Where it runs: nothing of this project's own settings is found there. */
  readonly folder: string;
  /** For node itself. */
  readonly options?: readonly string[];
}

/** One bot in a process of its own, which can be killed, stopped for a while, cut off from its store, and started again. */
export class Instance {
  readonly #starting: Starting;
  #child: ChildProcess | undefined;
  #expected = false;
  /** Set while it listens. */
  port: number | undefined;
  /** How often it ended without having been killed: an exception that nobody caught, for example. */
  deaths = 0;

  constructor(starting: Starting) {
    this.#starting = starting;
  }

  /** Resolves when it listens. `skewMs` is how far its clock is wrong. */
  async start(skewMs = 0): Promise<void> {
    const { env, folder, options = [] } = this.#starting;
    const child = fork(main, [], {
      cwd: folder,
      env: {
        PATH: process.env['PATH'],
        HOME: folder,
        ...env,
        PORT: '0',
        NODE_COMPILE_CACHE: compiled,
        FAULTS_CLOCK_SKEW_MS: String(skewMs),
      },
      execArgv: [...options],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    this.#child = child;
    this.#expected = false;
    child.once('exit', () => {
      if (this.#child !== child) return;
      this.#child = undefined;
      this.port = undefined;
      if (!this.#expected) this.deaths += 1;
    });
    const told = await Promise.race([once(child, 'message'), once(child, 'exit').then(() => [])]);
    const heard = Heard.safeParse(told[0]).data;
    if (heard === undefined || !('port' in heard)) throw new Error('an instance did not start');
    this.port = heard.port;
  }

  /** Like a power cut: nothing is finished. Does nothing when it does not run. */
  async kill(): Promise<void> {
    const child = this.#child;
    if (!child) return;
    this.#expected = true;
    this.port = undefined;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  }

  /** It stands still, wherever it was, until it may go on. */
  pause(): void {
    this.#child?.kill('SIGSTOP');
  }

  goOn(): void {
    this.#child?.kill('SIGCONT');
  }

  trouble(trouble: Trouble, seed = 1): void {
    this.#tell({ trouble, seed });
  }

  async usage(): Promise<Usage> {
    const child = this.#child;
    if (!child) throw new Error('the instance does not run');
    const told = once(child, 'message');
    this.#tell('usage');
    const heard = Heard.parse((await told)[0]);
    if ('port' in heard) throw new Error('the instance said something else');
    return heard;
  }

  #tell(told: Told): void {
    // It may have ended at this moment: then there is nobody to tell.
    if (this.#child?.connected === true) this.#child.send(told, () => undefined);
  }
}
