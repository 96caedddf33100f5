import type { Kept } from '../store/document-store.ts';

/** A record that is there, and whose document nobody can make sense of. It must never count as one that is not there (S80). */
export class UnreadableRecord extends Error {
  override readonly name = 'UnreadableRecord';
  readonly id: string;

  constructor(id: string, cause?: unknown) {
    super(cause instanceof Error ? cause.message : 'a record cannot be read', { cause });
    this.id = id;
  }
}

/** What `read` makes of it. Throws `UnreadableRecord` when `read` throws. */
export function readable<T>(kept: Kept, read: (kept: Kept) => T): T {
  try {
    return read(kept);
  } catch (cause) {
    throw cause instanceof UnreadableRecord ? cause : new UnreadableRecord(kept.id, cause);
  }
}
