import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const MAIN = join(import.meta.dirname, '../../src/main.ts');
const READY = /Reable is ready\. Open (?<address>http:\/\/\S+) in your browser/u;
const READY_WITHIN_MS = 45_000;
const STOPPED_WITHIN_MS = 10_000;
/** Where somebody may be trying out a demo of their own. */
const NOT_OURS: readonly number[] = [3978, 56_150];

/**
 * The real demo, as `npm run demo` starts it, in a process of its own: with free ports, and with a new folder to work in, so that
 * it starts from its invented world and nothing of it stays behind. What it logs goes to `log`; `settings` are its environment besides.
 */
export class Demo {
  readonly #folder = mkdtempSync(join(tmpdir(), 'reable-browser-'));
  readonly #log: string;
  readonly #settings: Readonly<Record<string, string>>;
  #ports: { readonly bot: number; readonly playground: number } | undefined;
  #child: ChildProcess | undefined;

  constructor(log: string, settings: Readonly<Record<string, string>> = {}) {
    this.#log = log;
    this.#settings = settings;
  }

  /** Starts it and gives the address to open; again after `stop`, with what it kept. Rejects when it is not ready in time. */
  async start(): Promise<string> {
    this.#ports ??= { bot: await freePort(), playground: await freePort() };
    // A group of its own: when the demo cannot end its Playground by itself, `stop` still finds it.
    const child = spawn(process.execPath, [MAIN, '--demo'], {
      cwd: this.#folder,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        PATH: process.env['PATH'],
        HOME: process.env['HOME'],
        PORT: String(this.#ports.bot),
        PLAYGROUND_PORT: String(this.#ports.playground),
        TEAMSAPPTESTER_BROWSER: 'none',
        ...this.#settings,
      },
    });
    this.#child = child;
    const log = createWriteStream(this.#log, { flags: 'a' });
    child.stdout.pipe(log, { end: false });
    child.stderr.pipe(log, { end: false });
    return ready(child, this.#log);
  }

  /** Asks it to end, as Ctrl-C does, and waits until it has. Rejects when it had to be ended, or left something running. */
  async stop(): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    if (!child) return;
    const ended = await inTime(
      STOPPED_WITHIN_MS,
      gone(child, () => child.kill('SIGTERM')),
    );
    const leftBehind = endGroup(child);
    if (!ended) throw new Error(`The demo did not end within ${STOPPED_WITHIN_MS / 1000} seconds of being asked to.`);
    if (leftBehind) throw new Error('The demo ended, but its Playground went on running.');
  }

  /** Stops it and takes its folder away. */
  async discard(): Promise<void> {
    try {
      await this.stop();
    } finally {
      rmSync(this.#folder, { recursive: true, force: true });
    }
  }
}

/** The address from the line that says so. */
function ready(child: ChildProcess, log: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    const late = setTimeout(
      () => reject(new Error(`The demo was not ready within ${READY_WITHIN_MS / 1000} seconds. See ${log}.`)),
      READY_WITHIN_MS,
    );
    child.once('error', reject);
    child.once('exit', (code) => {
      clearTimeout(late);
      reject(new Error(`The demo ended with code ${code} before it was ready. See ${log}.`));
    });
    child.stdout?.on('data', (piece: Buffer) => {
      output += piece.toString();
      const address = READY.exec(output)?.groups?.['address'];
      if (address === undefined) return;
      clearTimeout(late);
      resolve(address);
    });
  });
}

async function gone(child: ChildProcess, end: () => void): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  end();
  await exit;
}

/** False when `work` took longer than `ms`. */
async function inTime(ms: number, work: Promise<void>): Promise<boolean> {
  const { promise: late, resolve } = Promise.withResolvers<false>();
  const timer = setTimeout(() => resolve(false), ms);
  try {
    return await Promise.race([work.then(() => true), late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Ends what is left of the group that `child` began. True when there was anything. */
function endGroup({ pid }: ChildProcess): boolean {
  if (pid === undefined) return false;
  try {
    return process.kill(-pid, 'SIGKILL');
  } catch {
    return false;
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  const port = typeof address === 'object' ? address?.port : undefined;
  return port === undefined || NOT_OURS.includes(port) ? freePort() : port;
}
