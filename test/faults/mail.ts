import type { Received } from '../support/connector.ts';

/** What the bot sent, by conversation, and a way to wait for it. */
export class Mail {
  readonly #received = new Map<string, Received[]>();
  readonly #waiting = new Set<() => void>();

  readonly add = (received: Received): void => {
    const before = this.#received.get(received.conversation);
    if (before) before.push(received);
    else this.#received.set(received.conversation, [received]);
    for (const look of this.#waiting) look();
  };

  in(conversation: string): readonly Received[] {
    return this.#received.get(conversation) ?? [];
  }

  /** What `find` finds, as soon as it finds something; undefined after `ms` without. */
  async until<T>(find: () => T | undefined, ms: number): Promise<T | undefined> {
    const found = find();
    if (found !== undefined) return found;
    const { promise, resolve } = Promise.withResolvers<T | undefined>();
    const look = (): void => {
      const found = find();
      if (found !== undefined) resolve(found);
    };
    this.#waiting.add(look);
    const timer = setTimeout(() => resolve(undefined), ms);
    const result = await promise;
    clearTimeout(timer);
    this.#waiting.delete(look);
    return result;
  }
}
