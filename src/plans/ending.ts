import { wordsForDay, type Day } from '../kernel/days.ts';
import { addWorkingDays } from '../work/working-days.ts';
import { inOrder, isOver, type Visit } from './content.ts';
import { whenWords } from './words.ts';

interface Visits {
  readonly visits: readonly Visit[];
}

/** A visit that ends by itself. */
export type EndingVisit = Visit & { readonly until: Day };

const hasEnd = (visit: Visit): visit is EndingVisit => visit.until !== undefined;

export const endingIn = ({ visits }: Visits): readonly EndingVisit[] => visits.filter(hasEnd);

/** The day on which everybody in the plan is told that it ends: two working days before. */
export const toldOn = ({ until }: EndingVisit): Day => addWorkingDays(until, -2);

export type Together = readonly [EndingVisit, ...EndingVisit[]];

/** Those that end on one day, by day: they are told of together. */
export const endingTogether = (content: Visits): readonly Together[] =>
  [...Map.groupBy(endingIn({ visits: inOrder(content.visits) }), ({ until }) => until).values()].flatMap(
    ([first, ...more]): readonly Together[] => (first ? [[first, ...more]] : []),
  );

/** As many as are read at a glance; all of them stand in the plan. */
const MOST_NAMED = 3;

/** Which visits end, or have ended by `today`, and on which day. */
export function endWords(visits: Together, today: Day = visits[0].until): string {
  const day = wordsForDay(visits[0].until);
  const isPast = isOver(visits[0], today);
  if (visits.length === 1) return `The visit ${whenWords(visits[0])} ${isPast ? 'ended' : 'ends'} on ${day}`;
  const named = visits.slice(0, MOST_NAMED).map(whenWords);
  const more = visits.length - named.length;
  return `${visits.length} visits ${isPast ? 'ended' : 'end'} on ${day}: ${[...named, ...(more > 0 ? [`${more} more`] : [])].join('; ')}`;
}

/** One more that ends on the same day is told anew. */
export const whichEnds = (visits: Together): string =>
  `${visits.length === 1 ? visits[0].key : visits.length}.${visits[0].until}`;

/** Those in the plan who hear of an end from somebody, since they do not use Teams. */
export const withoutTeams = <T extends { readonly staff?: unknown }>(people: readonly T[]): readonly T[] =>
  people.filter(({ staff }) => staff === undefined);

interface Ends {
  readonly current?: Visits | undefined;
  readonly people: readonly EndReader[];
  readonly endsTold?: readonly { readonly which: string; readonly key: string }[] | undefined;
}
interface EndReader {
  readonly key: string;
  readonly name: string;
  readonly staff?: unknown;
}

/** P8: who of those without Teams has not been told that these visits end. */
export const untoldOf = ({ people, endsTold = [] }: Omit<Ends, 'current'>, visits: Together): readonly EndReader[] => {
  const which = whichEnds(visits);
  return withoutTeams(people).filter(({ key }) => !endsTold.some((told) => told.which === which && told.key === key));
};

/** P8: ends, also those that have passed, of which somebody without Teams has not been told. */
export const untoldEnds = (plan: Ends, today: Day): readonly Together[] =>
  plan.current
    ? endingTogether(plan.current).filter((some) => toldOn(some[0]) <= today && untoldOf(plan, some).length > 0)
    : [];

/** Visits that end soon: people have been told of it, and it is not over. */
export const endingSoon = (content: Visits, today: Day): readonly EndingVisit[] =>
  endingIn(content).filter((visit) => toldOn(visit) <= today && !isOver(visit, today));
