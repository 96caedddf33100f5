import { RECORD_CONTAINERS, type Container, type DocumentStore, type Kept, type Query } from './document-store.ts';

type Bound<K extends 'read' | 'create' | 'replace' | 'query' | 'all'> =
  Parameters<DocumentStore[K]> extends [Container, ...infer Rest]
    ? (...rest: Rest) => ReturnType<DocumentStore[K]>
    : never;

/** One container of a store. */
export interface Room {
  readonly store: DocumentStore;
  readonly container: Container;
  readonly read: Bound<'read'>;
  readonly create: Bound<'create'>;
  readonly replace: Bound<'replace'>;
  readonly query: Bound<'query'>;
  readonly all: Bound<'all'>;
}

export const roomIn = (store: DocumentStore, container: Container): Room => ({
  store,
  container,
  read: (partition, id) => store.read(container, partition, id),
  create: (document) => store.create(container, document),
  replace: (document, etag) => store.replace(container, document, etag),
  query: (query) => store.query(container, query),
  all: (walk) => store.all(container, walk),
});

/** Every container in which records are. */
export const recordRooms = (store: DocumentStore): readonly Room[] =>
  RECORD_CONTAINERS.map((container) => roomIn(store, container));

/** Every document that a query finds, one after another; read `limit` at a time. */
export const everyFound = (room: Room, query: Query): AsyncGenerator<Kept> =>
  everyOn((after) => room.query({ ...query, after }));

/** Everything that stands on pages; each page says where the next begins. */
export async function* everyOn<T>(
  page: (after: string | undefined) => Promise<{ readonly found: readonly T[]; readonly next: string | undefined }>,
): AsyncGenerator<T> {
  let after: string | undefined;
  do {
    const { found, next } = await page(after);
    yield* found;
    after = next;
  } while (after !== undefined);
}
