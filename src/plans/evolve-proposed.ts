import type { Day } from '../kernel/days.ts';
import type { StaffId } from '../kernel/ids.ts';
import type { Happened } from '../records/kind.ts';
import { questioning } from './agreement.ts';
import type { PlanContent } from './content.ts';
import { differences } from './difference.ts';
import type { PlanFact } from './facts.ts';
import type { Plan } from './plan.ts';
import { noOf, outlivingNoOf, type AskedParty, type Proposal } from './proposal.ts';
import { contentAsked, standing } from './standing.ts';

type Proposing = Extract<PlanFact, { type: 'proposed' }>;

/** What a proposal does to the plan: it is open, and what it was proposed from is kept with the plan (R26). */
export function proposedIn(
  plan: Plan,
  fact: Proposing,
  happened: Happened,
): Pick<Plan, 'proposal' | 'cameFrom' | 'unsettled'> {
  const { from } = fact.proposed;
  const unsettled = unsettledAfter(plan, happened.today);
  const cameFrom = [...new Set([...(plan.cameFrom ?? []), ...(from === undefined ? [] : [from])])];
  return {
    proposal: proposalOf({ ...plan, unsettled }, fact, happened),
    unsettled,
    ...(cameFrom.length > 0 && { cameFrom }),
  };
}

function proposalOf(plan: Plan, { proposed, parties }: Proposing, { by, today, seq }: Happened): Proposal {
  if (by === 'reable') throw new Error('nobody but a member of staff proposes a plan');
  const setsMonitoring = proposed.content.monitoring !== standing(plan, today)?.monitoring;
  const alsoBy = goesOnFrom(plan.proposal, proposed).filter((one) => one !== by);
  // R19: a no is not lost because what it was said to was joined with another change, or withdrawn and proposed again.
  const old = [...(plan.proposal?.parties ?? []), ...saidToTheSame(plan, proposed.content, today)];
  const asked = parties.map((party): AskedParty => {
    const olds = old.filter(({ key }) => key === party.key);
    const [saidBefore] = olds.flatMap((one) => noOf(one) ?? []);
    const denied = olds.find((one) => one.denied ?? one.questioned);
    return { ...party, ...(saidBefore && { saidBefore }), ...(denied && deniedIn(denied)) };
  });
  // Nor because whoever said it is not asked about this one: they are in the plan no longer, or it names another to visit.
  const left = old.flatMap((one): readonly AskedParty[] => {
    const answer = outlivingNoOf(one);
    return answer && parties.every(({ key }) => key !== one.key)
      ? [
          {
            ...one,
            ...deniedIn(one),
            questioned: undefined,
            answer,
            gone: { ...one.gone, on: one.gone?.on ?? today, decided: undefined },
          },
        ]
      : [];
  });
  const gone = [...new Map(left.toReversed().map((one) => [one.key, one])).values()];
  return {
    ...proposed,
    parties: [...asked, ...gone],
    setsMonitoring,
    by,
    ...(alsoBy.length > 0 && { alsoBy }),
    on: today,
    seq,
  };
}

const deniedIn = ({ denied, questioned }: AskedParty): Pick<AskedParty, 'denied'> => {
  const on = denied ?? questioned;
  return on === undefined ? {} : { denied: on };
};

/** Whoever proposed what was open, when all that showed it shows the new one, too: both are joined. */
const goesOnFrom = (open: Proposal | undefined, { evidence }: Pick<Proposal, 'evidence'>): readonly StaffId[] =>
  open && open.evidence.length > 0 && open.evidence.every(({ key }) => evidence.some((one) => one.key === key))
    ? [...new Set([...(open.alsoBy ?? []), open.by])]
    : [];

/** The lines of the plan that a change is about. */
const linesOf = (plan: Plan, content: PlanContent, today: Day): readonly string[] =>
  differences(standing(plan, today), content).map(({ what }) => what);

/** What was said before to a change of the same lines: it was withdrawn, or fell because what was noted was denied. */
function saidToTheSame(plan: Plan, content: PlanContent, today: Day): readonly AskedParty[] {
  const lines = linesOf(plan, content, today);
  const isSame = (of: readonly string[]): boolean => of.some((line) => lines.includes(line));
  const fell = plan.heldBefore === undefined || isSame(plan.changed.map(({ what }) => what));
  return [
    ...(fell ? questioning(plan) : []),
    ...(plan.unsettled ?? []).toReversed().flatMap(({ party, of }) => (isSame(of) ? [party] : [])),
  ];
}

/** More of them are not kept. */
const MOST_UNSETTLED = 60;

/** Once the open change is open no longer. Once it is agreed, everybody's answer to it is their last. */
export function unsettledAfter(plan: Plan, today: Day, isAgreed = false): Plan['unsettled'] {
  const { proposal, unsettled = [] } = plan;
  if (!proposal) return plan.unsettled;
  const lines = linesOf(plan, contentAsked(plan, proposal, today), today);
  const others = unsettled.map(({ party, of }) => ({ party, of: of.filter((line) => !lines.includes(line)) }));
  const open = isAgreed ? [] : proposal.parties.filter((party) => noOf(party) ?? party.denied);
  const now = [
    ...others.filter(({ of }) => of.length > 0),
    ...open.map(({ gone, ...party }) => ({
      party: { ...party, ...(gone && { gone: { on: gone.on, by: gone.by } }) },
      of: [...lines],
    })),
  ];
  return now.length > 0 ? now.slice(-MOST_UNSETTLED) : undefined;
}
