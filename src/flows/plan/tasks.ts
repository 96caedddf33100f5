import { reachesTeams } from '../../access/policy.ts';
import type { Viewer } from '../../access/viewer.ts';
import { daysBetween, wordsForDay, type Day } from '../../kernel/days.ts';
import { stillDue, withoutCopy, type Plan } from '../../plans/plan.ts';
import { newest } from '../../plans/versions.ts';
import { daysTaken, inTheWay, receivedOn, unanswered, type Proposal } from '../../plans/proposal.ts';
import { listWords } from '../../plans/words.ts';
import type { Task } from '../engine/own-pages.ts';
import { daysWords } from './copies-page.ts';

/** What a service has set for itself; no source gives figures. */
export interface LocalTargets {
  /** Days from the first evidence to the decision (R11); none when unset. */
  readonly decisionDays?: number | undefined;
}

/** What waits in a plan, for this viewer to do or for those who lead its team to know, the most pressing first. */
export function tasksOf(plan: Plan, viewer: Viewer, today: Day, targets: LocalTargets): readonly Task[] {
  const leads = reachesTeams(viewer, 'see', 'care-record');
  const owns = (plan.proposal?.by ?? newest(plan)?.by) === viewer.staff;
  return [
    ...(plan.proposal ? ofProposal(plan.proposal, viewer, today, targets, owns || leads) : []),
    ...ofAmendments(plan, viewer, today, owns || leads),
    ...ofTemporary(plan, today, owns || leads),
    ...ofCopies(plan, today, owns),
  ];
}

function ofProposal(
  proposal: Proposal,
  viewer: Viewer,
  today: Day,
  { decisionDays }: LocalTargets,
  minds: boolean,
): readonly Task[] {
  const since = proposal.on;
  const days = daysTaken(proposal, today);
  const isLate = days !== undefined && decisionDays !== undefined && days > decisionDays;
  const mine = unanswered(proposal).some(({ staff }) => staff === viewer.staff);
  const against = inTheWay(proposal);
  const [others, received] = [unanswered(proposal).filter(({ staff }) => staff !== viewer.staff), receivedOn(proposal)];
  return [
    ...(isLate && minds
      ? [
          {
            whose: 'team' as const,
            words: `Decision late: ${daysWords(days)} since the evidence, ${daysWords(decisionDays)} at most here`,
            since: received ?? since,
            late: true,
          },
        ]
      : []),
    ...(mine ? [{ whose: 'me' as const, words: 'Say whether you agree to a change', since, late: false }] : []),
    ...(minds && against.length > 0
      ? [
          {
            whose: 'team' as const,
            words: `To be resolved: ${listWords(against.map(({ name }) => name))} ${against.length === 1 ? 'does' : 'do'} not agree`,
            since,
            late: daysBetween(since, today) > 0,
          },
        ]
      : []),
    ...(minds && others.length > 0
      ? [
          {
            whose: 'me' as const,
            words: `Waiting for ${listWords(others.map(({ name }) => name))}`,
            since,
            late: false,
          },
        ]
      : []),
  ];
}

/** R14: it cannot be put away, and its age shows. */
function ofAmendments(plan: Plan, viewer: Viewer, today: Day, minds: boolean): readonly Task[] {
  return stillDue(plan)
    .filter(({ staff }) => minds || staff === viewer.staff)
    .map(({ on }) => ({
      whose: 'team',
      words: `Formal record due for ${daysWords(daysBetween(on, today))}, changed by hand`,
      since: on,
      late: daysBetween(on, today) > 0,
    }));
}

/** R8: what was meant for a while is looked at again when the while is over. */
function ofTemporary({ current, proposal }: Plan, today: Day, minds: boolean): readonly Task[] {
  const until = current?.temporaryUntil;
  if (!minds || until === undefined || until >= today || proposal) return [];
  return [
    {
      whose: 'team',
      words: `The extra support was until ${wordsForDay(until)}: look at it again`,
      since: until,
      late: true,
    },
  ];
}

function ofCopies(plan: Plan, today: Day, owns: boolean): readonly Task[] {
  const missing = withoutCopy(plan);
  const since = newest(plan)?.agreedOn ?? today;
  return owns && missing.length > 0
    ? [{ whose: 'me', words: `Copies to deliver: ${listWords(missing.map(({ name }) => name))}`, since, late: false }]
    : [];
}
