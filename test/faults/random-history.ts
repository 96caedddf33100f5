import { setTimeout as pause } from 'node:timers/promises';
import type { Case } from './caseload.ts';
import { quantile, seconds, type Finding } from './finding.ts';
import type { Deliver } from './form.ts';
import { unexplained } from './history.ts';
import { keptOf, nameOf } from './kept.ts';
import { Nemesis, skew } from './nemesis.ts';
import { causeOf, Operations, type Followed } from './operations.ts';
import { Random } from './random.ts';
import { onStage, type Stage, type StoreKind } from './stage.ts';

export interface RandomHistory {
  readonly lastingMs: number;
  /** How many people's records are worked on at once. */
  readonly clients: number;
  /** The longest that anything is done to an instance. */
  readonly mostMs: number;
  readonly seed: number;
  readonly store?: StoreKind;
}

const INSTANCES = 3;
/** What is done to each record before the next person's turn. */
const OPERATIONS_EACH = 12;
/** A client that does nothing else needs about this long for one operation. */
const OPERATION_MS = 40;

/**
 * S61: several clients do random things to records through three instances that are cut off from their store, slowed, stopped and
 * killed, and whose clocks are wrong. All that they saw is kept; afterwards one order of each record's facts must explain it.
 */
export const randomHistory = (given: RandomHistory): Promise<Finding> => {
  const perClient = Math.ceil(given.lastingMs / (OPERATIONS_EACH * OPERATION_MS)) + 1;
  const people = given.clients * perClient;
  const clocks = new Random(given.seed);
  return onStage(
    // Colleagues are shared with the next people only: nobody is in two clients' hands as an author.
    {
      instances: INSTANCES,
      staff: Math.max(4, people),
      people,
      skew: () => skew(clocks),
      ...(given.store && { store: given.store }),
    },
    (stage) => play(stage, given, perClient),
  );
};

async function play(
  stage: Stage,
  { lastingMs, clients, mostMs, seed }: RandomHistory,
  perClient: number,
): Promise<Finding> {
  const random = new Random(seed);
  const nemesis = new Nemesis(stage.instances, random.branch(0), mostMs);
  const until = performance.now() + lastingMs;
  const isOver = (): boolean => performance.now() > until;
  const counts = { operations: 0, unanswered: 0 };
  const tookMs: number[] = [];
  const followed: Followed[] = [];
  const work = async (client: number): Promise<void> => {
    const chances = random.branch(client + 1);
    const deliver: Deliver = async (who, activity) => {
      const delivered = await who.deliver(activity, chances.pick(stage.instances) ?? never());
      counts.operations += 1;
      if (delivered.answer.kind === 'none') counts.unanswered += 1;
      tookMs.push(delivered.tookMs);
      return delivered;
    };
    const operations = new Operations(stage, deliver, chances);
    const mine = stage.caseload.cases.slice(client * perClient, (client + 1) * perClient);
    for (const [index, one] of mine.entries()) {
      if (isOver()) return;
      const next: Followed = {
        one,
        name: `change ${client}.${index}`,
        reference: undefined,
        record: undefined,
        writes: new Map(),
        reads: [],
      };
      followed.push(next);
      await follow(next, operations, chances, isOver);
    }
  };
  await Promise.all([nemesis.haunt(isOver), ...Array.from({ length: clients }, (_, client) => work(client))]);
  const wrong = [...stage.deaths()];
  for (const one of followed) wrong.push(...(await problemsOf(stage, one)));
  const acknowledged = followed
    .flatMap(({ writes }) => [...writes.values()])
    .filter(({ ended }) => Number.isFinite(ended));
  return {
    wrong,
    figures: [
      `${followed.length} records, ${acknowledged.length} acknowledged writes and ${followed.flatMap(({ reads }) => reads).length} looks in ${counts.operations} deliveries (${counts.unanswered} unanswered, p99 ${seconds(quantile(tookMs, 0.99))})`,
      Object.entries(nemesis.deeds)
        .map(([deed, times]) => `${deed} ${times} times`)
        .join(', '),
    ].join('; '),
  };
}

/** Begins a record, and then lets several do things to it at the same time. */
async function follow(
  followed: Followed,
  operations: Operations,
  chances: Random,
  isOver: () => boolean,
): Promise<void> {
  await operations.begin(followed);
  for (let done = 0; done < OPERATIONS_EACH && followed.record !== undefined && !isOver(); done += 3) {
    await Promise.all([operations.tell(followed), operations.tell(followed), operations.look(followed)]);
    if (chances.chance(0.5)) await operations.look(followed);
    await pause(chances.between(0, 50));
  }
}

async function problemsOf(stage: Stage, { one, name, reference, writes, reads }: Followed): Promise<readonly string[]> {
  const { records, wrong } = await keptOf(stage, one satisfies Case);
  const [record] = records;
  const problems = [...wrong];
  if (records.length > 1) problems.push(`${records.length} records`);
  if (record && nameOf(record) !== name) problems.push('it says something else');
  if (record && reference !== undefined && record.reference !== reference) problems.push('it is another record');
  const facts = record?.entries.map(({ fact }) => causeOf(fact, name)) ?? [];
  problems.push(...unexplained({ writes: [...writes.values()], reads, facts }));
  return problems.map((problem) => `${name}: ${problem}`);
}

function never(): never {
  throw new Error('there is no instance');
}
