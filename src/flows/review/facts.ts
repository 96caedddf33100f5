import { z } from 'zod';
import { Day, wordsForDay } from '../../kernel/days.ts';
import { StaffId } from '../../kernel/ids.ts';
import { Deciding } from '../../people/capacity.ts';
import { Charging, notSaid } from '../../people/charging.ts';
import { isOver, Stopped } from '../../people/stopped.ts';
import { Actor } from '../../records/fact.ts';

/** Why a review is thought of besides the planned ones: the four of R29. */
export const Trigger = z.enum(['not-right', 'issues', 'achieved', 'asked']);
export type Trigger = z.infer<typeof Trigger>;

export const Why = z.strictObject({
  triggers: z.array(Trigger),
  /** Of issues: whether they are unresolved although it was monitored, and whether they reduce the benefit (R29). */
  unresolved: z.boolean().optional(),
  reducing: z.boolean().optional(),
  /** Who asked for it, by name and what they are to the person, and when (R30). */
  asked: z.strictObject({ from: z.string(), on: Day }).optional(),
});
export interface Why extends z.infer<typeof Why> {}

/** A colleague, and their name on the day it was written. */
const Colleague = z.strictObject({ staff: StaffId, name: z.string() });
export type Colleague = z.infer<typeof Colleague>;

/** On which day a review is held, and by whom. `every`: of the reviews that the plan says, after how many days the next one is. */
export const Planned = z.strictObject({ on: Day, by: Colleague, every: z.number().int().positive().optional() });
export interface Planned extends z.infer<typeof Planned> {}

/** Somebody in the circle, and their name on the day it was written. */
const Somebody = z.strictObject({ key: z.string(), name: z.string() });

export const Held = z.strictObject({
  on: Day,
  /** What is in place and what was seen, how far each outcome has come, and what was done about issues. */
  inPlace: z.string(),
  progress: z.string(),
  issues: z.string(),
  took: z.array(Somebody).min(1),
  /** Why the person did not take part. */
  without: z.string().optional(),
  /** What the person says to what comes next, and what they think; who decides where they cannot. */
  says: z.enum(['yes', 'no', 'not-reached']).optional(),
  views: z.string(),
  deciding: Deciding,
  /** Each carer in their own words. */
  carers: z.array(Somebody.extend({ views: z.string() })),
  right: z.enum(['yes', 'partly', 'no']),
  next: z.enum(['goes-on', 'change', 'end', 'another']),
  /** The next review; none where reablement ends. */
  nextReview: Planned.optional(),
  /** Where it ends: whether anything is charged that goes on, and that it was said (TL1). */
  charging: Charging.optional(),
});
export interface Held extends z.infer<typeof Held> {}

/** Why no review is held for now. */
const Stop = Stopped.pick({ what: true, since: true });
export interface Stop extends z.infer<typeof Stop> {}

export const Fact = z.discriminatedUnion('type', [
  /** The plan is reviewed every so often. */
  z.strictObject({ type: z.literal('planned'), planned: Planned }),
  z.strictObject({ type: z.literal('considered'), why: Why, planned: Planned }),
  z.strictObject({ type: z.literal('not-considered'), why: Why, reason: z.string() }),
  z.strictObject({ type: z.literal('moved'), planned: Planned, reason: z.string().optional() }),
  z.strictObject({ type: z.literal('dropped'), reason: z.string(), nextReview: Planned.optional() }),
  z.strictObject({ type: z.literal('held'), held: Held }),
  z.strictObject({ type: z.literal('charges-noted'), charging: Charging }),
  /** Whoever asked for a review has been told why none is held (R30). */
  z.strictObject({ type: z.literal('asker-told') }),
  z.strictObject({ type: z.literal('advocate-asked') }),
  /** Reablement pauses or is over, and goes on again: then there is a review on that day. */
  z.strictObject({ type: z.literal('stopped'), stopped: Stop }),
  z.strictObject({ type: z.literal('went-on'), planned: Planned }),
]);
export type Fact = z.infer<typeof Fact>;

const Recorded = z.strictObject({
  status: z.literal('known'),
  /** Absent of the reviews that the plan says. */
  why: Why.optional(),
  planned: Planned.optional(),
  notHeld: z
    .strictObject({ reason: z.string(), on: Day, by: Actor, told: Day.optional(), nextReview: Planned.optional() })
    .optional(),
  held: Held.extend({ by: Actor }).optional(),
  stopped: Stop.optional(),
  /** Reablement went on after a review that ended it: the review that follows. */
  wentOn: Planned.optional(),
});
export interface Recorded extends z.infer<typeof Recorded> {}

export const State = z.discriminatedUnion('status', [z.strictObject({ status: z.literal('new') }), Recorded]);
export type State = z.infer<typeof State>;

/** What whoever may see a review reads of it. */
export const SHOWN = ['why', 'planned', 'notHeld', 'held', 'stopped', 'wentOn'] as const;
export type SeenReview = Pick<Recorded, (typeof SHOWN)[number]>;

/** When and by whom it is held, while that is still to come. */
export const waits = ({ planned, notHeld, held, stopped }: SeenReview): Planned | undefined =>
  notHeld || held || (stopped && isOver(stopped)) ? undefined : planned;

/** Nothing follows it: reablement ends, or is over. */
export const isLast = ({ held, stopped }: SeenReview): boolean =>
  held ? held.next === 'end' : stopped !== undefined && isOver(stopped);

/** TL1: a review that ends reablement is not closed before it was said what it costs, and from when. */
export const chargesWait = ({ next, charging, on }: Held): boolean =>
  next === 'end' && notSaid(charging, charging?.said?.on ?? on) !== undefined;

/** R30: who asked for a review and is still to be told why none is held. */
export const untold = ({ notHeld, why }: Pick<SeenReview, 'notHeld' | 'why'>): string | undefined =>
  notHeld && notHeld.told === undefined ? why?.asked?.from : undefined;

/** Nobody was consulted, and no advocate has been asked for (Care Act 2014 s67, MCA 2005 s35-39). */
export const needsAdvocate = ({ deciding: { authority } }: Pick<Held, 'deciding'>): boolean =>
  authority?.kind === 'best-interests' && authority.advocate === 'not-yet';

export const plannedWords = ({ on, by }: Planned): string => `${wordsForDay(on)}, by ${by.name}`;
