import type { DatabaseSync } from 'node:sqlite';

/** A write that waits for its turn. */
interface Waiting {
  /** When it is given up, if the file is still locked by then; in milliseconds of `performance.now()`. */
  readonly until: number;
  /** Carries it out, and gives how to tell the caller once it is on disk. Throws when it cannot be done. */
  readonly carryOut: () => () => void;
  readonly fail: (error: unknown) => void;
}

export interface CommitOptions {
  /** How long a write waits for a file that another process keeps locked. */
  readonly patienceMs: number;
  /** Asked right before each commit, which a throw refuses: whether the file is still the one that is kept. */
  readonly check?: (() => void) | undefined;
}

/**
 * Puts writes that are asked for at the same moment into one transaction: syncing to disk costs more than a write itself, and one
 * sync serves all of them. Each is still all or nothing by itself, and its promise settles only when it is on disk. A locked file
 * is waited for between other work and not inside of SQLite, which would hold up the whole process; the order stays as asked for.
 */
export class GroupCommit {
  readonly #db: DatabaseSync;
  readonly #options: CommitOptions;
  #waiting: Waiting[] = [];
  #isDue = false;

  constructor(db: DatabaseSync, options: CommitOptions) {
    this.#db = db;
    this.#options = options;
  }

  /** Rejects when `write` throws, which leaves the others alone; or when the transaction fails, together with all of its writes. */
  add<T>(write: () => T): Promise<T> {
    return new Promise((resolve, reject) => {
      const carryOut = (): (() => void) => {
        const result = write();
        return () => resolve(result);
      };
      this.#waiting.push({ until: performance.now() + this.#options.patienceMs, carryOut, fail: reject });
      if (this.#isDue) return;
      this.#isDue = true;
      // After everything that has arrived by now has had its turn: that is what shares the transaction.
      setImmediate(() => this.#attempt());
    });
  }

  /** Carries out what waits, unless the file is locked: then it goes on waiting, in its order. */
  #attempt(): void {
    this.#isDue = false;
    const group = this.#waiting;
    this.#waiting = this.#carriedOut(group, performance.now());
    if (this.#waiting.length === 0) return;
    this.#isDue = true;
    setTimeout(() => this.#attempt(), pauseMs());
  }

  /** Carries out at once whatever waits. Never throws. */
  flush(): void {
    this.#waiting = this.#carriedOut(this.#waiting, Number.POSITIVE_INFINITY);
  }

  /** Gives those of the group that may wait on, at this moment, since the file is locked. Never throws. */
  #carriedOut(group: readonly Waiting[], now: number): Waiting[] {
    if (group.length === 0) return [];
    try {
      const told = this.inTransaction(() => group.map((write) => this.#apart(write)));
      for (const tell of told) tell();
      return [];
    } catch (error) {
      const waitOn = isLocked(error) ? group.filter(({ until }) => until > now) : [];
      for (const write of group) if (!waitOn.includes(write)) write.fail(error);
      return waitOn;
    }
  }

  /** Now, in a transaction of its own. Throws what `work` throws, and when another process keeps the file locked for too long. */
  inTransaction<T>(work: () => T): T {
    this.#db.exec('BEGIN IMMEDIATE');
    try {
      const result = work();
      this.#options.check?.();
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

/** Of different lengths, so that several processes do not ask at the same moments for ever. */
const pauseMs = (): number => 5 + Math.random() * 20;

const SQLITE_BUSY = 5;

/** Whether nothing was done because another process has the file locked (https://www.sqlite.org/rescode.html#busy). */
const isLocked = (error: unknown): boolean =>
  error instanceof Error && 'errcode' in error && (Number(error.errcode) & 0xff) === SQLITE_BUSY;
