import { seed } from '../../src/demo/history.ts';
import type { Clock } from '../../src/kernel/clock.ts';
import { dayOf } from '../../src/kernel/days.ts';
import type { DocumentStore } from '../../src/store/document-store.ts';
import { documentsIn, putInto, type Placed } from './copied-store.ts';
import { days } from './for-all-suites.ts';
import { MemoryStore } from './memory-store.ts';
import { servicesAt } from './services.ts';

/**
 * Fills a store with the demo's world, as `seed` does. What happened before a day is made by the rules once; every other store that is
 * empty gets copies, which takes a twentieth of the time.
 */
export async function seedInto(store: DocumentStore, clock: Clock, playgroundPort: number): Promise<void> {
  if ((await store.all('teams', { limit: 1 })).found.length > 0) return seed(servicesAt(store, clock), playgroundPort);
  const key = `${dayOf(clock.now(), 'Europe/London')} ${playgroundPort}`;
  const made = days.get(key) ?? seeded(clock, playgroundPort);
  days.set(key, made);
  await putInto(store, await made);
}

async function seeded(clock: Clock, playgroundPort: number): Promise<readonly Placed[]> {
  const store = new MemoryStore(clock);
  await seed(servicesAt(store, clock), playgroundPort);
  const documents = await documentsIn(store);
  await store.close();
  return documents;
}
