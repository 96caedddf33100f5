import { setTimeout as pause } from 'node:timers/promises';
import type { Case } from './caseload.ts';
import { Client, wordsIn } from './client.ts';
import { eachAtOnce, quantile, seconds, type Finding } from './finding.ts';
import { submit, type Deliver, type Submitted } from './form.ts';
import type { Instance } from './instance.ts';
import { keptOf, nameOf } from './kept.ts';
import { Random } from './random.ts';
import { onStage, type Stage, type StoreKind } from './stage.ts';

export interface Killing {
  readonly submissions: number;
  /** About how many times an instance is killed. */
  readonly kills: number;
  readonly atOnce: number;
  readonly seed: number;
  readonly store?: StoreKind;
  /** Judges times as well, waits until every notice has left, and counts those that left twice. */
  readonly thorough?: boolean;
}

/** Presses and their repeats, for each submission. */
const DELIVERIES_EACH = 6;
const GIVES_UP = 0.3;
const MOST_TRIES = 100;
const RECOVERY_MS = 30_000;
const NOTICES_MS = 90_000;

/**
 * S50: two instances behind one store are killed at random points while changes are recorded. What was acknowledged is there, once;
 * what was not is there whole or not at all.
 */
export const killed = (killing: Killing): Promise<Finding> =>
  onStage(
    {
      instances: 2,
      staff: Math.max(4, Math.min(200, Math.ceil(killing.submissions / 5))),
      people: killing.submissions,
      ...(killing.store && { store: killing.store }),
    },
    (stage) => play(stage, killing),
  );

async function play(stage: Stage, { submissions, kills, atOnce, seed, thorough = false }: Killing): Promise<Finding> {
  const random = new Random(seed);
  const killer = new Killer(stage, random.branch(0), Math.ceil((submissions * DELIVERIES_EACH) / kills));
  const outcomes = new Map<Case, Submitted>();
  const busy = new Set<string>();
  await eachAtOnce(stage.caseload.cases, atOnce, async (one, index) => {
    // Whoever is in the middle of one form begins no other: they would mix up the cards.
    while (busy.has(one.author.id)) await pause(5);
    busy.add(one.author.id);
    const chances = random.branch(index + 1);
    let tries = 0;
    outcomes.set(
      one,
      await submit(one, nameFor(index), killer.deliver(chances), new Client(stage, one.author), {
        goesOn: () => (tries += 1) < MOST_TRIES && !chances.chance(tries === 1 ? GIVES_UP : 0),
        wait: () => chances.between(50, 400),
      }),
    );
    busy.delete(one.author.id);
  });
  await killer.end();
  const finding = await judge(stage, outcomes, killer, thorough ? await noticesLeft(stage) : '');
  const slowest = Math.max(0, ...killer.recoveries);
  const late = thorough && slowest > RECOVERY_MS ? [`recovery took ${seconds(slowest)}`] : [];
  return { ...finding, wrong: [...finding.wrong, ...late] };
}

const nameFor = (index: number): string => `submission ${index}`;

/** Kills an instance whenever enough deliveries were made, some milliseconds after one of them has left, and starts it again. */
class Killer {
  readonly #stage: Stage;
  readonly #random: Random;
  readonly #every: number;
  #left: number;
  readonly #killing = new Map<Instance, Promise<void>>();
  readonly recoveries: number[] = [];
  kills = 0;

  constructor(stage: Stage, random: Random, every: number) {
    this.#stage = stage;
    this.#random = random;
    this.#every = every;
    this.#left = random.between(1, every);
  }

  /** To an instance that listens, like a load balancer; it may be killed before it answers. */
  deliver(chances: Random): Deliver {
    return async (client, activity) => {
      const up = this.#stage.instances.filter(({ port }) => port !== undefined);
      const instance = chances.pick(up);
      if (!instance) return { answer: { kind: 'none' }, tookMs: 0 };
      const delivered = client.deliver(activity, instance);
      this.#left -= 1;
      if (this.#left <= 0 && !this.#killing.has(instance)) {
        this.#left = this.#random.between(1, 2 * this.#every - 1);
        this.#killing.set(
          instance,
          this.#kill(instance).finally(() => this.#killing.delete(instance)),
        );
      }
      return delivered;
    };
  }

  async #kill(instance: Instance): Promise<void> {
    await pause(this.#random.next() * 12);
    await instance.kill();
    this.kills += 1;
    const began = performance.now();
    await instance.start();
    const ready = await fetch(`http://127.0.0.1:${instance.port}/readyz`);
    this.recoveries.push(ready.ok ? performance.now() - began : Number.POSITIVE_INFINITY);
    await ready.body?.cancel();
  }

  async end(): Promise<void> {
    await Promise.all(this.#killing.values());
  }
}

/** Waits until nothing is left to be sent, and says how often somebody was sent the same card twice. */
async function noticesLeft(stage: Stage): Promise<string> {
  const began = performance.now();
  while ((await stage.store.query('records', { tag: 'send', atMost: '9999', limit: 1 })).found.length > 0) {
    if (performance.now() - began > NOTICES_MS) return `notices still waiting after ${seconds(NOTICES_MS)}`;
    await pause(200);
  }
  let [sent, twice] = [0, 0];
  for (const { address } of stage.caseload.staff) {
    const notices = stage.mail
      .in(address?.conversation ?? '')
      .map(wordsIn)
      .filter((words) => words.includes("I've been told"));
    sent += notices.length;
    twice += notices.length - new Set(notices.map((words) => /MC-[A-Z0-9]{4}-[A-Z0-9]{4}/u.exec(words)?.[0])).size;
  }
  return `${sent} notices, the last ${seconds(performance.now() - began)} later, ${twice} sent twice`;
}

async function judge(
  stage: Stage,
  outcomes: ReadonlyMap<Case, Submitted>,
  killer: Killer,
  notices: string,
): Promise<Finding> {
  const wrong = [...stage.deaths()];
  const given = { acknowledged: 0, absent: 0, whole: 0, saidNotSaved: 0 };
  for (const [index, one] of stage.caseload.cases.entries()) {
    const outcome = outcomes.get(one);
    const kept = await keptOf(stage, one);
    wrong.push(...kept.wrong.map((words) => `${nameFor(index)}: ${words}`));
    if (kept.records.some((record) => nameOf(record) !== nameFor(index)))
      wrong.push(`${nameFor(index)}: it says something else`);
    if (kept.records.length > 1) wrong.push(`${nameFor(index)}: duplicated, ${kept.records.length} records`);
    if (outcome?.kind === 'form-lost')
      wrong.push(`${nameFor(index)}: an answer that was saved is lost (${outcome.words})`);
    if (outcome?.kind === 'acknowledged') {
      given.acknowledged += 1;
      if (kept.records[0]?.reference !== outcome.reference) wrong.push(`${nameFor(index)}: acknowledged, and lost`);
    } else if (kept.records.length === 0) given.absent += 1;
    else {
      given.whole += 1;
      if (outcome?.kind === 'given-up' && !outcome.pressedRecord) wrong.push(`${nameFor(index)}: recorded by nobody`);
      if (outcome?.kind === 'given-up' && outcome.toldNotSaved) given.saidNotSaved += 1;
    }
  }
  const slowest = Math.max(0, ...killer.recoveries);
  return {
    wrong,
    figures: [
      `${outcomes.size} submissions, ${killer.kills} kills`,
      `${given.acknowledged} acknowledged`,
      `${given.absent} given up and absent, ${given.whole} given up and whole (${given.saidNotSaved} of them told "not saved")`,
      `ready again after ${seconds(quantile(killer.recoveries, 0.5))} (most ${seconds(slowest)})`,
      ...(notices === '' ? [] : [notices]),
    ].join('; '),
  };
}
