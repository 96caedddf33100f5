import { z } from 'zod';
import { Day } from '../../kernel/days.ts';
import { RecordId, StaffId } from '../../kernel/ids.ts';
import { Actor } from '../../records/fact.ts';

/** What came of asking whether the support is still right (R70). */
export const Answer = z.enum(['as-it-is', 'less', 'could-end', 'review']);
export type Answer = z.infer<typeof Answer>;

/** With whom it was talked about, as the worker says; `not-said` where they did not. */
export const AskedWhom = z.enum(['person', 'both', 'others', 'nobody', 'not-said']);
export type AskedWhom = z.infer<typeof AskedWhom>;

export const Answered = z.strictObject({
  /** The Monday of the week for which it was asked. */
  week: Day,
  answer: Answer,
  asked: AskedWhom,
});
export interface Answered extends z.infer<typeof Answered> {}

export const Fact = z.discriminatedUnion('type', [
  /** It is asked every week; `from`: the day their reablement began. */
  z.strictObject({ type: z.literal('started'), from: Day }),
  z.strictObject({ type: z.literal('answered'), answered: Answered }),
  /** They were not seen, or could not be asked. */
  z.strictObject({ type: z.literal('not-asked'), week: Day }),
  /** What the answer leads on to was begun, in this record, or why nothing follows. */
  z.strictObject({ type: z.literal('followed'), record: RecordId.optional(), why: z.string().optional() }),
  /** Who visits, and so asks; without anybody, those who lead the team do. */
  z.strictObject({ type: z.literal('visitors-set'), visitors: z.array(StaffId) }),
]);
export type Fact = z.infer<typeof Fact>;

export const Last = Answered.extend({
  on: Day,
  by: Actor,
  /** A colleague had answered otherwise in the same week. */
  before: z.strictObject({ answer: Answer, by: StaffId }).optional(),
  /** The record in which what follows was begun, or why nothing follows. */
  followed: z.strictObject({ record: RecordId.optional(), why: z.string().optional() }).optional(),
});
export interface Last extends z.infer<typeof Last> {}

const Known = z.strictObject({
  status: z.literal('known'),
  /** The day from which the bot asks. */
  since: Day,
  from: Day,
  visitors: z.array(StaffId),
  last: Last.optional(),
  /** The last time that they could not be asked, unless they were since. */
  missed: z.strictObject({ week: Day, on: Day }).optional(),
});
export interface Known extends z.infer<typeof Known> {}

export const State = z.discriminatedUnion('status', [z.strictObject({ status: z.literal('new') }), Known]);
export type State = z.infer<typeof State>;
