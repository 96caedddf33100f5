import type { Result } from '../../src/kernel/result.ts';
import type {
  Container,
  Document,
  DocumentStore,
  FiledPage,
  Kept,
  Page,
  Query,
  Walk,
} from '../../src/store/document-store.ts';

/** One call to a store: what it did, where, and how many bytes each document had that came or went. A refused write is none. */
export interface Call {
  readonly what: 'read' | 'query' | 'create' | 'replace' | 'remove' | 'refused';
  readonly container: Container;
  readonly bytes: readonly number[];
}

const bytesOf = ({ body }: Pick<Kept, 'body'>): number => Buffer.byteLength(JSON.stringify(body));

/** Counts what is asked of a store. */
export class CountingStore implements DocumentStore {
  readonly #store: DocumentStore;
  calls: Call[] = [];

  constructor(store: DocumentStore) {
    this.#store = store;
  }

  async read(container: Container, partition: string, id: string): Promise<Kept | undefined> {
    const kept = await this.#store.read(container, partition, id);
    this.calls.push({ what: 'read', container, bytes: kept ? [bytesOf(kept)] : [] });
    return kept;
  }

  async create(container: Container, document: Document): Promise<Result<string, 'exists'>> {
    const made = await this.#store.create(container, document);
    this.calls.push({ what: made.ok ? 'create' : 'refused', container, bytes: [bytesOf(document)] });
    return made;
  }

  async replace(container: Container, document: Document, etag: string): Promise<Result<string, 'changed'>> {
    const put = await this.#store.replace(container, document, etag);
    this.calls.push({ what: put.ok ? 'replace' : 'refused', container, bytes: [bytesOf(document)] });
    return put;
  }

  async remove(container: Container, partition: string, id: string, etag: string): Promise<Result<void, 'changed'>> {
    const removed = await this.#store.remove(container, partition, id, etag);
    this.calls.push({ what: removed.ok ? 'remove' : 'refused', container, bytes: [] });
    return removed;
  }

  async query(container: Container, query: Query): Promise<Page> {
    const page = await this.#store.query(container, query);
    this.calls.push({ what: 'query', container, bytes: page.found.map(bytesOf) });
    return page;
  }

  async all(container: Container, walk: Walk): Promise<FiledPage> {
    const page = await this.#store.all(container, walk);
    this.calls.push({ what: 'query', container, bytes: page.found.map(bytesOf) });
    return page;
  }

  ready(): Promise<boolean> {
    return this.#store.ready();
  }

  close(): Promise<void> {
    return this.#store.close();
  }
}
