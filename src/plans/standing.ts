import type { Day } from '../kernel/days.ts';
import { standingOn, type PlanContent } from './content.ts';
import { differences, shortWords } from './difference.ts';
import { monitoringAfter, monitoringOn, monitoringSince, type MonitoringLine } from './monitoring.ts';
import { disputed, type Plan } from './plan.ts';
import type { Proposal } from './proposal.ts';
import { versionOf, type VersionLine } from './versions.ts';

type Standing = Pick<Plan, 'current' | 'monitoring' | 'heldBefore' | 'agreement' | 'people' | 'versions'>;

/** What applies: while the newest version is disputed, what applied before it (P11). */
export const inForce = (plan: Standing): PlanContent | undefined =>
  disputed(plan) ? (plan.heldBefore?.content ?? plan.current) : plan.current;

/** How it is monitored, without what a disputed version says; what was recorded since stands. */
export function monitoringInForce(plan: Standing): readonly MonitoringLine[] {
  const before = disputed(plan) && plan.heldBefore?.monitoring;
  if (!before) return plan.monitoring;
  const isNew = ({ record }: MonitoringLine): boolean =>
    record !== undefined && before.every((line) => line.record !== record);
  return [...before, ...plan.monitoring.filter(isNew)];
}

const monitored = (plan: Standing) => ({ monitoring: monitoringInForce(plan) });

/** A version that is agreed and has not begun is read as on its first day. */
function dayFor(plan: Standing, day: Day): Day {
  const current = inForce(plan);
  return current && current.startsOn > day ? current.startsOn : day;
}

/** What the newest version says on a day: without visits that are over, and with the monitoring that applies then (R1, R8). */
export function standing(plan: Standing, day: Day): PlanContent | undefined {
  const [current, on] = [inForce(plan), dayFor(plan, day)];
  return current && { ...standingOn(current, on), monitoring: monitoringOn(monitored(plan), on) ?? current.monitoring };
}

/** The newest version as everybody agreed to it, without visits that are over: what was recorded by itself since stands beside it. */
export const asAgreed = (plan: Standing, day: Day): PlanContent | undefined =>
  plan.current && standingOn(plan.current, plan.current.startsOn > day ? plan.current.startsOn : day);

/** Changes of monitoring that were recorded by themselves since a version held, and before another began. */
export function sinceAgreed(
  plan: Plan,
  { version, startsOn }: Pick<VersionLine, 'version' | 'startsOn'>,
  { monitoring }: Pick<PlanContent, 'monitoring'>,
): readonly MonitoringLine[] {
  return monitoringSince(plan, monitoring, startsOn, versionOf(plan, version + 1)?.startsOn);
}

/** What changes later of its monitoring, the nearest first. */
export const monitoringLater = (plan: Standing, day: Day): readonly MonitoringLine[] =>
  monitoringAfter(monitored(plan), dayFor(plan, day));

/** What people are asked about: where it leaves the monitoring alone, that is as it is by now. */
export const contentAsked = (plan: Standing, proposal: Proposal, day: Day): PlanContent =>
  proposal.setsMonitoring
    ? proposal.content
    : { ...proposal.content, monitoring: standing(plan, day)?.monitoring ?? proposal.content.monitoring };

/** What people are asked about, in a few words for a heading. */
export const askedInShort = (plan: Standing, proposal: Proposal, day: Day): string =>
  plan.current
    ? shortWords(differences(standing(plan, day), contentAsked(plan, proposal, day))) || BY_HAND_ALONE
    : 'first plan';

/** P16: a change that puts into the formal record what was written by hand, and nothing else. */
const BY_HAND_ALONE = 'what was written by hand';

/** Whose change is withdrawn, and what it was. */
export const withdrawnOf = (plan: Standing, proposal: Proposal, day: Day) => ({
  proposer: proposal.by,
  alsoBy: proposal.alsoBy,
  what: askedInShort(plan, proposal, day),
});

/**
 * A content as it was agreed: nothing is in force before everybody agreed (R6), so it begins on that day at the earliest, and so do
 * the visits that began with it. What is over by then is not in it.
 */
export function agreedOn(proposed: PlanContent, day: Day): PlanContent {
  const content = standingOn(proposed, day);
  const { startsOn } = content;
  if (startsOn >= day) return content;
  const visits = content.visits.map((visit) => (visit.from === startsOn ? { ...visit, from: day } : visit));
  return { ...content, startsOn: day, visits };
}

/** True when nothing of it would be left on this day: it was for a time that is over, so people have to be asked again. */
export const isForPast = (plan: Plan, proposal: Proposal, day: Day): boolean =>
  plan.current !== undefined &&
  proposal.carries.length === 0 &&
  differences(standing(plan, day), standingOn(contentAsked(plan, proposal, day), day)).length === 0;
