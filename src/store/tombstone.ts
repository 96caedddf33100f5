import { z } from 'zod';
import { instant, Instant } from '../kernel/days.ts';
import type { Document, Kept, Tags } from './document-store.ts';
import type { Room } from './room.ts';

/**
 * What stands in place of something erased: enough to prove when and why it went and to keep its id from being used again, and
 * nothing about anybody (S31). It has no tags, so that no search finds it, except while something that belongs to it is still to go.
 */
export const Tombstone = z.strictObject({
  kind: z.literal('erased'),
  at: Instant,
  why: z.enum(['erasure', 'retention']),
  /** How many entries its history had, and the hash that ended it. */
  history: z.strictObject({ entries: z.number().int().nonnegative(), hash: z.string() }).optional(),
});
export interface Tombstone extends z.infer<typeof Tombstone> {}

/** A repeated delivery or an old card may come long after; after so many days nothing of it is left. */
export const TOMBSTONE_DAYS = 365;

/** Asked at every read of a record or person, so it only looks at what says so. */
export const isTombstone = ({ body }: Pick<Kept, 'body'>): boolean =>
  typeof body === 'object' && body !== null && 'kind' in body && body.kind === 'erased';

/** When and why something was erased, and what its history was. */
export interface Erased extends Pick<Tombstone, 'why' | 'history'> {
  readonly at: Date;
}

/** What stands from then on, until its time is over, where a document with this id was. */
export function tombstoneOf(
  { id, partition }: Pick<Document, 'id' | 'partition'>,
  { at, why, history }: Erased,
  tags: Tags = {},
): Document {
  const body: Tombstone = { kind: 'erased', at: instant(at), why, history };
  return { id, partition, tags, body, expires: new Date(at.getTime() + TOMBSTONE_DAYS * 86_400_000) };
}

/** Puts a tombstone where `kept` was. False when somebody wrote in between: nothing was erased. */
export const entomb = async (room: Room, kept: Kept, erased: Erased, tags?: Tags): Promise<boolean> =>
  (await room.replace(tombstoneOf(kept, erased, tags), kept.etag)).ok;
