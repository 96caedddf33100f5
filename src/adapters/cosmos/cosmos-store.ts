import { CosmosClient, type Container as Room, type CosmosClientOptions, type Database } from '@azure/cosmos';
import { z } from 'zod';
import type { Clock } from '../../kernel/clock.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
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
} from '../../store/document-store.ts';
import { ask, CosmosFailure, inTime } from './asking.ts';
import { etagIn, etagText, hasExpired, isName, isTag, Item, itemOf, keptOf } from './item.ts';
import { everyOne, pageOf, valuesOf } from './searching.ts';

export interface CosmosOptions {
  readonly endpoint: string;
  readonly database: string;
  /** Who we are: a key for an emulator; everywhere else the identity Azure gave this bot (`@azure/identity` makes one). */
  readonly access: { readonly key: string } | { readonly credential: Credential };
  readonly clock: Clock;
  /** The longest any call may take, in milliseconds. A person waits for a chat turn (S52, S57); a worker may be given more. */
  readonly patienceMs?: number;
}
export type Credential = NonNullable<CosmosClientOptions['aadCredentials']>;

/** Less than a turn's own patience (teams/patience.ts), so that the turn can still say what became of it (S52, S58). */
const PATIENCE_MS = 3_000;
/** Of its patience a call waits at most this part for a throttled account to let it in. */
const THROTTLED_PART = 0.75;

/** The store in Azure Cosmos DB. Makes no request yet, and never a database or a container: deployment/cosmos does. */
export const openCosmosStore = (options: CosmosOptions): DocumentStore => new CosmosStore(options);

class CosmosStore implements DocumentStore {
  readonly #client: CosmosClient;
  readonly #database: Database;
  readonly #clock: Clock;
  readonly #patienceMs: number;
  #closed = false;

  constructor({ endpoint, database, access, clock, patienceMs = PATIENCE_MS }: CosmosOptions) {
    this.#client = new CosmosClient({
      endpoint,
      // Asked for by name, so that an account that is set weaker answers nothing rather than something old (S59).
      ...('key' in access ? { key: access.key } : { aadCredentials: access.credential, consistencyLevel: 'Strong' }),
      connectionPolicy: {
        // With discovery on, the client meets a broken connection with 120 tries a second apart, which no signal stops. The
        // account's own address leads to its write region, also after that region has changed.
        enableEndpointDiscovery: false,
        requestTimeout: patienceMs,
        retryOptions: { maxWaitTimeInSeconds: (patienceMs / 1000) * THROTTLED_PART },
      },
    });
    this.#database = this.#client.database(database);
    this.#clock = clock;
    this.#patienceMs = patienceMs;
  }

  async read(container: Container, partition: string, id: string): Promise<Kept | undefined> {
    const item = await this.#inTime((signal) => this.#find(signal, container, partition, id));
    return item && !this.#isPast(item.expires) ? keptOf(item) : undefined;
  }

  async create(container: Container, document: Document): Promise<Result<string, 'exists'>> {
    const item = itemOf(document, this.#clock.now());
    return this.#inTime(async (signal) => {
      for (let tries = 0; tries < 2; tries += 1) {
        const made = await ask(signal, (abortSignal) => this.#room(container).items.create(item, { abortSignal }));
        if (made.kind === 'given') return ok(etagText(made.value.etag, item.expires));
        if (made.status !== 409) throw new CosmosFailure(String(made.status));
        const there = await this.#find(signal, container, item.partition, item.id);
        if (there?.write === item.write) return ok(etagText(there.etag, there.expires));
        if (there && !this.#isPast(there.expires)) return refuse('exists');
        // What has expired may wait long to be cleared away: its id is free all the same.
        const etag = there && (await this.#put(signal, container, item, there.etag));
        if (etag !== undefined) return ok(etag);
      }
      throw new CosmosFailure('409');
    });
  }

  async replace(container: Container, document: Document, etag: string): Promise<Result<string, 'changed'>> {
    const base = etagIn(etag);
    if (!base || !isName(document.id) || this.#isPast(base.expires)) return refuse('changed');
    const item = itemOf(document, this.#clock.now());
    const next = await this.#inTime((signal) => this.#put(signal, container, item, base.etag));
    return next === undefined ? refuse('changed') : ok(next);
  }

  async remove(container: Container, partition: string, id: string, etag: string): Promise<Result<void, 'changed'>> {
    const base = etagIn(etag);
    if (!base || !isName(id) || this.#isPast(base.expires)) return refuse('changed');
    const item = this.#room(container).item(id, partition);
    const removed = await this.#inTime((signal) =>
      ask(signal, (abortSignal) => item.delete({ abortSignal, ...ifMatch(base.etag) })),
    );
    // Sent twice and gone: it was this version that went, and most likely by us.
    const gone = removed.kind === 'given' || (removed.status === 404 && removed.tries > 1);
    return gone ? ok(undefined) : refuse('changed');
  }

  async query(container: Container, query: Query): Promise<FoundPage> {
    if (![query, ...(query.and ?? [])].every(({ tag }) => isTag(tag))) return { found: [], next: undefined };
    return this.#search((signal) => pageOf(this.#room(container), query, this.#clock.now(), signal));
  }

  async values(container: Container, query: ValuesQuery): Promise<readonly string[]> {
    if (!isTag(query.tag)) return [];
    return this.#search((signal) => valuesOf(this.#room(container), query, this.#clock.now(), signal));
  }

  async all(container: Container, walk: Walk): Promise<FiledPage> {
    if (walk.partition !== undefined && !isName(walk.partition)) return { found: [], next: undefined };
    return this.#search((signal) => everyOne(this.#room(container), walk, this.#clock.now(), signal));
  }

  async ready(): Promise<boolean> {
    try {
      await this.read('sessions', 'ready', 'ready');
      return true;
    } catch {
      return false;
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#client.dispose();
  }

  async #search<P>(pageOf: (signal: AbortSignal) => Promise<P>): Promise<P> {
    const page = await this.#inTime((signal) => ask(signal, pageOf));
    if (page.kind === 'refused') throw new CosmosFailure(String(page.status));
    return page.value;
  }

  /** Also what has expired. */
  async #find(signal: AbortSignal, container: Container, partition: string, id: string): Promise<Item | undefined> {
    if (!isName(partition) || !isName(id)) return undefined;
    const found = await ask(signal, async (abortSignal) => {
      const { statusCode, substatus, resource } = await this.#room(container).item(id, partition).read({ abortSignal });
      if (statusCode === 404 && substatus) throw new CosmosFailure(`404/${substatus}`);
      return z.optional(Item).parse(resource);
    });
    return found.kind === 'given' ? found.value : undefined;
  }

  /** The new etag; undefined when the version at `etag` is there no more. */
  async #put(
    signal: AbortSignal,
    container: Container,
    item: ReturnType<typeof itemOf>,
    etag: string,
  ): Promise<string | undefined> {
    const put = await ask(signal, (abortSignal) =>
      this.#room(container)
        .item(item.id, item.partition)
        .replace(item, { abortSignal, ...ifMatch(etag) }),
    );
    if (put.kind === 'given') return etagText(put.value.etag, item.expires);
    // Sent twice: the first may have been carried out, and it may be what stands in the way of the second.
    const there = put.tries > 1 ? await this.#find(signal, container, item.partition, item.id) : undefined;
    return there?.write === item.write ? etagText(there.etag, there.expires) : undefined;
  }

  #room(container: Container): Room {
    return this.#database.container(container);
  }

  #isPast(expires: number | undefined): boolean {
    return hasExpired(expires, this.#clock.now());
  }

  async #inTime<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    if (this.#closed) throw new CosmosFailure('closed');
    return inTime(this.#patienceMs, work);
  }
}

const ifMatch = (etag: string) => ({ accessCondition: { type: 'IfMatch', condition: etag } });
