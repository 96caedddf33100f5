import { z } from 'zod';
import { Day } from '../../kernel/days.ts';
import { RecordId, StaffId } from '../../kernel/ids.ts';

/** How far somebody came with an outcome: 0 is as it was hoped for (goal attainment scaling, facts 10). */
export const Attainment = z.number().int().min(-2).max(2);
export const Confidence = z.number().int().min(1).max(10);
export const Managing = z.enum(['well', 'just', 'not']);
/** Why somebody did not say how far it came. */
export const WhyNot = z.enum(['did-not-want', 'could-not-say', 'not-there', 'not-asked']);
export const When = z.enum(['start', 'review', 'end', 'follow-up']);

/** A colleague, and their name on the day it was written. */
const Colleague = z.strictObject({ staff: StaffId, name: z.string() });

/** What one person said: never under the name of another. */
export const Judged = z.strictObject({
  who: z.enum(['person', 'worker', 'carer']),
  /** Of the circle; of a worker their staff id. */
  key: z.string(),
  name: z.string(),
  marks: z.array(z.strictObject({ outcome: z.string(), attainment: Attainment })),
  confidence: Confidence.optional(),
  managing: Managing.optional(),
  whyNot: WhyNot.optional(),
});
export interface Judged extends z.infer<typeof Judged> {}

/** How far somebody came, as several see it on one day. */
export const Noted = z.strictObject({ id: z.string(), when: When, on: Day, judged: z.array(Judged) });
export interface Noted extends z.infer<typeof Noted> {}

/** A smaller step towards an outcome (R26). */
export const Step = z.strictObject({
  id: z.string(),
  outcome: z.string(),
  what: z.string(),
  by: Day,
  owner: Colleague,
  /** The issue in which it was agreed, and which reminds of it as long as it is open. */
  from: RecordId.optional(),
});
export interface Step extends z.infer<typeof Step> {}

/** Of equipment that the plan names: whom it was ordered of, when it is expected, and what waits for it (TL5). */
export const Ordered = z.strictObject({
  id: z.string(),
  what: z.string(),
  outcome: z.string().optional(),
  whom: z.string(),
  expected: Day,
  owner: Colleague,
});
export interface Ordered extends z.infer<typeof Ordered> {}

/** What a licensed instrument came to: no items of it are kept (facts 10). */
export const Score = z.strictObject({
  id: z.string(),
  instrument: z.string(),
  version: z.string(),
  score: z.string(),
  on: Day,
  who: z.string(),
});
export interface Score extends z.infer<typeof Score> {}

/** What of the plan in force it stands on: the plan is the one truth about it. */
export const PlanSays = z.strictObject({
  on: Day,
  outcomes: z.array(z.strictObject({ key: z.string(), words: z.string(), achieved: z.boolean() })),
  equipment: z.array(z.string()),
});
export interface PlanSays extends z.infer<typeof PlanSays> {}

/** A carer's assessment was offered (Care Act 2014, section 10); `wants`: they want one, and it has been asked for. */
export const Offered = z.strictObject({ carer: z.string(), wants: z.boolean() });
export interface Offered extends z.infer<typeof Offered> {}

export const Fact = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('plan-seen'), plan: PlanSays }),
  z.strictObject({ type: z.literal('noted'), noted: Noted }),
  /** The person has seen what was noted. */
  z.strictObject({ type: z.literal('shown'), noted: z.string() }),
  z.strictObject({ type: z.literal('step-added'), step: Step }),
  z.strictObject({ type: z.literal('step-done'), step: z.string() }),
  z.strictObject({ type: z.literal('ordered'), ordered: Ordered }),
  z.strictObject({ type: z.literal('came'), what: z.string() }),
  z.strictObject({ type: z.literal('scored'), score: Score }),
  /** Carers who are in the circle now, by key: what others said is shown no more (R24). */
  z.strictObject({ type: z.literal('carers-seen'), carers: z.array(z.string()) }),
  z.strictObject({ type: z.literal('assessment-offered'), ...Offered.shape }),
]);
export type Fact = z.infer<typeof Fact>;

const KeptStep = Step.extend({ done: Day.optional() });
export interface KeptStep extends z.infer<typeof KeptStep> {}

/** A piece of equipment of the plan, from the day on which the plan named it. */
const Equipment = z.strictObject({
  what: z.string(),
  since: Day,
  ordered: Ordered.optional(),
  came: Day.optional(),
});
export interface Equipment extends z.infer<typeof Equipment> {}

const KeptNoted = Noted.extend({ shown: Day.optional() });
export interface KeptNoted extends z.infer<typeof KeptNoted> {}

const Known = z.strictObject({
  status: z.literal('known'),
  plan: PlanSays,
  steps: z.array(KeptStep),
  equipment: z.array(Equipment),
  noted: z.array(KeptNoted),
  scores: z.array(Score),
  carers: z.array(z.string()),
  offered: z.array(Offered.extend({ on: Day })),
});
export interface Known extends z.infer<typeof Known> {}

export const State = z.discriminatedUnion('status', [z.strictObject({ status: z.literal('new') }), Known]);
export type State = z.infer<typeof State>;

/** What whoever may see it reads of it. */
export const SHOWN = ['plan', 'steps', 'equipment', 'noted', 'scores', 'carers', 'offered'] as const;
export type SeenProgress = Pick<Known, (typeof SHOWN)[number]>;
