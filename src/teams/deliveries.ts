import { Newest } from '../kernel/newest.ts';

const ECHO_MS = 60_000;

/**
 * What was delivered lately, so that a second delivery under the same id does nothing (S8, S51): it waits for the first
 * when that still runs, and gets the same result. Kept in memory only: a delivery that reaches another instance, or comes
 * under a new id, is known by the id in the form it carries. The newest `most` are kept.
 */
export class Deliveries<T> {
  readonly #kept: Newest<Promise<T>>;

  constructor(most = 1_000) {
    this.#kept = new Newest(most);
  }

  /** Whether `once` would give the result of an earlier delivery: then nothing is left to do for this one. */
  known(id: string): boolean {
    return this.#kept.has(id);
  }

  /** Runs `work` the first time `id` is seen. What failed is forgotten and may be delivered again. */
  once(id: string, work: () => Promise<T>): Promise<T> {
    const known = this.#kept.get(id);
    if (known) return known;
    const result = work();
    this.#kept.set(id, result);
    result.catch(() => this.#kept.delete(id));
    return result;
  }
}

/**
 * Teams tells twice that the bot came or went: as `installationUpdate` and as `conversationUpdate`, in either order. True for the
 * second of the two; a third begins a new pair, for the bot may be removed and added at once.
 */
export class Echoes {
  readonly #last = new Map<string, { readonly change: string; readonly told: string; readonly at: number }>();

  /** `told` is the type of the activity that tells of the change. */
  isEcho(conversation: string, change: 'joined' | 'removed', told: string, now: Date): boolean {
    const last = this.#last.get(conversation);
    const at = now.getTime();
    this.#last.delete(conversation);
    for (const [old, { at: then }] of this.#last) {
      if (at - then < ECHO_MS) break;
      this.#last.delete(old);
    }
    if (last?.change === change && last.told !== told && at - last.at < ECHO_MS) return true;
    this.#last.set(conversation, { change, told, at });
    return false;
  }
}
