/** Those of these that apply: what hangs on a condition is written `condition && part`. */
export const compact = <T>(...parts: readonly (T | false | undefined)[]): readonly T[] =>
  parts.flatMap((part) => (part === false || part === undefined ? [] : [part]));
