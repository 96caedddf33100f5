import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Document, Filed, Kept, Tags } from '../../store/document-store.ts';

/**
 * A document as Cosmos DB holds it.
 *
 * - `tags`: every tag and value as one text, `waiting=ana`. One indexed array answers "carries this value" for all tags.
 * - `least`: the smallest value of each tag. One text in a range index answers "up to this moment, smallest first"; only those that
 *   are asked for so are indexed (deployment/cosmos/containers.json).
 * - `expires` is what counts; `ttl` lets Cosmos DB clear away, some time later, what is past it.
 * - `write` names the write that made this version: a sender that had to send it twice can tell its own from another's.
 */
export const Item = z
  .object({
    id: z.string(),
    partition: z.string(),
    tags: z.array(z.string()),
    least: z.record(z.string(), z.string()),
    body: z.unknown(),
    expires: z.number().optional(),
    write: z.string(),
    _etag: z.string().min(1),
  })
  .transform(({ _etag: etag, ...item }) => ({ ...item, etag }));
export interface Item extends z.infer<typeof Item> {}

/** What an id or a partition may look like. Cosmos DB forbids / \ ? # in ids; we make none with anything but these. */
const NAME = /^[\w.~-]{1,255}$/u;
const TAG = /^[a-z][a-z0-9]*$/iu;

export const isName = (text: string): boolean => NAME.test(text);
export const isTag = (text: string): boolean => TAG.test(text);

export const tagText = (tag: string, value: string): string => `${tag}=${value}`;

/** The most seconds a lifetime may have. */
const LONGEST_TTL = 2_147_483_647;

/** Throws RangeError when the document has an id, a partition or a tag that nothing in this store can have. */
export function itemOf(document: Document, now: Date) {
  const { id, partition, tags, body, expires } = document;
  if (!isName(id) || !isName(partition)) throw new RangeError('this id or partition cannot be kept');
  if (!Object.keys(tags).every(isTag)) throw new RangeError('this tag cannot be kept');
  const left = expires && Math.ceil((expires.getTime() - now.getTime()) / 1000);
  return {
    id,
    partition,
    tags: [...new Set(valuesOf(tags).flatMap(([tag, values]) => values.map((value) => tagText(tag, value))))],
    least: Object.fromEntries(
      valuesOf(tags).flatMap(([tag, values]) => {
        const [least] = values.toSorted(byCode);
        return least === undefined ? [] : [[tag, least]];
      }),
    ),
    body,
    ...(expires && left !== undefined && { expires: expires.getTime(), ttl: Math.min(Math.max(left, 1), LONGEST_TTL) }),
    write: randomBytes(9).toString('base64url'),
  };
}

const valuesOf = (tags: Tags): [string, readonly string[]][] =>
  Object.entries(tags).map(([tag, values]) => [tag, typeof values === 'string' ? [values] : values]);

const byCode = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

export const hasExpired = (expires: number | undefined, now: Date): boolean =>
  expires !== undefined && expires <= now.getTime();

export const keptOf = ({ id, partition, body, expires, etag }: Item): Kept => ({
  id,
  partition,
  body,
  etag: etagText(etag, expires),
});

/** A tag whose `least` is not its smallest value is not found where it belongs, so it does not count. */
export function filedOf(item: Item): Filed {
  const tags = Map.groupBy(item.tags, (text) => text.slice(0, text.indexOf('=')));
  const found = [...tags].map(
    ([tag, texts]) => [tag, texts.map((text) => text.slice(tag.length + 1)).toSorted(byCode)] as const,
  );
  return { ...keptOf(item), tags: Object.fromEntries(found.filter(([tag, [least]]) => item.least[tag] === least)) };
}

/**
 * The etag we give out carries the moment the document expires, so that a write that builds on it can be refused after that
 * moment without reading first: Cosmos DB may still hold the document.
 */
export const etagText = (etag: string, expires: number | undefined): string => `${expires ?? ''}|${etag}`;

const ETAG = /^(?<expires>\d*)\|(?<etag>"?[\w-]+"?)$/u;

/** Undefined for a text that `etagText` never gave: `*` and the empty text would fit every version. */
export function etagIn(text: string): { readonly etag: string; readonly expires: number | undefined } | undefined {
  const { etag, expires } = ETAG.exec(text)?.groups ?? {};
  return etag === undefined ? undefined : { etag, expires: expires ? Number(expires) : undefined };
}
