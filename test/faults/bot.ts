import { flushCompileCache } from 'node:module';
import { build } from '../../src/build.ts';
import { readConfig } from '../../src/config.ts';
import type { Clock } from '../../src/kernel/clock.ts';
import type { LogFields } from '../../src/kernel/log.ts';
import { openStore } from '../../src/open-store.ts';
import { FaultyStore } from '../support/faulty-store.ts';
import { Random } from './random.ts';
import { Told, type Usage } from './told.ts';

/**
 * Run as a process of its own: the bot as `npm start` builds it, with a clock that may be wrong and a store that may fail. What goes
 * wrong is told to it while it runs.
 */
const skewMs = Number(process.env['FAULTS_CLOCK_SKEW_MS'] ?? '0');
const clock: Clock = { now: () => new Date(Date.now() + skewMs) };

/** How often each thing was logged: the words are fixed ones. */
const events: Record<string, number> = {};
const count = (event: string, { name, failure }: LogFields = {}): void => {
  const what = [event, name ?? failure ?? ''].join(' ').trim();
  events[what] = (events[what] ?? 0) + 1;
};

const config = readConfig(process.env);
const store = new FaultyStore(await openStore(config, { clock }), { keepsWrites: false });
const bot = build({ config, log: { info: count, warn: count, error: count }, store, clock });
const { port } = await bot.start();

process.on('message', (message) => {
  const told = Told.parse(message);
  if (told === 'usage') return void process.send?.(usage());
  store.trouble(told.trouble, new Random(told.seed).next);
});
process.once('disconnect', () => process.exit());
process.send?.({ port });
// Whoever is killed keeps nothing of what was compiled: it is kept now, so that the next starts sooner.
flushCompileCache();

/** Memory after everything that can be thrown away has been, where node was started with --expose-gc. */
function usage(): Usage {
  for (let times = 0; times < 3; times += 1) globalThis.gc?.();
  const { rss, heapUsed, external } = process.memoryUsage();
  const resources: Record<string, number> = {};
  for (const kind of process.getActiveResourcesInfo()) resources[kind] = (resources[kind] ?? 0) + 1;
  return { rss, heap: heapUsed + external, resources, events };
}
