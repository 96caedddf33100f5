import { z } from 'zod';
import { Day } from '../kernel/days.ts';
import { Means } from '../people/means.ts';
import { StaffId } from '../kernel/ids.ts';
import { Recipient } from '../notices/ledger.ts';
import { Effect } from '../people/agreement.ts';
import { CapacityMatter, Deciding } from '../people/capacity.ts';
import { CopiesFollowed, PeopleFollowed } from './copies-around.ts';
import { CopyGiven, CopyTakenBack } from './copies.ts';
import { Amendment, NextReview, SmallerStep } from './plan.ts';
import { Evidence, Party, PartyAnswer, Proposed } from './proposal.ts';

/** An answer as it is noted: who noted it, and what stood before, is added to it. */
const Given = PartyAnswer.omit({ by: true, late: true, earlier: true, corrected: true });

/** What happens to a plan. A proposal is kept whole: any two versions can be laid side by side later. */
export const PlanFact = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('proposed'), proposed: Proposed, parties: z.array(Party) }),
  Given.extend({
    type: z.literal('answered'),
    key: z.string(),
    /** As they were called then: the history must say who, when they have long left. */
    name: z.string(),
  }),
  /** After the version held: by somebody who could not be reached before (P6). */
  Given.extend({
    type: z.literal('answered-late'),
    key: z.string(),
    name: z.string(),
    /** The version before the one that is under question (P11). */
    to: z.string().optional(),
  }),
  /** The yes that was noted for them was wrong: what they said, or that they were never asked, and why it was noted so. */
  z.strictObject({
    type: z.literal('answer-corrected'),
    key: z.string(),
    name: z.string(),
    answer: z.enum(['no', 'not-reached']),
    how: Means.optional(),
    on: Day,
    reason: z.string().optional(),
    why: z.string(),
    /** The version before the one that is under question (P11). */
    to: z.string().optional(),
  }),
  z.strictObject({ type: z.literal('note-questioned'), id: z.string(), key: z.string(), name: z.string() }),
  /** `asLead`: they are in the plan no longer, and one who leads the team lets it stand. */
  z.strictObject({
    type: z.literal('note-accepted'),
    id: z.string(),
    key: z.string(),
    name: z.string(),
    asLead: z.literal(true).optional(),
  }),
  z.strictObject({
    type: z.literal('capacity-noted'),
    deciding: Deciding,
    effect: Effect.optional(),
    /** The version that holds; without it, the change that is open. */
    to: z.string().optional(),
    /** Who is said to have assessed it, and says that they did not: until it is assessed, it is not known (R45). */
    notBy: z.string().optional(),
  }),
  z.strictObject({
    type: z.literal('looked-at'),
    id: z.string(),
    matter: CapacityMatter,
    note: z.string(),
    name: z.string(),
  }),
  /** R44: what may restrict the person was screened, and the mental capacity lead is asked there. */
  z.strictObject({ type: z.literal('screened'), id: z.string() }),
  /** Those who are asked follow those who are in the plan. */
  z.strictObject({ type: z.literal('people-changed'), left: z.array(z.string()), joined: z.array(Party) }),
  /** To the change that is open, or else it waits in the plan. */
  z.strictObject({ type: z.literal('evidence-added'), evidence: Evidence }),
  /** No change is needed because of it. */
  z.strictObject({ type: z.literal('evidence-decided'), keys: z.array(z.string()), reason: z.string() }),
  /** Whether what began was done the new way (TL15). */
  z.strictObject({
    type: z.literal('new-way'),
    version: z.number().int(),
    done: z.boolean(),
    why: z.string().optional(),
  }),
  /** `writers`: support workers, who are asked to write it into the folder in the home. */
  z.strictObject({
    type: z.literal('version-agreed'),
    tell: z.array(Recipient),
    writers: z.array(StaffId),
    /** The day it begins, when it was agreed after the day it was meant for. */
    startsOn: Day.optional(),
    /** How it is monitored by then, when that has changed since it was proposed. */
    monitoring: z.string().optional(),
    /** Keys of those who were asked, or were to get a copy, and are in the plan no longer. */
    left: z.array(z.string()).optional(),
  }),
  z.strictObject({ type: z.literal('withdrawn'), reason: z.string() }),
  /** R19: one who leads the team decided about the no of those who are in the plan no longer. */
  z.strictObject({
    type: z.literal('went-on-without'),
    keys: z.array(z.string()),
    names: z.array(z.string()),
    reason: z.string(),
    effect: Effect,
  }),
  /** Reablement is over, and with it all that was unfinished. */
  z.strictObject({ type: z.literal('closed'), why: z.string() }),
  z.strictObject({
    type: z.literal('amended-by-hand'),
    amendment: Amendment.omit({ done: true, notedBy: true, corrected: true, takenBack: true }),
  }),
  z.strictObject({
    type: z.literal('found-in-record'),
    key: z.string(),
    version: z.number().int(),
    says: z.string().optional(),
  }),
  z.strictObject({
    type: z.literal('by-hand-corrected'),
    key: z.string(),
    was: z.string(),
    written: z.string(),
    reason: z.string(),
  }),
  z.strictObject({ type: z.literal('by-hand-taken-back'), key: z.string(), written: z.string(), reason: z.string() }),
  z.strictObject({ type: z.literal('folder-written'), version: z.number().int() }),
  /**
   * Of staff whom visits name: who is not in the circle now, who is still to join it, and of those who visit no longer, who has left
   * it.
   */
  z.strictObject({
    type: z.literal('visitors-seen'),
    gone: z.array(StaffId),
    left: z.array(StaffId),
    joining: z.array(StaffId).optional(),
    /** Of those whom the open change names. */
    cannotCome: z.array(StaffId).optional(),
  }),
  /** Those without Teams were told that visits for a while end (P8). */
  z.strictObject({
    type: z.literal('end-told'),
    which: z.string(),
    words: z.string(),
    told: z.array(z.strictObject({ key: z.string(), name: z.string() })),
    how: Means,
    on: Day,
  }),
  /** They stay in the circle, though they visit no longer. */
  z.strictObject({ type: z.literal('visitor-kept'), staff: StaffId, name: z.string() }),
  /** A change of monitoring that was recorded, or corrected; without words it was taken back (R1). */
  z.strictObject({
    type: z.literal('monitoring-changed'),
    record: z.string(),
    words: z.string().min(1).optional(),
    startsOn: Day,
    withoutAgreement: z.literal(true).optional(),
    /** Who recorded it and when: the plan may hear of it later, by somebody else. */
    recorded: z.strictObject({ name: z.string().optional(), on: Day }).optional(),
    /** The record that takes its place. */
    overtakenBy: z.string().optional(),
    /** Support workers, who are asked to write it into the folder in the home. */
    writers: z.array(StaffId).optional(),
  }),
  z.strictObject({ type: z.literal('monitoring-written') }),
  /** When it is reviewed next, by whom, and how often from then on; absent when it is reviewed no more. */
  z.strictObject({ type: z.literal('review-planned'), review: NextReview.optional() }),
  /** The smaller steps towards its outcomes (R26). */
  z.strictObject({ type: z.literal('steps-followed'), steps: z.array(SmallerStep) }),
  CopiesFollowed,
  PeopleFollowed,
  CopyGiven,
  CopyTakenBack,
]);
export type PlanFact = z.infer<typeof PlanFact>;
