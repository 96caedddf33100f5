import { createHash } from 'node:crypto';
import { stringify } from 'safe-stable-stringify';
import { z } from 'zod';
import { Day, Instant } from '../kernel/days.ts';
import { StaffId } from '../kernel/ids.ts';

/** Who did it: a member of staff, or the bot by itself (a reminder). */
export const Actor = z.union([z.literal('reable'), StaffId]);
export type Actor = z.infer<typeof Actor>;

/** One thing that happened, with who, when and under which version of the flow. Facts are only ever added. */
export const Entry = z.strictObject({
  seq: z.number().int().positive(),
  at: Instant,
  by: Actor,
  flowVersion: z.number().int().positive(),
  fact: z.unknown(),
  /** What begins to wait with it is first reminded of on this day. */
  remindOn: Day,
  /** What begins to wait with it goes to those who lead the team, where it says so, after this many working days. */
  leadsAfter: z.number().int().positive().optional(),
  /** SHA-256 over the entry before it and this one: altering any one shows (S28). */
  hash: z.string().regex(/^[0-9a-f]{64}$/u),
});
export interface Entry extends z.infer<typeof Entry> {}

const START = '0'.repeat(64);

/** Adds `fact` to the end of the chain. */
export function chained(before: Entry | undefined, link: Omit<Entry, 'seq' | 'hash'>): Entry {
  const next = { ...link, seq: (before?.seq ?? 0) + 1 };
  return { ...next, hash: hashOf(before?.hash ?? START, next) };
}

/** The number of the first entry that does not follow from the one before it; undefined when the chain is whole. */
export function brokenLink(entries: readonly Entry[]): number | undefined {
  let before: Entry | undefined;
  for (const entry of entries) {
    const { seq, hash, ...link } = entry;
    const expected = chained(before, link);
    if (expected.seq !== seq || expected.hash !== hash) return seq;
    before = entry;
  }
  return undefined;
}

const hashOf = (before: string, entry: Omit<Entry, 'hash'>): string =>
  createHash('sha256')
    .update(before)
    .update(stringify(entry) ?? '')
    .digest('hex');
