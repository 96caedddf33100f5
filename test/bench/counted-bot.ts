import { AsyncLocalStorage } from 'node:async_hooks';
import { appendFileSync } from 'node:fs';
import { createLog } from '../../src/adapters/pino/log.ts';
import { build } from '../../src/build.ts';
import { readConfig } from '../../src/config.ts';
import { openStore } from '../../src/open-store.ts';
import { CountingStore, type Call } from './counting-store.ts';

/**
 * Reable over a store that counts. What a turn asked of it is a line of the file `BENCH_CALLS` when the turn is answered; what the
 * timers ask of it meanwhile is not.
 */
const file = process.env['BENCH_CALLS'] ?? '';
const config = readConfig(process.env);
const turn = new AsyncLocalStorage<Call[]>();

const running = await build({
  config,
  log: createLog('silent'),
  store: new CountingStore(await openStore(config), (call) => turn.getStore()?.push(call)),
  between: (_, handle) => async (inbound) => {
    const calls: Call[] = [];
    const outbound = await turn.run(calls, () => handle(inbound));
    appendFileSync(file, `${JSON.stringify(calls)}\n`);
    return outbound;
  },
}).start();

process.once('SIGTERM', () => void running.stop().finally(() => process.exit()));
