import { oddsIn, readWeights } from '../../src/guidance/danger/model.ts';
import { isScored, readExamples } from '../../src/guidance/danger/training/examples.ts';
import { median } from './measure.ts';

/** In microseconds of the processor, for a sentence. */
const MOST = 200;
const ROUNDS = 5;

/** What it costs to listen for danger in a sentence, and in a text of 10,000 letters. */
export function listening(): string {
  const weights = readWeights();
  const texts = readExamples().flatMap(({ writer, text }) => (isScored(writer) ? [text] : []));
  const long = texts.join(' ').slice(0, 10_000);
  const cost = (all: readonly string[]): number =>
    median(
      Array.from({ length: ROUNDS }, () => {
        const before = process.cpuUsage();
        for (const text of all) oddsIn(weights, text);
        const { user, system } = process.cpuUsage(before);
        return (user + system) / all.length;
      }),
    );
  return `processor us: a sentence ${cost(texts).toFixed(0)} (at most ${MOST}); 10,000 letters ${cost(Array.from({ length: 20 }, () => long)).toFixed(0)}\n`;
}
