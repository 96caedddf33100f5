import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const inside = fileURLToPath(new URL('inside.ts', import.meta.url));

const Usage = z.object({ cpuUs: z.number(), rss: z.number() });
/** What a process has used: processor time of all its threads since it began, and the memory it holds now, in bytes. */
export type Usage = z.infer<typeof Usage>;

/** One bot in a process of its own. */
export interface ServerProcess {
  readonly port: number;
  usage(): Promise<Usage>;
  stop(): Promise<void>;
}

export interface Starting {
  /** The file that is run, as an URL. */
  readonly main: URL;
  readonly env: Readonly<Record<string, string>>;
  /** Where it runs: nothing of this project's own settings is found there. */
  readonly folder: string;
  /** For node itself, for example to take a profile. */
  readonly options?: readonly string[];
}

/** Starts it; it listens some time later. What it prints is thrown away, unless it is an error. */
export async function startServer({ main, env, folder, options = [] }: Starting): Promise<ServerProcess> {
  const port = await freePort();
  const child = fork(fileURLToPath(main), [], {
    cwd: folder,
    env: { PATH: process.env['PATH'], HOME: folder, ...env, PORT: String(port) },
    execArgv: [...options, '--import', inside],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  return {
    port,
    usage: () => usageOf(child),
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, 'exit');
      child.kill('SIGTERM');
      await gone;
    },
  };
}

async function usageOf(child: ChildProcess): Promise<Usage> {
  const told = once(child, 'message');
  child.send('usage');
  const [usage]: unknown[] = await told;
  return Usage.parse(usage);
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const address = server.address();
  await new Promise<void>((resolve) => server.close(() => resolve()));
  if (typeof address !== 'object' || address === null) throw new Error('no port is free');
  return address.port;
}
