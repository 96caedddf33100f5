import { statSync } from 'node:fs';

/** The database file was deleted or replaced while it was open: what is written now would be gone with the next start (S50). */
class FileLost extends Error {
  override readonly name = 'FileLost';

  constructor() {
    super('the database file is not the one that was opened');
  }
}

/**
 * Watches that the file at its path stays the one that is open: SQLite itself goes on writing to a file that nothing can be read from
 * later. `lost` hears of it once.
 */
export class KeptFile {
  readonly #path: string;
  readonly #opened: string | undefined;
  readonly #lost: () => void;
  #isTold = false;

  /** Made right after opening. A database in memory has no file, and is never lost. */
  constructor(path: string, lost: () => void) {
    this.#path = path;
    this.#lost = lost;
    this.#opened = this.#found();
  }

  /** One look at the file system. */
  get isThere(): boolean {
    if (this.#found() === this.#opened) return true;
    if (!this.#isTold) this.#lost();
    this.#isTold = true;
    return false;
  }

  /** Throws when the file is not there any more. */
  check(): void {
    if (!this.isThere) throw new FileLost();
  }

  /** Which file is at the path: the same device and number are the same file. */
  #found(): string | undefined {
    if (this.#path === ':memory:') return undefined;
    const stat = statSync(this.#path, { bigint: true, throwIfNoEntry: false });
    return stat && `${stat.dev} ${stat.ino}`;
  }
}
