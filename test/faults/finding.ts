/** What a test found: its figures in one line, and everything that must not have happened. */
export interface Finding {
  readonly figures: string;
  readonly wrong: readonly string[];
}

/** The smallest figure that `share` of them do not exceed. */
export function quantile(figures: readonly number[], share: number): number {
  const sorted = figures.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

export const seconds = (ms: number): string => `${(ms / 1_000).toFixed(1)} s`;

/** Does `work` for each of them, `atOnce` at a time, in their order. */
export async function eachAtOnce<T>(
  all: readonly T[],
  atOnce: number,
  work: (one: T, index: number) => Promise<void>,
): Promise<void> {
  const queue = all.entries();
  const worker = async (): Promise<void> => {
    for (const [index, one] of queue) await work(one, index);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}
