import { seed } from '../../src/demo/history.ts';
import type { Clock } from '../../src/kernel/clock.ts';
import { dayOf } from '../../src/kernel/days.ts';
import type { DocumentStore } from '../../src/store/document-store.ts';
import { documentsIn, putInto } from './copied-store.ts';
import { days, type MadeDay } from './for-all-suites.ts';
import { MemoryStore } from './memory-store.ts';
import { servicesAt } from './services.ts';

/**
 * Fills a store with the demo's world, as `seed` does. What happened before a day is made by the rules once; every other store that is
 * empty gets copies, which takes a twentieth of the time, and in memory shares them, which takes none.
 */
export async function seedInto(store: DocumentStore, clock: Clock, playgroundPort: number): Promise<void> {
  if ((await store.all('teams', { limit: 1 })).found.length > 0) return seed(servicesAt(store, clock), playgroundPort);
  const key = `${dayOf(clock.now(), 'Europe/London')} ${playgroundPort}`;
  const made = days.get(key) ?? seeded(clock, playgroundPort);
  days.set(key, made);
  const { documents, snapshot } = await made;
  if (store instanceof MemoryStore) store.begin(snapshot);
  else await putInto(store, documents);
}

async function seeded(clock: Clock, playgroundPort: number): Promise<MadeDay> {
  const store = new MemoryStore(clock);
  await seed(servicesAt(store, clock), playgroundPort);
  return { documents: await documentsIn(store), snapshot: store.snapshot() };
}
