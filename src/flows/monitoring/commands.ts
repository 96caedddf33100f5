import { z } from 'zod';
import { Day } from '../../kernel/days.ts';
import { PartySays, Weighed } from '../../people/agreement.ts';
import { Change, Later, Matter } from './facts.ts';
import { Noted } from './noted.ts';

const Answered = Change.extend({ effect: Weighed.optional() });

export const Command = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('change-monitoring'),
    /** The day reablement started: nothing can change before it. */
    reablementStarted: Day,
    change: Answered,
    /** Whether it waits for those who were not reached. */
    waits: z.boolean(),
    /** Whether a plan says how progress is monitored: who is told hears R16's sentence. */
    inPlan: z.boolean(),
    /** Changes that never begin because of this one. */
    overtakes: z.array(Later).optional(),
    /** Its place among the changes about this person, in the order in which they were recorded. */
    place: z.number().int().optional(),
    noted: z.array(Noted).optional(),
  }),
  /** What somebody said later. A no is weighed, or the change is taken back (P6). */
  z.strictObject({
    type: z.literal('answer'),
    says: PartySays,
    effect: Weighed.optional(),
    takeBack: z.boolean(),
    /** Who notes it: name and role. */
    by: z.string().optional(),
    /** What they had answered when the form was opened, as `heardNow` says it. */
    heard: z.string().optional(),
  }),
  /** Who asked the person later says that they may lack capacity for this (R45). */
  z.strictObject({ type: z.literal('doubt-capacity') }),
  z.strictObject({
    type: z.literal('correct'),
    reablementStarted: Day,
    change: Answered,
    waits: z.boolean(),
    why: z.string(),
    /** The name of whoever corrects it. */
    by: z.string(),
    /** Whether those who agree were asked about it as it is now; else only the words were mistyped, and what they said stays (P18). */
    askedAnew: z.boolean(),
    /** The edition that the form was filled in from (S53). */
    edition: z.number().int(),
    noted: z.array(Noted).optional(),
  }),
  /** By a colleague for whom somebody else noted what they did. */
  z.strictObject({ type: z.literal('answer-note'), isRight: z.boolean() }),
  z.strictObject({ type: z.literal('take-back'), why: z.string() }),
  /** `by`: name and role, as the record says who assessed it. */
  z.strictObject({
    type: z.literal('assess-capacity'),
    answer: z.enum(['has', 'lacks']),
    by: z.string(),
    note: z.string(),
  }),
  /** `note`: what they looked at; `name`: theirs. */
  z.strictObject({ type: z.literal('note-screened') }),
  z.strictObject({ type: z.literal('look-at'), matters: z.array(Matter), note: z.string(), name: z.string() }),
  z.strictObject({ type: z.literal('take-look-back') }),
  z.strictObject({ type: z.literal('note-begun'), done: z.boolean(), why: z.string() }),
  z.strictObject({ type: z.literal('see-later'), later: Later.optional() }),
  /** The circle has changed: who is not asked any more, by key. */
  z.strictObject({ type: z.literal('see-circle'), gone: z.array(z.string()) }),
]);
export type Command = z.infer<typeof Command>;
