import { z } from 'zod';
import { Day, daysBetween } from '../kernel/days.ts';
import { RecordId, StaffId } from '../kernel/ids.ts';
import { Recipient } from '../notices/ledger.ts';
import { Means } from '../people/means.ts';
import { Answer, Effect, Regard } from '../people/agreement.ts';
import { deciderIn, Deciding, isNotAsked, lacksCapacity, objects } from '../people/capacity.ts';
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
export const Party = Recipient.extend({ part: z.enum(['person', 'carer', 'representative', 'other']) });
export interface Party extends z.infer<typeof Party> {}

export const YesOrNo = z.enum(['yes', 'no']);

export const PartyAnswer = z.strictObject({
  answer: Answer,
  /** `teams`: they pressed it themselves. Absent of somebody who was not reached. */
  how: Means.optional(),
  on: Day,
  /** Who noted it; themselves in Teams. */
  by: Actor,
  reason: z.string().optional(),
  /** Why it waits, when it does not go ahead against a no. */
  waits: z.string().optional(),
  /** Of somebody who was not reached: who tried, and how often (P6). */
  tries: z.string().optional(),
  /** A no of the person or a carer that was weighed, or what is known of their views; it goes ahead all the same (R18). */
  regard: Regard.optional(),
  /** It was given after the version held (P6). */
  late: z.literal(true).optional(),
  /** What it went ahead with before they could be asked. */
  earlier: z.strictObject({ tries: z.string().optional(), regard: Regard.optional() }).optional(),
  /** A yes was noted, and that was wrong: what stood before, and why it was put right (P18). */
  corrected: z
    .strictObject({
      was: z.strictObject({ how: Means.optional(), on: Day, by: Actor }),
      why: z.string(),
      by: Actor,
      on: Day,
    })
    .optional(),
});
export interface PartyAnswer extends z.infer<typeof PartyAnswer> {}

export const AskedParty = Party.extend({
  answer: PartyAnswer.optional(),
  /** Since when they say that what was noted for them is not right (P11). */
  questioned: Day.optional(),
  /**
   * Their no to the change that this one was joined with, or takes the place of: they are asked anew (R19). Or their own no, when somebody else noted
   * another answer since: it is read until they confirm that themselves (P6).
   */
  saidBefore: PartyAnswer.optional(),
  /** The day on which they said that what was noted for them about this was not right: what is noted since counts once they confirm it (P11). */
  denied: Day.optional(),
  /** One who leads the team has looked at what was noted for them, which they can no longer confirm (P11). */
  looked: z.strictObject({ by: Actor, on: Day }).optional(),
  /** They said no and are in the plan no longer: one who leads the team decides whether it goes on (R19). */
  gone: z
    .strictObject({
      on: Day,
      /** Who took them out, or held them back. */
      by: Actor.optional(),
      decided: z.strictObject({ reason: z.string(), effect: Effect, by: Actor, on: Day }).optional(),
    })
    .optional(),
});
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
  /** Capacity for this decision, and who decides (R45, MCA 2005). */
  deciding: Deciding,
  /** The effect on wellbeing, when somebody who lacks capacity objects: it is weighed as of any no (R18). */
  effect: Effect.optional(),
  trigger: Trigger.optional(),
  kinds: z.array(ChangeKind),
  /** Why a colleague proposed what was joined with it (R7). */
  alsoBecause: z.array(Trigger).optional(),
  /** What a trigger or a kind of "other" means. */
  otherwise: z.string().optional(),
  evidence: z.array(Evidence),
  copyTo: z.array(Recipient),
  copyChange: CopyChange.optional(),
  /** Staff who are not in the circle and whom visits of it name: they are asked about it, and join once it is agreed (R4). */
  joins: z.array(StaffId).optional(),
  /** Keys of the changes by hand that it puts into the formal record (R14). */
  carries: z.array(z.string()),
  /** The record that it was proposed from, for example an issue (R26). */
  from: RecordId.optional(),
});
export interface Proposed extends z.infer<typeof Proposed> {}

/** A version that people are asked to agree to. */
export const Proposal = Proposed.extend({
  parties: z.array(AskedParty),
  /** False when it leaves the monitoring as it is, whatever that is by then. */
  setsMonitoring: z.boolean(),
  by: StaffId,
  /** Who proposed what it goes on from (R7, R12). */
  alsoBy: z.array(StaffId).optional(),
  on: Day,
  /** Who was asked and is in the plan no longer, for whatever reason: nothing waits for them (R15, R24). */
  left: z.array(z.strictObject({ name: z.string(), on: Day })).optional(),
  /** Whom it names for a visit and who does not come any more: it waits until somebody else is named (R4, R24). */
  cannotCome: z.array(z.strictObject({ staff: StaffId, name: z.string(), on: Day })).optional(),
  /** The entry of the record's history in which it was proposed: there its whole content stands. */
  seq: z.number().int(),
});
export interface Proposal extends z.infer<typeof Proposal> {}

/** True of an attorney or deputy who decides in the person's place, within a document that was seen (P2). */
export const isDecider = ({ key }: Pick<Party, 'key'>, deciding: Deciding): boolean => deciderIn(deciding)?.key === key;

/**
 * Whose agreement it hangs on: a representative who does not decide is consulted and has no veto; in the place of somebody who lacks
 * capacity others decide (P2).
 */
export const counts = (party: Pick<Party, 'key' | 'part'>, deciding: Deciding): boolean =>
  isDecider(party, deciding) || (party.part === 'person' ? !lacksCapacity(deciding) : party.part !== 'representative');

/** R18: whose no can be weighed, so that it goes ahead all the same. R19: of anybody else a no stands. */
export const canBeWeighed = (party: Pick<Party, 'key' | 'part'>, deciding: Deciding): boolean =>
  (party.part === 'person' || party.part === 'carer') && !isDecider(party, deciding);

/** R19: another answer was noted for them since they said no themselves, or denied one, and they have not confirmed it. */
export const isUnconfirmed = ({ staff, answer, saidBefore, denied }: AskedParty): boolean =>
  staff !== undefined && (saidBefore ?? denied) !== undefined && answer !== undefined && answer.by !== staff;

/** R6, R19: their own no, or denial, against a yes that somebody else noted: the yes counts once they confirm it. */
export const isToConfirm = (party: AskedParty): boolean =>
  isUnconfirmed(party) &&
  party.answer?.answer === 'yes' &&
  (party.denied !== undefined || party.saidBefore?.by === party.staff);

/** R19: the no that is still theirs, whatever somebody else noted since. */
export const noOf = (party: AskedParty): PartyAnswer | undefined =>
  party.answer?.answer === 'no' ? party.answer : party.answer && !isToConfirm(party) ? undefined : party.saidBefore;

/**
 * R19, P11: the no that outlives their being taken out. A denial is one: what was noted for them was not theirs, and they are not there to say what is.
 */
export const outlivingNoOf = (party: AskedParty): PartyAnswer | undefined => {
  const { staff, answer, denied, questioned } = party;
  const on = denied ?? questioned;
  return (
    noOf(party) ??
    (staff !== undefined && on !== undefined && answer?.by !== staff
      ? { answer: 'no', how: 'teams', on, by: staff }
      : undefined)
  );
};

/** R19: who said no to a change that was withdrawn, or denied what was noted for them, and to which lines of the plan. */
export const Unsettled = z.strictObject({ party: AskedParty, of: z.array(z.string()) });
export interface Unsettled extends z.infer<typeof Unsettled> {}

/** True when this party does not stand in the way. R45: what somebody says whose capacity is not known is noted, and settles nothing. */
const isSettled = (party: AskedParty, deciding: Deciding): boolean =>
  !counts(party, deciding) ||
  party.gone?.decided !== undefined ||
  ((party.answer?.answer === 'yes' || party.answer?.regard !== undefined) &&
    !isToConfirm(party) &&
    !(party.part === 'person' && deciding.capacity.answer === 'unknown' && !isWithoutThem(party, deciding)));

/** P6: the person could not be asked, and what is known of their views was weighed. */
const isWithoutThem = ({ answer }: AskedParty, deciding: Deciding): boolean =>
  isNotAsked(deciding) && answer?.answer === 'not-reached';

type Asked = Pick<Proposal, 'parties' | 'deciding'>;

/** MCA 2005: it is known whether the person can decide, and, if they cannot, who does. */
export const decides = (deciding: Deciding): boolean =>
  deciding.capacity.answer === 'has' ||
  isNotAsked(deciding) ||
  (deciding.capacity.answer === 'lacks' && deciding.authority !== undefined);

/** R45: it is known that they lack capacity for this, and whoever proposed it has still to say who decides. */
export const lacksDecider = (deciding: Deciding): boolean =>
  deciding.capacity.answer === 'lacks' && deciding.authority === undefined;

/** R6: everybody agrees, or what the person or a carer said against it has been weighed (R18). */
export const isAgreed = ({ parties, deciding, cannotCome }: Asked & Pick<Proposal, 'cannotCome'>): boolean =>
  !cannotCome && decides(deciding) && parties.every((party) => isSettled(party, deciding));

/** Whose answer is waited for. */
export const unanswered = ({ parties, deciding }: Asked): readonly AskedParty[] =>
  parties.filter((party) => counts(party, deciding) && (party.answer === undefined || isToConfirm(party)));

/** Those whose no stands in the way. Of anybody but the person and a carer it cannot be overridden (R19). */
export const inTheWay = ({ parties, deciding }: Asked): readonly AskedParty[] =>
  parties.filter(
    (party) =>
      counts(party, deciding) &&
      party.answer?.answer === 'no' &&
      party.answer.regard === undefined &&
      !party.gone?.decided,
  );

/** Whose no stands though they are in the plan no longer: nobody can talk it over with them. */
export const goneObjectors = (asked: Asked): readonly AskedParty[] => inTheWay(asked).filter(({ gone }) => gone);

/** Whoever proposed it, or what it goes on from. */
export const proposersOf = ({ by, alsoBy = [] }: Pick<Proposal, 'by' | 'alsoBy'>): readonly StaffId[] => [
  by,
  ...alsoBy,
];

/**
 * R19: who has a part in it, and so does not decide over the no of somebody who was taken out: whoever proposed it, is asked about it
 * themselves, or took them out.
 */
export const withPartIn = (proposal: Pick<Proposal, 'by' | 'alsoBy' | 'parties'>): readonly StaffId[] => [
  ...new Set([
    ...proposersOf(proposal),
    ...proposal.parties.flatMap(({ staff, gone }) => {
      const one = gone ? gone.by : staff;
      return one === undefined || one === 'reable' ? [] : one;
    }),
  ]),
];

/** True when somebody who is asked does not agree, or could not be asked, or the person objects by words or behaviour. */
export const isWithoutAgreement = ({ parties, deciding }: Asked): boolean =>
  objects(deciding) ||
  parties.some((party) => counts(party, deciding) && party.answer !== undefined && party.answer.answer !== 'yes');

/** Who of those asked has left the plan's people, and who has joined them, for the first time or again. */
export const peopleSince = (parties: readonly AskedParty[], present: readonly Party[]) => ({
  left: parties.filter(({ key, gone }) => !gone && present.every((one) => one.key !== key)),
  joined: present.filter(({ key }) => parties.every((one) => one.key !== key || one.gone)),
});

/** The day of the first evidence: from here the clock runs (R11). */
export const receivedOn = ({ evidence }: Pick<Proposed, 'evidence'>): Day | undefined =>
  evidence.map(({ on }) => on).toSorted()[0];

/** Days from the first evidence to the decision, or to today while there is none. */
export function daysTaken(proposed: Pick<Proposed, 'evidence'>, decidedOrToday: Day): number | undefined {
  const received = receivedOn(proposed);
  return received === undefined ? undefined : Math.max(0, daysBetween(received, decidedOrToday));
}

/** Who noted what any of them says, or said before. */
export const notersOf = ({ parties }: Pick<Proposal, 'parties'>): readonly Actor[] =>
  parties.flatMap(({ answer, saidBefore }) => [answer, saidBefore].flatMap((one) => one?.by ?? []));
