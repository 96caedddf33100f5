import { z } from 'zod';
import { instant, Instant } from '../kernel/days.ts';
import type { Document, DocumentStore, Container, Kept } from './document-store.ts';

/**
 * What stands in place of something erased: enough to prove when and why it went and to keep its id from being used again, and
 * nothing about anybody (S31). It has no tags, so that no search finds it.
 */
export const Tombstone = z.strictObject({
  kind: z.literal('erased'),
  at: Instant,
  why: z.enum(['erasure', 'retention']),
  /** How many entries its history had, and the hash that ended it. */
  history: z.strictObject({ entries: z.number().int().nonnegative(), hash: z.string() }).optional(),
});
export type Tombstone = z.infer<typeof Tombstone>;

/** A repeated delivery or an old card may come long after; after so many days nothing of it is left. */
export const TOMBSTONE_DAYS = 365;

/** Asked at every read of a record or person, so it only looks at what says so. */
export const isTombstone = ({ body }: Pick<Kept, 'body'>): boolean =>
  typeof body === 'object' && body !== null && 'kind' in body && body.kind === 'erased';

/** Puts a tombstone where `kept` was. False when somebody wrote in between: nothing was erased. */
export async function entomb(
  store: DocumentStore,
  container: Container,
  { id, partition, etag }: Kept,
  stone: { readonly at: Date; readonly why: Tombstone['why']; readonly history?: Tombstone['history'] },
): Promise<boolean> {
  const { at, why, history } = stone;
  const body: Tombstone = { kind: 'erased', at: instant(at), why, ...(history && { history }) };
  const expires = new Date(at.getTime() + TOMBSTONE_DAYS * 86_400_000);
  const document: Document = { id, partition, tags: {}, body, expires };
  return (await store.replace(container, document, etag)).ok;
}
