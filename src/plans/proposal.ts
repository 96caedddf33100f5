import { z } from 'zod';
import { Day, daysBetween } from '../kernel/days.ts';
import { StaffId } from '../kernel/ids.ts';
import { Recipient } from '../notices/ledger.ts';
import { Means } from '../people/means.ts';
import { Regard } from '../people/agreement.ts';
import { Actor } from '../records/fact.ts';
import { PlanContent } from './content.ts';

/** Why a plan is revised (R7). */
export const Trigger = z.enum(['progress', 'more-support', 'circumstances', 'equipment', 'other']);
export type Trigger = z.infer<typeof Trigger>;

/** What kind of change it is (R8). */
export const ChangeKind = z.enum(['times', 'fewer', 'temporary', 'manner', 'other']);
export type ChangeKind = z.infer<typeof ChangeKind>;

/** Where evidence comes from (R10). */
export const EvidenceFrom = z.enum(['support-worker', 'in-plan', 'another-reason', 'other']);
export type EvidenceFrom = z.infer<typeof EvidenceFrom>;

/** What shows that a change is needed (R9). `on` is the day it was seen or received. */
export const Evidence = z.strictObject({
  key: z.string(),
  from: EvidenceFrom,
  /** Who saw or said it: name and role (R10). */
  who: z.string().min(1),
  on: Day,
  words: z.string().min(1),
});
export interface Evidence extends z.infer<typeof Evidence> {}

/** A party that is asked whether they agree: the person, any carer, everybody else in the plan (R6). */
export const Party = Recipient.extend({ part: z.enum(['person', 'carer', 'other']) });
export interface Party extends z.infer<typeof Party> {}

export const YesOrNo = z.enum(['yes', 'no']);

export const PartyAnswer = z.strictObject({
  answer: YesOrNo,
  /** `teams`: they pressed it themselves. */
  how: Means,
  on: Day,
  /** Who noted it; themselves in Teams. */
  by: Actor,
  reason: z.string().optional(),
  /** Why it waits, when it does not go ahead against a no. */
  waits: z.string().optional(),
  /** A no of the person or a carer that was weighed, and it goes ahead all the same (R18). */
  regard: Regard.optional(),
});
export interface PartyAnswer extends z.infer<typeof PartyAnswer> {}

const AskedParty = Party.extend({ answer: PartyAnswer.optional() });
export interface AskedParty extends z.infer<typeof AskedParty> {}

/** Why others than before get a copy (R17). */
export const CopyChange = z.strictObject({ why: z.enum(['consent', 'people']), reason: z.string().min(1) });
export interface CopyChange extends z.infer<typeof CopyChange> {}

/** What is asked of a proposal when it is made. */
export const Proposed = z.strictObject({
  /** The form's own token, so that recording twice finds the first (S51). */
  id: z.string(),
  version: z.number().int().positive(),
  content: PlanContent,
  trigger: Trigger.optional(),
  kinds: z.array(ChangeKind),
  /** Why a colleague proposed what was joined with it (R7). */
  alsoBecause: z.array(Trigger).optional(),
  /** What a trigger or a kind of "other" means. */
  otherwise: z.string().optional(),
  evidence: z.array(Evidence),
  copyTo: z.array(Recipient),
  copyChange: CopyChange.optional(),
  /** Staff who joined the circle because visits of it name them (R4). */
  joins: z.array(StaffId).optional(),
  /** Keys of the changes by hand that it puts into the formal record (R14). */
  carries: z.array(z.string()),
});
export interface Proposed extends z.infer<typeof Proposed> {}

/** A version that people are asked to agree to. */
export const Proposal = Proposed.extend({
  parties: z.array(AskedParty),
  /** False when it leaves the monitoring as it is, whatever that is by then. */
  setsMonitoring: z.boolean(),
  by: StaffId,
  on: Day,
  /** The entry of the record's history in which it was proposed: there its whole content stands. */
  seq: z.number().int(),
});
export interface Proposal extends z.infer<typeof Proposal> {}

/** True when this answer does not stand in the way. */
export const isSettled = ({ answer }: AskedParty): boolean => answer?.answer === 'yes' || answer?.regard !== undefined;

/** R6: everybody agrees, or what the person or a carer said against it has been weighed (R18). */
export const isAgreed = ({ parties }: Pick<Proposal, 'parties'>): boolean => parties.every(isSettled);

export const unanswered = ({ parties }: Pick<Proposal, 'parties'>): readonly AskedParty[] =>
  parties.filter(({ answer }) => answer === undefined);

/** Those whose no stands in the way. Of anybody but the person and a carer it cannot be overridden (R19). */
export const inTheWay = ({ parties }: Pick<Proposal, 'parties'>): readonly AskedParty[] =>
  parties.filter((party) => party.answer?.answer === 'no' && !isSettled(party));

/**
 * Who of those asked has left the plan's people, and who has joined them. A no does not go away with the party who said it: it stands
 * until the change is changed or withdrawn (R19).
 */
export const peopleSince = (parties: readonly AskedParty[], present: readonly Party[]) => ({
  left: parties.filter(({ key, answer }) => answer?.answer !== 'no' && present.every((one) => one.key !== key)),
  joined: present.filter(({ key }) => parties.every((one) => one.key !== key)),
});

/** The day of the first evidence: from here the clock runs (R11). */
export const receivedOn = ({ evidence }: Pick<Proposed, 'evidence'>): Day | undefined =>
  evidence.map(({ on }) => on).toSorted()[0];

/** Days from the first evidence to the decision, or to today while there is none. */
export function daysTaken(proposed: Pick<Proposed, 'evidence'>, decidedOrToday: Day): number | undefined {
  const received = receivedOn(proposed);
  return received === undefined ? undefined : Math.max(0, daysBetween(received, decidedOrToday));
}
