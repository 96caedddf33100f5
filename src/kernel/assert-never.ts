/** Closes a union: the compiler objects when a case is missing. Throws only if unparsed data got past the edge. */
export function assertNever(value: never): never {
  throw new Error(`unexpected case: ${typeof value}`);
}
