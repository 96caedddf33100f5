import { startOf, WEEK, type PlanContent, type Visit } from './content.ts';
import { byWords } from './visitors.ts';
import { dayWords, whenWords } from './words.ts';

/** A local service may set its own; no source gives figures. Beyond these it is a slip of the finger. */
export const SHORTEST_VISIT = 5;
export const LONGEST_VISIT = 480;
export const MOST_VISITS = 60;
const MINUTES_A_DAY = 24 * 60;

/**
 * Why visits cannot be as they are written; undefined when they can. Two at one time are possible when different people come (help by
 * two): that is said by `doubtsIn`, not refused.
 */
export function impossibleVisits(visits: readonly Visit[]): string | undefined {
  for (const visit of visits) {
    if (startOf(visit) + visit.minutes > MINUTES_A_DAY)
      return `The visit ${whenWords(visit)} would go on past midnight. Please enter it as two visits.`;
  }
  const pair = overlapping(visits).find(([a, b]) => isOneWorker(a, b));
  return (
    pair &&
    `${byWords(pair[0].by)} cannot be at two visits at once: ${clash(pair)}. When two workers come together, make it one visit and say how many come.`
  );
}

/** What is possible and may still be a mistake: to be read before it is recorded. */
export function doubtsIn(content: Pick<PlanContent, 'visits'>): readonly string[] {
  const [pair] = overlapping(content.visits);
  return [
    ...(pair
      ? [`Two visits are at the same time: ${clash(pair)}. When two workers come together, one visit can say so.`]
      : []),
    ...(content.visits.length === 0 ? ['There are no visits in this plan.'] : []),
  ];
}

type Pair = readonly [Visit, Visit];

function overlapping(visits: readonly Visit[]): readonly Pair[] {
  // Each time is read once and not for each pair: sixty visits are 1,770 pairs, and a form looks at them at every step.
  const spans = visits.map((visit) => ({ visit, from: startOf(visit), to: startOf(visit) + visit.minutes }));
  return spans.flatMap((a, index) =>
    spans.slice(index + 1).flatMap((b): readonly Pair[] => {
      const sameTime = a.from < b.to && b.from < a.to;
      return sameTime && inOneTime(a.visit, b.visit) && a.visit.days.some((day) => b.visit.days.includes(day))
        ? [[a.visit, b.visit]]
        : [];
    }),
  );
}

function clash([a, b]: Pair): string {
  const day = WEEK.find((one) => a.days.includes(one) && b.days.includes(one));
  return `${day ? `${dayWords[day]} ` : ''}${a.at} (${a.minutes} minutes) and ${b.at}`;
}

/** Any of a group may be at two visits at once; one person cannot. */
const isOneWorker = (a: Visit, b: Visit): boolean =>
  a.by.kind !== 'pool' && b.by.kind !== 'pool' && a.by.name.trim().toLowerCase() === b.by.name.trim().toLowerCase();

/** One may have ended before the other begins. */
const inOneTime = (a: Visit, b: Visit): boolean =>
  [[a, b] as const, [b, a] as const].every(
    ([one, other]) => one.until === undefined || other.from === undefined || other.from <= one.until,
  );
