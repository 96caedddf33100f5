import { assertNever } from '../kernel/assert-never.ts';
import { followed, withJoined } from './copies-around.ts';
import { homeLineAfter, lineKey } from './home-line.ts';
import { withMonitoringChange } from './monitoring.ts';
import type { Happened } from '../records/kind.ts';
import { lookedOnly } from './evolve-answers.ts';
import type { PlanFact } from './facts.ts';
import type { Day } from '../kernel/days.ts';
import type { Plan } from './plan.ts';
import type { Proposal } from './proposal.ts';
import { visitorsIn } from './visitors.ts';

/** What came from outside: the circle, and records of their own. */
export type Around = Extract<
  PlanFact,
  {
    type:
      | 'visitors-seen'
      | 'end-told'
      | 'visitor-kept'
      | 'monitoring-changed'
      | 'monitoring-written'
      | 'review-planned'
      | 'steps-followed'
      | 'copies-followed'
      | 'people-followed'
      | 'screened';
  }
>;

/** No plan has so many visits that end on different days. */
const MOST_ENDS = 60;

const cannotCome = (
  { content, cannotCome: before = [] }: Proposal,
  { cannotCome: now }: Extract<Around, { type: 'visitors-seen' }>,
  on: Day,
): Proposal['cannotCome'] =>
  now &&
  visitorsIn(content).flatMap(({ staff, name }) =>
    now.includes(staff) ? [before.find((one) => one.staff === staff) ?? { staff, name, on }] : [],
  );

/** The plan once it has heard of it. */
export function evolveAround(plan: Plan, fact: Around, { today: on, by }: Happened): Plan {
  switch (fact.type) {
    case 'visitors-seen':
      return {
        ...plan,
        gone: fact.gone.map((staff) => plan.gone.find((one) => one.staff === staff) ?? { staff, since: on }),
        noLonger: plan.noLonger.filter(({ staff }) => !fact.left.includes(staff)),
        throughVisits: plan.throughVisits.filter((staff) => !fact.left.includes(staff)),
        joining: fact.joining,
        proposal: plan.proposal && { ...plan.proposal, cannotCome: cannotCome(plan.proposal, fact, on) },
      };
    case 'end-told':
      return {
        ...plan,
        endsTold: [...(plan.endsTold ?? []), ...fact.told.map(({ key }) => ({ which: fact.which, key }))].slice(
          -MOST_ENDS,
        ),
      };
    case 'visitor-kept':
      return {
        ...plan,
        noLonger: plan.noLonger.filter(({ staff }) => staff !== fact.staff),
        throughVisits: plan.throughVisits.filter((staff) => staff !== fact.staff),
      };
    case 'monitoring-changed':
      return { ...plan, monitoring: withMonitoringChange(plan, fact), homeLine: homeLineAfter(plan, fact, on) };
    case 'monitoring-written':
      return { ...plan, homeLine: undefined, lineWriter: by, lineWritten: lineKey(plan) };
    case 'review-planned':
      return { ...plan, review: fact.review };
    case 'steps-followed':
      return { ...plan, steps: fact.steps };
    case 'copies-followed':
      return {
        ...plan,
        copies: followed(plan.copies, fact),
        // The next change begins from whoever gets one by then (R17), and so does the one that is open.
        copyTo: withJoined(plan.copyTo, fact.joined),
        proposal: plan.proposal && { ...plan.proposal, copyTo: withJoined(plan.proposal.copyTo, fact.joined) },
      };
    case 'screened':
      return lookedOnly(plan, fact.id, 'restricts');
    case 'people-followed': {
      const stay = plan.people.filter(({ key }) => fact.left.every((one) => one.key !== key));
      return { ...plan, people: [...stay, ...fact.joined] };
    }
    default:
      return assertNever(fact);
  }
}
