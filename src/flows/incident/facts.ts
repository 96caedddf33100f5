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

export const Fact = z.strictObject({ type: z.literal('reported'), reported: Reported });
export type Fact = z.infer<typeof Fact>;

const Recorded = Reported.extend({ status: z.literal('reported'), by: Actor });
export interface Recorded extends z.infer<typeof Recorded> {}

export const State = z.discriminatedUnion('status', [z.strictObject({ status: z.literal('new') }), Recorded]);
export type State = z.infer<typeof State>;
