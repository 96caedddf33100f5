import { parseArgs } from 'node:util';
import { edited } from './edited.ts';
import { seconds, type Finding } from './finding.ts';
import { killed } from './killed.ts';
import { randomHistory } from './random-history.ts';
import { repeated } from './repeated.ts';
import { soak } from './soak.ts';
import type { StoreKind } from './stage.ts';
import { storeDown, storeThrottled } from './store-down.ts';

/**
 * `npm run faults`: what no test of a few seconds can show. Real bots are killed, cut off, stopped and repeated to; one line each says
 * what came of it. `-- S50 S61` runs only those, `--seed N` replays the choices of a run (when the machine makes them is its own affair),
 * `--store cosmos` keeps the records of S50, S51 and S61 in the test server of Cosmos DB, `--minutes N` is for S61 and S62.
 */
const MOST_SHOWN = 20;
/** After half of these, all that is kept for a while and never grows beyond (the last answers to presses, for one) is full. */
const FILLING_TURNS = 8_000;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    store: { type: 'string', default: 'sqlite' },
    minutes: { type: 'string' },
  },
});
const seed = Number(values.seed);
const store: StoreKind = values.store === 'cosmos' ? 'cosmos' : 'sqlite';
const lasting = (usualMinutes: number): number => Number(values.minutes ?? usualMinutes) * 60_000;

const all: readonly (readonly [id: string, about: string, run: () => Promise<Finding>])[] = [
  [
    'S50',
    'killed while recording',
    () => killed({ submissions: 1_000, kills: 150, atOnce: 8, seed, store, thorough: true }),
  ],
  ['S51', 'delivered again', () => repeated({ submissions: 150, atOnce: 6, most: 5, seed, store })],
  ['S53', 'many edit one record', () => edited({ writers: 100, processes: 4, times: 50, thinkMs: 10_000, seed })],
  [
    'S57',
    'the store is throttled',
    () =>
      storeThrottled({
        instances: 2,
        forms: 300,
        atOnce: 10,
        downMs: 60_000,
        share: 0.3,
        mostMs: 5_000,
        seed,
        store: 'cosmos',
      }),
  ],
  [
    'S58',
    'the store is down',
    () => storeDown({ instances: 2, forms: 20, atOnce: 10, downMs: 60_000, seed, store: 'sqlite' }),
  ],
  [
    'S58',
    'the store is down',
    () => storeDown({ instances: 2, forms: 20, atOnce: 10, downMs: 60_000, seed, store: 'cosmos' }),
  ],
  ['S61', 'random histories', () => randomHistory({ lastingMs: lasting(5), clients: 6, mostMs: 5_000, seed, store })],
  [
    'S62',
    'for a long time',
    () =>
      soak({
        lastingMs: lasting(10),
        leastTurns: FILLING_TURNS,
        clients: 20,
        everyMs: 500,
        sampleMs: 3_000,
        seed,
        judgesMemory: true,
      }),
  ],
];

const chosen = all.filter(([id]) => positionals.length === 0 || positionals.includes(id));
const unknown = positionals.filter((name) => !all.some(([id]) => id === name));
if (unknown.length > 0 || !Number.isSafeInteger(seed)) {
  process.stderr.write(`there is no ${unknown.join(', ') || 'such seed'}\n`);
  process.exit(1);
}
// What was set up is cleared away then, too; the bots end when nobody is there to tell them anything.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
const began = performance.now();
for (const [id, about, run] of chosen) {
  const started = performance.now();
  const { wrong, figures } = await run().catch((error: unknown): Finding => ({
    wrong: [error instanceof Error ? (error.stack ?? error.message) : 'it failed'],
    figures: 'it broke off',
  }));
  if (wrong.length > 0) process.exitCode = 1;
  process.stdout.write(
    `${wrong.length === 0 ? 'pass' : 'FAIL'} ${id} ${about} (${seconds(performance.now() - started)}): ${figures}\n`,
  );
  for (const one of wrong.slice(0, MOST_SHOWN)) process.stdout.write(`     ${one}\n`);
  if (wrong.length > MOST_SHOWN) process.stdout.write(`     and ${wrong.length - MOST_SHOWN} more\n`);
}
process.stdout.write(`${seconds(performance.now() - began)} in all, seed ${seed}\n`);
