/** Takes the entries that were put in first out of a map, until at most `most` are left: what is kept must not grow for ever. */
export function forgetOldest(map: Map<string, unknown>, most: number): void {
  for (const oldest of map.keys()) {
    if (map.size <= most) return;
    map.delete(oldest);
  }
}
