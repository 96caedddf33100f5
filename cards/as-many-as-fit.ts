/** The first of them that take at most so many bytes, and at most so many; at least one, so that the rest can go on from there (S43). */
export function asManyAsFit<T>(
  all: readonly T[],
  { bytes: most, many }: { bytes: number; many: number },
): readonly T[] {
  let bytes = 0;
  const end = all.findIndex((one, index) => {
    bytes += Buffer.byteLength(JSON.stringify(one));
    return index > 0 && (bytes > most || index >= many);
  });
  return end < 0 ? all : all.slice(0, end);
}
