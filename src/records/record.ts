import { z } from 'zod';
import { ChatAddress } from '../chat/address.ts';
import { Instant } from '../kernel/days.ts';
import { NoticeId, RecordId, StaffId, SubjectId, TeamId } from '../kernel/ids.ts';
import { Reminders } from '../work/reminders.ts';
import { Entry } from './fact.ts';

/** Something that must be sent, kept inside the record it belongs to, so that record and outbox are one write (S54). */
export const Notice = z.strictObject({
  id: NoticeId,
  to: z.union([z.strictObject({ staff: StaffId }), z.strictObject({ team: TeamId })]),
  /** Which words: the kind of record knows how to draw it, from the record as it is when it is sent. */
  what: z.string(),
  /** `parked`: it could not arrive; a colleague has to tell them another way. */
  status: z.enum(['waiting', 'sent', 'parked']),
  /** Not before this moment: when it was made, or after a pause the platform asked for, or when a claim on it runs out. */
  due: Instant,
  attempts: z.number().int().nonnegative(),
  /** The fencing token of the instance that sends it now: without it the outcome may not be noted (S56). */
  claim: z.string().optional(),
  /** True once it may have arrived though Teams did not say so: it is sent once more, and never a third time (S55). */
  unclear: z.boolean().optional(),
  /** Where it stands once sent, so that it can be brought up to date. */
  sent: z.strictObject({ address: ChatAddress, message: z.string() }).optional(),
});
export interface Notice extends z.infer<typeof Notice> {}

/** What has moved from a record's own document to pages of its history (pages.ts). */
export const Archived = z.strictObject({
  /** How many entries, on how many pages. */
  entries: z.number().int().positive(),
  pages: z.number().int().positive(),
  /** That of the last of them, which the first entry that is left goes on from. */
  hash: Entry.shape.hash,
  /** When the first thing in the record happened. */
  begun: Instant,
});
export interface Archived extends z.infer<typeof Archived> {}

/** The stored form of every kind of record, before its state is read by its kind. */
export const StoredRecord = z.strictObject({
  id: RecordId,
  kind: z.string(),
  subject: SubjectId,
  team: TeamId,
  reference: z.string(),
  author: StaffId,
  /** The record that it was made from. */
  from: RecordId.optional(),
  entries: z.array(Entry),
  /** Absent while the entries are all there are. */
  archived: Archived.optional(),
  state: z.unknown(),
  notices: z.array(Notice),
  /** When each thing that waits in it is next reminded of. */
  reminders: Reminders,
  seal: z.string(),
});
export interface StoredRecord extends z.infer<typeof StoredRecord> {}

/**
 * One record is one document: its facts, the state they fold to, and what is still to be sent. `S` is the state of its kind.
 * Of a long history only the newest entries stand in it.
 */
export interface CareRecord<S> extends Readonly<
  Omit<StoredRecord, 'state' | 'entries' | 'notices' | 'reminders' | 'seal'>
> {
  readonly state: S;
  readonly entries: readonly Entry[];
  readonly notices: readonly Notice[];
  readonly reminders: Reminders;
}

/** A record and the version it was read at. */
export interface StoredVersion<S> {
  readonly record: CareRecord<S>;
  readonly etag: string;
}
