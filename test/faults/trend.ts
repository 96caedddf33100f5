/** A straight line through points: how it rises, with the interval that holds the true rise with 95 % confidence. */
export interface Trend {
  readonly slope: number;
  readonly least: number;
  readonly most: number;
  readonly mean: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Student's t for 95 % on both sides, near enough from ten points on. */
const T95 = (points: number): number => 1.96 + 2.5 / Math.max(1, points - 2);

/**
 * Least squares. What is measured of memory one moment says much of the next, which a plain standard error takes for knowledge: it is
 * widened by how alike neighbouring deviations are.
 */
export function trendOf(points: readonly Point[]): Trend {
  const mean = (of: (point: Point) => number): number =>
    points.reduce((sum, point) => sum + of(point), 0) / points.length;
  const [meanX, meanY] = [mean(({ x }) => x), mean(({ y }) => y)];
  const spread = points.reduce((sum, { x }) => sum + (x - meanX) ** 2, 0);
  const slope = points.reduce((sum, { x, y }) => sum + (x - meanX) * (y - meanY), 0) / spread;
  const off = points.map(({ x, y }) => y - meanY - slope * (x - meanX));
  const squares = off.reduce((sum, one) => sum + one ** 2, 0);
  const alike =
    squares === 0 ? 0 : off.slice(1).reduce((sum, one, index) => sum + one * (off[index] ?? 0), 0) / squares;
  const [rho, degrees] = [Math.min(0.95, Math.max(0, alike)), Math.max(1, points.length - 2)];
  const error = Math.sqrt(squares / degrees / spread) * Math.sqrt((1 + rho) / (1 - rho));
  const margin = T95(points.length) * error;
  return { slope, least: slope - margin, most: slope + margin, mean: meanY };
}
