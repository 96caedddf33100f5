import { setTimeout as pause } from 'node:timers/promises';
import { refuse, type Result } from '../../src/kernel/result.ts';
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

/**
 * What goes wrong at one call: it never arrives, it arrives but its answer is lost, or somebody else's write is said to have come
 * first.
 */
export type Fault = 'lost-call' | 'lost-answer' | 'conflict';

export class StoreDown extends Error {}

/** What goes wrong by chance from now on, at any call that no plan speaks of. Shares are from 0 to 1. */
export interface Trouble {
  /** Nothing arrives. */
  readonly down?: boolean;
  /** Every call takes up to this much longer. */
  readonly slowMs?: number;
  /** Never carried out: what an overloaded account does to it. */
  readonly lostCalls?: number;
  /** Carried out, but nobody hears of it. */
  readonly lostAnswers?: number;
}

/** A real store in which chosen calls go wrong, or some by chance. It counts every call, and keeps what was asked for. */
export class FaultyStore implements DocumentStore {
  readonly #store: DocumentStore;
  readonly #keepsWrites: boolean;
  #plan: ReadonlyMap<number, Fault> = new Map();
  #trouble: Trouble = {};
  #random: () => number = Math.random;
  #before: () => Promise<void> = async () => {};
  calls = 0;
  readonly writes: Document[] = [];
  /** The ids that were read, in order. */
  readonly reads: string[] = [];

  /** Without `keepsWrites` it can be used for as long as one likes. */
  constructor(store: DocumentStore, { keepsWrites = true } = {}) {
    this.#store = store;
    this.#keepsWrites = keepsWrites;
  }

  /** From now on the calls are counted from 0, and those in `plan` go wrong. */
  plan(plan: ReadonlyMap<number, Fault> | Readonly<Record<number, Fault>>): void {
    this.calls = 0;
    this.writes.length = 0;
    this.reads.length = 0;
    this.#plan =
      plan instanceof Map ? plan : new Map(Object.entries(plan).map(([call, fault]) => [Number(call), fault]));
  }

  /** Every call waits for this first: a test decides in which order calls arrive. */
  waitFor(before: () => Promise<void>): void {
    this.#before = before;
  }

  /** From now on this much goes wrong, by these chances. */
  trouble(trouble: Trouble, random: () => number = Math.random): void {
    this.#trouble = trouble;
    this.#random = random;
  }

  #byChance({ down = false, lostCalls = 0, lostAnswers = 0 }: Trouble): Fault | undefined {
    const chance = this.#random();
    if (down || chance < lostCalls) return 'lost-call';
    return chance < lostCalls + lostAnswers ? 'lost-answer' : undefined;
  }

  async #call<T>(answer: () => Promise<T>, conflict?: () => T): Promise<T> {
    const fault = this.#plan.get(this.calls) ?? this.#byChance(this.#trouble);
    this.calls += 1;
    await this.#before();
    if (this.#trouble.slowMs !== undefined) await pause(this.#trouble.slowMs * this.#random());
    if (fault === 'lost-call') throw new StoreDown();
    if (fault === 'conflict' && conflict) return conflict();
    const answered = await answer();
    if (fault === 'lost-answer') throw new StoreDown();
    return answered;
  }

  read(container: Container, partition: string, id: string): Promise<Kept | undefined> {
    if (this.#keepsWrites) this.reads.push(id);
    return this.#call(() => this.#store.read(container, partition, id));
  }

  create(container: Container, document: Document): Promise<Result<string, 'exists'>> {
    if (this.#keepsWrites) this.writes.push(document);
    return this.#call(
      () => this.#store.create(container, document),
      () => refuse('exists'),
    );
  }

  replace(container: Container, document: Document, etag: string): Promise<Result<string, 'changed'>> {
    if (this.#keepsWrites) this.writes.push(document);
    return this.#call(
      () => this.#store.replace(container, document, etag),
      () => refuse('changed'),
    );
  }

  remove(container: Container, partition: string, id: string, etag: string): Promise<Result<void, 'changed'>> {
    return this.#call(
      () => this.#store.remove(container, partition, id, etag),
      () => refuse('changed'),
    );
  }

  values(container: Container, query: ValuesQuery): Promise<readonly string[]> {
    return this.#call(() => this.#store.values(container, query));
  }

  query(container: Container, query: Query): Promise<FoundPage> {
    return this.#call(() => this.#store.query(container, query));
  }

  all(container: Container, walk: Walk): Promise<FiledPage> {
    return this.#call(() => this.#store.all(container, walk));
  }

  async ready(): Promise<boolean> {
    return this.#trouble.down !== true && (await this.#store.ready());
  }

  close(): Promise<void> {
    return this.#store.close();
  }
}
