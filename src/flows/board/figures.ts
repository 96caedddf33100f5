/** Of fewer than these nothing is said: it would be about somebody. */
const FEWEST = 5;

interface Worked {
  readonly title: string;
  readonly days: number;
}

/** How long each kind of record takes until it is over, a sentence each. No number in it is under five. */
export function figures(all: readonly Worked[]): readonly string[] {
  const byKind = Map.groupBy(all, ({ title }) => title);
  return [...byKind]
    .toSorted(([a], [b]) => a.localeCompare(b))
    .flatMap(([title, records]) => {
      const days = records.map((one) => one.days).toSorted((a, b) => a - b);
      const half = days[Math.ceil(days.length / 2) - 1];
      const longest = days.at(-1);
      return days.length < FEWEST || half === undefined || longest === undefined
        ? []
        : [`${title}: half of ${days.length} took ${within(half)}, the longest ${within(longest)}`];
    });
}

/** Of how many it is true, where there are enough of them: neither they nor the rest can be worked out where they are fewer than five. */
export const share = (some: number, all: number): string =>
  some < FEWEST
    ? `fewer than ${FEWEST} of ${all}`
    : all - some < FEWEST
      ? `${all - FEWEST + 1} or more of ${all}`
      : `${some} of ${all}`;

/** Of fewer than these no share is said: it would tell of too few, or of the rest. */
export const isEnough = (all: number): boolean => all >= 2 * FEWEST;

const within = (days: number): string => (days < FEWEST ? `less than ${FEWEST} days` : `${days} days`);
