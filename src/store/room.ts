import {
  RECORD_CONTAINERS,
  type Container,
  type Document,
  type DocumentStore,
  type Kept,
  type Query,
  type ValuesQuery,
  type Walk,
} from './document-store.ts';

/** One container of a store. */
export type Room = Readonly<ReturnType<typeof roomIn>>;

export const roomIn = (store: DocumentStore, container: Container) => ({
  store,
  container,
  read: (partition: string, id: string) => store.read(container, partition, id),
  create: (document: Document) => store.create(container, document),
  replace: (document: Document, etag: string) => store.replace(container, document, etag),
  query: (query: Query) => store.query(container, query),
  values: (query: ValuesQuery) => store.values(container, query),
  all: (walk: Walk) => store.all(container, walk),
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
