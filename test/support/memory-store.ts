import { randomUUID } from 'node:crypto';
import type { Clock } from '../../src/kernel/clock.ts';
import { ok, refuse, type Result } from '../../src/kernel/result.ts';
import type {
  Carried,
  Container,
  Document,
  DocumentStore,
  FiledPage,
  FoundPage,
  Kept,
  Query,
  Tags,
  ValuesQuery,
  Walk,
} from '../../src/store/document-store.ts';

/** What a store keeps, by container: as plain data, since suites load classes of their own. */
export type Snapshot = ReadonlyMap<string, Shelved>;

interface Shelved {
  readonly entries: ReadonlyMap<string, Entry>;
  readonly carrying: ReadonlyMap<string, ReadonlySet<string>>;
}

interface Entry {
  readonly partition: string;
  readonly id: string;
  readonly etag: string;
  readonly tags: Tags;
  /** What it is found by, in one text each. */
  readonly marks: readonly string[];
  readonly expires: number;
  /** Its JSON, parsed when it is first looked at. It is shared by all readers: nobody changes what they read. */
  readonly body: () => unknown;
}

/** The entries of a container, by key and by what they are tagged with. */
class Shelf {
  readonly entries: Map<string, Entry>;
  readonly #carrying: Map<string, Set<string>>;

  constructor({ entries, carrying }: Shelved = { entries: new Map(), carrying: new Map() }) {
    this.entries = new Map(entries);
    this.#carrying = new Map(Array.from(carrying, ([mark, keys]) => [mark, new Set(keys)]));
  }

  set(entry: Entry): void {
    const key = keyOf(entry.partition, entry.id);
    const before = this.entries.get(key);
    const isFoundAsBefore =
      before?.marks.length === entry.marks.length && before.marks.every((mark, at) => mark === entry.marks[at]);
    this.entries.set(key, entry);
    if (isFoundAsBefore) return;
    for (const mark of before?.marks ?? []) this.#carrying.get(mark)?.delete(key);
    for (const mark of entry.marks) this.#carrying.set(mark, (this.#carrying.get(mark) ?? new Set()).add(key));
  }

  delete(key: string): void {
    const entry = this.entries.get(key);
    for (const mark of entry?.marks ?? []) this.#carrying.get(mark)?.delete(key);
    this.entries.delete(key);
  }

  /** As it is now, whatever becomes of this one. */
  snapshot(): Shelved {
    const copy = new Shelf({ entries: this.entries, carrying: this.#carrying });
    return { entries: copy.entries, carrying: copy.#carrying };
  }

  /** Those that carry one of these values. */
  carrying({ tag, equals }: Carried): readonly Entry[] {
    const keys = new Set([equals].flat().flatMap((value) => [...(this.#carrying.get(markOf(tag, value)) ?? [])]));
    return [...keys].flatMap((key) => this.entries.get(key) ?? []);
  }
}

const markOf = (tag: string, value: string): string => `${tag}\n${value}`;
const marksOf = (tags: readonly (readonly [string, readonly string[]])[]): readonly string[] =>
  tags.flatMap(([tag, values]) => values.map((value) => markOf(tag, value)));

/** What one suite's stores wrote is begun with by another's, which counts anew: no two may write the same etag. */
const SUITE = randomUUID();
let etags = 0;

/** What a store does (test/ports shows that it does), kept in this process alone: for tests that are about something else. */
export class MemoryStore implements DocumentStore {
  readonly #clock: Clock;
  readonly #kept = new Map<string, Shelf>();
  #isOpen = true;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** What it keeps now, for other stores to begin with. */
  snapshot(): Snapshot {
    return new Map(Array.from(this.#kept, ([container, shelf]) => [container, shelf.snapshot()]));
  }

  /** Keeps what was kept there instead of what it keeps. */
  begin(from: Snapshot): void {
    this.#kept.clear();
    for (const [container, shelved] of from) this.#kept.set(container, new Shelf(shelved));
  }

  async read(container: Container, partition: string, id: string): Promise<Kept | undefined> {
    const found = this.#found(container, partition, id);
    return found && kept(found);
  }

  async create(container: Container, document: Document): Promise<Result<string, 'exists'>> {
    return this.#found(container, document.partition, document.id)
      ? refuse('exists')
      : ok(this.#put(container, document));
  }

  async replace(container: Container, document: Document, etag: string): Promise<Result<string, 'changed'>> {
    return this.#found(container, document.partition, document.id)?.etag === etag
      ? ok(this.#put(container, document))
      : refuse('changed');
  }

  async remove(container: Container, partition: string, id: string, etag: string): Promise<Result<void, 'changed'>> {
    if (this.#found(container, partition, id)?.etag !== etag) return refuse('changed');
    this.#in(container).delete(keyOf(partition, id));
    return ok(undefined);
  }

  async query(container: Container, query: Query): Promise<FoundPage> {
    const { tag, equals, and = [], atLeast = '', atMost = '', limit, after } = query;
    const carries = (entry: Entry, asked: Carried): boolean =>
      valuesOf(entry, asked.tag).some((value) => [asked.equals].flat().includes(value));
    const isIn = (value: string): boolean => inOrder(value, atLeast) >= 0 && inOrder(value, atMost) <= 0;
    const ranked =
      equals === undefined
        ? this.#all(container).flatMap((entry) =>
            valuesOf(entry, tag)
              .filter(isIn)
              .map((value) => ({ entry, place: [value, ...placeOf(entry)] })),
          )
        : this.#in(container)
            .carrying({ tag, equals })
            .filter((entry) => this.#isThere(entry) && and.every((one) => carries(entry, one)))
            .map((entry) => ({ entry, place: placeOf(entry) }));
    const { page, next } = paged(ranked, limit, after);
    return { found: page.map(kept), next };
  }

  async values(container: Container, { tag, atLeast, atMost, limit }: ValuesQuery): Promise<readonly string[]> {
    const found = this.#all(container).flatMap((entry) => valuesOf(entry, tag));
    return sorted(found.filter((value) => inOrder(value, atLeast) >= 0 && inOrder(value, atMost) <= 0)).slice(0, limit);
  }

  async all(container: Container, { partition, limit, after }: Walk): Promise<FiledPage> {
    const all = this.#all(container).filter((entry) => partition === undefined || entry.partition === partition);
    const { page, next } = paged(
      all.map((entry) => ({ entry, place: placeOf(entry) })),
      limit,
      after,
    );
    return { found: page.map((entry) => Object.assign(kept(entry), { tags: entry.tags })), next };
  }

  /** What it keeps of this partition: to be put back there as it was, etags and all. */
  partition(partition: string): readonly (readonly [container: string, entry: Entry])[] {
    return [...this.#kept].flatMap(([container, { entries }]) =>
      [...entries.values()].flatMap((entry) => (entry.partition === partition ? [[container, entry] as const] : [])),
    );
  }

  /** As if nothing had been written there since, or, with nothing, as if there never were anything. */
  putBack(partition: string, kept: ReturnType<MemoryStore['partition']> = []): void {
    for (const [container, { id }] of this.partition(partition))
      this.#kept.get(container)?.delete(keyOf(partition, id));
    for (const [container, entry] of kept) this.#kept.get(container)?.set(entry);
  }

  async ready(): Promise<boolean> {
    return this.#isOpen;
  }

  async close(): Promise<void> {
    this.#isOpen = false;
  }

  #in(container: Container): Shelf {
    if (!this.#isOpen) throw new Error('closed');
    const shelf = this.#kept.get(container) ?? new Shelf();
    this.#kept.set(container, shelf);
    return shelf;
  }

  #found(container: Container, partition: string, id: string): Entry | undefined {
    const entry = this.#in(container).entries.get(keyOf(partition, id));
    return entry && this.#isThere(entry) ? entry : undefined;
  }

  #all(container: Container): readonly Entry[] {
    return [...this.#in(container).entries.values()].filter((entry) => this.#isThere(entry));
  }

  #isThere({ expires }: Entry): boolean {
    return expires > this.#clock.now().getTime();
  }

  #put(container: Container, { id, partition, tags, body, expires }: Document): string {
    const etag = `${SUITE} ${(etags += 1)}`;
    const found = Object.entries(tags).flatMap(([name, value]) => {
      const values = sorted([...new Set([value].flat())]);
      return values.length === 0 ? [] : [[name, values] as const];
    });
    const ordered = found.toSorted(([a], [b]) => inOrder(a, b));
    this.#in(container).set({
      partition,
      id,
      etag,
      tags: Object.fromEntries(ordered),
      marks: marksOf(ordered),
      expires: expires?.getTime() ?? Infinity,
      body: parsedLater(JSON.stringify(body)),
    });
    return etag;
  }
}

const keyOf = (partition: string, id: string): string => `${partition}\n${id}`;
const placeOf = ({ partition, id }: Entry): readonly string[] => [partition, id];
const valuesOf = ({ tags }: Entry, tag: string): readonly string[] => [tags[tag] ?? []].flat();
/** As their bytes stand in UTF-8: the same as by units of JavaScript, unless one of those is a surrogate or above. */
const inOrder = (a: string, b: string): number => {
  if (a === b) return 0;
  if (HIGH.test(a) || HIGH.test(b)) return Buffer.compare(Buffer.from(a), Buffer.from(b));
  return a < b ? -1 : 1;
};
const HIGH = /[\uD800-\uFFFF]/;
const sorted = (values: readonly string[]): readonly string[] =>
  values.some((one) => HIGH.test(one)) ? values.toSorted(inOrder) : values.toSorted();

function byPlace(a: readonly string[], b: readonly string[]): number {
  const at = a.findIndex((part, index) => part !== b[index]);
  return at === -1 ? 0 : inOrder(a[at] ?? '', b[at] ?? '');
}

function paged(
  ranked: readonly { entry: Entry; place: readonly string[] }[],
  limit: number,
  after: string | undefined,
) {
  const begin: readonly string[] | undefined = after === undefined ? undefined : JSON.parse(after);
  const rest = begin ? ranked.filter(({ place }) => byPlace(place, begin) > 0) : ranked;
  const page = rest.toSorted((a, b) => byPlace(a.place, b.place)).slice(0, limit);
  const last = page.at(-1);
  return {
    page: page.map(({ entry }) => entry),
    next: rest.length > limit && last ? JSON.stringify(last.place) : undefined,
  };
}

function kept({ partition, id, etag, body }: Entry): Kept {
  return {
    partition,
    id,
    etag,
    get body(): unknown {
      return body();
    },
  };
}

function parsedLater(text: string): () => unknown {
  let parsed: readonly [unknown] | undefined;
  return () => (parsed ??= [JSON.parse(text)])[0];
}
