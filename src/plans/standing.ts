import type { Day } from '../kernel/days.ts';
import { standingOn, type PlanContent } from './content.ts';
import { differences } from './difference.ts';
import { monitoringAfter, monitoringOn, type MonitoringLine } from './monitoring.ts';
import type { Plan } from './plan.ts';
import type { Proposal } from './proposal.ts';

type Standing = Pick<Plan, 'current' | 'monitoring'>;

/** A version that is agreed and has not begun is read as on its first day. */
const dayFor = ({ current }: Standing, day: Day): Day => (current && current.startsOn > day ? current.startsOn : day);

/** What the newest version says on a day: without visits that are over, and with the monitoring that applies then (R1, R8). */
export function standing(plan: Standing, day: Day): PlanContent | undefined {
  const { current } = plan;
  const on = dayFor(plan, day);
  return current && { ...standingOn(current, on), monitoring: monitoringOn(plan, on) ?? current.monitoring };
}

/** What changes later of its monitoring, the nearest first. */
export const monitoringLater = (plan: Standing, day: Day): readonly MonitoringLine[] =>
  monitoringAfter(plan, dayFor(plan, day));

/** What people are asked about: where it leaves the monitoring alone, that is as it is by now. */
export const contentAsked = (plan: Standing, proposal: Proposal, day: Day): PlanContent =>
  proposal.setsMonitoring
    ? proposal.content
    : { ...proposal.content, monitoring: standing(plan, day)?.monitoring ?? proposal.content.monitoring };

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
