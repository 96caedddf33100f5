import { readFileSync } from 'node:fs';
import { COUNTS, featuresOf, type Features } from './features.ts';

/** How sure a text is to tell of an emergency, and of a worry about abuse or neglect; what is left of 1 is neither. */
export interface Odds {
  readonly emergency: number;
  readonly worry: number;
}

/** What was learnt: the number of each feature in order, and what it says for an emergency and for a worry. */
export interface Weights {
  readonly bias: Odds;
  readonly scale: number;
  readonly keys: Uint32Array;
  readonly says: Int8Array;
}

const HEADER = 4;

/**
 * The weights as they are kept: four numbers (the two biases, the scale, how many features), and then for each feature how far it stands behind the one before and its two weights.
 */
export function packed({ bias, scale, keys, says }: Weights): Buffer {
  const head = Buffer.from(Float32Array.of(bias.emergency, bias.worry, scale, keys.length).buffer);
  const bytes: number[] = [];
  let before = 0;
  keys.forEach((key, index) => {
    let gap = key - before;
    before = key;
    for (; gap > 127; gap = Math.floor(gap / 128)) bytes.push((gap % 128) + 128);
    bytes.push(gap, (says[2 * index] ?? 0) & 255, (says[2 * index + 1] ?? 0) & 255);
  });
  return Buffer.concat([head, Buffer.from(bytes)]);
}

export function unpacked(file: Buffer): Weights {
  const [emergency = 0, worry = 0, scale = 0, count = 0] = Array.from({ length: HEADER }, (_, at) =>
    file.readFloatLE(4 * at),
  );
  const [keys, says] = [new Uint32Array(count), new Int8Array(2 * count)];
  let [at, before] = [4 * HEADER, 0];
  for (let index = 0; index < count; index += 1) {
    let [gap, times] = [0, 1];
    for (; (file[at] ?? 0) > 127; at += 1, times *= 128) gap += ((file[at] ?? 0) - 128) * times;
    gap += (file[at] ?? 0) * times;
    before += gap;
    keys[index] = before;
    says[2 * index] = file[at + 1] ?? 0;
    says[2 * index + 1] = file[at + 2] ?? 0;
    at += 3;
  }
  return { bias: { emergency, worry }, scale, keys, says };
}

export const WEIGHTS_FILE = new URL('weights.bin', import.meta.url);

export const readWeights = (): Weights => unpacked(readFileSync(WEIGHTS_FILE));

/** What a text says by these weights. */
export function oddsOf({ bias, scale, keys, says }: Weights, features: Features): Odds {
  let [emergency, worry] = [0, 0];
  for (const [key, counts] of features) {
    const at = placeOf(keys, key);
    if (at < 0) continue;
    emergency += (says[2 * at] ?? 0) * counts;
    worry += (says[2 * at + 1] ?? 0) * counts;
  }
  return shares(bias.emergency + emergency * scale, bias.worry + worry * scale);
}

/** Beside 1 for neither. */
export function shares(emergency: number, worry: number): Odds {
  const most = Math.max(0, emergency, worry);
  const [one, other] = [Math.exp(emergency - most), Math.exp(worry - most)];
  const all = Math.exp(-most) + one + other;
  return { emergency: one / all, worry: other / all };
}

function placeOf(keys: Uint32Array, key: number): number {
  let [low, high] = [0, keys.length - 1];
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const found = keys[middle] ?? 0;
    if (found === key) return middle;
    if (found < key) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** The longest that is read as one, in words: no example is longer. */
const LONGEST = 60;
/** How much its gravest part counts beside the whole. */
const PART = 0.75;
/** From these odds on, an emergency needs no other. */
const CLEAR = 0.93;

/**
 * The odds in a text of any length. A danger among calm sentences is one, and calm sentences make a doubtful one less so: the gravest sentence
 * counts, and the whole. A long text is read by its sentences, two and two.
 */
export function oddsIn(weights: Weights, text: string, counts = COUNTS): Odds {
  const odds = (part: string): Odds => oddsOf(weights, featuresOf(part, counts));
  const sentences = sentencesOf(text);
  const isLong = text.length > LONGEST_LETTERS || sentences.join(' ').split(' ').length > LONGEST;
  if (!isLong && sentences.length < 2) return odds(text);
  const parts = isLong
    ? sentences.map((said, index) => odds(`${said} ${sentences[index + 1] ?? ''}`))
    : sentences.map(odds);
  const gravest = parts.reduce((one, other) => (dangerIn(other) > dangerIn(one) ? other : one), NEITHER);
  if (gravest.emergency >= CLEAR) return gravest;
  return mixed(gravest, isLong ? mean(parts) : odds(text), PART);
}

const LONGEST_LETTERS = 600;
const NEITHER: Odds = { emergency: 0, worry: 0 };

/** How likely it is one of the two. */
export const dangerIn = ({ emergency, worry }: Odds): number => emergency + worry;

const mixed = (one: Odds, other: Odds, share: number): Odds => ({
  emergency: share * one.emergency + (1 - share) * other.emergency,
  worry: share * one.worry + (1 - share) * other.worry,
});

const mean = (all: readonly Odds[]): Odds => ({
  emergency: all.reduce((sum, { emergency }) => sum + emergency, 0) / Math.max(1, all.length),
  worry: all.reduce((sum, { worry }) => sum + worry, 0) / Math.max(1, all.length),
});

/** Its sentences; of an endless one, so many words at a time. */
function sentencesOf(text: string): readonly string[] {
  return text.split(ENDS).flatMap((sentence) => {
    const words = sentence.split(/\s+/u).filter((word) => word !== '');
    return Array.from({ length: Math.ceil(words.length / LONGEST) }, (_, index) =>
      words.slice(index * LONGEST, (index + 1) * LONGEST).join(' '),
    );
  });
}

const ENDS = /(?<=[.!?;\n])/u;
