import type { Result } from '../../src/kernel/result.ts';
import type {
  Container,
  Document,
  DocumentStore,
  FiledPage,
  Kept,
  FoundPage,
  Query,
  ValuesQuery,
  Walk,
} from '../../src/store/document-store.ts';

/** One call to a store: what it did, where, and how many bytes each document had that came or went. A refused write is none. */
export interface Call {
  readonly what: 'read' | 'query' | 'create' | 'replace' | 'remove' | 'refused';
  readonly container: Container;
  /** Partition and id of the document; or the tag and its value, when that is what a query looks for. */
  readonly by: readonly string[];
  readonly bytes: readonly number[];
  /** What was written. */
  readonly body?: unknown;
}

const bytesOf = ({ body }: Pick<Kept, 'body'>): number => Buffer.byteLength(JSON.stringify(body));

const written = (what: Call['what'], container: Container, document: Document): Call => ({
  what,
  container,
  by: [document.partition, document.id],
  bytes: [bytesOf(document)],
  body: document.body,
});

/** Counts what is asked of a store: in `calls`, unless `note` is told of each call. */
export class CountingStore implements DocumentStore {
  readonly #store: DocumentStore;
  readonly #note: (call: Call) => void;
  calls: Call[] = [];

  constructor(store: DocumentStore, note?: (call: Call) => void) {
    this.#store = store;
    this.#note = note ?? ((call) => void this.calls.push(call));
  }

  async read(container: Container, partition: string, id: string): Promise<Kept | undefined> {
    const kept = await this.#store.read(container, partition, id);
    this.#note({ what: 'read', container, by: [partition, id], bytes: kept ? [bytesOf(kept)] : [] });
    return kept;
  }

  async create(container: Container, document: Document): Promise<Result<string, 'exists'>> {
    const made = await this.#store.create(container, document);
    this.#note(written(made.ok ? 'create' : 'refused', container, document));
    return made;
  }

  async replace(container: Container, document: Document, etag: string): Promise<Result<string, 'changed'>> {
    const put = await this.#store.replace(container, document, etag);
    this.#note(written(put.ok ? 'replace' : 'refused', container, document));
    return put;
  }

  async remove(container: Container, partition: string, id: string, etag: string): Promise<Result<void, 'changed'>> {
    const removed = await this.#store.remove(container, partition, id, etag);
    this.#note({ what: removed.ok ? 'remove' : 'refused', container, by: [partition, id], bytes: [] });
    return removed;
  }

  async query(container: Container, query: Query): Promise<FoundPage> {
    const page = await this.#store.query(container, query);
    const { tag, equals } = query;
    const by = equals === undefined ? [] : [tag, ...[equals].flat()];
    this.#note({ what: 'query', container, by, bytes: page.found.map(bytesOf) });
    return page;
  }

  async values(container: Container, query: ValuesQuery): Promise<readonly string[]> {
    const values = await this.#store.values(container, query);
    this.#note({ what: 'query', container, by: [], bytes: values.map(({ length }) => length) });
    return values;
  }

  async all(container: Container, walk: Walk): Promise<FiledPage> {
    const page = await this.#store.all(container, walk);
    this.#note({ what: 'query', container, by: [], bytes: page.found.map(bytesOf) });
    return page;
  }

  ready(): Promise<boolean> {
    return this.#store.ready();
  }

  close(): Promise<void> {
    return this.#store.close();
  }
}
