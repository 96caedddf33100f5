import { z } from 'zod';
import { Day } from '../../kernel/days.ts';
import { Actor } from '../../records/fact.ts';

export const What = z.enum(['fall', 'medicine', 'injury', 'near-miss', 'other']);
export const Harm = z.enum(['none', 'some', 'treatment']);

/** A fall, or something else that should not have happened. */
export const Reported = z.strictObject({
  what: What,
  harm: Harm,
  words: z.string(),
  where: z.string(),
  on: Day,
  /** At what time, or about when, as far as anybody knows. */
  at: z.string().optional(),
  /** What was done then. */
  done: z.string(),
  /** Who saw it or was told of it: name and role. */
  who: z.string(),
});
export interface Reported extends z.infer<typeof Reported> {}

export const Fact = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('reported'), reported: Reported }),
  /** Somebody who leads the team has looked at it. */
  z.strictObject({ type: z.literal('looked-at') }),
  /** What is wrong in it, and what is right: what was written stays. */
  z.strictObject({ type: z.literal('put-right'), words: z.string() }),
]);
export type Fact = z.infer<typeof Fact>;

const PutRight = z.strictObject({ words: z.string(), on: Day });

const Recorded = Reported.extend({
  status: z.literal('reported'),
  by: Actor,
  /** The day it was recorded. */
  since: Day,
  lookedAt: Day.optional(),
  putRight: z.array(PutRight),
});
export interface Recorded extends z.infer<typeof Recorded> {}

export const State = z.discriminatedUnion('status', [z.strictObject({ status: z.literal('new') }), Recorded]);
export type State = z.infer<typeof State>;
