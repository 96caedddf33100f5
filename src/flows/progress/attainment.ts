/** A mark of an outcome, -2 to +2, and how much it counts. */
interface Weighed {
  readonly attainment: number;
  readonly weight?: number | undefined;
}

/** How alike the outcomes of one person are taken to be (Kiresuk and Sherman 1968). */
const ALIKE = 0.3;

/**
 * Goal attainment T score: 50 when all came as far as was hoped. T = 50 + 10 sum(wx) / sqrt(0.7 sum(w^2) + 0.3 (sum w)^2) (facts 10).
 * Undefined without marks.
 */
export function tScore(marks: readonly Weighed[]): number | undefined {
  const sum = (of: (weight: number, attainment: number) => number): number =>
    marks.reduce((total, { weight = 1, attainment }) => total + of(weight, attainment), 0);
  const spread = (1 - ALIKE) * sum((weight) => weight ** 2) + ALIKE * sum((weight) => weight) ** 2;
  return spread === 0 ? undefined : 50 + (10 * sum((weight, attainment) => weight * attainment)) / Math.sqrt(spread);
}
