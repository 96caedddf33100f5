import type { PlanView } from '../../../cards/plan-views.ts';
import type { PersonReading as Reading } from '../../kinds/kind.ts';
import { allAchieved } from '../../plans/content.ts';
import type { Plan } from '../../plans/plan.ts';

/** R31: what is achieved is reviewed, unless reablement does not go on. */
export const reviewDoor = (
  { current }: Plan,
  { id, person, mayRecord }: Reading,
): PlanView['doors'][number] | undefined =>
  mayRecord && !person.stopped && current && allAchieved(current)
    ? {
        title: 'Consider a review',
        detail: 'All outcomes are achieved',
        press: { do: 'flow/start', id, x: 'review.achieved' },
      }
    : undefined;
