/** How alike the outcomes of one person are taken to be (Kiresuk and Sherman 1968). */
const ALIKE = 0.3;

/**
 * Goal attainment T score of marks from -2 to +2 that count alike: 50 when all came as far as was hoped.
 * T = 50 + 10 sum(x) / sqrt(0.7 n + 0.3 n^2) (facts 10). Undefined without marks.
 */
export function tScore(marks: readonly number[]): number | undefined {
  const many = marks.length;
  const sum = marks.reduce((total, mark) => total + mark, 0);
  return many === 0 ? undefined : 50 + (10 * sum) / Math.sqrt((1 - ALIKE) * many + ALIKE * many ** 2);
}
