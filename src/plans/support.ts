import { addDays, type Day } from '../kernel/days.ts';
import { minutesAWeek, standingOn } from './content.ts';
import type { Plan } from './plan.ts';
import { applyingOn, newest, versionOf } from './versions.ts';

/** Minutes of support a week, as the versions of the plan say. */
export interface Support {
  readonly second: number;
  readonly last: number;
}

/**
 * What the plan says of a week: of week 2, when what is needed is known, and of the last day that is looked at. Visits that did not take place
 * are not taken off. Undefined before week 2.
 */
export function supportBeside(
  plan: Pick<Plan, 'versions' | 'earlier' | 'current'>,
  began: Day,
  last: Day,
): Support | undefined {
  const first = versionOf(plan, 1);
  const second = first && addDays(first.startsOn > began ? first.startsOn : began, 7);
  if (second === undefined || last < second) return undefined;
  const [then, now] = [applyingOn(plan, second), applyingOn(plan, last)];
  if (!then || !now) return undefined;
  // Of the newest it is known which of its visits are over by then, or have not begun.
  const content = now.version === newest(plan)?.version ? plan.current : undefined;
  const visits = content && standingOn(content, last).visits.filter(({ from = last }) => from <= last);
  return { second: then.minutes, last: visits ? minutesAWeek({ visits, startsOn: last }) : now.minutes };
}
