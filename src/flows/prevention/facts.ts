import { z } from 'zod';
import { Day } from '../../kernel/days.ts';
import { Deciding, lacksCapacity, mattersIn, type CapacityMatter } from '../../people/capacity.ts';
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
  /** A referral passes on what is known of somebody: whether they agreed to that, where they can decide it. */
  agrees: z.enum(['yes', 'no']).optional(),
  /** Of the person: whether they can decide it, and who does where they cannot (R25, R45). */
  deciding: Deciding.optional(),
  on: Day,
  /** When to ask what came of it. */
  askOn: Day.optional(),
});
export interface Considered extends z.infer<typeof Considered> {}

/** What the mental capacity lead looks at (R44, R45); where nobody doubts that they can decide it, nothing. */
export const mattersOf = ({
  deciding,
  service,
  need,
}: Pick<Considered, 'deciding' | 'service' | 'need'>): readonly CapacityMatter[] =>
  deciding && lacksCapacity(deciding) ? mattersIn(deciding, `${service} ${need}`) : [];

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
  /** The mental capacity lead looked at who decided it (R44, R45). */
  z.strictObject({ type: z.literal('looked-at'), name: z.string(), note: z.string() }),
  /** R44: what may restrict the person was screened, and the mental capacity lead is asked there. */
  z.strictObject({ type: z.literal('screened') }),
  /** Whoever it is for is not involved any more, or is again (R24). */
  z.strictObject({ type: z.literal('around-changed'), involved: z.boolean() }),
]);
export type Fact = z.infer<typeof Fact>;

const Recorded = Considered.extend({
  status: z.literal('considered'),
  by: Actor,
  outcome: Outcome.optional(),
  screened: z.literal(true).optional(),
  looked: z.strictObject({ name: z.string(), note: z.string(), on: Day }).optional(),
  /** Since when they are not involved any more: those who lead decide what becomes of it. */
  apart: Day.optional(),
});
export interface Recorded extends z.infer<typeof Recorded> {}

/** Of these, what they have not looked at, and is not asked about elsewhere. */
export const openIn = (
  state: Pick<Recorded, 'deciding' | 'service' | 'need' | 'looked' | 'screened'>,
): readonly CapacityMatter[] =>
  state.looked ? [] : mattersOf(state).filter((matter) => !(state.screened && matter === 'restricts'));

export const State = z.discriminatedUnion('status', [z.strictObject({ status: z.literal('new') }), Recorded]);
export type State = z.infer<typeof State>;
