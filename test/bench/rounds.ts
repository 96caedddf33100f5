import { sample, type Measured, type Sample } from './measure.ts';
import type { Worker } from './caseload.ts';
import type { Delivery } from './load.ts';
import type { Stage } from './stage.ts';
import { turnsAt } from './turns.ts';

const WARM_UP = 4;
const ROUNDS = 9;
const TURNS = 300;
/** It costs several times as much as the others. */
const OUTSTANDING_TURNS = 100;

export type Bot = 'stock' | 'few' | 'many';
export type Kind = 'message' | 'press' | 'form step' | 'outstanding';

/** What was measured of one kind of turn at one bot, a sample for each round. */
export type Samples = (bot: Bot, kind: Kind) => readonly Sample[];

interface Work {
  readonly bot: Bot;
  readonly kind: Kind;
  readonly chains: (round: number) => readonly (readonly Delivery[])[];
  /** Done after it, and not measured. */
  readonly afterwards?: (round: number) => readonly (readonly Delivery[])[];
}

/**
 * Every kind of turn at every bot, round after round, so that noise hits all of them; every other round the other way about.
 * Rejects when a bot answers wrongly, or sends more or fewer messages than were asked for.
 */
export async function runRounds(bots: Readonly<Record<Bot, Measured>>, stage: Stage): Promise<Samples> {
  const works = worksOn(stage);
  const samples = new Map<Work, Sample[]>(works.map((work) => [work, []]));
  for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
    for (const work of round % 2 === 0 ? works : works.toReversed()) {
      const taken = await take(bots[work.bot], work, round, stage);
      if (round >= WARM_UP) samples.get(work)?.push(taken);
    }
  }
  return (bot, kind) => samples.get(works.find((work) => work.bot === bot && work.kind === kind) ?? never()) ?? never();
}

async function take(bot: Measured, { kind, chains, afterwards }: Work, round: number, stage: Stage): Promise<Sample> {
  const before = stage.farEnd.sent();
  const taken = await sample(bot, chains(round));
  const expected = kind === 'message' || kind === 'outstanding' ? taken.waitsMs.length : 0;
  if (stage.farEnd.sent() - before !== expected) throw new Error(`${kind}: ${stage.farEnd.sent() - before} messages`);
  if (afterwards) await sample(bot, afterwards(round));
  return taken;
}

function worksOn({ farEnd, askers, writers }: Stage): readonly Work[] {
  const turns = turnsAt(farEnd.serviceUrl);
  const each =
    (turn: (worker: Worker) => Delivery, count = TURNS) =>
    () =>
      byTurns(askers, turn, count).map((one) => [one]);
  const form = {
    kind: 'form step',
    chains: (round: number) => writers.map((worker) => turns.formSteps(worker, round)),
    afterwards: (round: number) => writers.map((worker) => turns.formBack(worker, round)),
  } as const;
  return [
    { bot: 'stock', kind: 'message', chains: each(turns.message) },
    { bot: 'few', kind: 'message', chains: each(turns.message) },
    { bot: 'stock', kind: 'press', chains: each(turns.stockPress) },
    { bot: 'few', kind: 'press', chains: each(turns.press) },
    { bot: 'few', ...form },
    { bot: 'many', ...form },
    { bot: 'few', kind: 'outstanding', chains: each(turns.outstanding, OUTSTANDING_TURNS) },
    { bot: 'many', kind: 'outstanding', chains: each(turns.outstanding, OUTSTANDING_TURNS) },
  ];
}

/** `count` deliveries, each by somebody else than the one before. */
export const byTurns = (workers: readonly Worker[], turn: (worker: Worker) => Delivery, count: number): Delivery[] =>
  Array.from({ length: Math.ceil(count / workers.length) }, () => workers.map((worker) => turn(worker)))
    .flat()
    .slice(0, count);

function never(): never {
  throw new Error('that was not measured');
}
