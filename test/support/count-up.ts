import { SqliteStore } from '../../src/adapters/sqlite/sqlite-store.ts';
import { systemClock } from '../../src/kernel/clock.ts';

/** Run as a process of its own: adds one to the number in a document, `times` times, beside others who do the same. */
const [file = '', times = '0'] = process.argv.slice(2);
const store = new SqliteStore(file, systemClock);
for (let done = 0; done < Number(times);) {
  const before = await store.read('records', 'p', 'count');
  if (before === undefined) throw new Error('the number is gone');
  const after = { id: 'count', partition: 'p', tags: {}, body: Number(before.body) + 1 };
  if ((await store.replace('records', after, before.etag)).ok) done += 1;
}
await store.close();
