import { expect, test } from '@jest/globals';
import { edited } from './edited.ts';
import { killed } from './killed.ts';
import { randomHistory } from './random-history.ts';
import { repeated } from './repeated.ts';
import { soak } from './soak.ts';
import { storeDown, storeThrottled } from './store-down.ts';

/**
 * What `npm run faults` does for half an hour, for seconds: the same code with smaller numbers. The bots are processes of their own, so
 * two tests at a time; how long that takes is nobody's concern here.
 */
const PATIENCE_MS = 120_000;

test.concurrent(
  'S61: a few seconds of random work through instances that are cut off, slowed, stopped and killed leave a history that one order explains',
  async () => {
    const { wrong } = await randomHistory({ lastingMs: 8_000, clients: 4, mostMs: 1_500, seed: 61 });
    expect(wrong).toEqual([]);
  },
  PATIENCE_MS,
);

test.concurrent(
  'S50: of forty submissions through two instances that are killed meanwhile, none acknowledged is lost, none is there twice or half',
  async () => {
    const { wrong } = await killed({ submissions: 40, kills: 6, atOnce: 8, seed: 50 });
    expect(wrong).toEqual([]);
  },
  PATIENCE_MS,
);

test.concurrent(
  'S51: of activities that reach three instances several times at once, and again under new ids, one record comes',
  async () => {
    const { wrong } = await repeated({ submissions: 6, atOnce: 6, most: 4, seed: 51 });
    expect(wrong).toEqual([]);
  },
  PATIENCE_MS,
);

test.concurrent(
  'S53: of twenty writers in two processes who edit one record, no edit is lost, doubled or overwritten',
  async () => {
    const { wrong } = await edited({ writers: 20, processes: 2, times: 5, thinkMs: 20, seed: 53 });
    expect(wrong).toEqual([]);
  },
  PATIENCE_MS,
);

test.concurrent(
  'S58: while the store is down 999, help and guidance are answered, a form keeps its text, and goes on with it afterwards',
  async () => {
    const { wrong } = await storeDown({ instances: 1, forms: 4, atOnce: 4, downMs: 0, seed: 58, store: 'sqlite' });
    expect(wrong).toEqual([]);
  },
  PATIENCE_MS,
);

test.concurrent(
  'S57: while a tenth of all calls is lost, everybody is answered, and in the end every form is recorded once',
  async () => {
    const outage = { instances: 1, forms: 8, atOnce: 8, downMs: 30_000, seed: 57, store: 'sqlite' } as const;
    const { wrong } = await storeThrottled({ ...outage, share: 0.1 });
    expect(wrong).toEqual([]);
  },
  PATIENCE_MS,
);

test.concurrent(
  'S62: after some hundred turns no more timers and sockets are held than after half of them, and nothing was uncaught',
  async () => {
    const soaking = { lastingMs: 1_000, leastTurns: 200, clients: 20, everyMs: 100, sampleMs: 1_000, seed: 62 };
    const { wrong } = await soak({ ...soaking, judgesMemory: false });
    expect(wrong).toEqual([]);
  },
  PATIENCE_MS,
);
