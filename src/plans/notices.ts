import type { StaffId } from '../kernel/ids.ts';
import { listed } from '../kernel/listed.ts';
import type { Beginning, Cause, NewNotice } from '../records/kind.ts';
import { same } from '../records/same.ts';
import type { Recipient } from '../notices/ledger.ts';
import type { PlanFact } from './facts.ts';
import type { Plan } from './plan.ts';
import { newest } from './versions.ts';
import { goneObjectors, inTheWay, withPartIn, unanswered } from './proposal.ts';

const OTHERWISE = 'copy-otherwise';
/** To whoever said no and is in the plan no longer. */
export const WENT_ON = 'went-on-without';

const replacedFor = (proposer: readonly StaffId[], before: Plan, plan: Plan): readonly StaffId[] => [
  ...proposer,
  ...noLongerAsked(before.proposal, plan.proposal),
];

/** Who is sent what of a plan's own; that a new version applies, everybody in the plan is told by its telling. */
export function notify(plan: Plan, facts: readonly PlanFact[], _: Beginning, cause: Cause<Plan>): readonly NewNotice[] {
  const { before, by, leads, managers = [] } = cause;
  // The proposer of a change need not be in the plan: then only this tells them what others made of it.
  const proposer = without([by], before.proposal ? [before.proposal.by] : []);
  const open = plan.proposal ? unanswered(plan.proposal) : [];
  const made = facts.flatMap((fact): readonly NewNotice[] => {
    switch (fact.type) {
      case 'proposed':
        return [
          ...toEach(without(staffOf(open), replacedFor(proposer, before, plan)), 'withdrawn'),
          ...ofGone(plan, cause),
        ];
      case 'withdrawn':
        return toEach(
          without([by], [...proposer, ...(before.proposal?.alsoBy ?? []), ...askedIn(before.proposal)]),
          'withdrawn',
        );
      case 'version-agreed':
        return [
          ...toEach(without([by, ...staffOf(fact.tell)], [ownerOf(plan) ?? by]), 'please-confirm'),
          // P20: who leads the team hears of it when it is decided, not weeks later.
          ...(newest(plan)?.withoutAgreement === true
            ? toEach(without([by], [...leads, ...managers]), 'decided-without')
            : []),
        ];
      // TL13, R33: why somebody has it otherwise than they need is read by whoever leads, who is never the one that noted it.
      case 'copy-given': {
        const others = without([by], leads);
        return fact.inForm?.met === false
          ? toEach(others.length > 0 ? others : without([by], managers), OTHERWISE)
          : [];
      }
      case 'note-questioned':
        return ofDenial(plan, fact, cause);
      case 'note-accepted':
        return toEach(without([by], settledFor(plan, by, [...leads, ...whoHeard(plan, managers)])), 'note-questioned');
      // R5, P20: it applies without their agreement from now on; everybody in the plan hears of it by its telling.
      case 'answer-corrected':
        return toEach(without([by], [...leads, ...managers]), 'decided-without');
      case 'answered-late':
        return toEach(without([by], [ownerOf(plan) ?? by]), 'plan-reminder');
      case 'answered':
        return ofAnswer(plan, fact, by, leads);
      case 'amended-by-hand':
        return toEach(without([by], staffOf(fact.amendment.agreed)), 'noted-for-you');
      // R45: a no that was to be overridden stands again, and somebody has to decide.
      case 'capacity-noted':
        return plan.proposal && before.proposal && inTheWay(plan.proposal).length > inTheWay(before.proposal).length
          ? toEach(without([by], [plan.proposal.by]), 'disagreement')
          : [];
      // Who is asked hears of it by their duty. R19: the no of who left is for those who lead the team.
      case 'people-changed':
        return ofGone(plan, cause);
      // R15, R19: whoever said no hears that it goes on all the same.
      case 'went-on-without':
        return toEach(
          without([by], staffOf((before.proposal?.parties ?? []).filter(({ key }) => fact.keys.includes(key)))),
          WENT_ON,
        );
      // Everybody hears of that by itself (flows/stop).
      case 'closed':
      case 'looked-at':
      case 'screened':
      case 'evidence-added':
      case 'evidence-decided':
      case 'new-way':
      case 'found-in-record':
      case 'by-hand-corrected':
      case 'by-hand-taken-back':
      case 'folder-written':
      case 'visitors-seen':
      case 'end-told':
      case 'visitor-kept':
      case 'monitoring-changed':
      case 'monitoring-written':
      case 'review-planned':
      case 'steps-followed':
      case 'copies-followed':
      case 'people-followed':
      case 'copy-taken-back':
        return [];
    }
  });
  // A colleague who stands in the plan twice answers twice at once: one notice is enough.
  return made.filter((one, index) => made.findIndex((other) => same(one, other)) === index);
}

/** A colleague for whom it was noted is told; a no, whoever proposed it, and where it cannot be weighed those who lead the team. */
function ofAnswer(
  plan: Plan,
  { key: whose, answer, regard }: Extract<PlanFact, { type: 'answered' }>,
  by: Cause<Plan>['by'],
  leads: readonly StaffId[],
): readonly NewNotice[] {
  const party = [plan.proposal, plan.agreement].flatMap((one) => one?.parties ?? []).find(({ key }) => key === whose);
  const told = party?.staff !== undefined && party.staff !== by ? toEach([party.staff], 'noted-for-you') : [];
  // A no that was weighed stands in no way, and the colleague who noted it knows of it.
  return answer !== 'no' || regard !== undefined ? told : [...told, ...noAgain(plan, { key: whose }, by, leads)];
}

/** P11: what was noted for somebody is not right; a no of their own, that it took the place of, stands again. */
const ofDenial = (
  plan: Plan,
  fact: Extract<PlanFact, { type: 'note-questioned' }>,
  { before, by, leads, managers = [], isOver = false }: Cause<Plan>,
): readonly NewNotice[] => [
  ...toEach(without([by], [...concernedBy(before, fact, isOver ? undefined : managers), ...leads]), 'note-questioned'),
  ...noAgain(plan, fact, by, leads),
];

/** R19: their no stands in the way, for the first time or again. */
function noAgain(
  { proposal }: Plan,
  { key: whose }: { readonly key: string },
  by: Cause<Plan>['by'],
  leads: readonly StaffId[],
): readonly NewNotice[] {
  const party = proposal && inTheWay(proposal).find(({ key }) => key === whose);
  if (!party) return [];
  return toEach(without([by], [proposal.by, ...(party.part === 'other' ? leads : [])]), 'disagreement');
}

/** Who noted what is under question, who answers for the plan, and, where something holds by it, everybody in the plan. Once all is over, nobody else. */
function concernedBy(
  before: Plan,
  { id, key: whose }: Extract<PlanFact, { type: 'note-questioned' }>,
  managers: readonly StaffId[] | undefined,
): readonly (StaffId | 'reable')[] {
  const about = [before.proposal, before.agreement].find((one) => one?.id === id);
  const byHand = before.amendments.find(({ key }) => key === id)?.notedBy;
  const noter = byHand ?? about?.parties.find(({ key }) => key === whose)?.answer?.by;
  if (!managers) return listed(noter, ownerOf(before));
  const all = byHand !== undefined || (before.agreement?.id === id && !before.heldBefore) ? staffOf(before.people) : [];
  const heard = before.agreement?.id === id ? whoHeard(before, managers) : [];
  return [noter, ownerOf(before), ...all, ...heard].flatMap((one) => one ?? []);
}

/** P20: who was told that it went ahead without agreement is told that it does not apply, and that it is settled. */
const whoHeard = (plan: Plan, managers: readonly StaffId[]): readonly StaffId[] =>
  newest(plan)?.withoutAgreement === true ? managers : [];

const settledFor = (plan: Plan, by: Cause<Plan>['by'], leading: readonly StaffId[]): readonly Cause<Plan>['by'][] => [
  ownerOf(plan) ?? by,
  ...leading,
  ...staffOf(plan.people),
];

/** R19: whoever said no is in the plan no longer: who leads the team and has no part in it hears of it; where nobody else does, its managers. */
function ofGone({ proposal }: Plan, { before, by, leads, managers = [] }: Cause<Plan>): readonly NewNotice[] {
  if (!proposal) return [];
  const known = before.proposal ? goneObjectors(before.proposal) : [];
  if (goneObjectors(proposal).every(({ key }) => known.some((one) => one.key === key))) return [];
  const not = [by, ...withPartIn(proposal)];
  const others = without(not, leads);
  const deciding = others.length > 0 ? others : without(not, managers);
  return toEach([...without([by], [proposal.by]), ...deciding], 'disagreement');
}

/** Whom a change asked that another has taken the place of. */
const noLongerAsked = (before: Plan['proposal'], now: Plan['proposal']): readonly StaffId[] =>
  without(staffOf(now?.parties ?? []), askedIn(before));

const askedIn = (proposal: Plan['proposal']): readonly StaffId[] =>
  staffOf(proposal?.parties.filter(({ gone }) => !gone) ?? []);

const without = <T>(some: readonly unknown[], all: readonly T[]): readonly T[] =>
  all.filter((one) => !some.includes(one));

const toEach = (staff: readonly (StaffId | 'reable')[], what: string): readonly NewNotice[] =>
  [...new Set(staff)].flatMap((one) => (one === 'reable' ? [] : [{ to: { staff: one }, what }]));

const staffOf = (people: readonly Pick<Recipient, 'staff'>[]): readonly StaffId[] =>
  people.flatMap(({ staff }) => staff ?? []);

/** The proposer of what is open, or else of what applies now, answers for it. */
export const ownerOf = ({ proposal, versions }: Plan): StaffId | undefined => proposal?.by ?? newest({ versions })?.by;
