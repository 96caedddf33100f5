import type { StaffId } from '../kernel/ids.ts';
import type { NewNotice } from '../records/kind.ts';
import type { PlanFact } from './facts.ts';
import { hasWork, stillDue, type Plan } from './plan.ts';
import { newest } from './versions.ts';
import { inTheWay, unanswered, type Party } from './proposal.ts';

/** Who is sent what of a plan's own; that a new version holds is told by its telling. */
export function notify(plan: Plan, facts: readonly PlanFact[], before: Plan): readonly NewNotice[] {
  const made = facts.flatMap((fact): readonly NewNotice[] => {
    switch (fact.type) {
      case 'proposed':
        return plan.proposal ? askAll(unanswered(plan.proposal), 'please-agree') : [];
      case 'people-changed':
        return plan.proposal ? askAll(unanswered(plan.proposal).filter(isIn(fact.joined)), 'please-agree') : [];
      case 'withdrawn':
        return askAll(
          (before.proposal?.parties ?? []).filter(({ staff }) => staff !== before.proposal?.by),
          'withdrawn',
        );
      case 'plan-chased':
        return [
          ...(plan.proposal ? askAll(unanswered(plan.proposal), 'agree-reminder') : []),
          ...(fact.instead ?? ownerOf(plan)).map((staff): NewNotice => ({ to: { staff }, what: 'plan-reminder' })),
        ];
      case 'answered':
        return fact.answer === 'no' && plan.proposal
          ? toEach([plan.proposal.by, ...(fact.leads ?? [])], 'disagreement')
          : [];
      case 'evidence-added':
      case 'version-agreed':
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

const toEach = (staff: readonly StaffId[], what: NewNotice['what']): readonly NewNotice[] =>
  [...new Set(staff)].map((one) => ({ to: { staff: one }, what }));

const askAll = (parties: readonly Party[], what: NewNotice['what']): readonly NewNotice[] =>
  toEach(
    parties.flatMap(({ staff }) => staff ?? []),
    what,
  );

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
