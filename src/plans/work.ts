import type { StaffId } from '../kernel/ids.ts';
import type { Cause, NewNotice } from '../records/kind.ts';
import type { Recipient } from '../notices/ledger.ts';
import type { PlanFact } from './facts.ts';
import { hasWork, stillDue, type Plan } from './plan.ts';
import { newest } from './versions.ts';
import { inTheWay, unanswered, type Party } from './proposal.ts';

/** Who is sent what of a plan's own; that a new version holds, everybody in the plan is told by its telling. */
export function notify(plan: Plan, facts: readonly PlanFact[], { before, by }: Cause<Plan>): readonly NewNotice[] {
  // Whoever proposed a change need not be in the plan: then only this tells them what others made of it.
  const proposer = without([by], before.proposal ? [before.proposal.by] : []);
  const made = facts.flatMap((fact): readonly NewNotice[] => {
    switch (fact.type) {
      case 'proposed': {
        const asked = staffOf(plan.proposal ? unanswered(plan.proposal) : []);
        return [...toEach(asked, 'please-agree'), ...toEach(without(asked, proposer), 'withdrawn')];
      }
      case 'people-changed':
        return plan.proposal ? askAll(unanswered(plan.proposal).filter(isIn(fact.joined)), 'please-agree') : [];
      case 'withdrawn':
        return toEach(without([by], [...proposer, ...staffOf(before.proposal?.parties ?? [])]), 'withdrawn');
      case 'version-agreed':
        return toEach(without([by, ...staffOf(fact.tell)], ownerOf(plan)), 'please-confirm');
      case 'plan-chased':
        return [
          ...(plan.proposal ? askAll(unanswered(plan.proposal), 'agree-reminder') : []),
          ...(fact.instead ?? ownerOf(plan)).map((staff): NewNotice => ({ to: { staff }, what: 'plan-reminder' })),
        ];
      case 'answered':
        // What was weighed stands in nobody's way, and whoever noted a no knows of it.
        return fact.answer === 'no' && fact.regard === undefined && plan.proposal
          ? toEach(without([by], [plan.proposal.by, ...(fact.leads ?? [])]), 'disagreement')
          : [];
      case 'evidence-added':
      case 'amended-by-hand':
      case 'copy-given':
        return [];
    }
  });
  // Whoever stands in the plan twice answers twice at once: nobody needs to hear of it twice.
  return made.filter((one, index) => made.findIndex((other) => same(one, other)) === index);
}

const same = (a: NewNotice, b: NewNotice): boolean => JSON.stringify(a) === JSON.stringify(b);

const isIn =
  (parties: readonly Party[]) =>
  ({ key }: Party): boolean =>
    parties.some((one) => one.key === key);

const without = <T>(some: readonly unknown[], all: readonly T[]): readonly T[] =>
  all.filter((one) => !some.includes(one));

const toEach = (staff: readonly StaffId[], what: NewNotice['what']): readonly NewNotice[] =>
  [...new Set(staff)].map((one) => ({ to: { staff: one }, what }));

const askAll = (parties: readonly Party[], what: NewNotice['what']): readonly NewNotice[] =>
  toEach(staffOf(parties), what);

const staffOf = (people: readonly Recipient[]): readonly StaffId[] => people.flatMap(({ staff }) => staff ?? []);

/** Whoever proposed what is open or what holds now answers for it. */
export const ownerOf = ({ proposal, versions }: Plan): readonly StaffId[] => {
  const owner = proposal?.by ?? newest({ versions })?.by;
  return owner === undefined ? [] : [owner];
};

/** Staff who have something to do: answer, see to a disagreement, deliver copies, put into the record what was written by hand. */
export function waitingFor(plan: Plan): readonly StaffId[] {
  const { proposal } = plan;
  return [
    ...(hasWork(plan) ? ownerOf(plan) : []),
    ...(proposal ? unanswered(proposal).flatMap(({ staff }) => staff ?? []) : []),
    ...(proposal ? inTheWay(proposal).flatMap(({ answer }) => answer?.leads ?? []) : []),
    ...stillDue(plan).flatMap(({ staff }) => staff ?? []),
  ];
}
