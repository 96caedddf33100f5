import { DatabaseSync } from 'node:sqlite';
import { SqliteStore } from '../../src/adapters/sqlite/sqlite-store.ts';
import type { Clock } from '../../src/kernel/clock.ts';
import { ok, refuse, type Result } from '../../src/kernel/result.ts';
import type { Container, Document, DocumentStore, Kept, Page } from '../../src/store/document-store.ts';

interface Gathered {
  readonly container: Container;
  readonly document: Document;
  readonly etag: number;
}

/**
 * For seeding alone: takes documents as any store does, and puts many of them into the embedded store's file in one transaction
 * instead of one for each. What was written to the file before is not found again.
 */
export class BulkStore implements DocumentStore {
  readonly #file: string;
  readonly #gathered = new Map<string, Gathered>();

  constructor(file: string) {
    this.#file = file;
  }

  async read(container: Container, partition: string, id: string): Promise<Kept | undefined> {
    const found = this.#gathered.get(keyOf(container, partition, id));
    return found && { id, partition, body: found.document.body, etag: String(found.etag) };
  }

  async create(container: Container, document: Document): Promise<Result<string, 'exists'>> {
    const key = keyOf(container, document.partition, document.id);
    if (this.#gathered.has(key)) return refuse('exists');
    this.#gathered.set(key, { container, document, etag: 1 });
    return ok('1');
  }

  async replace(container: Container, document: Document, etag: string): Promise<Result<string, 'changed'>> {
    const key = keyOf(container, document.partition, document.id);
    if (this.#gathered.get(key)?.etag !== Number(etag)) return refuse('changed');
    this.#gathered.set(key, { container, document, etag: Number(etag) + 1 });
    return ok(String(Number(etag) + 1));
  }

  remove(): Promise<never> {
    throw new Error('seeding removes nothing');
  }

  query(): Promise<Page> {
    throw new Error('seeding looks for nothing');
  }

  async ready(): Promise<boolean> {
    return true;
  }

  async close(): Promise<void> {
    this.#gathered.clear();
  }

  /** Puts everything gathered so far into the file, made by the embedded store itself when it is not there. */
  async flush(clock: Clock): Promise<void> {
    await new SqliteStore(this.#file, clock).close();
    const db = new DatabaseSync(this.#file);
    const document = db.prepare(
      'INSERT INTO documents (container, partition, id, etag, tags, expires, body) VALUES (?, ?, ?, ?, ?, ?, ?)',
    );
    const tag = db.prepare('INSERT OR IGNORE INTO tags (container, name, value, partition, id) VALUES (?, ?, ?, ?, ?)');
    db.exec('PRAGMA synchronous = OFF; BEGIN');
    for (const { container, document: one, etag } of this.#gathered.values()) {
      const { partition, id, tags, expires, body } = one;
      document.run(
        container,
        partition,
        id,
        etag,
        JSON.stringify(tags),
        expires?.getTime() ?? null,
        JSON.stringify(body),
      );
      for (const [name, values] of Object.entries(tags))
        for (const value of [values].flat()) tag.run(container, name, value, partition, id);
    }
    db.exec('COMMIT');
    db.close();
    this.#gathered.clear();
  }
}

/**
 * Adds `copies` of everybody whose id begins with `prefix` and of their records, each copy under an id of its own. A person's id is
 * also the partition of their records and stands in every one of them, so one replacement makes the copy whole.
 */
export function multiply(file: string, prefix: string, copies: number): void {
  const db = new DatabaseSync(file);
  const copied = (column: string): string => `replace(${column}, partition, partition || 'c' || number)`;
  const numbers = 'WITH RECURSIVE numbers (number) AS (VALUES (1) UNION ALL SELECT number + 1 FROM numbers LIMIT ?)';
  db.exec('PRAGMA synchronous = OFF; BEGIN');
  db.prepare(
    `${numbers} INSERT INTO tags SELECT container, name, ${copied('value')}, ${copied('partition')}, ${copied('id')}
     FROM numbers, (SELECT * FROM tags WHERE partition GLOB ?)`,
  ).run(copies, `${prefix}*`);
  db.prepare(
    `${numbers} INSERT INTO documents SELECT container, ${copied('partition')}, ${copied('id')}, etag, ${copied('tags')}, expires, ${copied('body')}
     FROM numbers, (SELECT * FROM documents WHERE partition GLOB ?)`,
  ).run(copies, `${prefix}*`);
  db.exec('COMMIT');
  db.close();
}

const keyOf = (container: Container, partition: string, id: string): string => `${container} ${partition} ${id}`;
