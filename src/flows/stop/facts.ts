import { z } from 'zod';
import { Day } from '../../kernel/days.ts';
import { Actor } from '../../records/fact.ts';
import { Stop } from '../../people/stopped.ts';

/** What is noted here: a pause that was decided has a record of its own. */
const What = Stop.exclude(['paused']);

/** What stopped, as it was noted. */
export const Noted = z.strictObject({
  what: What,
  since: Day,
  expectedBack: Day.optional(),
  /** Why it ended and what follows, in words; where support goes on; what colleagues should know. */
  words: z.string().optional(),
});
export interface Noted extends z.infer<typeof Noted> {}

/** Something of another record that was closed, and stays closed when reablement goes on. */
export const StaysClosed = z.strictObject({ title: z.string(), reference: z.string(), words: z.string() });
export interface StaysClosed extends z.infer<typeof StaysClosed> {}

/** How it goes on. `id` is the form's own token: recorded twice, it is once (S51). */
export const GoesOn = z.strictObject({
  id: z.string(),
  on: Day,
  /** Back from hospital: as it was before, or the plan is looked at first. */
  how: z.enum(['as-before', 'plan-first']).optional(),
  /** Why reablement begins again that was over, or why it was recorded by mistake. */
  reason: z.string().optional(),
  closed: z.array(StaysClosed),
  /** Reablement stays paused by a decision. */
  staysPaused: z.literal(true).optional(),
  /** The name of whoever noted it, and when: another than who recorded that it stopped. */
  name: z.string(),
  notedOn: Day,
});
export interface GoesOn extends z.infer<typeof GoesOn> {}

export const Fact = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('stopped'), noted: Noted }),
  z.strictObject({ type: z.literal('still-in-hospital'), expectedBack: Day.optional(), askOn: Day }),
  z.strictObject({ type: z.literal('went-on'), goesOn: GoesOn }),
  z.strictObject({ type: z.literal('looked-at') }),
]);
export type Fact = z.infer<typeof Fact>;

const Recorded = z.strictObject({
  status: z.literal('stopped'),
  noted: Noted,
  /** From this day on somebody is asked whether they are back. */
  askOn: Day.optional(),
  wentOn: GoesOn.extend({ by: Actor, lookedAt: z.boolean() }).optional(),
});
export interface Recorded extends z.infer<typeof Recorded> {}

export const State = z.discriminatedUnion('status', [z.strictObject({ status: z.literal('new') }), Recorded]);
export type State = z.infer<typeof State>;
