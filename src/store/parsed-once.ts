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
    const key = `${kept.partition} ${kept.id}`;
    const known = this.#known.get(key);
    if (known?.etag === kept.etag) return known.value;
    const value = this.#parse(kept.body);
    this.#known.set(key, { etag: kept.etag, value });
    return value;
  }
}
