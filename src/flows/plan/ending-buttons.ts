import type { Button } from '../../../cards/views.ts';
import type { PersonReading as Reading } from '../../kinds/kind.ts';
import { isOver } from '../../plans/content.ts';
import { endingSoon, endWords, untoldEnds, whichEnds, withoutTeams } from '../../plans/ending.ts';
import { ownerOf } from '../../plans/notices.ts';
import type { Plan } from '../../plans/plan.ts';
import { namesOf, whenWords } from '../../plans/words.ts';
import { acting, starting } from './page-parts.ts';

/** Nobody is told of it while reablement stands still or is over. */
const owedNow = (plan: Plan, { person, today }: Reading) => (person.stopped ? [] : untoldEnds(plan, today));

/** P8: those without Teams hear of an end from whoever answers for the plan, or comes to that visit. */
export const toldEndButtons = (plan: Plan, at: Reading): readonly Button[] =>
  (at.mayTell ? owedNow(plan, at) : []).slice(0, 1).map((visits) => ({
    title: `I told ${namesOf(withoutTeams(plan.people))}`,
    press: acting(at, `told-end.${whichEnds(visits)}`),
  }));

/** P8: of visits that have ended those without Teams were not told. */
export const endedUntold = (plan: Plan, at: Reading): readonly string[] =>
  owedNow(plan, at)
    .filter(([first]) => isOver(first, at.today))
    .map((visits) => `${endWords(visits, at.today)}. Not told yet: ${namesOf(withoutTeams(plan.people))}`);

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
