import { setTimeout as pause } from 'node:timers/promises';
import type { Instance } from './instance.ts';
import type { Random } from './random.ts';

const DEEDS = ['cut off', 'slowed', 'stopped', 'killed'] as const;
const SKEW_MS = 5 * 60_000;

/** A clock's error, in milliseconds. */
export const skew = (random: Random): number => random.between(-SKEW_MS, SKEW_MS);

/**
 * Whatever can happen to an instance happens to one after another: its store is out of reach, or slow and unsure; it stands still; it is
 * killed and comes back with a clock that is wrong by up to five minutes. At the end all of them are well.
 */
export class Nemesis {
  readonly #instances: readonly Instance[];
  readonly #random: Random;
  /** The longest that anything lasts. */
  readonly #mostMs: number;
  /** What was done, and how often. */
  readonly deeds: Record<(typeof DEEDS)[number], number> = { 'cut off': 0, slowed: 0, stopped: 0, killed: 0 };

  constructor(instances: readonly Instance[], random: Random, mostMs: number) {
    this.#instances = instances;
    this.#random = random;
    this.#mostMs = mostMs;
  }

  async haunt(isOver: () => boolean): Promise<void> {
    while (!isOver()) {
      const instance = this.#random.pick(this.#instances);
      if (instance) await this.#strike(instance);
      await pause(this.#lasting() / 2);
    }
  }

  #lasting(): number {
    return this.#random.between(Math.round(this.#mostMs / 10), this.#mostMs);
  }

  async #strike(instance: Instance): Promise<void> {
    const deed = this.#random.pick(DEEDS);
    this.deeds[deed] += 1;
    switch (deed) {
      case 'cut off':
        instance.trouble({ down: true }, this.#random.between(1, 1e6));
        await pause(this.#lasting());
        return instance.trouble({});
      case 'slowed':
        instance.trouble({ slowMs: 100, lostCalls: 0.05, lostAnswers: 0.05 }, this.#random.between(1, 1e6));
        await pause(this.#lasting());
        return instance.trouble({});
      case 'stopped':
        instance.pause();
        await pause(this.#lasting());
        return instance.goOn();
      case 'killed':
        await instance.kill();
        await pause(this.#lasting() / 4);
        return instance.start(skew(this.#random));
    }
  }
}
