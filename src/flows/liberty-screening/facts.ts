import { z } from 'zod';
import { Day, Instant } from '../../kernel/days.ts';
import { RecordId } from '../../kernel/ids.ts';
import { Capacity } from '../../people/capacity.ts';
import { Actor } from '../../records/fact.ts';

export const Setting = z.enum(['own-home', 'family-home', 'supported', 'care-home', 'hospital', 'other']);
export type Setting = z.infer<typeof Setting>;
export const Age = z.enum(['adult', '16-17', 'under-16']);
export const ArrangedBy = z.enum(['public', 'private', 'not-known']);
export const Restriction = z.enum([
  'supervision',
  'not-free',
  'door',
  'rails',
  'sensor',
  'one-to-one',
  'restraint',
  'medicine',
  'contact',
  'other',
]);

/** What whoever screens makes of it. Not sure is looked at as a yes is: nobody is left unasked. */
export const MayBe = z.enum(['yes', 'no', 'not-sure']);
export type MayBe = z.infer<typeof MayBe>;

export const Objection = z.enum(['none', 'person', 'others', 'both', 'not-known']);
export type Objection = z.infer<typeof Objection>;

/** What authority there is. An attorney or deputy cannot authorise a deprivation of liberty (MCA 2005 s11(6), s20(4)). */
export const Existing = z.enum(['none', 'urgent', 'standard', 'court', 'attorney', 'not-known']);

/** What is asked only where something restricts somebody, or would. */
const Restricted = z.strictObject({
  /** Whether they are now deprived by the level of restriction; whether a restriction that their needs call for is likely to (R44). */
  now: MayBe,
  needed: MayBe,
  existing: Existing,
  endsOn: Day.optional(),
});
export interface Restricted extends z.infer<typeof Restricted> {}

/** What is asked where something restricts somebody, and of whoever may lack capacity though nothing does: nobody who objects goes unheard. */
const Asked = z.strictObject({
  /** For this decision; of a child under 16 it is not asked. */
  capacity: Capacity.optional(),
  wishes: z.string(),
  objection: Objection,
  objectionHow: z.string().optional(),
});
export interface Asked extends z.infer<typeof Asked> {}

export const Screening = z.strictObject({
  /** The form's own token: recorded twice, it is once (S51). */
  id: z.string(),
  setting: Setting,
  age: Age,
  arrangedBy: ArrangedBy,
  restrictions: z.array(Restriction),
  restrictionWords: z.string().optional(),
  restricted: Restricted.optional(),
  asked: Asked.optional(),
  /** What stood in monitoring or the plan that day and may restrict them, in its own words; absent where nothing did. */
  inForce: z.array(z.string()).min(1).optional(),
  /** The day of the guidance that it was screened by. */
  guidance: Day,
  /** The record in which it was begun. */
  from: RecordId.optional(),
});
export interface Screening extends z.infer<typeof Screening> {}

export const Done = z.enum(['applied', 'authorised', 'not-applied']);
export type Done = z.infer<typeof Done>;

export const Fact = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('screened'), screening: Screening }),
  /** By the mental capacity lead: what was done, or why nothing was. */
  z.strictObject({ type: z.literal('seen-to'), what: Done, words: z.string(), name: z.string() }),
  /** Reablement is over, or is not after all. */
  z.strictObject({ type: z.literal('over'), over: z.boolean() }),
]);
export type Fact = z.infer<typeof Fact>;

export const Outcome = z.enum(['consider', 'under-16', 'assess', 'ask', 'not-indicated']);
export type Outcome = z.infer<typeof Outcome>;

/** Why the mental capacity lead is asked. */
export const Why = z.enum(['consider', 'under-16', 'assess', 'objection']);
export type Why = z.infer<typeof Why>;

export const Screened = Screening.extend({ on: Day, at: Instant, by: Actor });
export interface Screened extends z.infer<typeof Screened> {}

const Recorded = z.strictObject({
  status: z.literal('known'),
  last: Screened,
  /** What came out before, the newest first; all of each is in the history. */
  earlier: z.array(z.strictObject({ id: z.string(), on: Day, from: RecordId.optional(), outcome: Outcome })),
  /** The mental capacity lead is asked; a later screening takes nothing of that away. */
  look: z
    .strictObject({ id: z.string(), since: Day, why: Why, objection: Objection, until: Day.optional() })
    .optional(),
  /** `of`: the screening that was the last by then. */
  seenTo: z.array(z.strictObject({ what: Done, words: z.string(), name: z.string(), on: Day, of: z.string() })),
  over: z.boolean(),
});
export interface Recorded extends z.infer<typeof Recorded> {}

export const State = z.discriminatedUnion('status', [z.strictObject({ status: z.literal('new') }), Recorded]);
export type State = z.infer<typeof State>;
