import { blank } from '../kernel/blank.ts';
import { addDays, type Day } from '../kernel/days.ts';
import { problemIn } from '../people/capacity.ts';
import type { Occasion } from '../records/kind.ts';
import { same } from '../records/same.ts';
import { isUnweighed } from './answering.ts';
import type { PlanCommand, PlanRefusal } from './commands.ts';
import { isPause, type PlanContent, type Visit } from './content.ts';
import { standing } from './standing.ts';
import { differences } from './difference.ts';
import type { Recipient } from '../notices/ledger.ts';
import type { Party as Around } from '../people/party.ts';
import { partiesOf } from './parties.ts';
import { HOME, type Plan } from './plan.ts';
import { impossibleVisits } from './problems.ts';
import type { Proposal, Proposed } from './proposal.ts';
import { versionOf } from './versions.ts';

/** What a proposal must have, whatever the form that made it. */
export function wrongWith(
  plan: Plan,
  { proposed, reablementStarted }: Extract<PlanCommand, { type: 'propose' }>,
  { today, circle }: Occasion,
): PlanRefusal | undefined {
  const { content, evidence, trigger, kinds, otherwise, copyTo, copyChange } = proposed;
  const keys = copyTo.map(({ key }) => key);
  const [began, isFirst] = [versionOf(plan, 1)?.startsOn, plan.current === undefined];
  const problem = problemIn(proposed.deciding, today);
  if (problem) return { code: 'PLAN.DECIDING', problem };
  if (isUnweighed(proposed.deciding, proposed.effect)) return { code: 'PLAN.WELLBEING-MISSING' };
  const why = impossibleVisits(content.visits);
  if (why !== undefined) return { code: 'PLAN.VISITS-IMPOSSIBLE', why };
  if (content.outcomes.length === 0) return { code: 'PLAN.NO-OUTCOME' };
  if (content.startsOn < reablementStarted) return { code: 'PLAN.BEFORE-REABLEMENT', started: reablementStarted };
  // Once it has begun, a change begins on the day on which it is agreed at the earliest.
  if (began !== undefined && began > today && content.startsOn < began) return { code: 'PLAN.BEFORE-PLAN', began };
  if (kinds.includes('temporary') && content.visits.every(({ until }) => until === undefined))
    return { code: 'PLAN.END-MISSING' };
  const span = wrongSpan(content, plan.current, today);
  if (span) return span;
  if (!keys.includes(HOME)) return { code: 'PLAN.HOME-WITHOUT-COPY' };
  if (evidence.some(({ words }) => blank(words))) return { code: 'PLAN.EVIDENCE-MISSING' };
  if (evidence.some(({ on }) => on > today)) return { code: 'PLAN.EVIDENCE-IN-FUTURE' };
  const again =
    plan.proposal && saysTheSame(plan.proposal, proposed) ? ({ code: 'PLAN.ASKED-ALREADY' } as const) : undefined;
  if (isFirst) return again;
  const before = standing(plan, today);
  // R14: what was written by hand may be all that it puts into the record.
  if (differences(before, content).length === 0 && proposed.carries.length === 0)
    return { code: 'PLAN.CHANGES-NOTHING' };
  if (trigger === undefined) return { code: 'PLAN.TRIGGER-MISSING' };
  if (kinds.length === 0) return { code: 'PLAN.KIND-MISSING' };
  if ((trigger === 'other' || kinds.includes('other')) && blank(otherwise)) return { code: 'PLAN.OTHERWISE-MISSING' };
  if (evidence.length === 0) return { code: 'PLAN.EVIDENCE-MISSING' };
  if (othersGetCopies(plan, keys, circle) && blank(copyChange?.reason)) return { code: 'PLAN.COPY-REASON-MISSING' };
  return again;
}

/** Days that no plan is made for: what is meant for so long is for good. */
const FURTHEST = 366;

/** What is wrong with the days that are new in it; what stands in the plan already was agreed as it is. */
function wrongSpan({ startsOn, visits }: PlanContent, before: PlanContent | undefined, today: Day) {
  const latest = addDays(today, FURTHEST);
  const isNew = ({ key, from, until }: Visit): boolean =>
    !before?.visits.some((one) => one.key === key && one.from === from && one.until === until);
  const ends = visits.filter((visit) => visit.until !== undefined && isNew(visit));
  const pauses = visits.filter((visit) => isPause(visit) && isNew(visit));
  if (
    [startsOn, ...[...ends, ...pauses].flatMap(({ from, until }) => [from ?? startsOn, until ?? startsOn])].some(
      (day) => day > latest,
    )
  )
    return { code: 'PLAN.TOO-FAR', latest } as const;
  if (pauses.some(({ from }) => from !== undefined && from <= startsOn))
    return { code: 'PLAN.ENDS-BEFORE-START', starts: startsOn } as const;
  for (const { from, until } of ends) {
    if (until !== undefined && until < today) return { code: 'PLAN.OVER-ALREADY', until } as const;
    const starts = from !== undefined && from > startsOn ? from : startsOn;
    if (until !== undefined && until < starts) return { code: 'PLAN.ENDS-BEFORE-START', starts } as const;
  }
  return undefined;
}

/** True when a reader could not tell from what stands there that they are asked anew. */
const saysTheSame = (open: Proposal, again: Omit<Proposed, 'version'>): boolean => {
  const said = ({
    content,
    trigger,
    kinds,
    otherwise,
    evidence,
    copyTo,
    copyChange,
    carries,
    deciding,
  }: typeof again) => ({
    deciding,
    content,
    trigger,
    kinds,
    otherwise,
    evidence,
    copyChange,
    copyTo: copyTo.map(({ key }) => key).toSorted(),
    carries: carries.toSorted(),
  });
  return same(said(open), said(again));
};

/**
 * R17: others than the version before went to, as far as those are still in the plan: who has left it, or is not to be told, gets none, and
 * nobody has to say why. Of a first plan there are no others.
 */
export function othersGetCopies(plan: Plan, keys: readonly string[], circle: readonly Around[]): boolean {
  const isNew = (one: string): boolean => plan.copyTo.every(({ key }) => key !== one);
  const isMissing = copiesBefore(plan, circle).some(({ key }) => !keys.includes(key));
  return plan.current !== undefined && (isMissing || keys.some(isNew));
}

/** Whom the version before went to, without those who are in the plan no longer. */
export const copiesBefore = (plan: Plan, circle: readonly Around[]): readonly Recipient[] => {
  const present = partiesOf(circle, plan);
  return plan.copyTo.filter(({ key }) => present.some((one) => one.key === key));
};
