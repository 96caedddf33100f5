import type { Container, Kept } from './document-store.ts';

/** A document that is there, and that nobody can make sense of. It must never count as one that is not there (S80). */
export class UnreadableDocument extends Error {
  override readonly name = 'UnreadableDocument';
  readonly id: string;
  /** Whether it was found among what its reader may see: what it says of that itself cannot be read. */
  readonly isTheirs: boolean;

  constructor(id: string, cause?: unknown, isTheirs = false) {
    super(cause instanceof Error ? cause.message : 'a document cannot be read', { cause });
    this.id = id;
    this.isTheirs = isTheirs;
  }
}

/** Ids of documents that a list found and that cannot be read: a list that says what there is, or that there is nothing, says so, too (S80). */
export type Unreadable = Set<string>;

/** Hears of a document that cannot be read, once for each of its versions. */
export type TellUnreadable = (container: Container, id: string) => void;

/** What `read` makes of it. Throws `UnreadableDocument` when `read` throws. */
export function readable<T>(kept: Kept, read: (kept: Kept) => T): T {
  try {
    return read(kept);
  } catch (cause) {
    throw cause instanceof UnreadableDocument ? cause : new UnreadableDocument(kept.id, cause);
  }
}

const MOST_REMEMBERED = 1_000;

/** Reads documents, and tells of those that cannot be read. */
export class Reading {
  readonly #tell: TellUnreadable;
  readonly #told = new Set<string>();

  constructor(tell: TellUnreadable = () => undefined) {
    this.#tell = tell;
  }

  /** Throws `UnreadableDocument`. */
  one<T>(container: Container, kept: Kept, read: (kept: Kept) => T): T {
    try {
      return readable(kept, read);
    } catch (error) {
      if (!this.#told.has(kept.etag)) this.#tell(container, kept.id);
      if (this.#told.size < MOST_REMEMBERED) this.#told.add(kept.etag);
      throw error;
    }
  }

  /** Those that can be read: one that cannot must not hide the others. Its id is put to the `unreadable`. */
  each<T>(
    container: Container,
    found: readonly Kept[],
    read: (kept: Kept) => T,
    unreadable?: Unreadable,
  ): readonly T[] {
    return found.flatMap((kept) => {
      try {
        return [this.one(container, kept, read)];
      } catch {
        unreadable?.add(kept.id);
        return [];
      }
    });
  }
}
