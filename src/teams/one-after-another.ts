/**
 * Work that is done one after the other for each key, in the order in which it came: so one person who sends many things at once is a
 * stream like anybody else, and none of it is done anew because of what they sent beside it (S12).
 */
export class OneAfterAnother {
  readonly #last = new Map<string, Promise<unknown>>();

  /**
   * Settles as `work` does. It begins when what came before under this key is over, however it ended, or is `late`: then nothing waits for
   * it any more.
   */
  run<T>(key: string, work: () => Promise<T>, late: Promise<unknown>): Promise<T> {
    const before = this.#last.get(key) ?? Promise.resolve();
    const mine = before.then(work, work);
    const last = Promise.race([mine, late]).then(noMatter, noMatter);
    this.#last.set(key, last);
    void last.finally(() => {
      if (this.#last.get(key) === last) this.#last.delete(key);
    });
    return mine;
  }
}

const noMatter = (): void => undefined;
