import type { Day } from '../kernel/days.ts';
import { addWorkingDays } from '../work/working-days.ts';
import { isOver, type PlanContent, type Visit } from './content.ts';

/** A visit that ends by itself. */
export type EndingVisit = Visit & { readonly until: Day };

const hasEnd = (visit: Visit): visit is EndingVisit => visit.until !== undefined;

export const endingIn = ({ visits }: Pick<PlanContent, 'visits'>): readonly EndingVisit[] => visits.filter(hasEnd);

/** The day on which everybody in the plan is told that it ends: two working days before. */
export const toldOn = ({ until }: EndingVisit): Day => addWorkingDays(until, -2);

/** Visits that end soon: people have been told of it, and it is not over. */
export const endingSoon = (content: Pick<PlanContent, 'visits'>, today: Day): readonly EndingVisit[] =>
  endingIn(content).filter((visit) => toldOn(visit) <= today && !isOver(visit, today));
