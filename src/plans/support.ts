import { addDays, weekdayOf, type Day } from '../kernel/days.ts';
import { isOver, WEEK, type PlanContent, type Visit } from './content.ts';

/** What a version says of visits, from its first day on. Versions stand in the order in which they were agreed. */
export interface Agreed extends Pick<PlanContent, 'visits' | 'startsOn'> {
  /** Somebody says that what was noted for them is not right: it does not apply (P11). */
  readonly questioned?: true | undefined;
}

const WEEK_DAYS = 7;

const comesOn = (visit: Visit, day: Day): boolean =>
  visit.days.some((one) => WEEK.indexOf(one) === (weekdayOf(day) + 6) % WEEK_DAYS) &&
  (visit.from === undefined || visit.from <= day) &&
  !isOver(visit, day);

/** Minutes of support that were agreed for a day: nothing is taken off for pauses, stays in hospital or visits that did not take place. */
export function agreedFor(versions: readonly Agreed[], day: Day): number {
  const applying = versions.findLast(({ startsOn, questioned }) => startsOn <= day && !questioned);
  return (applying?.visits ?? []).reduce((sum, visit) => sum + (comesOn(visit, day) ? visit.minutes : 0), 0);
}

/** The seven days from `first` on. */
export const weekFrom = (first: Day): readonly Day[] =>
  Array.from({ length: WEEK_DAYS }, (_, index) => addDays(first, index));

/** The first days of the two weeks that are laid side by side: the second week, and the last seven days up to `last`; undefined before the second week is over. */
export function weeksBeside(began: Day, last: Day): { readonly second: Day; readonly end: Day } | undefined {
  const second = addDays(began, WEEK_DAYS);
  return last < addDays(second, WEEK_DAYS) ? undefined : { second, end: addDays(last, 1 - WEEK_DAYS) };
}

/** Minutes of support that were agreed for the seven days from `first` on. */
export const agreedForWeek = (versions: readonly Agreed[], first: Day): number =>
  weekFrom(first).reduce((sum, day) => sum + agreedFor(versions, day), 0);
