import { SqliteStore } from '../../src/adapters/sqlite/sqlite-store.ts';
import { seed } from '../../src/demo/history.ts';
import type { Clock } from '../../src/kernel/clock.ts';
import { dayOf } from '../../src/kernel/days.ts';
import { every } from '../../src/operator/operator.ts';
import {
  RECORD_CONTAINERS,
  type Container,
  type Document,
  type DocumentStore,
} from '../../src/store/document-store.ts';
import { roomIn } from '../../src/store/room.ts';
import { servicesAt } from './services.ts';

type Placed = Document & { readonly container: Container };

const days = new Map<string, Promise<readonly Placed[]>>();

/**
 * Fills a store with the demo's world, as `seed` does. What happened before a day is made by the rules once; every other store that is
 * empty gets copies, which takes a twentieth of the time.
 */
export async function seedInto(store: DocumentStore, clock: Clock, playgroundPort: number): Promise<void> {
  if ((await store.all('teams', { limit: 1 })).found.length > 0) return seed(servicesAt(store, clock), playgroundPort);
  const key = `${dayOf(clock.now(), 'Europe/London')} ${playgroundPort}`;
  const made = days.get(key) ?? seeded(clock, playgroundPort);
  days.set(key, made);
  await Promise.all((await made).map(({ container, ...document }) => store.create(container, document)));
}

async function seeded(clock: Clock, playgroundPort: number): Promise<readonly Placed[]> {
  const store = new SqliteStore(':memory:', clock);
  await seed(servicesAt(store, clock), playgroundPort);
  const documents: Placed[] = [];
  for (const container of ['teams', 'staff', 'people', ...RECORD_CONTAINERS] as const)
    for await (const { etag: _, ...document } of every(roomIn(store, container)))
      documents.push({ container, ...document });
  await store.close();
  return documents;
}
