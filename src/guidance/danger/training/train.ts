import { shares, type Weights } from '../model.ts';
import type { Features } from '../features.ts';

/** One example, with what is looked at in it. */
export interface Example {
  readonly writer: string;
  readonly text: string;
  readonly kind: Kind;
  readonly features: Features;
}

export type Kind = 'ordinary' | 'emergency' | 'worry';

const ROUNDS = 6;
const RATE = 0.2;
const BIAS_RATE = 0.02;
const SHRINK = 1e-5;
/** In another order of the examples each; what they teach together depends less on the order than what one of them teaches. */
const SEEDS = [7, 8, 9, 10, 11];

/** What was learnt, before it is made small. */
export interface Learnt {
  readonly keys: Uint32Array;
  readonly says: Float64Array;
  readonly bias: { readonly emergency: number; readonly worry: number };
}

/**
 * Logistic regression over three classes, by gradient descent with a rate for each weight (AdaGrad). Only what two writers used is learnt:
 * what one alone says is their own. The same examples in the same order give the same weights.
 */
export function learn(examples: readonly Example[]): Learnt {
  const keys = usedByTwo(examples);
  const place = new Map(Array.from(keys, (key, index) => [key, index]));
  const all = examples.map(({ features, kind }) => {
    const known = [...features].filter(([key]) => place.has(key));
    return {
      kind,
      at: Int32Array.from(known, ([key]) => place.get(key) ?? 0),
      counts: Float64Array.from(known, ([, counts]) => counts),
    };
  });
  const [weights, bias] = [new Float64Array(3 * keys.length), [0, 0, 0]];
  for (const seed of SEEDS) {
    const one = learntInOrder(all, keys.length, seed);
    one.weights.forEach((weight, at) => {
      weights[at] = (weights[at] ?? 0) + weight / SEEDS.length;
    });
    one.bias.forEach((weight, at) => {
      bias[at] = (bias[at] ?? 0) + weight / SEEDS.length;
    });
  }
  const of = (at: number, kind: number): number => (weights[3 * at + kind] ?? 0) - (weights[3 * at] ?? 0);
  const [neither = 0, emergency = 0, worry = 0] = bias;
  return {
    keys,
    says: Float64Array.from({ length: 2 * keys.length }, (_, at) => of(at >> 1, 1 + (at & 1))),
    bias: { emergency: emergency - neither, worry: worry - neither },
  };
}

interface Known {
  readonly kind: Kind;
  readonly at: Int32Array;
  readonly counts: Float64Array;
}

function learntInOrder(all: readonly Known[], features: number, seed: number): State {
  const state: State = {
    weights: new Float64Array(3 * features),
    squares: new Float64Array(3 * features),
    bias: [0, 0, 0],
  };
  const order = all.map((_, index) => index);
  const random = randomFrom(seed);
  for (let round = 0; round < ROUNDS; round += 1) {
    shuffle(order, random);
    for (const index of order) {
      const example = all[index];
      if (example) step(state, example);
    }
  }
  return state;
}

interface State {
  readonly weights: Float64Array;
  readonly squares: Float64Array;
  readonly bias: number[];
}

const PLACE: Readonly<Record<Kind, number>> = { ordinary: 0, emergency: 1, worry: 2 };

function step({ weights, squares, bias }: State, { kind, at, counts }: Known): void {
  const sums = [...bias];
  at.forEach((place, index) => {
    for (let one = 0; one < 3; one += 1)
      sums[one] = (sums[one] ?? 0) + (weights[3 * place + one] ?? 0) * (counts[index] ?? 0);
  });
  const [neither = 0, first = 0, second = 0] = sums;
  const { emergency, worry } = shares(first - neither, second - neither);
  const wrong = [1 - emergency - worry, emergency, worry].map((share, one) => share - Number(PLACE[kind] === one));
  wrong.forEach((by, one) => {
    bias[one] = (bias[one] ?? 0) - BIAS_RATE * by;
  });
  at.forEach((place, index) => {
    for (let one = 0; one < 3; one += 1) {
      const here = 3 * place + one;
      const slope = (wrong[one] ?? 0) * (counts[index] ?? 0) + SHRINK * (weights[here] ?? 0);
      squares[here] = (squares[here] ?? 0) + slope * slope;
      weights[here] = (weights[here] ?? 0) - (RATE * slope) / Math.sqrt(1e-8 + (squares[here] ?? 0));
    }
  });
}

function usedByTwo(examples: readonly Example[]): Uint32Array {
  const first = new Map<number, string>();
  const twice = new Set<number>();
  for (const { writer, features } of examples)
    for (const key of features.keys()) {
      const before = first.get(key);
      if (before === undefined) first.set(key, writer);
      else if (before !== writer) twice.add(key);
    }
  return Uint32Array.from(twice).toSorted();
}

/** Mulberry32. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

function shuffle(order: number[], random: () => number): void {
  for (let index = order.length - 1; index > 0; index -= 1) {
    const other = Math.floor(random() * (index + 1));
    [order[index], order[other]] = [order[other] ?? 0, order[index] ?? 0];
  }
}

/** In 127 steps each way: what says nothing is left out. */
export function madeSmall({ keys, says, bias }: Learnt): Weights {
  const most = says.reduce((most, one) => Math.max(most, Math.abs(one)), 0);
  const scale = Math.fround(most / 127);
  const steps = Int8Array.from(says, (one) => Math.round(one / scale));
  const kept = Array.from(keys.keys()).filter((at) => steps[2 * at] !== 0 || steps[2 * at + 1] !== 0);
  return {
    bias: { emergency: Math.fround(bias.emergency), worry: Math.fround(bias.worry) },
    scale,
    keys: Uint32Array.from(kept, (at) => keys[at] ?? 0),
    says: Int8Array.from(kept.flatMap((at) => [steps[2 * at] ?? 0, steps[2 * at + 1] ?? 0])),
  };
}
