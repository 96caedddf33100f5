import { servicesAt } from '../support/services.ts';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { SqliteStore } from '../../src/adapters/sqlite/sqlite-store.ts';
import { systemClock } from '../../src/kernel/clock.ts';
import { RecordRepository } from '../../src/records/repository.ts';
import { brokenLink } from '../../src/records/fact.ts';
import { newFolder, remove } from './folder.ts';
import { BEGINNING, EDITED, edits } from './edits.ts';
import { seconds, type Finding } from './finding.ts';

export interface Editing {
  readonly writers: number;
  readonly processes: number;
  /** How many edits each writer makes. */
  readonly times: number;
  /** Each waits up to this long between two edits. */
  readonly thinkMs: number;
  readonly seed: number;
}

/** How often a writer was told that the record is busy; a writer that ended without a word says something else. */
const told = z.tuple([z.strictObject({ busy: z.number() })]).rest(z.unknown());
const script = fileURLToPath(new URL('writer.ts', import.meta.url));

/** S53: many writers in several processes edit one record at once. Every edit is in its history, once, and the chain is whole. */
export async function edited({ writers, processes, times, thinkMs, seed }: Editing): Promise<Finding> {
  const folder = newFolder();
  const file = join(folder, 'reable.sqlite');
  const store = new SqliteStore(file, systemClock);
  try {
    const book = new RecordRepository(edits, servicesAt(store, systemClock));
    await book.give(EDITED, { writer: 'nobody', edit: 1 }, BEGINNING.author, BEGINNING);
    const began = performance.now();
    const share = Math.ceil(writers / processes);
    const busy = await Promise.all(
      Array.from({ length: processes }, async (_, index) => {
        const count = Math.min(share, writers - index * share);
        const args = [file, index * share, count, times, thinkMs, seed].map(String);
        const writer = fork(script, args, { execArgv: [] });
        return told.parse(await Promise.race([once(writer, 'message'), once(writer, 'exit')]))[0];
      }),
    );
    const record = (await book.read(EDITED))?.record;
    const history = record ? await book.entriesOf(record) : [];
    const made = history.slice(1).map(({ by, fact }) => ({ by, ...edits.fact.parse(fact) }));
    const wrong: string[] = [];
    for (let index = 0; index < writers; index += 1) {
      const own = made.filter(({ writer }) => writer === `writer${index}`).map(({ edit }) => edit);
      const expected = Array.from({ length: times }, (_, before) => before + 1);
      if (!isDeepStrictEqual(own, expected))
        wrong.push(`writer ${index}: ${own.length} of ${times} edits, or out of order`);
    }
    if (made.some(({ by, writer }) => by !== writer)) wrong.push('an edit stands under another name');
    if (made.length !== writers * times) wrong.push(`${made.length} edits of ${writers * times}`);
    const broken = brokenLink(history);
    if (broken !== undefined) wrong.push(`the chain is broken at ${broken}`);
    if (record && !isDeepStrictEqual(await book.rebuilt(record), record.state))
      wrong.push('the state is not what the facts fold to');
    const took = performance.now() - began;
    const refused = busy.reduce((sum, one) => sum + one.busy, 0);
    return {
      wrong,
      figures: `${writers} writers in ${processes} processes, ${made.length} edits of one record in ${seconds(took)}; ${refused} times told that it is busy`,
    };
  } finally {
    await store.close();
    remove(folder);
  }
}
