import { same } from '../records/same.ts';
import type { PlanCommand } from './commands.ts';
import type { PlanFact } from './facts.ts';
import type { Plan } from './plan.ts';

type Of<T extends PlanCommand['type']> = Extract<PlanCommand, { type: T }>;

/** What records beside the plan say of it: when it is reviewed, and the smaller steps. Told again, nothing happens. */
export function beside(plan: Plan, command: Of<'plan-review' | 'follow-steps'>): readonly PlanFact[] {
  if (command.type === 'plan-review')
    return same(plan.review, command.review) ? [] : [{ type: 'review-planned', review: command.review }];
  return same(plan.steps ?? [], command.steps) ? [] : [{ type: 'steps-followed', steps: [...command.steps] }];
}
