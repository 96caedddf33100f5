import { z } from 'zod';
import { Day } from '../../kernel/days.ts';
import { Actor } from '../../records/fact.ts';
import { Manner, Receiver } from './manner.ts';

/** What it was about (R32; Care Act 2014, section 4). */
export const Topic = z.enum([
  'support',
  'charges',
  'equipment',
  'services',
  'rights',
  'complaint',
  'advocacy',
  'other',
]);

export const Understood = z.enum(['yes', 'partly', 'not-yet']);

/** How it reached those who were told together, in the same way. */
const Telling = Manner.extend({
  to: z.array(Receiver).min(1),
  /** Why in another form or language than they need (TL13). */
  whyOtherwise: z.string().optional(),
  understood: Understood,
  /** How that was checked. */
  checked: z.string(),
  on: Day,
});
export type Telling = z.infer<typeof Telling>;

/** What is charged, from when, and which decision starts it (R32). */
export const Charging = z.union([
  z.literal('nothing'),
  z.strictObject({ what: z.string(), from: Day, decision: z.string() }),
]);

export const Given = Telling.extend({
  topics: z.array(Topic).min(1),
  what: z.string(),
  charging: Charging.optional(),
  routes: z.array(z.enum(['complaint', 'advocacy'])),
});
export type Given = z.infer<typeof Given>;

/** The same once more. `id`: of the form, so that recorded twice it is one. */
export const Again = Telling.extend({ id: z.string() });
export type Again = z.infer<typeof Again>;

export const Fact = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('information-given'), given: Given }),
  /** What one of them needs is otherwise now than when it was given. */
  z.strictObject({ type: z.literal('needs-changed'), receivers: z.array(Receiver) }),
  z.strictObject({ type: z.literal('gone-through-again'), again: Again }),
  z.strictObject({ type: z.literal('other-form-looked-at') }),
  z.strictObject({ type: z.literal('recorded-in-error'), why: z.string() }),
]);
export type Fact = z.infer<typeof Fact>;

/** How things stand with one of those who were given it. */
const Informed = Receiver.extend({
  /** How and when they had it last, and whether they understood it then. */
  had: Manner,
  on: Day,
  understood: Understood,
  /** What they need now, when that is otherwise than it was then. */
  now: z.strictObject({ since: Day, needs: Receiver.shape.needs }).optional(),
});
export type Informed = z.infer<typeof Informed>;

const Recorded = z.strictObject({
  status: z.literal('given'),
  given: Given,
  /** Who recorded it, and when. */
  by: Actor,
  recordedOn: Day,
  receivers: z.array(Informed),
  /** The last times it was gone through again. */
  again: z.array(Again),
  /** It was given to them in another form than they need, and no lead has looked at why. */
  toLookAt: z.strictObject({ since: Day, names: z.array(z.string()) }).optional(),
  withdrawn: z.strictObject({ on: Day, why: z.string() }).optional(),
});
export type Recorded = z.infer<typeof Recorded>;

export const State = z.discriminatedUnion('status', [z.strictObject({ status: z.literal('new') }), Recorded]);
export type State = z.infer<typeof State>;
