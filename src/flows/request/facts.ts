import { z } from 'zod';
import { Day } from '../../kernel/days.ts';
import { StaffId } from '../../kernel/ids.ts';
import { Means } from '../../people/means.ts';
import { Actor } from '../../records/fact.ts';

/** What somebody asks for (R30). */
export const Wish = z.enum(['support', 'review', 'complaint', 'other']);

/** A colleague, and their name on the day it was written. */
const Colleague = z.strictObject({ staff: StaffId, name: z.string() });
export type Colleague = z.infer<typeof Colleague>;

export const Asked = z.strictObject({
  wish: Wish,
  /** Who asked, by name and what they are to the person. */
  from: z.string(),
  /** Their key in the circle, if they stand in it. */
  fromKey: z.string().optional(),
  /** What they ask for, in their words. */
  what: z.string(),
  on: Day,
  answerer: Colleague,
  answerBy: Day,
  /** Colleagues whom it is about: it is kept from them (R24). */
  about: z.array(Colleague).optional(),
});
export interface Asked extends z.infer<typeof Asked> {}

/**
 * Of a complaint whether it was upheld. `no-longer`: they do not ask for it any more; `mistake`: nobody ever did; `not-told`: they are not involved any
 * more, and those who lead decided that they are not told.
 */
export const Outcome = z.enum([
  'yes',
  'partly',
  'no',
  'upheld',
  'partly-upheld',
  'not-upheld',
  'no-longer',
  'mistake',
  'not-told',
]);

export const Answered = z.strictObject({
  outcome: Outcome,
  /** What was said, and what happens now. */
  words: z.string(),
  /** How they were told; absent where there was nothing to tell. */
  told: Means.optional(),
  on: Day,
});
export interface Answered extends z.infer<typeof Answered> {}

/** What a form is opened for that corrects an answer, or takes it back. */
export const CORRECTS = 'correct';

/** It is about one who leads the team, or about all of them: then the safeguarding lead sees to it, too (R24). */
export const LeadsMeant = z.enum(['some', 'all']);

export const Fact = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('asked'), asked: Asked, leadsMeant: LeadsMeant.optional() }),
  z.strictObject({ type: z.literal('acknowledged') }),
  z.strictObject({ type: z.literal('handed-on'), to: Colleague, answerBy: Day }),
  /** `apart`: by a colleague who does not lead, while whoever asked was not involved (R24). */
  z.strictObject({ type: z.literal('answered'), answered: Answered, apart: z.literal(true).optional() }),
  /** One who leads has looked at that. */
  z.strictObject({ type: z.literal('looked-at') }),
  /** What was noted as the answer was wrong: what it is, or that there is none yet. */
  z.strictObject({ type: z.literal('answer-corrected'), answered: Answered.optional(), why: z.string() }),
  /** Whoever asked is not involved any more, or is again (R24); `died`: they have died, and their family is answered. */
  z.strictObject({ type: z.literal('around-changed'), involved: z.boolean(), died: z.boolean() }),
]);
export type Fact = z.infer<typeof Fact>;

const Recorded = Asked.extend({
  status: z.literal('asked'),
  leadsMeant: LeadsMeant.optional(),
  /** Who recorded it. */
  by: Actor,
  recordedOn: Day,
  /** The day on which the complaint was acknowledged and passed on, or answered before that. */
  acknowledged: Day.optional(),
  answered: Answered.optional(),
  /** Who noted it. */
  answeredBy: Actor.optional(),
  /** Since when whoever asked is not involved any more: those who lead decide how they are answered, if at all. */
  apart: Day.optional(),
  /** They were answered while they were not involved: one who leads has still to look at that. */
  toldApart: z.literal(true).optional(),
  /** Whoever asked has died: their family is answered. */
  died: z.literal(true).optional(),
});
export interface Recorded extends z.infer<typeof Recorded> {}

export const State = z.discriminatedUnion('status', [z.strictObject({ status: z.literal('new') }), Recorded]);
export type State = z.infer<typeof State>;
