import { CosmosClient, type CosmosClientOptions, type Database, type JSONValue } from '@azure/cosmos';
import { z } from 'zod';
import type { Clock } from '../../kernel/clock.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import type { Container, Document, DocumentStore, Kept, Page, Query } from '../../store/document-store.ts';
import { ask, CosmosFailure, type Answer } from './asking.ts';
import { etagIn, etagText, hasExpired, isName, isTag, Item, itemOf, keptOf, tagText } from './item.ts';

export interface CosmosOptions {
  readonly endpoint: string;
  readonly database: string;
  /** Who we are: a key for an emulator; everywhere else the identity Azure gave this bot (`@azure/identity` makes one). */
  readonly access: { readonly key: string } | { readonly credential: Credential };
  readonly clock: Clock;
  /** The longest any call may take, in milliseconds. Somebody waits for a chat turn (S52, S57); a worker may be given more. */
  readonly patienceMs?: number;
}
export type Credential = NonNullable<CosmosClientOptions['aadCredentials']>;

const PATIENCE_MS = 4_000;
/** Of its patience a call waits at most this part for a throttled account to let it in: 3 s of 4 s. */
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
    const item = await this.#find(container, partition, id);
    return item && !hasExpired(item.expires, this.#clock.now()) ? keptOf(item) : undefined;
  }

  async create(container: Container, document: Document): Promise<Result<string, 'exists'>> {
    const item = itemOf(document, this.#clock.now());
    for (let tries = 0; tries < 2; tries += 1) {
      const made = await this.#ask((abortSignal) =>
        this.#database.container(container).items.create(item, { abortSignal }),
      );
      if (made.kind === 'given') return ok(etagText(made.value.etag, item.expires));
      const there = await this.#find(container, document.partition, document.id);
      if (there?.write === item.write) return ok(etagText(there._etag, there.expires));
      if (there && !hasExpired(there.expires, this.#clock.now())) return refuse('exists');
      // What has expired may wait long to be cleared away: its id is free all the same.
      const etag = there && (await this.#put(container, item, there._etag));
      if (etag !== undefined) return ok(etag);
    }
    throw new CosmosFailure('409');
  }

  async replace(container: Container, document: Document, etag: string): Promise<Result<string, 'changed'>> {
    const base = etagIn(etag);
    if (!base || !isName(document.id) || hasExpired(base.expires, this.#clock.now())) return refuse('changed');
    const next = await this.#put(container, itemOf(document, this.#clock.now()), base.etag);
    return next === undefined ? refuse('changed') : ok(next);
  }

  async remove(container: Container, partition: string, id: string, etag: string): Promise<Result<void, 'changed'>> {
    const base = etagIn(etag);
    if (!base || !isName(id) || hasExpired(base.expires, this.#clock.now())) return refuse('changed');
    const removed = await this.#ask((abortSignal) =>
      this.#database
        .container(container)
        .item(id, partition)
        .delete({ abortSignal, ...ifMatch(base.etag) }),
    );
    // Sent twice and gone: it was this version that went, and most likely by us.
    const gone = removed.kind === 'given' || (removed.status === 404 && removed.tries > 1);
    return gone ? ok(undefined) : refuse('changed');
  }

  query(container: Container, query: Query): Promise<Page> {
    if (!isTag(query.tag)) return Promise.resolve({ found: [], next: undefined });
    return query.equals === undefined
      ? this.#upTo(container, query, query.atMost ?? '')
      : this.#carrying(container, query, query.equals);
  }

  async ready(): Promise<boolean> {
    try {
      await this.#find('sessions', 'ready', 'ready');
      return true;
    } catch {
      return false;
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#client.dispose();
  }

  /** Also what has expired. */
  async #find(container: Container, partition: string, id: string): Promise<Item | undefined> {
    if (!isName(partition) || !isName(id)) return undefined;
    const found = await this.#ask(async (abortSignal) => {
      const { statusCode, substatus, resource } = await this.#database
        .container(container)
        .item(id, partition)
        .read({ abortSignal });
      if (statusCode === 404 && substatus) throw new CosmosFailure(`404/${substatus}`);
      return z.optional(Item).parse(resource);
    });
    return found.kind === 'given' ? found.value : undefined;
  }

  /** The new etag; undefined when the version at `etag` is there no more. */
  async #put(container: Container, item: ReturnType<typeof itemOf>, etag: string): Promise<string | undefined> {
    const put = await this.#ask((abortSignal) =>
      this.#database
        .container(container)
        .item(item.id, item.partition)
        .replace(item, { abortSignal, ...ifMatch(etag) }),
    );
    if (put.kind === 'given') return etagText(put.value.etag, item.expires);
    // Sent twice: the first may have been carried out, and it may be what stands in the way of the second.
    const there = put.tries > 1 ? await this.#find(container, item.partition, item.id) : undefined;
    return there?.write === item.write ? etagText(there._etag, there.expires) : undefined;
  }

  /** In no order, so one request goes to every partition and Cosmos DB remembers where the page ended. */
  async #carrying(container: Container, { tag, limit, after }: Query, value: string): Promise<Page> {
    return this.#pages(async (abortSignal) => {
      const found: Item[] = [];
      let continuationToken = after;
      do {
        const page = await this.#database
          .container(container)
          .items.query(this.#sql('ARRAY_CONTAINS(c.tags, @tag)', { tag: tagText(tag, value) }), {
            abortSignal,
            maxItemCount: limit - found.length,
            ...(continuationToken !== undefined && { continuationToken }),
          })
          .fetchNext();
        found.push(...Items.parse(page.resources));
        continuationToken = Continuation.parse(page.continuationToken);
        // A page may be short, or empty, with more to come.
      } while (continuationToken !== undefined && found.length < limit);
      return { found: found.map(keptOf), next: continuationToken };
    });
  }

  /**
   * By one range index. Many may share a value, and only a composite index for each tag would order those: so a page ends at a
   * value, with the names of those at that value that have been given, and the next starts there and leaves them out.
   */
  async #upTo(container: Container, { tag, limit, after }: Query, most: string): Promise<Page> {
    const { from, given } = after === undefined ? { from: '', given: [] } : After.parse(JSON.parse(after));
    return this.#pages(async (abortSignal) => {
      const found: Item[] = [];
      const least = `c.least["${tag}"]`;
      const rows = this.#database
        .container(container)
        .items.query(this.#sql(`${least} >= @from AND ${least} <= @most`, { from, most }, `ORDER BY ${least}`), {
          abortSignal,
          maxItemCount: limit + given.length + 1,
        });
      while (found.length <= limit && rows.hasMoreResults()) {
        const page = await rows.fetchNext();
        found.push(...Items.parse(page.resources).filter((item) => !given.includes(nameOf(item))));
      }
      const page = found.slice(0, limit);
      const end = page.at(-1)?.least[tag];
      if (end === undefined || found.length <= limit) return { found: page.map(keptOf), next: undefined };
      const atEnd = page.filter((item) => item.least[tag] === end).map(nameOf);
      const next: z.infer<typeof After> = { from: end, given: end === from ? [...given, ...atEnd] : atEnd };
      return { found: page.map(keptOf), next: JSON.stringify(next) };
    });
  }

  #sql(where: string, values: Readonly<Record<string, JSONValue>>, order = '') {
    return {
      query: `SELECT * FROM c WHERE ${where} AND (NOT IS_DEFINED(c.expires) OR c.expires > @now) ${order}`,
      parameters: Object.entries({ ...values, now: this.#clock.now().getTime() }).map(([name, value]) => ({
        name: `@${name}`,
        value,
      })),
    };
  }

  async #pages(send: (signal: AbortSignal) => Promise<Page>): Promise<Page> {
    const page = await this.#ask(send);
    if (page.kind === 'refused') throw new CosmosFailure(String(page.status));
    return page.value;
  }

  async #ask<T>(send: (signal: AbortSignal) => Promise<T>): Promise<Answer<T>> {
    if (this.#closed) throw new CosmosFailure('closed');
    return ask(this.#patienceMs, send);
  }
}

const Items = z.array(Item).default([]);
const Continuation = z.string().min(1).optional();
const After = z.object({ from: z.string(), given: z.array(z.string()) });

const nameOf = ({ partition, id }: Item): string => `${partition}/${id}`;

const ifMatch = (etag: string) => ({ accessCondition: { type: 'IfMatch', condition: etag } });
