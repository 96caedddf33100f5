import { z } from 'zod';
import { assertNever } from '../kernel/assert-never.ts';
import { Recipient } from '../notices/ledger.ts';
import type { Happened } from '../records/kind.ts';
import { minutesAWeek } from './content.ts';
import { differences } from './difference.ts';
import { Amendment, Delivery, HOME, type CopyLine, type Plan } from './plan.ts';
import { daysTaken, Evidence, Party, PartyAnswer, Proposed, type Proposal } from './proposal.ts';
import { withVersion } from './versions.ts';

/** What happens to a plan. A proposal is kept whole: any two versions can be laid side by side later. */
export const PlanFact = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('proposed'), proposed: Proposed, parties: z.array(Party) }),
  PartyAnswer.omit({ by: true }).extend({
    type: z.literal('answered'),
    key: z.string(),
    /** As they were called then: the history must say who, when they have long left. */
    name: z.string(),
  }),
  /** Those who are asked follow those who are in the plan. */
  z.strictObject({ type: z.literal('people-changed'), left: z.array(z.string()), joined: z.array(Party) }),
  z.strictObject({ type: z.literal('evidence-added'), evidence: Evidence }),
  z.strictObject({ type: z.literal('version-agreed'), tell: z.array(Recipient) }),
  z.strictObject({ type: z.literal('withdrawn'), reason: z.string() }),
  z.strictObject({
    type: z.literal('amended-by-hand'),
    amendment: Amendment.omit({ done: true, notedBy: true }),
  }),
  Delivery.omit({ by: true }).extend({ type: z.literal('copy-given'), key: z.string(), name: z.string() }),
]);
export type PlanFact = z.infer<typeof PlanFact>;
type Of<T extends PlanFact['type']> = Extract<PlanFact, { type: T }>;

export function evolve(plan: Plan, fact: PlanFact, happened: Happened): Plan {
  switch (fact.type) {
    case 'proposed':
      return { ...plan, over: overWith(plan), proposal: proposalOf(fact, happened) };
    case 'answered': {
      const { type: _, key, name: __, ...rest } = fact;
      return withProposal(plan, (proposal) => ({
        ...proposal,
        parties: proposal.parties.map((party) =>
          party.key === key ? { ...party, answer: { ...rest, by: happened.by } } : party,
        ),
      }));
    }
    case 'people-changed':
      return withProposal(plan, (proposal) => ({
        ...proposal,
        parties: [...proposal.parties.filter(({ key }) => !fact.left.includes(key)), ...fact.joined],
      }));
    case 'evidence-added':
      return withProposal(plan, (proposal) => ({ ...proposal, evidence: [...proposal.evidence, fact.evidence] }));
    case 'version-agreed':
      return plan.proposal ? agreed(plan, plan.proposal, happened) : plan;
    case 'withdrawn':
      return { ...withoutProposal(plan), over: overWith(plan) };
    case 'amended-by-hand':
      return amendedByHand(plan, fact, happened);
    case 'copy-given':
      return copyGiven(plan, fact, happened);
    default:
      return assertNever(fact);
  }
}

/** Of those that are done. Older ones stand in the history; what is still due stays, however long ago it was (R14). */
const MOST_DONE = 60;

function amendedByHand(plan: Plan, { amendment }: Of<'amended-by-hand'>, { by, today }: Happened): Plan {
  const home = plan.copies.find(({ key }) => key === HOME)?.has;
  // Noted late: the version that says it lies in the home already.
  const isThere = amendment.inRecord && home !== undefined && home.version >= amendment.version;
  const noted: Amendment = {
    ...amendment,
    notedBy: by,
    done: isThere ? { version: home.version, on: today } : undefined,
  };
  const amendments = [...plan.amendments, noted];
  const past = amendments.filter(({ done }) => done !== undefined).slice(0, -MOST_DONE);
  return { ...plan, amendments: amendments.filter((one) => !past.includes(one)) };
}

/** More forms than these are not open for one plan. */
const MOST_OVER = 30;

const overWith = ({ over, proposal }: Plan): string[] => (proposal ? [...over, proposal.id] : over).slice(-MOST_OVER);

function proposalOf({ proposed, parties }: Of<'proposed'>, { by, today, seq }: Happened): Proposal {
  if (by === 'reable') throw new Error('nobody but a member of staff proposes a plan');
  return { ...proposed, parties, by, on: today, seq };
}

const withProposal = (plan: Plan, change: (proposal: Proposal) => Proposal): Plan =>
  plan.proposal ? { ...plan, proposal: change(plan.proposal) } : plan;

const withoutProposal = ({ proposal: _, ...plan }: Plan): Plan => plan;

function agreed(before: Plan, proposal: Proposal, { today }: Happened): Plan {
  const { id, seq, version, content, by, parties, copyTo, carries } = proposal;
  const line = {
    version,
    id,
    seq,
    agreedOn: today,
    startsOn: content.startsOn,
    by,
    withoutAgreement: parties.some(({ answer }) => answer?.answer === 'no'),
    minutes: minutesAWeek(content),
    outcomes: Object.fromEntries(content.outcomes.map(({ key, achieved }) => [key, achieved])),
    days: daysTaken(proposal, today),
  };
  return {
    ...withoutProposal(before),
    current: content,
    changed: before.current ? [...differences(before.current, content)] : [],
    copyTo,
    ...withVersion(before, line),
    copies: copiesFor(before.copies, copyTo),
    amendments: before.amendments.map((one) =>
      one.done === undefined && carries.includes(one.key) ? { ...one, done: { version, on: today } } : one,
    ),
  };
}

/** Everybody who gets a copy now, and those who have one and get no more. */
function copiesFor(before: readonly CopyLine[], copyTo: readonly Recipient[]): CopyLine[] {
  const lines = copyTo.map((recipient) => {
    const has = before.find(({ key }) => key === recipient.key)?.has;
    return { ...recipient, wanted: true, has };
  });
  const past = before.filter(({ key, has }) => has !== undefined && copyTo.every((one) => one.key !== key));
  return [...lines, ...past.map((line) => ({ ...line, wanted: false }))];
}

function copyGiven(plan: Plan, { key, version, how, on }: Of<'copy-given'>, { by, today }: Happened): Plan {
  const has = { version, how, on, by };
  const reachesHome = (one: Amendment): boolean =>
    key === HOME && one.done === undefined && one.inRecord && one.version <= version;
  return {
    ...plan,
    copies: plan.copies.map((line) => (line.key === key ? { ...line, has } : line)),
    amendments: plan.amendments.map((one) => (reachesHome(one) ? { ...one, done: { version, on: today } } : one)),
  };
}
