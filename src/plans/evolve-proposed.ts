import type { StaffId } from '../kernel/ids.ts';
import type { Happened } from '../records/kind.ts';
import type { PlanFact } from './facts.ts';
import type { Plan } from './plan.ts';
import type { AskedParty, Proposal } from './proposal.ts';
import { standing, withdrawnOf } from './standing.ts';

type Proposing = Extract<PlanFact, { type: 'proposed' }>;

/** What a proposal does to the plan: it is open, and what it was proposed from is kept with the plan (R26). */
export function proposedIn(plan: Plan, fact: Proposing, happened: Happened): Pick<Plan, 'proposal' | 'cameFrom'> {
  const { from } = fact.proposed;
  const cameFrom = [...new Set([...(plan.cameFrom ?? []), ...(from === undefined ? [] : [from])])];
  return { proposal: proposalOf(plan, fact, happened), ...(cameFrom.length > 0 && { cameFrom }) };
}

function proposalOf(plan: Plan, { proposed, parties }: Proposing, { by, today, seq }: Happened): Proposal {
  if (by === 'reable') throw new Error('nobody but a member of staff proposes a plan');
  const setsMonitoring = proposed.content.monitoring !== standing(plan, today)?.monitoring;
  const alsoBy = goesOnFrom(plan.proposal, proposed).filter((one) => one !== by);
  const gone = plan.proposal?.parties.filter((one) => one.gone && parties.every(({ key }) => key !== one.key)) ?? [];
  const now = {
    ...proposed,
    parties: [...parties, ...gone],
    setsMonitoring,
    by,
    ...(alsoBy.length > 0 && { alsoBy }),
    on: today,
    seq,
  };
  const { withdrawn } = plan;
  const isAgain = withdrawn?.what === withdrawnOf(plan, now, today).what;
  const noes = plan.proposal ? noesTo(plan.proposal) : (isAgain && withdrawn?.noes) || [];
  // R19: a no is not lost because another change was joined with what it was said to, nor because the same was withdrawn and is proposed again.
  const asked = parties.map((party): AskedParty => {
    const saidBefore = noes.find(({ key }) => key === party.key)?.said;
    return saidBefore ? { ...party, saidBefore } : party;
  });
  return { ...now, parties: [...asked, ...gone] };
}

/** What was said against it, and stands: also against what it was joined with. */
export const noesTo = ({ parties }: Pick<Proposal, 'parties'>): NonNullable<NonNullable<Plan['withdrawn']>['noes']> =>
  parties.flatMap(({ key, answer, saidBefore }) => {
    const said = answer?.answer === 'no' ? answer : answer ? undefined : saidBefore;
    return said ? [{ key, said }] : [];
  });

/** Whoever proposed what was open, when all that showed it shows the new one, too: both are joined. */
const goesOnFrom = (open: Proposal | undefined, { evidence }: Pick<Proposal, 'evidence'>): readonly StaffId[] =>
  open && open.evidence.length > 0 && open.evidence.every(({ key }) => evidence.some((one) => one.key === key))
    ? [...new Set([...(open.alsoBy ?? []), open.by])]
    : [];
