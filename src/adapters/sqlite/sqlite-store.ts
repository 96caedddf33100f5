import { DatabaseSync, type StatementSync } from 'node:sqlite';
import type { Clock } from '../../kernel/clock.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import type {
  Carried,
  Container,
  Document,
  DocumentStore,
  FiledPage,
  Kept,
  FoundPage,
  Query,
  Tags,
  ValuesQuery,
  Walk,
} from '../../store/document-store.ts';
import { GroupCommit } from './group-commit.ts';
import { KeptFile } from './kept-file.ts';
import { ownFile } from './own-file.ts';
import { columnsOf, kept, KeyRow, newEtag, Place, ReadRow, SCHEMA, TaggedRow, TagRow, ValueRow } from './rows.ts';
import { documentsFor, keysFor, ONE_MORE, valuesFor } from './searching.ts';

const WRITES_BETWEEN_SWEEPS = 500;
/** In no container that anybody reads. */
const READY =
  "INSERT OR REPLACE INTO documents (container, partition, id, etag, tags, expires, body) VALUES ('ready', '', '', '', '{}', NULL, '')";
/** How long a write waits for a file that another process keeps locked; so does opening, and closing, when there is no other work. */
const PATIENCE_MS = 3_000;
/** How much of that at once inside of SQLite, where nothing else in this process can go on. */
const AT_ONCE_MS = 20;

interface Told {
  /** Hears, once, when the file was deleted or replaced meanwhile: from then on nothing is written, and it is not ready. */
  readonly lost?: (() => void) | undefined;
  /** Hears that there was no database, and that an empty one was begun. */
  readonly made?: (() => void) | undefined;
}

const nothing = (): void => undefined;

/**
 * The embedded store: one file, write-ahead log, every acknowledged write synced to disk (a record of care survives a power
 * cut). `file` may be `:memory:`. Several processes may share a file. Writes asked for at the same moment share one sync to disk.
 */
export class SqliteStore implements DocumentStore {
  readonly #db: DatabaseSync;
  readonly #clock: Clock;
  readonly #file: KeptFile;
  readonly #commits: GroupCommit;
  readonly #prepared = new Map<string, StatementSync>();
  #writes = 0;

  constructor(file: string, clock: Clock, { lost = nothing, made = nothing }: Told = {}) {
    if (ownFile(file)) made();
    this.#db = new DatabaseSync(file, { timeout: PATIENCE_MS });
    this.#db.exec(SCHEMA);
    this.#clock = clock;
    this.#file = new KeptFile(file, lost);
    this.#commits = new GroupCommit(this.#db, { patienceMs: PATIENCE_MS, check: () => this.#file.check() });
    this.#commits.inTransaction(() => this.#sweep());
    this.#waitInside(AT_ONCE_MS);
  }

  async read(container: Container, partition: string, id: string): Promise<Kept | undefined> {
    const row = this.#sql(
      'SELECT partition, id, etag, body FROM documents WHERE container = ? AND partition = ? AND id = ? AND (expires IS NULL OR expires > ?)',
    ).get(container, partition, id, this.#now);
    return row === undefined ? undefined : kept(ReadRow.parse(row));
  }

  async create(container: Container, document: Document): Promise<Result<string, 'exists'>> {
    const etag = newEtag();
    const columns = columnsOf(document);
    const key = [container, document.partition, document.id] as const;
    return this.#write(() => {
      // An expired document only waits to be swept: its id is free.
      this.#sql('DELETE FROM documents WHERE container = ? AND partition = ? AND id = ? AND expires <= ?').run(
        ...key,
        this.#now,
      );
      const made = this.#sql(
        'INSERT INTO documents (container, partition, id, etag, tags, expires, body) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
      ).run(...key, etag, columns.tags, columns.expires, columns.body);
      return made.changes === 0 ? refuse('exists') : ok(etag);
    });
  }

  async replace(container: Container, document: Document, etag: string): Promise<Result<string, 'changed'>> {
    const next = newEtag();
    const columns = columnsOf(document);
    return this.#write(() => {
      const replaced = this.#sql(
        'UPDATE documents SET etag = ?, tags = ?, expires = ?, body = ? WHERE container = ? AND partition = ? AND id = ? AND etag = ? AND (expires IS NULL OR expires > ?)',
      ).run(
        next,
        columns.tags,
        columns.expires,
        columns.body,
        container,
        document.partition,
        document.id,
        etag,
        this.#now,
      );
      return replaced.changes === 0 ? refuse('changed') : ok(next);
    });
  }

  async remove(container: Container, partition: string, id: string, etag: string): Promise<Result<void, 'changed'>> {
    return this.#write(() => {
      const removed = this.#sql(
        'DELETE FROM documents WHERE container = ? AND partition = ? AND id = ? AND etag = ? AND (expires IS NULL OR expires > ?)',
      ).run(container, partition, id, etag, this.#now);
      return removed.changes === 0 ? refuse('changed') : ok(undefined);
    });
  }

  async query(container: Container, query: Query): Promise<FoundPage> {
    const { equals, and, limit } = query;
    if (equals !== undefined && (and !== undefined || typeof equals !== 'string'))
      return this.#carrying(container, query, equals);
    const { sql, values } = documentsFor(container, query, equals, this.#now);
    const rows = this.#sql(sql)
      .all(...values)
      .map((row) => TaggedRow.parse(row));
    const found = rows.slice(0, limit);
    const last = found.at(-1);
    const next = rows.length > limit && last ? JSON.stringify([last.value, last.partition, last.id]) : undefined;
    return { found: found.map(kept), next };
  }

  async values(container: Container, query: ValuesQuery): Promise<readonly string[]> {
    const { sql, values } = valuesFor(container, query, this.#now);
    return this.#sql(sql)
      .all(...values)
      .map((row) => ValueRow.parse(row).value);
  }

  /** Which they are is told from tags alone, and only those of this page are read: of many with a common name, few are looked at. */
  async #carrying(container: Container, query: Query, equals: Carried['equals']): Promise<FoundPage> {
    const { sql, values } = keysFor(container, query, equals);
    const rows = this.#sql(sql)
      .all(...values)
      .map((row) => KeyRow.parse(row));
    const keys = rows.slice(0, query.limit);
    const last = keys.at(-1);
    const found = await Promise.all(keys.map(({ partition, id }) => this.read(container, partition, id)));
    return {
      found: found.filter((one) => one !== undefined),
      next: rows.length > query.limit && last ? JSON.stringify([last.partition, last.id]) : undefined,
    };
  }

  async all(container: Container, { partition, limit, after }: Walk): Promise<FiledPage> {
    const place = after === undefined ? ['', ''] : Place.parse(JSON.parse(after));
    const rows = this.#sql(
      `SELECT partition, id, etag, body FROM documents WHERE container = ? ${partition === undefined ? '' : 'AND partition = ?'}
       AND (partition, id) > (?, ?) AND (expires IS NULL OR expires > ?) ORDER BY partition, id ${ONE_MORE}`,
    )
      .all(container, ...(partition === undefined ? [] : [partition]), ...place, this.#now, limit)
      .map((row) => ReadRow.parse(row));
    const found = rows.slice(0, limit);
    const last = found.at(-1);
    return {
      found: found.map((row) => ({ ...kept(row), tags: this.#findable(container, row) })),
      next: rows.length > limit && last ? JSON.stringify([last.partition, last.id]) : undefined,
    };
  }

  async ready(): Promise<boolean> {
    try {
      if (!this.#file.isThere) return false;
      // Read and written, as everything is: a disk that is full, or a file that is spoilt, says nothing before.
      this.#sql("SELECT body FROM documents WHERE container = 'ready' LIMIT 1").get();
      await this.#commits.add(() => this.#sql(READY).run());
      return true;
    } catch {
      return false;
    }
  }

  /** What was asked for before is still written. */
  async close(): Promise<void> {
    if (!this.#db.isOpen) return;
    this.#waitInside(PATIENCE_MS);
    this.#commits.flush();
    this.#prepared.clear();
    this.#db.close();
  }

  #waitInside(ms: number): void {
    this.#db.exec(`PRAGMA busy_timeout = ${ms}`);
  }

  #sql(text: string): StatementSync {
    let statement = this.#prepared.get(text);
    if (!statement) this.#prepared.set(text, (statement = this.#db.prepare(text)));
    return statement;
  }

  #write<T>(statements: () => T): Promise<T> {
    return this.#commits.add(() => {
      if (++this.#writes % WRITES_BETWEEN_SWEEPS === 0) this.#sweep();
      return statements();
    });
  }

  /** Of the tags that the document was given, those that searches look at. */
  #findable(container: Container, { partition, id }: Pick<Kept, 'partition' | 'id'>): Tags {
    const rows = this.#sql(
      'SELECT DISTINCT name, value FROM carried WHERE container = ? AND partition = ? AND id = ? AND (container, name, value, partition, id) IN tags',
    ).all(container, partition, id);
    const found = Map.groupBy(
      rows.map((row) => TagRow.parse(row)),
      ({ name }) => name,
    );
    return Object.fromEntries([...found].map(([name, values]) => [name, values.map(({ value }) => value)]));
  }

  #sweep(): void {
    this.#sql('DELETE FROM documents WHERE expires <= ?').run(this.#now);
  }

  get #now(): number {
    return this.#clock.now().getTime();
  }
}
