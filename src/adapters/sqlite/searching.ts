import type { Carried, Container, Query, ValuesQuery } from '../../store/document-store.ts';
import { After, Place } from './rows.ts';

/** A statement, and what its question marks stand for. It finds one more than is asked for, if there is one: then there is a next page. */
export interface Search {
  readonly sql: string;
  readonly values: readonly (string | number)[];
}

/** One more than is asked for. SQLite makes its plan anew whenever a bare `LIMIT ?` is bound, which takes longer than most searches; a sum leaves the plan as it is. */
export const ONE_MORE = 'LIMIT ? + 1';

/** For a query by one value of one tag, or up to one: the documents in the order of their tag. */
export function documentsFor(
  container: Container,
  { tag, atLeast = '', atMost = '', limit, after }: Query,
  equals: string | undefined,
  now: number,
): Search {
  const place = after === undefined ? [atLeast, '', ''] : After.parse(JSON.parse(after));
  return {
    sql: `SELECT t.value, d.partition, d.id, d.etag, d.body FROM tags t
       JOIN documents d ON d.container = t.container AND d.partition = t.partition AND d.id = t.id
       WHERE t.container = ? AND t.name = ? AND t.value ${equals === undefined ? '<=' : '='} ? AND (t.value, t.partition, t.id) > (?, ?, ?) AND (d.expires IS NULL OR d.expires > ?)
       ORDER BY t.value, t.partition, t.id ${ONE_MORE}`,
    values: [container, tag, equals ?? atMost, ...place, now, limit],
  };
}

/** For the values of a tag alone. Of a document only whether it has expired is looked at. */
export const valuesFor = (container: Container, { tag, atLeast, atMost, limit }: ValuesQuery, now: number): Search => ({
  sql: `SELECT t.value FROM tags t
     JOIN documents d ON d.container = t.container AND d.partition = t.partition AND d.id = t.id
     WHERE t.container = ? AND t.name = ? AND t.value BETWEEN ? AND ? AND (d.expires IS NULL OR d.expires > ?)
     ORDER BY t.value LIMIT ? + 0`,
  values: [container, tag, atLeast, atMost, now, limit],
});

/** For a query by several values or several tags: where the documents are, expired ones too. Tags alone are looked at, not documents. */
export function keysFor(
  container: Container,
  { tag, and = [], limit, after }: Query,
  equals: Carried['equals'],
): Search {
  const place = after === undefined ? ['', ''] : Place.parse(JSON.parse(after));
  const also = and.map(
    () =>
      'AND EXISTS (SELECT 1 FROM tags WHERE container = t.container AND name = ? AND value IN (SELECT value FROM json_each(?)) AND partition = t.partition AND id = t.id)',
  );
  return {
    sql: `SELECT DISTINCT t.partition, t.id FROM tags t
       WHERE t.container = ? AND t.name = ? AND t.value IN (SELECT value FROM json_each(?)) AND (t.partition, t.id) > (?, ?)
       ${also.join(' ')} ORDER BY t.partition, t.id ${ONE_MORE}`,
    values: [
      container,
      tag,
      anyOf(equals),
      ...place,
      ...and.flatMap((other) => [other.tag, anyOf(other.equals)]),
      limit,
    ],
  };
}

/** Any number of values is one question mark, so that the statement stays the same. */
const anyOf = (equals: Carried['equals']): string => JSON.stringify([equals].flat());
