import type { Day } from '../kernel/days.ts';
import { assertNever } from '../kernel/assert-never.ts';
import { recipientOf, type Recipient } from '../notices/ledger.ts';
import type { Happened } from '../records/kind.ts';
import { byEachWorker, minutesAWeek, type PlanContent } from './content.ts';
import { answerCorrected } from './answer-correction.ts';
import { agreementWith } from './assessed.ts';
import { visitorsIn } from './visitors.ts';
import { evolveCopies } from './copies.ts';
import { evolveAround } from './evolve-around.ts';
import { withVersionsMonitoring } from './monitoring.ts';
import { agreedOn, contentAsked, inForce, monitoringInForce, standing, withdrawnOf } from './standing.ts';
import { withAllClosed } from './closing.ts';
import { differences } from './difference.ts';
import { agreementOf, hasNotedForOthers, saidInForce } from './agreement.ts';
import { folderFor, yesQuestioned } from './by-hand.ts';
import { evolveByHand } from './evolve-by-hand.ts';
import { accepted, answered, answeredLate, denied, peopleAfter, unweighed, wentOn, looked } from './evolve-answers.ts';
import { withNewWay } from './new-way.ts';
import type { PlanFact } from './facts.ts';
import { proposedIn, unsettledAfter } from './evolve-proposed.ts';
import { changedBeforeOf } from './said-by.ts';
import { withAgreement } from './with-agreement.ts';
import { type CopyLine, type Plan, disputed, followed, unwritten, withoutCopy } from './plan.ts';
import { daysTaken, type Evidence, type Proposal, isWithoutAgreement } from './proposal.ts';
import { withVersion } from './versions.ts';

type Of<T extends PlanFact['type']> = Extract<PlanFact, { type: T }>;

/** What a fact does to the plan. */
export function evolve(plan: Plan, fact: PlanFact, happened: Happened): Plan {
  const { by } = happened;
  switch (fact.type) {
    case 'proposed':
      return {
        ...plan,
        ...proposedIn(plan, fact, happened),
        over: overWith(plan),
        evidence: notIn(plan.evidence, fact.proposed.evidence),
        withdrawn: undefined,
      };
    case 'answered':
      return withProposal(plan, (now) => answered(now, fact, by));
    case 'answered-late':
      return answeredLate(plan, fact, by);
    case 'answer-corrected':
      return answerCorrected(plan, fact, happened);
    case 'note-questioned':
      return questioned(plan, fact, happened);
    case 'note-accepted':
      return accepted(plan, fact, happened);
    case 'capacity-noted':
      if (fact.to !== undefined) return agreementWith(plan, fact);
      return withProposal(plan, (proposal) => ({
        ...proposal,
        deciding: fact.deciding,
        effect: fact.effect ?? proposal.effect,
        parties: unweighed(proposal, fact.deciding),
      }));
    case 'looked-at':
      return looked(plan, fact, happened);
    case 'people-changed':
      return withProposal(plan, (proposal) => ({ ...proposal, ...peopleAfter(proposal, fact, happened) }));
    case 'went-on-without':
      return withProposal(plan, ({ parties, ...rest }) => ({ ...rest, parties: wentOn(parties, fact, happened) }));
    case 'evidence-added':
      return plan.proposal
        ? withProposal(plan, (proposal) => ({ ...proposal, evidence: [...proposal.evidence, fact.evidence] }))
        : { ...plan, evidence: [...plan.evidence, fact.evidence] };
    case 'evidence-decided':
      return { ...plan, evidence: plan.evidence.filter(({ key }) => !fact.keys.includes(key)) };
    case 'version-agreed':
      return plan.proposal ? agreed(plan, plan.proposal, fact, happened) : plan;
    case 'withdrawn':
      return withdrawn(plan, fact.reason, happened);
    case 'new-way':
      return withNewWay(plan, fact, happened);
    case 'closed':
      return withAllClosed(plan.proposal ? { ...withdrawn(plan, fact.why, happened), evidence: plan.evidence } : plan);
    case 'amended-by-hand':
    case 'found-in-record':
    case 'by-hand-corrected':
    case 'by-hand-taken-back':
    case 'folder-written':
      return evolveByHand(plan, fact, happened);
    case 'visitors-seen':
    case 'end-told':
    case 'visitor-kept':
    case 'monitoring-changed':
    case 'monitoring-written':
    case 'review-planned':
    case 'steps-followed':
    case 'copies-followed':
    case 'people-followed':
    case 'screened':
      return evolveAround(plan, fact, happened);
    case 'copy-given':
    case 'copy-taken-back':
      return evolveCopies(plan, fact, happened);
    default:
      return assertNever(fact);
  }
}

/** As the plan is once these have happened. */
export const after = (plan: Plan, facts: readonly PlanFact[], happened: Omit<Happened, 'seq'>): Plan =>
  facts.reduce((state, fact) => evolve(state, fact, { ...happened, seq: 0 }), plan);

/** Before it is decided they are asked again; what was written by hand, or holds, is under question. */
function questioned(plan: Plan, fact: Of<'note-questioned'>, happened: Happened): Plan {
  if (plan.amendments.some(({ key }) => key === fact.id)) return yesQuestioned(plan, fact, happened);
  return plan.proposal?.id === fact.id
    ? withProposal(plan, (proposal) => denied(proposal, fact.key, happened.today))
    : withAgreement(plan, fact.key, { questioned: happened.today });
}

const notIn = (waiting: readonly Evidence[], used: readonly Evidence[]): Evidence[] =>
  waiting.filter(({ key }) => used.every((one) => one.key !== key));

/** More forms than these are not open for one plan. */
const MOST_OVER = 30;

const overWith = ({ over, proposal }: Plan): string[] => (proposal ? [...over, proposal.id] : over).slice(-MOST_OVER);

/** What showed that a change was needed shows it still, so it waits for a decision again (R9, R11). */
const withdrawn = (plan: Plan, reason: string, { by, today: on }: Happened): Plan => ({
  ...withoutProposal(plan),
  evidence: plan.proposal
    ? [...notIn(plan.evidence, plan.proposal.evidence), ...plan.proposal.evidence]
    : plan.evidence,
  over: overWith(plan),
  unsettled: unsettledAfter(plan, on),
  withdrawn: plan.proposal && { reason, by, on, ...withdrawnOf(plan, plan.proposal, on) },
});

const withProposal = (plan: Plan, change: (proposal: Proposal) => Proposal): Plan =>
  plan.proposal ? { ...plan, proposal: change(plan.proposal) } : plan;

const withoutProposal = ({ proposal: _, ...plan }: Plan): Plan => plan;

function agreed(
  before: Plan,
  proposal: Proposal,
  { writers, left = [] }: Of<'version-agreed'>,
  { today }: Happened,
): Plan {
  const { id, seq, version, by, carries, setsMonitoring } = proposal;
  const isIn = ({ key }: Recipient): boolean => !left.includes(key);
  const copyTo = proposal.copyTo.filter(isIn);
  const content = agreedOn(contentAsked(before, proposal, today), today);
  const line = {
    version,
    id,
    seq,
    agreedOn: today,
    startsOn: content.startsOn,
    by,
    withoutAgreement: isWithoutAgreement(proposal),
    minutes: minutesAWeek(content),
    ...(content.visits.some(({ workers }) => workers > 1) && { byWorkers: minutesAWeek(byEachWorker(content)) }),
    outcomes: Object.fromEntries(content.outcomes.map(({ key, achieved }) => [key, achieved])),
    days: daysTaken(proposal, today),
  };
  return {
    ...withoutProposal(before),
    current: content,
    changed: before.current ? [...differences(standing(before, today), content)] : [],
    ...(before.current && { changedBefore: changedBeforeOf(before) }),
    heldBefore: heldBefore(before, proposal),
    unsettled: unsettledAfter(before, today, true),
    monitoring: setsMonitoring
      ? withVersionsMonitoring(
          { monitoring: monitoringInForce(before) },
          { words: content.monitoring, startsOn: content.startsOn, version },
        )
      : [...monitoringInForce(before)],
    copyTo,
    ...visitorsAfter(before, proposal, content, today),
    agreement: agreementOf(proposal, inForce(before)),
    people: proposal.parties.filter(isIn).map(recipientOf),
    ...withVersion(before, line),
    copies: copiesFor(before.copies, copyTo),
    folder: folderFor(version, writers, today),
    onlyUntil: briefUntil(before, content, today),
    homeLine: undefined,
    amendments: before.amendments.map((one) =>
      one.done === undefined && carries.includes(one.key) ? { ...one, done: { version, on: today } } : one,
    ),
  };
}

/** The last day of what a version brings, when that is nothing but visits for a while, and nothing of the one before is open. */
function briefUntil(before: Plan, content: PlanContent, today: Day): Day | undefined {
  const was = standing(before, today);
  if (!was || disputed(before) || unwritten(before, today) || withoutCopy(before).length > 0) return undefined;
  const isNew = ({ key }: PlanContent['visits'][number]): boolean => was.visits.every((one) => one.key !== key);
  const brief = content.visits.flatMap((visit) => (visit.until !== undefined && isNew(visit) ? visit.until : []));
  const others = content.visits.filter((visit) => visit.until === undefined || !isNew(visit));
  return differences(was, { ...content, visits: others }).length === 0 ? brief.toSorted().at(-1) : undefined;
}

/** What applies again should an answer that somebody else noted turn out not to be theirs (P11). */
function heldBefore(before: Plan, { parties, setsMonitoring }: Proposal): Plan['heldBefore'] {
  const [content, line] = [inForce(before), followed(before)];
  return content && line && hasNotedForOthers(parties)
    ? {
        version: line.version,
        content,
        agreement: saidInForce(before),
        ...(setsMonitoring && { monitoring: [...monitoringInForce(before)] }),
      }
    : undefined;
}

/** Who is in the circle only because they visit, and who of them does so no longer. */
function visitorsAfter(
  { throughVisits, current, noLonger, gone, joining = [] }: Plan,
  { joins = [] }: Proposal,
  content: PlanContent,
  since: Day,
): Pick<Plan, 'throughVisits' | 'joining' | 'noLonger' | 'gone'> {
  const named = visitorsIn(content).map(({ staff }) => staff);
  // Who is not in the circle just now and is not named any more, has left it already.
  const all = [...new Set([...throughVisits, ...joins])].filter(
    (staff) => named.includes(staff) || !joining.includes(staff),
  );
  const toJoin = [...new Set([...joins, ...joining])].filter((staff) => named.includes(staff));
  const waits = [
    ...noLonger,
    ...visitorsIn(current)
      .filter(({ staff }) => all.includes(staff) && noLonger.every((one) => one.staff !== staff))
      .map((one) => ({ ...one, since })),
  ];
  return {
    throughVisits: all,
    joining: toJoin.length > 0 ? toJoin : undefined,
    noLonger: waits.filter(({ staff }) => !named.includes(staff)),
    gone: gone.filter(({ staff }) => named.includes(staff) && !joins.includes(staff)),
  };
}

/** Everybody who gets a copy now, and those who have one and get no more. */
function copiesFor(before: readonly CopyLine[], copyTo: readonly Recipient[]): CopyLine[] {
  const lines = copyTo.map((recipient) => {
    const { has, had } = before.find(({ key }) => key === recipient.key) ?? {};
    return { ...recipient, wanted: true, has, had };
  });
  const past = before.filter(({ key, has }) => has !== undefined && copyTo.every((one) => one.key !== key));
  return [...lines, ...past.map((line) => ({ ...line, wanted: false }))];
}
