import type { DatabaseSync } from 'node:sqlite';

/** A write that waits for its turn. */
interface Waiting {
  /** Carries it out, and gives how to tell the caller once it is on disk. Throws when it cannot be done. */
  readonly carryOut: () => () => void;
  readonly fail: (error: unknown) => void;
}

/**
 * Puts writes that are asked for at the same moment into one transaction: syncing to disk costs more than a write itself, and one
 * sync serves all of them. Each is still all or nothing by itself, and its promise settles only when it is on disk.
 */
export class GroupCommit {
  readonly #db: DatabaseSync;
  #waiting: Waiting[] = [];

  constructor(db: DatabaseSync) {
    this.#db = db;
  }

  /** Rejects when `write` throws, which leaves the others alone; or when the transaction fails, together with all of its writes. */
  add<T>(write: () => T): Promise<T> {
    return new Promise((resolve, reject) => {
      const carryOut = (): (() => void) => {
        const result = write();
        return () => resolve(result);
      };
      this.#waiting.push({ carryOut, fail: reject });
      // After everything that has arrived by now has had its turn: that is what shares the transaction.
      if (this.#waiting.length === 1) setImmediate(() => this.flush());
    });
  }

  /** Carries out at once whatever waits. Never throws. */
  flush(): void {
    const group = this.#waiting;
    this.#waiting = [];
    if (group.length === 0) return;
    try {
      const told = this.inTransaction(() => group.map((write) => this.#apart(write)));
      for (const tell of told) tell();
    } catch (error) {
      for (const { fail } of group) fail(error);
    }
  }

  /** Now, in a transaction of its own. Throws what `work` throws, and when another process keeps the file locked for too long. */
  inTransaction<T>(work: () => T): T {
    this.#db.exec('BEGIN IMMEDIATE');
    try {
      const result = work();
      this.#db.exec('COMMIT');
      return result;
    } catch (error) {
      if (this.#db.isTransaction) this.#db.exec('ROLLBACK');
      throw error;
    }
  }

  /** What fails half-way is undone without the others. */
  #apart({ carryOut, fail }: Waiting): () => void {
    this.#db.exec('SAVEPOINT one');
    try {
      const tell = carryOut();
      this.#db.exec('RELEASE one');
      return tell;
    } catch (error) {
      // A full disk, for example, has undone the others as well (https://www.sqlite.org/lang_transaction.html).
      if (!this.#db.isTransaction) throw error;
      this.#db.exec('ROLLBACK TO one; RELEASE one');
      return () => fail(error);
    }
  }
}
