import type { Button } from '../../../cards/views.ts';
import type { PersonReading as Reading } from '../../kinds/kind.ts';
import { endingSoon, endingTogether, whichEnds, withoutTeams } from '../../plans/ending.ts';
import { ownerOf } from '../../plans/notices.ts';
import type { Plan } from '../../plans/plan.ts';
import { namesOf, whenWords } from '../../plans/words.ts';
import { acting, starting } from './page-parts.ts';

/** P8: those without Teams hear of an end from whoever answers for the plan, or comes to that visit. */
export function toldEndButtons({ current, people, endsTold = [] }: Plan, at: Reading): readonly Button[] {
  const names = withoutTeams(people);
  if (!current || names.length === 0 || !at.mayTell) return [];
  return endingTogether({ visits: endingSoon(current, at.today) })
    .map(whichEnds)
    .filter((which) => !endsTold.includes(which))
    .slice(0, 1)
    .map((which) => ({ title: `I told ${namesOf(names)}`, press: acting(at, `told-end.${which}`) }));
}

/** R8: whoever answers for the plan may propose that a visit which ends soon is kept. */
export function keepButtons(plan: Plan, at: Reading): readonly Button[] {
  const { current, proposal } = plan;
  if (!current || !at.mayRecord || ownerOf(plan) !== at.viewer.staff) return [];
  const visits = endingSoon(current, at.today).filter(
    ({ key, until }) => proposal?.content.visits.find((visit) => visit.key === key)?.until === until || !proposal,
  );
  return visits.slice(0, 2).map((visit) => ({
    title: visits.length === 1 ? 'Keep it' : `Keep ${whenWords(visit)}`,
    press: starting(at, `plan-revision.${visit.key}`),
  }));
}
