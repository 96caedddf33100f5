import { z } from 'zod';
import { Day } from '../../kernel/days.ts';
import { StaffId } from '../../kernel/ids.ts';
import { Means } from '../../people/means.ts';

/** The contact some weeks after the end, and the look about 91 days after it (R71, R75). */
export const Which = z.enum(['first', 'later']);
export type Which = z.infer<typeof Which>;

/** Where the person is by then. `not-reached`: nobody tries any more; `try-again`: somebody does. */
export const Where = z.enum(['home', 'hospital', 'care-home', 'moved', 'died', 'try-again', 'not-reached']);
export type Where = z.infer<typeof Where>;

export const Contact = z.strictObject({
  id: z.string(),
  which: Which,
  where: Where,
  on: Day,
  how: Means.optional(),
  /** How they are, in their words. */
  words: z.string().optional(),
  managing: z.enum(['yes', 'partly', 'no']).optional(),
  /** Who else helps. */
  helps: z.string().optional(),
});
export interface Contact extends z.infer<typeof Contact> {}

const Colleague = z.strictObject({ staff: StaffId, name: z.string() });

export const Fact = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('begun'), ended: Day, by: Colleague }),
  z.strictObject({ type: z.literal('contacted'), contact: Contact }),
  /** What somebody who does not manage needs is seen to: by whom, and how. */
  z.strictObject({ type: z.literal('seen-to'), words: z.string() }),
  z.strictObject({ type: z.literal('closed'), why: z.enum(['goes-on', 'died', 'moved']) }),
]);
export type Fact = z.infer<typeof Fact>;

const Recorded = z.strictObject({
  status: z.literal('begun'),
  ended: Day,
  by: Colleague,
  first: Contact.optional(),
  later: Contact.optional(),
  /** Talks before it was due: they stay, and it is still to be asked (R71). */
  early: z.array(Contact),
  /** Tries that reached nobody. */
  tries: z.array(Contact),
  /** Since when somebody does not manage and nobody has seen to it. */
  toSeeTo: Day.optional(),
  seenTo: z.array(z.strictObject({ words: z.string(), on: Day })),
  closed: z.enum(['goes-on', 'died', 'moved']).optional(),
});
export interface Recorded extends z.infer<typeof Recorded> {}

export const State = z.discriminatedUnion('status', [z.strictObject({ status: z.literal('new') }), Recorded]);
export type State = z.infer<typeof State>;
