import { deliverAll, type Delivery, type Line } from './load.ts';
import type { ServerProcess } from './server-process.ts';

/** A bot under load, and the line to it. */
export interface Measured {
  readonly server: ServerProcess;
  readonly line: Line;
}

/** One round of one kind of turn at one bot. */
export interface Sample {
  /** Processor microseconds of the bot's process for each turn. */
  readonly cpuUs: number;
  readonly perSecond: number;
  readonly waitsMs: readonly number[];
}

export async function sample(bot: Measured, chains: readonly (readonly Delivery[])[]): Promise<Sample> {
  const before = await bot.server.usage();
  const { tookMs, waitsMs } = await deliverAll(bot.line, chains);
  const after = await bot.server.usage();
  return {
    cpuUs: (after.cpuUs - before.cpuUs) / waitsMs.length,
    perSecond: (waitsMs.length * 1_000) / tookMs,
    waitsMs,
  };
}

/** The smallest figure that `share` of all figures do not exceed: 0.5 is the median. */
export function quantile(figures: readonly number[], share: number): number {
  const sorted = figures.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export const median = (figures: readonly number[]): number => quantile(figures, 0.5);

/** Two bots side by side: each round's ratio, so that whatever slowed a round slowed both sides of it. */
export interface Compared {
  readonly one: number;
  readonly other: number;
  readonly ratio: number;
  /** The middle half of the ratios: where they are far apart, the machine was too busy to tell. */
  readonly from: number;
  readonly to: number;
}

export function compare(one: readonly number[], other: readonly number[]): Compared {
  const ratios = other.map((figure, round) => figure / (one[round] ?? Number.NaN));
  return {
    one: median(one),
    other: median(other),
    ratio: median(ratios),
    from: quantile(ratios, 0.25),
    to: quantile(ratios, 0.75),
  };
}
