/** The things that there are, in order: what depends on a condition is written `condition && thing`. */
export const listed = <T>(...things: readonly (T | false | undefined)[]): readonly T[] =>
  things.flatMap((one) => (one === false || one === undefined ? [] : [one]));
