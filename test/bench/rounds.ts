import { sample, type Measured, type Sample } from './measure.ts';
import type { Worker } from './caseload.ts';
import type { Delivery } from './load.ts';
import type { Stage } from './stage.ts';
import { TAKEN_VISIT } from './taken-turns.ts';
import { turnsAt } from './turns.ts';

/** Many short rounds: the bots are measured within a fraction of a second of each other, under the same noise. */
const WARM_UP = 30;
const ROUNDS = 60;
const TURNS = 48;
/** Each of them makes three steps. */
const WRITERS = 16;
/** It costs several times as much as the others. */
const OUTSTANDING_TURNS = 16;

export type Bot = 'stock' | 'limit' | 'few' | 'many';
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
    (round: number) =>
      from(askers, round * count, count).map((worker) => [turn(worker)]);
  const groups = Math.floor(writers.length / WRITERS);
  const eachForm = (turn: (worker: Worker, visit: number) => readonly Delivery[]) => (round: number) =>
    from(writers, (round % groups) * WRITERS, WRITERS).map((worker) => turn(worker, Math.floor(round / groups)));
  const form = {
    kind: 'form step',
    chains: eachForm(turns.formSteps),
    afterwards: eachForm(turns.formBack),
  } as const;
  return [
    { bot: 'stock', kind: 'message', chains: each(turns.message) },
    { bot: 'few', kind: 'message', chains: each(turns.message) },
    { bot: 'stock', kind: 'press', chains: each(turns.stockPress) },
    { bot: 'few', kind: 'press', chains: each(turns.press) },
    { bot: 'limit', kind: 'press', chains: each(turns.press) },
    { bot: 'limit', kind: 'form step', chains: eachForm((worker) => turns.formSteps(worker, TAKEN_VISIT)) },
    { bot: 'few', ...form },
    { bot: 'many', ...form },
    { bot: 'few', kind: 'outstanding', chains: each(turns.outstanding, OUTSTANDING_TURNS) },
    { bot: 'many', kind: 'outstanding', chains: each(turns.outstanding, OUTSTANDING_TURNS) },
  ];
}

/** `count` of them, from one on and round again. */
export const from = (workers: readonly Worker[], first: number, count: number): readonly Worker[] =>
  Array.from({ length: count }, (_, index) => workers[(first + index) % workers.length]).flatMap((one) => one ?? []);

function never(): never {
  throw new Error('that was not measured');
}
