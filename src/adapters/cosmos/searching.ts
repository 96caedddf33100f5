import type { Container, JSONValue, SqlQuerySpec } from '@azure/cosmos';
import { z } from 'zod';
import type { Carried, FiledPage, FoundPage, Query, ValuesQuery, Walk } from '../../store/document-store.ts';
import { filedOf, Item, keptOf, tagText } from './item.ts';

/**
 * Answers a query, over all partitions. For each page the client library sends one request more, which asks how to search: nothing turns
 * that off (@azure/cosmos 4.10.1), but only what is to be in an order waits for its answer.
 */
export const pageOf = (room: Container, query: Query, now: Date, signal: AbortSignal): Promise<FoundPage> =>
  query.equals === undefined
    ? upTo(room, query, query.atMost ?? '', now, signal)
    : carrying(room, query, [{ tag: query.tag, equals: query.equals }, ...(query.and ?? [])], now, signal);

/** Those that carry something of each tag, in no order: one inverted index answers all of it. */
async function carrying(
  room: Container,
  walk: Pick<Query, 'limit' | 'after'>,
  carried: readonly Carried[],
  now: Date,
  signal: AbortSignal,
): Promise<FoundPage> {
  const each = carried.map(({ tag, equals }) => [equals].flat().map((value) => tagText(tag, value)));
  if (each.some((texts) => texts.length === 0)) return { found: [], next: undefined };
  const named = [...new Set(each.flat())];
  const tests = each.map((texts) =>
    texts.map((text) => `ARRAY_CONTAINS(c.tags, @tag${named.indexOf(text)})`).join(' OR '),
  );
  const values = Object.fromEntries(named.map((text, index) => [`tag${index}`, text]));
  const query = sql(`(${tests.join(') AND (')})`, values, now);
  const { found, next } = await walked(room, query, walk, signal);
  return { found: Items.parse(found).map(keptOf), next };
}

/** Everything in the room, or in one partition, as Cosmos DB goes through it. */
export async function everyOne(room: Container, walk: Walk, now: Date, signal: AbortSignal): Promise<FiledPage> {
  const { partition } = walk;
  const query = partition === undefined ? sql('true', {}, now) : sql('c.partition = @partition', { partition }, now);
  const { found, next } = await walked(room, query, walk, signal);
  return { found: Items.parse(found).map(filedOf), next };
}

/** Asks for no order, so that Cosmos DB itself goes through the partitions and knows where a page ended. */
async function walked(
  room: Container,
  query: SqlQuerySpec,
  { partition, limit, after }: Walk,
  abortSignal: AbortSignal,
): Promise<{ readonly found: readonly unknown[]; readonly next: string | undefined }> {
  const found: unknown[] = [];
  let continuationToken = after;
  do {
    const page = await room.items
      .query(query, {
        abortSignal,
        maxItemCount: limit - found.length,
        ...(partition !== undefined && { partitionKey: partition }),
        ...(continuationToken !== undefined && { continuationToken }),
      })
      .fetchNext();
    found.push(...z.array(z.unknown()).default([]).parse(page.resources));
    continuationToken = Continuation.parse(page.continuationToken);
    // A page may be short, or empty, with more to come.
  } while (continuationToken !== undefined && found.length < limit);
  return { found, next: continuationToken };
}

/** Those at one value in the order of their names, as far as a page reaches: the order in which they were last written says nothing. */
const byValueAndName = (tag: string) => {
  const keyOf = (item: Item): string => `${item.least[tag] ?? ''} ${nameOf(item)}`;
  return (a: Item, b: Item): number => (keyOf(a) < keyOf(b) ? -1 : 1);
};

/**
 * Those up to a value, smallest first, by one range index. Many may share a value, and only a composite index for each tag would
 * put those in an order: so a page ends at a value, with the names of those at that value that were given, and the next begins
 * there and leaves them out.
 */
async function upTo(
  room: Container,
  { tag, atLeast = '', limit, after }: Query,
  most: string,
  now: Date,
  abortSignal: AbortSignal,
): Promise<FoundPage> {
  const { from, given } = after === undefined ? { from: atLeast, given: [] } : After.parse(JSON.parse(after));
  const least = `c.least["${tag}"]`;
  const query = sql(`${least} >= @from AND ${least} <= @most`, { from, most }, now, `ORDER BY ${least}`);
  // The plan first: without, the library first sends a query that Cosmos DB cannot answer, and is refused.
  const rows = room.items.query(query, { abortSignal, maxItemCount: limit + given.length + 1, forceQueryPlan: true });
  const found: Item[] = [];
  while (found.length <= limit && rows.hasMoreResults()) {
    const page = await rows.fetchNext();
    found.push(...Items.parse(page.resources).filter((item) => !given.includes(nameOf(item))));
  }
  const page = found.slice(0, limit).toSorted(byValueAndName(tag));
  const end = page.at(-1)?.least[tag];
  if (end === undefined || found.length <= limit) return { found: page.map(keptOf), next: undefined };
  const atEnd = page.filter((item) => item.least[tag] === end).map(nameOf);
  const next: z.infer<typeof After> = { from: end, given: end === from ? [...given, ...atEnd] : atEnd };
  return { found: page.map(keptOf), next: JSON.stringify(next) };
}

/** The values alone, out of the same index: no body leaves the account. */
export async function valuesOf(
  room: Container,
  { tag, atLeast, atMost, limit }: ValuesQuery,
  now: Date,
  abortSignal: AbortSignal,
): Promise<readonly string[]> {
  const least = `c.least["${tag}"]`;
  const query = sql(
    `${least} >= @from AND ${least} <= @most`,
    { from: atLeast, most: atMost },
    now,
    `ORDER BY ${least}`,
    `VALUE ${least}`,
  );
  const rows = room.items.query(query, { abortSignal, maxItemCount: limit, forceQueryPlan: true });
  const found: string[] = [];
  while (found.length < limit && rows.hasMoreResults()) {
    const page = await rows.fetchNext();
    found.push(...Values.parse(page.resources));
  }
  return found.slice(0, limit);
}

const Values = z.array(z.string()).default([]);
const Items = z.array(Item).default([]);
const Continuation = z.string().min(1).optional();
const After = z.object({ from: z.string(), given: z.array(z.string()) });

const nameOf = ({ partition, id }: Item): string => `${partition}/${id}`;

/** What has expired may still be there. */
const sql = (where: string, values: Readonly<Record<string, JSONValue>>, now: Date, order = '', what = '*') => ({
  query: `SELECT ${what} FROM c WHERE ${where} AND (NOT IS_DEFINED(c.expires) OR c.expires > @now) ${order}`,
  parameters: Object.entries({ ...values, now: now.getTime() }).map(([name, value]) => ({ name: `@${name}`, value })),
});
