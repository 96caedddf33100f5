import { z } from 'zod';
import { Day } from '../../kernel/days.ts';
import { Actor } from '../../records/fact.ts';

/** What came of thinking about a service: only thought of, told about, referred to, or not wanted (R34, R35). */
export const Step = z.enum(['considered', 'told', 'referred', 'declined']);

export const Considered = z.strictObject({
  /** For whom: the person, or a carer, by name and what they are. */
  for: z.string(),
  /** Their key in the circle. */
  forKey: z.string(),
  /** What it is to help with. */
  need: z.string(),
  service: z.string(),
  /** How to get there, and when the entry was last checked; absent where the service stands in no list. */
  entry: z.strictObject({ contact: z.string(), checked: Day }).optional(),
  step: Step,
  /** Why, or what was said. */
  words: z.string().optional(),
  /** A referral passes on what is known of somebody: who agreed to that. */
  consent: z.enum(['yes', 'has-capacity', 'attorney', 'best-interests']).optional(),
  /** Who decided it in their place: an attorney or deputy, or whoever decided in their best interests. */
  decidedBy: z.string().optional(),
  on: Day,
  /** When to ask what came of it. */
  askOn: Day.optional(),
});
export interface Considered extends z.infer<typeof Considered> {}

export const CameOfIt = z.enum(['helps', 'waiting', 'not-taken-up']);

export const Outcome = z.strictObject({
  id: z.string(),
  what: CameOfIt,
  words: z.string(),
  on: Day,
  /** While it is still waited for: when to ask again. */
  askOn: Day.optional(),
});
export interface Outcome extends z.infer<typeof Outcome> {}

export const Fact = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('considered'), considered: Considered }),
  z.strictObject({ type: z.literal('came-of-it'), outcome: Outcome }),
  /** Whoever it is for is not involved any more, or is again (R24). */
  z.strictObject({ type: z.literal('around-changed'), involved: z.boolean() }),
]);
export type Fact = z.infer<typeof Fact>;

const Recorded = Considered.extend({
  status: z.literal('considered'),
  by: Actor,
  outcome: Outcome.optional(),
  /** Since when they are not involved any more: those who lead decide what becomes of it. */
  apart: Day.optional(),
});
export interface Recorded extends z.infer<typeof Recorded> {}

export const State = z.discriminatedUnion('status', [z.strictObject({ status: z.literal('new') }), Recorded]);
export type State = z.infer<typeof State>;
