/** A map of those that were set last, at most `most` of them: what is remembered must not grow for ever. */
export class Newest<V> extends Map<string, V> {
  readonly #most: number;

  constructor(most: number) {
    super();
    this.#most = most;
  }

  override set(key: string, value: V): this {
    // A map keeps the order in which keys were first set.
    this.delete(key);
    super.set(key, value);
    const [oldest] = this.keys();
    if (this.size > this.#most && oldest !== undefined) this.delete(oldest);
    return this;
  }
}

/** What follows from a text alone, worked out once for the texts that were asked for last. */
export function remembered<V>(most: number, make: (text: string) => V): (text: string) => V {
  const newest = new Newest<V>(most);
  return (text) => {
    const value = newest.get(text) ?? make(text);
    newest.set(text, value);
    return value;
  };
}
