import { z } from 'zod';
import { Day } from '../kernel/days.ts';
import { RecordId, StaffId } from '../kernel/ids.ts';
import { Recipient } from '../notices/ledger.ts';
import { NeedsMet } from '../people/needs-met.ts';
import { Means } from '../people/means.ts';
import { THE_PERSON } from '../people/needs.ts';
import { Actor } from '../records/fact.ts';
import { hasPassed } from '../work/duty.ts';
import { Agreement, questioning } from './agreement.ts';
import { PlanContent } from './content.ts';
import { Difference } from './difference.ts';
import { MonitoringLine } from './monitoring.ts';
import { Evidence, Proposal, Unsettled } from './proposal.ts';
import { Earlier, newest, versionOf, VersionLine } from './versions.ts';

/** How a copy reached its reader. `link`: they fetched it themselves, signed in (R20). */
export const CopyMeans = z.enum(['link', 'by-hand', 'post', 'secure-email']);
export type CopyMeans = z.infer<typeof CopyMeans>;

/** A version that reached its reader. */
export const Delivery = z.strictObject({
  version: z.number().int(),
  how: CopyMeans,
  on: Day,
  by: Actor,
  inForm: NeedsMet.optional(),
});
export interface Delivery extends z.infer<typeof Delivery> {}

/** Who has which version (R17): the newest that reached them. */
export const CopyLine = Recipient.extend({
  /** False when they got copies before, and no longer do. */
  wanted: z.boolean(),
  has: Delivery.optional(),
  /** What they had before that: they have it still when the note of the newer one was wrong. */
  had: Delivery.optional(),
});
export interface CopyLine extends z.infer<typeof CopyLine> {}

/** That somebody agreed outside the bot: who, how and when. */
export const GivenYes = z.strictObject({
  key: z.string(),
  name: z.string(),
  how: Means,
  on: Day,
  staff: StaffId.optional(),
  /** Since when they say that this was not their answer (P11). */
  questioned: Day.optional(),
});
export interface GivenYes extends z.infer<typeof GivenYes> {}

/** Why something noted was changed, by whom, and when. */
const Because = z.strictObject({ reason: z.string(), by: Actor, on: Day });

/** What was written by hand into the plan in the person's home once it was agreed (R13), until the formal record says it too (R14). */
export const Amendment = z.strictObject({
  key: z.string(),
  /** The agreed version that says it, or else the one it was written into. */
  version: z.number().int().positive(),
  who: z.string(),
  staff: StaffId.optional(),
  on: Day,
  written: z.string(),
  /** Which change of that version it is, in the words of its difference. */
  says: z.string().optional(),
  /** True when that version says it already: then it is over once the home has a copy of it. */
  inRecord: z.boolean(),
  /** Everybody's yes to what no version says. */
  agreed: z.array(GivenYes),
  notedBy: Actor,
  /** What it said before it was last corrected; all of them stand in the history. */
  corrected: Because.extend({ was: z.string() }).optional(),
  /** It was noted by mistake. */
  takenBack: Because.optional(),
  done: z.strictObject({ version: z.number().int(), on: Day }).optional(),
  /** Reablement was over before the formal record said it. */
  closed: z.literal(true).optional(),
});
export interface Amendment extends z.infer<typeof Amendment> {}

/** The folder in the home is to say a new version before its copy is there: who is asked to write it in, and who has. */
export const Folder = z.strictObject({
  version: z.number().int(),
  writers: z.array(StaffId),
  on: Day,
  done: z.strictObject({ by: Actor, on: Day }).optional(),
});
export interface Folder extends z.infer<typeof Folder> {}

/** Changes of monitoring that the folder in the home does not say yet: by their records, the newest last, and who is asked to write them in. */
export const HomeLine = z.strictObject({
  records: z.array(z.string()),
  writers: z.array(StaffId),
  on: Day,
  /** What the folder says until then: once that applies again, there is nothing to write (R14). */
  says: z.array(z.string()),
  /** The newest was taken back after it was written in: it is to be struck out. */
  strike: z.literal(true).optional(),
});
export interface HomeLine extends z.infer<typeof HomeLine> {}

/** The yes to what was written by hand that somebody else noted for this member of staff (P11). */
export const yesNotedFor = (
  { agreed, notedBy }: Pick<Amendment, 'agreed' | 'notedBy'>,
  staff: StaffId | 'reable',
): readonly GivenYes[] => (notedBy === staff ? [] : agreed.filter((yes) => yes.staff === staff));

/** Who says that a yes that was noted for them was not theirs. */
export const doubtedBy = ({ agreed }: Pick<Amendment, 'agreed'>): readonly GivenYes[] =>
  agreed.filter(({ questioned }) => questioned !== undefined);

/** When it is reviewed next, by whom, and after how many days from then on. */
export const NextReview = z.strictObject({ on: Day, by: z.string(), every: z.number().int().positive() });
export interface NextReview extends z.infer<typeof NextReview> {}

/** A smaller step towards an outcome (R26): which, in words with its day, and whether it is done. */
export const SmallerStep = z.strictObject({ outcome: z.string(), words: z.string(), done: z.boolean() });
export interface SmallerStep extends z.infer<typeof SmallerStep> {}

/** A plan as it stands. Nothing is in it until the first version has been proposed. */
export const Plan = z.strictObject({
  /** What holds now, and what it changed of the version before. */
  current: PlanContent.optional(),
  changed: z.array(Difference),
  /** The same of the versions before it, as long as anybody may still have written one in. */
  changedBefore: z.array(z.strictObject({ version: z.number().int(), changed: z.array(Difference) })).optional(),
  /** What applied before the newest version, kept while an answer to that was noted by somebody else and may be disputed (P11). */
  heldBefore: z
    .strictObject({
      version: z.number().int(),
      content: PlanContent,
      /** When the newest version says itself how it is monitored. */
      monitoring: z.array(MonitoringLine).optional(),
      /** What everybody said to it. */
      agreement: Agreement.optional(),
    })
    .optional(),
  copyTo: z.array(Recipient),
  /** Who is in the plan now that something holds. */
  people: z.array(Recipient),
  /** The newest alone: all of them are asked for through versions.ts. */
  versions: z.array(VersionLine),
  /** How progress is monitored, from which day on. */
  monitoring: z.array(MonitoringLine),
  earlier: Earlier.optional(),
  proposal: Proposal.optional(),
  /** The records that a change of it was proposed from. */
  cameFrom: z.array(RecordId).optional(),
  /** Forms whose proposals were withdrawn or replaced: delivered again they propose nothing (S51). */
  over: z.array(z.string()),
  amendments: z.array(Amendment),
  copies: z.array(CopyLine),
  /** Evidence that waits: a change is proposed, or it is said why none is needed (R9, R11). */
  evidence: z.array(Evidence),
  /** Staff who are in the circle because they visit, and nothing else. */
  throughVisits: z.array(StaffId),
  /** Visits that end, and whom of those without Teams somebody has told. */
  endsTold: z.array(z.strictObject({ which: z.string(), key: z.string() })).optional(),
  /** Of those, who joins the circle by what was agreed and is not in it yet. */
  joining: z.array(StaffId).optional(),
  /** Of those, who visits no longer, until they leave the circle or are kept in it. */
  noLonger: z.array(z.strictObject({ staff: StaffId, name: z.string(), since: Day })),
  /** Staff whom visits name and who have left the circle. */
  gone: z.array(z.strictObject({ staff: StaffId, since: Day })),
  folder: Folder.optional(),
  /** What whoever visits said of the version that began: whether it was done the new way (TL15). */
  newWay: z
    .strictObject({
      version: z.number().int(),
      /** Each answer stays, also where another says otherwise. */
      answers: z.array(z.strictObject({ by: Actor, done: z.boolean(), why: z.string().optional(), on: Day })),
    })
    .optional(),
  /** As the records of its reviews say. */
  review: NextReview.optional(),
  /** As the record of how far it came says. */
  steps: z.array(SmallerStep).optional(),
  /** The newest version brought nothing but visits for a while: the last day of them (R8). */
  onlyUntil: Day.optional(),
  homeLine: HomeLine.optional(),
  /** Who wrote the last of them in: they are asked to strike it out, should it be taken back. */
  lineWriter: Actor.optional(),
  /** What they wrote in: pressed twice, it is written once. */
  lineWritten: z.string().optional(),
  agreement: Agreement.optional(),
  /** What the mental capacity lead has looked at: of which change or version, and what. */
  lookedAt: z.array(z.string()),
  /** What they wrote when they last did: what follows from it. */
  lastLook: z.strictObject({ id: z.string(), by: Actor, on: Day, name: z.string(), note: z.string() }).optional(),
  /** The last change that was withdrawn, until another is proposed: what it was, and why, for whoever proposed it (R12). */
  withdrawn: Because.extend({ proposer: StaffId, alsoBy: z.array(StaffId).optional(), what: z.string() }).optional(),
  /** Noes and denials to changes that are no longer open: they are read again, should the same be proposed (R19). */
  unsettled: z.array(Unsettled).optional(),
  /** The version that applied when reablement was over: nobody waits for a copy of it any more. */
  closed: z.number().int().optional(),
});
export interface Plan extends z.infer<typeof Plan> {}

export const nothingYet: Plan = {
  changed: [],
  over: [],
  copyTo: [],
  people: [],
  versions: [],
  monitoring: [],
  amendments: [],
  copies: [],
  evidence: [],
  throughVisits: [],
  noLonger: [],
  gone: [],
  lookedAt: [],
};

/** What of which change or version was looked at. */
export const lookedKey = (id: string, matter: string): string => `${id} ${matter}`;

/** The key of the copy that lies in the person's home. */
export const HOME = THE_PERSON;

/** R14: what was written by hand and the formal record does not say yet, or the home has no copy that says it. */
export const stillDue = ({ amendments }: Pick<Plan, 'amendments'>): readonly Amendment[] =>
  amendments.filter(
    ({ done, takenBack, closed }) => done === undefined && takenBack === undefined && closed === undefined,
  );

type Disputable = Pick<Plan, 'agreement' | 'people' | 'versions'>;

/** P11, R6: the newest version, while somebody says that the yes that was noted for them is not right: then not everybody agreed to it. */
export const disputed = (plan: Disputable): VersionLine | undefined =>
  questioning(plan).length > 0 ? newest(plan) : undefined;

type Held = Disputable & Pick<Plan, 'heldBefore' | 'earlier'>;

/** Which version applies: while the newest is disputed, the one before it, or none. */
export const inUse = (plan: Held): VersionLine | undefined =>
  disputed(plan) ? plan.heldBefore && versionOf(plan, plan.heldBefore.version) : newest(plan);

/** The same, and where no other was agreed the one that is disputed. */
export const followed = (plan: Held): VersionLine | undefined => inUse(plan) ?? newest(plan);

/** The folder in the home, or its copy, says what is disputed. */
export const folderIsAhead = (plan: Plan): boolean => {
  const line = disputed(plan);
  const home = plan.copies.find(({ key }) => key === HOME)?.has;
  return (
    line !== undefined &&
    (home?.version === line.version || (plan.folder?.version === line.version && plan.folder.done !== undefined))
  );
};

/** P11, R17: their newest copy is of what is disputed, whatever they had before. */
export const hasFallen = (plan: Disputable, { has }: CopyLine): boolean =>
  has !== undefined && has.version === disputed(plan)?.version;

/** P11, R17: who has what is disputed on paper, besides the home, whose copy is put right with its folder. */
export const copiesAstray = (plan: Disputable & Pick<Plan, 'copies'>): readonly CopyLine[] =>
  plan.copies.filter((line) => line.wanted && line.key !== HOME && line.has?.how !== 'link' && hasFallen(plan, line));

/** P11: nobody agreed to what was written by hand, or the version that says it does not apply until it is settled. */
export const isToStrike = (
  plan: Disputable,
  { inRecord, version, agreed }: Pick<Amendment, 'inRecord' | 'version' | 'agreed'>,
): boolean => doubtedBy({ agreed }).length > 0 || (inRecord && version === disputed(plan)?.version);

/** R8: until when anybody is asked for what the version in force brought, when all of it ends by itself. */
export const askedUntil = (plan: Disputable & Pick<Plan, 'onlyUntil'>): Day | undefined =>
  disputed(plan) ? undefined : plan.onlyUntil;

/** What the folder in the home does not say yet: neither its copy is there, nor has anybody written it in (R16). */
export function unwritten(
  plan: Disputable & Pick<Plan, 'folder' | 'copies' | 'closed' | 'onlyUntil'>,
  today?: Day,
): Folder | undefined {
  const { folder, copies, closed } = plan;
  if (!folder || folder.done || folder.version === closed || disputed(plan)) return undefined;
  if (today !== undefined && hasPassed({ until: plan.onlyUntil }, today)) return undefined;
  const home = copies.find(({ key, wanted }) => key === HOME && wanted);
  return home && (home.has?.version ?? 0) < folder.version ? folder : undefined;
}

/** Who should have a copy of what holds now, and has not. */
export function withoutCopy(plan: Held & Pick<Plan, 'copies' | 'closed'>): readonly CopyLine[] {
  const version = inUse(plan)?.version;
  return version === undefined || version <= (plan.closed ?? 0)
    ? []
    : plan.copies.filter((line) => line.wanted && !hasCopy(line, version));
}

/** P19: who had no copy of it when reablement was over: nobody owes them one any more. */
export function closedWithoutCopy(plan: Held & Pick<Plan, 'copies' | 'closed'>): readonly CopyLine[] {
  const version = inUse(plan)?.version;
  return version === undefined || version > (plan.closed ?? 0)
    ? []
    : plan.copies.filter((line) => line.wanted && !hasCopy(line, version));
}

/** What they had before their newest copy they have still. */
export const hasCopy = ({ has, had }: CopyLine, version: number): boolean =>
  has?.version === version || had?.version === version;
