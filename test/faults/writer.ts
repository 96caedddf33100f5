import { servicesAt } from '../support/services.ts';
import { setTimeout as pause } from 'node:timers/promises';
import { systemClock } from '../../src/kernel/clock.ts';
import { StaffId } from '../../src/kernel/ids.ts';
import { SqliteStore } from '../../src/adapters/sqlite/sqlite-store.ts';
import { RecordRepository } from '../../src/records/repository.ts';
import { FaultyStore } from '../support/faulty-store.ts';
import { EDITED, edits } from './edits.ts';
import { Random } from './random.ts';

/** Run as a process of its own: some writers, each with `times` edits of one record, beside those of other processes. */
const [file = '', first = '0', writers = '1', times = '1', thinkMs = '0', seed = '1'] = process.argv.slice(2);
/** A call takes up to this long: otherwise nobody would ever come between one writer's reading and writing. */
const SLOW_MS = 5;
const store = new FaultyStore(new SqliteStore(file, systemClock), { keepsWrites: false });
store.trouble({ slowMs: SLOW_MS }, new Random(Number(seed)).next);
const book = new RecordRepository(edits, servicesAt(store, systemClock));
let busy = 0;
// Whoever waits for it has gone, or knows all there is to know.
process.once('disconnect', () => process.exit());

async function write(index: number): Promise<void> {
  const random = new Random(Number(seed)).branch(index);
  const writer = `writer${index}`;
  for (let edit = 1; edit <= Number(times); edit += 1) {
    await pause(random.next() * Number(thinkMs));
    while (!(await accepted(writer, edit))) {
      busy += 1;
      // Whoever comes back at once only keeps all of them busy.
      await pause(random.next() * (20 + Number(thinkMs) / 4));
    }
  }
}

/** A store that is locked for too long throws, and nothing was written; the same edit again does no harm in any case. */
async function accepted(writer: string, edit: number): Promise<boolean> {
  try {
    return (await book.give(EDITED, { writer, edit }, StaffId.parse(writer))).ok;
  } catch {
    return false;
  }
}

await Promise.all(Array.from({ length: Number(writers) }, (_, next) => write(Number(first) + next)));
await store.close();
process.send?.({ busy }, () => process.disconnect());
