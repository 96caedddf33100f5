import { z } from 'zod';
import { Day } from '../../kernel/days.ts';
import { RecordId, StaffId } from '../../kernel/ids.ts';
import { Deciding } from '../../people/capacity.ts';
import { Charging } from '../../people/charging.ts';
import { Actor } from '../../records/fact.ts';

/** On what ground reablement ends: the outcomes are met, it is not right for them, they do not want it any more, or nobody can give it (TL18). */
export const Ground = z.enum(['met', 'not-right', 'withdrawn', 'not-able']);
export type Ground = z.infer<typeof Ground>;

/** What is still needed: nothing, what others give already, or something that is still to come. */
export const Still = z.enum(['nothing', 'met', 'needed']);

/** Something that somebody has to see to after the end; without an owner nobody does. */
export const Need = z.strictObject({ what: z.string(), owner: z.string().optional() });
export interface Need extends z.infer<typeof Need> {}

export const Ending = z.strictObject({
  on: Day,
  ground: Ground,
  /** How that is shown, in words. */
  shown: z.string(),
  /** Of reablement that is not given: what was offered, by whom, and when (TL18). */
  offer: z.strictObject({ what: z.string(), on: Day }).optional(),
  /** Of consent that was withdrawn: whether they can decide that, and who decides. */
  deciding: Deciding.optional(),
  /** What was weighed: what the person says, how it affects them, what their carer and others say. */
  regard: z.strictObject({ person: z.string(), wellbeing: z.string(), others: z.string().optional() }),
  /** A carer's assessment (Care Act 2014, section 10); absent where there is no carer. */
  carerAssessment: z.enum(['wanted', 'declined', 'not-offered']).optional(),
  still: Still,
  need: Need.optional(),
  /** Of whom an assessment was asked, and what helps until then. */
  assessment: z.string().optional(),
  bridge: z.string().optional(),
  /** A hospital or clinic appointment after the end (TL4). */
  appointment: Need.optional(),
  /** Who supports them next has what is known, so that nobody begins again: to whom it was handed over. */
  handover: z.string().optional(),
  /** Or what they go on doing, look out for, and whom they ring; kept with the plan before (QS173 4). */
  afterwards: z.string().optional(),
  charging: Charging,
  /** Why what is still open is closed with it; absent where nothing is. */
  whyOpen: z.string().optional(),
  /** Who asks after them in four to six weeks. */
  followUp: z.strictObject({ staff: StaffId, name: z.string() }),
  /** No plan was ever agreed, so no copies of one are in the home. */
  noPlan: z.literal(true).optional(),
  /** The record by which reablement stops. */
  stop: RecordId,
});
export interface Ending extends z.infer<typeof Ending> {}

/** What is noted of an ending that could not be closed yet. */
export const Completed = Ending.pick({ need: true, appointment: true, bridge: true }).partial().extend({
  charging: Charging.optional(),
  deciding: Deciding.optional(),
  /** Why a lead says that it is closed though a need has no owner. */
  without: z.string().optional(),
});
export interface Completed extends z.infer<typeof Completed> {}

export const Fact = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('planned'), ending: Ending }),
  z.strictObject({ type: z.literal('completed'), completed: Completed }),
  /** The mental capacity lead found whether they can decide it (R45): by whom, and what was found. */
  z.strictObject({
    type: z.literal('assessed'),
    answer: z.enum(['has', 'lacks']),
    by: z.string(),
    note: z.string(),
  }),
  z.strictObject({ type: z.literal('closed') }),
  z.strictObject({ type: z.literal('called-off'), why: z.string() }),
  z.strictObject({ type: z.literal('copies-back') }),
  /** The carer's assessment that had not been offered was. */
  z.strictObject({ type: z.literal('offered'), answer: z.enum(['wanted', 'declined']) }),
  /** A carer who could not be asked then may be: whether a carer's assessment is offered is open (R24). */
  z.strictObject({ type: z.literal('carer-back') }),
  /** The carer who wants one was referred for it. */
  z.strictObject({ type: z.literal('carer-referred') }),
  /** They have died since. */
  z.strictObject({ type: z.literal('died') }),
  /** Reablement began again after it. */
  z.strictObject({ type: z.literal('went-on') }),
]);
export type Fact = z.infer<typeof Fact>;

const Recorded = Ending.extend({
  status: z.enum(['planned', 'closed', 'called-off', 'went-on']),
  by: Actor,
  recordedOn: Day,
  without: Completed.shape.without,
  /** What was found where capacity was not known. */
  found: z.string().optional(),
  calledOff: z.string().optional(),
  copiesBack: Day.optional(),
  /** When the carer answered, where that was after the ending was noted; and when they were referred. */
  carerAnswered: Day.optional(),
  carerReferred: Day.optional(),
  died: z.literal(true).optional(),
});
export interface Recorded extends z.infer<typeof Recorded> {}

export const State = z.union([z.strictObject({ status: z.literal('new') }), Recorded]);
export type State = z.infer<typeof State>;

export const SHOWN = [
  'on',
  'ground',
  'shown',
  'offer',
  'deciding',
  'regard',
  'carerAssessment',
  'carerReferred',
  'still',
  'need',
  'assessment',
  'bridge',
  'appointment',
  'handover',
  'afterwards',
  'charging',
  'whyOpen',
  'followUp',
  'stop',
  'status',
  'by',
  'recordedOn',
  'without',
  'found',
  'calledOff',
  'copiesBack',
  'noPlan',
  'died',
] as const;
export type SeenEnding = Pick<Recorded, (typeof SHOWN)[number]>;
