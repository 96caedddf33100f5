import { AsyncLocalStorage } from 'node:async_hooks';
import type { Container, DocumentStore, FoundPage, Kept } from './document-store.ts';

/** What has been read in a turn since it began, or since it last wrote. */
class Known {
  readonly documents = new Map<string, Promise<Kept | undefined>>();
  readonly pages = new Map<string, Promise<FoundPage>>();
}

const turns = new AsyncLocalStorage<{ known: Known | undefined }>();

/**
 * Does what answers one thing that came in. What it reads several times is read once, since many parts of a turn look at the same person and
 * the same records. Whatever it writes, and a write that is refused, makes all of it forgotten; so does its end.
 */
export async function inOneTurn<T>(answer: () => Promise<T>): Promise<T> {
  const turn: { known: Known | undefined } = { known: new Known() };
  try {
    return await turns.run(turn, answer);
  } finally {
    turn.known = undefined;
  }
}

/** Does what is no part of the turn in which it is begun: it reads for itself. */
export const inNoTurn = <T>(work: () => T): T => turns.exit(work);

/** A store of which each turn reads the same only once. Outside of turns it is the store. */
export function readOnce(store: DocumentStore): DocumentStore {
  async function written<T>(write: () => Promise<T>): Promise<T> {
    forget();
    // What was being read meanwhile may be older than this.
    return write().finally(forget);
  }
  return {
    read(container, partition, id) {
      const known = turns.getStore()?.known;
      const read = () => store.read(container, partition, id);
      return known ? once(known.documents, keyOf(container, { partition, id }), read) : read();
    },
    query(container, query) {
      const known = turns.getStore()?.known;
      if (!known) return store.query(container, query);
      return once(known.pages, JSON.stringify([container, query]), async () => {
        const page = await store.query(container, query);
        for (const kept of page.found) known.documents.set(keyOf(container, kept), Promise.resolve(kept));
        return page;
      });
    },
    create: (container, document) => written(() => store.create(container, document)),
    replace: (container, document, etag) => written(() => store.replace(container, document, etag)),
    remove: (container, partition, id, etag) => written(() => store.remove(container, partition, id, etag)),
    values: (container, query) => store.values(container, query),
    all: (container, walk) => store.all(container, walk),
    ready: () => store.ready(),
    close: () => store.close(),
  };
}

const keyOf = (container: Container, { partition, id }: Pick<Kept, 'partition' | 'id'>): string =>
  `${container} ${partition} ${id}`;

function forget(): void {
  const turn = turns.getStore();
  if (turn?.known) turn.known = new Known();
}

/** What could not be read is read again when it is asked for again. */
function once<T>(known: Map<string, Promise<T>>, key: string, read: () => Promise<T>): Promise<T> {
  const before = known.get(key);
  if (before) return before;
  const reading = read();
  known.set(key, reading);
  reading.catch(() => known.delete(key));
  return reading;
}
