/** What follows from something that never changes, made once for each. What is given is shared: it must not be changed. */
export function oncePer<K extends object, V>(make: (one: K) => V): (one: K) => V {
  const made = new WeakMap<K, readonly [V]>();
  return (one) => {
    const known = made.get(one);
    if (known) return known[0];
    const value = make(one);
    made.set(one, [value]);
    return value;
  };
}
