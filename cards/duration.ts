/** Minutes as a length of time, short enough for three in a sentence and never broken over two lines: "45 min", "2 h", "7 h 45 min". */
export function durationWords(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return [...(hours > 0 ? [`${hours}\u00a0h`] : []), ...(rest > 0 || hours === 0 ? [`${rest}\u00a0min`] : [])].join(
    '\u00a0',
  );
}
