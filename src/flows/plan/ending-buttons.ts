import type { Button, Field } from '../../../cards/views.ts';
import { NOTE, type PersonReading as Reading } from '../../kinds/kind.ts';
import { isOver } from '../../plans/content.ts';
import { endingSoon, endWords, untoldEnds, untoldOf, whichEnds } from '../../plans/ending.ts';
import { ownerOf } from '../../plans/notices.ts';
import type { Plan } from '../../plans/plan.ts';
import { namesOf, whenWords } from '../../plans/words.ts';
import { howFor } from '../../questions/told-how.ts';
import { acting, starting } from './page-parts.ts';

/** Nobody is told of it while reablement stands still or is over. */
const owedNow = (plan: Plan, { person, today }: Reading) => (person.stopped ? [] : untoldEnds(plan, today));

const firstOwed = (plan: Plan, at: Reading) => (at.mayTell ? owedNow(plan, at)[0] : undefined);

/** P8: those without Teams hear of an end from whoever answers for the plan, or comes to that visit: the card asks how. */
export const toldEndButtons = (plan: Plan, at: Reading): readonly Button[] => {
  const visits = firstOwed(plan, at);
  const title = visits && `Tell ${namesOf(untoldOf(plan, visits))}`;
  return title === undefined ? [] : [{ title, press: { do: 'notice/refresh', id: at.id, x: 'visit-ends' } }];
};

/** The same on the card itself: one press for all who were told in the same way, and one for each. */
export function toldEndAsked(plan: Plan, at: Reading): { readonly field?: Field; readonly buttons: readonly Button[] } {
  const visits = firstOwed(plan, at);
  if (!visits) return { buttons: [] };
  const people = untoldOf(plan, visits).slice(0, MOST_ASKED);
  const told = (some: typeof people): Button => ({
    title: `I told ${namesOf(some)}`,
    press: acting(at, `told-end.${whichEnds(visits)}.${some.map(({ key }) => key).join(',')}`),
    withInputs: true,
  });
  const others = people.length > 1 ? people.slice(0, MOST_EACH).map((one) => told([one])) : [];
  const options = howFor(at.person).map(({ value, title }) => ({ value, title }));
  const field: Field = {
    id: NOTE,
    kind: 'choice',
    label: 'How were they told?',
    value: 'in-person',
    options,
    show: 'list',
  };
  return { field, buttons: [told(people), ...others] };
}
const MOST_ASKED = 8;
const MOST_EACH = 3;

/** P8: of visits that have ended those without Teams were not told. */
export const endedUntold = (plan: Plan, at: Reading): readonly string[] =>
  owedNow(plan, at)
    .filter(([first]) => isOver(first, at.today))
    .map((visits) => `${endWords(visits, at.today)}. Not told yet: ${namesOf(untoldOf(plan, visits))}`);

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
