import { Newest } from '../kernel/newest.ts';
import type { Kept } from './document-store.ts';

interface Known<T> {
  readonly etag: string;
  readonly value: T;
}

/**
 * What documents of one container were parsed to. They are still read every time, so what is known is never older than the store;
 * but a version never changes, and parsing it once is enough. What is given is shared by all callers: it must not be changed.
 */
export class ParsedOnce<T> {
  readonly #parse: (body: unknown) => T;
  readonly #known: Newest<Known<T>>;

  /** Remembers at most `most` documents; the one that changed longest ago is forgotten first. `parse` throws what does not fit. */
  constructor(parse: (body: unknown) => T, most: number) {
    this.#parse = parse;
    this.#known = new Newest(most);
  }

  of(kept: Kept): T {
    const known = this.#known.get(keyOf(kept));
    return known?.etag === kept.etag ? known.value : this.wrote(kept, this.#parse(kept.body));
  }

  /** Whoever wrote this version knows what it says without parsing it. */
  wrote(kept: Pick<Kept, 'partition' | 'id' | 'etag'>, value: T): T {
    this.#known.set(keyOf(kept), { etag: kept.etag, value });
    return value;
  }
}

const keyOf = ({ partition, id }: Pick<Kept, 'partition' | 'id'>): string => `${partition} ${id}`;
