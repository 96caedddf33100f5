import { z } from 'zod';
import { Day, Instant } from '../../kernel/days.ts';
import { RecordId, StaffId } from '../../kernel/ids.ts';
import { Apart } from '../../questions/apart.ts';
import { Actor } from '../../records/fact.ts';

/** The two things that can be decided (R41). */
export const Outcome = z.enum(['alongside', 'paused']);
export type Outcome = z.infer<typeof Outcome>;

/** Who takes part in the decision: each did, or why not (R42). */
export const LINES = ['service', 'process', 'person', 'carer'] as const;
export type Line = (typeof LINES)[number];

/** `risk`: to involve them would put the person at risk; `none`: there is nobody. */
export const Involved = z.enum(['yes', 'risk', 'no', 'none']);
export type Involved = z.infer<typeof Involved>;

const PartyLine = z.strictObject({ involved: Involved, why: z.string().optional() });
export type PartyLine = z.infer<typeof PartyLine>;

/** Who keeps in touch while it is paused, and how often. */
const Welfare = z.strictObject({
  name: z.string(),
  staff: StaffId.optional(),
  /** Of somebody of the circle who does not use Teams. */
  key: z.string().optional(),
  everyDays: z.int().min(1),
});

/** Medicines, food: an answer that is missing is none, and is not `none` (R41). */
const Essential = z.union([z.array(z.string()).min(1), z.literal('none')]);
export type Essential = z.infer<typeof Essential>;

/** What holds while it is paused. */
const Meanwhile = z.strictObject({
  /** What keeps the person safe. */
  safe: z.string(),
  /** Support that goes on, and who gives it: everybody in the plan reads it. `none`: it was decided that nothing has to. */
  essential: Essential,
  welfare: Welfare,
  lookAgainOn: Day,
});

/** What changes in the plan when visits go on again: everybody in the plan reads it. */
const Again = z.strictObject({ plan: z.enum(['as-before', 'changes']), words: z.string().optional() });

export const Decision = z.strictObject({
  /** The form's own token: recorded twice, it is once (S51). */
  id: z.string(),
  outcome: Outcome,
  from: Day,
  reason: z.string(),
  parties: z.strictObject({ service: PartyLine, process: PartyLine, person: PartyLine, carer: PartyLine }),
  meanwhile: Meanwhile.optional(),
  again: Again.optional(),
  /** Those who are told that it pauses or goes on, by their key in the circle. */
  tell: z.array(z.string()),
  /** The name of whoever decided: others ask them. */
  ask: z.string(),
  /** Those who may be the source of a concern, or are close to it: for colleagues among them it is as for everybody else. */
  apart: Apart,
  /** The concerns that it was decided because of. */
  concerns: z.array(RecordId),
});
export interface Decision extends z.infer<typeof Decision> {}

const Contact = z.strictObject({ words: z.string() });

export const Fact = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('decided'), decision: Decision }),
  /** Somebody was in touch with the person while it is paused. */
  z.strictObject({ type: z.literal('in-touch'), contact: Contact }),
  z.strictObject({ type: z.literal('looked-at') }),
  /** Who may be the source, or is close to it, is known later or differently: what was decided stays as it is. */
  z.strictObject({ type: z.literal('kept-apart'), apart: Apart }),
  /** Reablement is over, or is not after all. */
  z.strictObject({ type: z.literal('over'), over: z.boolean() }),
]);
export type Fact = z.infer<typeof Fact>;

export const Decided = Decision.extend({ on: Day, at: Instant, by: Actor });
export interface Decided extends z.infer<typeof Decided> {}

const Recorded = z.strictObject({
  status: z.literal('known'),
  /** Every decision, the newest last: none is ever changed (R43). */
  decisions: z.array(Decided),
  contacts: z.array(Contact.extend({ on: Day, by: Actor })),
  /** Of all decisions, and of what is known since. */
  apart: Apart,
  /** The plan is still to be looked at before visits go on. */
  look: z.boolean(),
  over: z.boolean(),
});
export interface Recorded extends z.infer<typeof Recorded> {}

export const State = z.discriminatedUnion('status', [z.strictObject({ status: z.literal('new') }), Recorded]);
export type State = z.infer<typeof State>;

/** A time in which reablement was paused; without `until` it still is. */
export interface PauseSpan {
  readonly since: Day;
  readonly until?: Day | undefined;
  /** When the decision that began it was recorded. */
  readonly at: Instant;
  readonly ask: string;
}

/** The times in which it was paused, the newest last: looked at again and still paused is one time. */
export function pausesIn(decisions: readonly Pick<Decided, 'outcome' | 'from' | 'at' | 'ask'>[]): readonly PauseSpan[] {
  const spans: PauseSpan[] = [];
  for (const { outcome, from, at, ask } of decisions) {
    const open = spans.at(-1);
    const isOpen = open !== undefined && open.until === undefined;
    if (outcome === 'paused' && !isOpen) spans.push({ since: from, at, ask });
    if (outcome === 'paused' && isOpen) spans.splice(-1, 1, { ...open, ask });
    if (outcome === 'alongside' && isOpen) spans.splice(-1, 1, { ...open, until: from });
  }
  return spans;
}

/** The pause that holds now; undefined when it does not pause. */
export const pauseNow = (decisions: Parameters<typeof pausesIn>[0]): PauseSpan | undefined => {
  const last = pausesIn(decisions).at(-1);
  return last?.until === undefined ? last : undefined;
};

/** Nothing is decided for a day before the pause that was ended last, nor before it was looked at last: what was decided before stays so (R43). */
export const latestIn = (decisions: readonly Pick<Decided, 'outcome' | 'from' | 'at' | 'ask'>[]): Day | undefined => {
  const first = decisions.findIndex(({ outcome }) => outcome === 'paused');
  if (first < 0) return undefined;
  const last = pausesIn(decisions).at(-1);
  const looked = decisions.findLast(({ outcome }) => outcome === 'paused')?.from;
  return last?.until ?? looked;
};
