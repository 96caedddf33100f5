import { z } from 'zod';
import { Day } from '../../kernel/days.ts';
import { RecordId, StaffId } from '../../kernel/ids.ts';
import { Actor } from '../../records/fact.ts';

/** What came of asking whether the support is still right (R70). */
export const Answer = z.enum(['as-it-is', 'less', 'could-end', 'review']);
export type Answer = z.infer<typeof Answer>;

/** With whom it was asked: nothing is decided without them. */
export const AskedWhom = z.enum(['person', 'both', 'others', 'nobody']);

export const Answered = z.strictObject({
  /** The Monday of the week for which it was asked. */
  week: Day,
  answer: Answer,
  asked: AskedWhom,
});
export interface Answered extends z.infer<typeof Answered> {}

export const Fact = z.discriminatedUnion('type', [
  /** From here on it is asked every week. */
  z.strictObject({ type: z.literal('started') }),
  z.strictObject({ type: z.literal('answered'), answered: Answered }),
  /** What the answer leads on to was begun, in this record, or why nothing follows. */
  z.strictObject({ type: z.literal('followed'), record: RecordId.optional(), why: z.string().optional() }),
  /** Who hears of it when nobody asks; without one, those who lead the team. */
  z.strictObject({ type: z.literal('coordinator-set'), coordinator: StaffId.optional() }),
]);
export type Fact = z.infer<typeof Fact>;

export const Last = Answered.extend({
  on: Day,
  by: Actor,
  /** The record in which what follows was begun, or why nothing follows. */
  followed: z.strictObject({ record: RecordId.optional(), why: z.string().optional() }).optional(),
});
export interface Last extends z.infer<typeof Last> {}

const Known = z.strictObject({
  status: z.literal('known'),
  from: Day,
  coordinator: StaffId.optional(),
  last: Last.optional(),
});
export interface Known extends z.infer<typeof Known> {}

export const State = z.discriminatedUnion('status', [z.strictObject({ status: z.literal('new') }), Known]);
export type State = z.infer<typeof State>;
