import { DatabaseSync } from 'node:sqlite';

/**
 * Adds `copies` of every document whose partition begins with `prefix` to the embedded store's file, in one transaction. The partition
 * is a person's id, which stands in all of their documents: replaced by another, it makes a copy whole.
 */
export function multiply(file: string, prefix: string, copies: number): void {
  const db = new DatabaseSync(file);
  const copied = (column: string): string => `replace(${column}, partition, partition || 'c' || number)`;
  const numbers = 'WITH RECURSIVE numbers (number) AS (VALUES (1) UNION ALL SELECT number + 1 FROM numbers LIMIT ?)';
  db.exec('PRAGMA synchronous = OFF; BEGIN');
  db.prepare(
    `${numbers} INSERT INTO tags (container, name, value, partition, id)
     SELECT container, name, ${copied('value')}, ${copied('partition')}, ${copied('id')}
     FROM numbers, (SELECT * FROM tags WHERE partition GLOB ?)`,
  ).run(copies, `${prefix}*`);
  db.prepare(
    `${numbers} INSERT INTO documents (container, partition, id, etag, tags, expires, body)
     SELECT container, ${copied('partition')}, ${copied('id')}, etag, ${copied('tags')}, expires, ${copied('body')}
     FROM numbers, (SELECT * FROM documents WHERE partition GLOB ?)`,
  ).run(copies, `${prefix}*`);
  db.exec('COMMIT');
  db.close();
}
