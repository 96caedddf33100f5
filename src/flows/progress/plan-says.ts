import type { Day } from '../../kernel/days.ts';
import { followed, type Plan } from '../../plans/plan.ts';
import { standing } from '../../plans/standing.ts';
import type { PlanSays } from './facts.ts';

/** What progress stands on of the plan in force; undefined before a first version was agreed. */
export function planSays(plan: Plan | undefined, today: Day): PlanSays | undefined {
  const [line, now] = plan ? [followed(plan), standing(plan, today)] : [];
  return (
    line &&
    now && {
      on: line.agreedOn,
      outcomes: now.outcomes.map(({ key, words, achieved }) => ({ key, words, achieved: achieved === 'achieved' })),
      equipment: [...new Set(now.equipment)],
    }
  );
}
