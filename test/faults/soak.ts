import { setTimeout as pause } from 'node:timers/promises';
import type { Json } from '../support/connector.ts';
import { Client, wordsIn } from './client.ts';
import { quantile, seconds, type Finding } from './finding.ts';
import { submit, type Deliver } from './form.ts';
import { Random } from './random.ts';
import { onStage, type Stage } from './stage.ts';
import { trendOf, type Point, type Trend } from './trend.ts';
import type { Usage } from './told.ts';

export interface Soaking {
  readonly lastingMs: number;
  /** It lasts longer when fewer turns than this were answered by then. */
  readonly leastTurns: number;
  readonly clients: number;
  /** Each client does something this often. */
  readonly everyMs: number;
  readonly sampleMs: number;
  readonly seed: number;
  /** Whether the growth of memory is judged: a few seconds are too short to tell. */
  readonly judgesMemory: boolean;
}

/**
 * Memory may grow by this much an hour at S62's pace of 50,000 turns a day. Here they come many times as fast, and a few minutes show what
 * a turn leaves behind; what time alone leaves behind takes an hour to be told from chance (`--minutes 60`), and is printed, not judged.
 */
const GOAL = 0.01;
const TURNS_AN_HOUR = 50_000 / 24;
const HOUR_MS = 3_600_000;
/** Idle connections have a timer each, and there may be some. */
const SPARE_TIMERS = 3;
const REST_MS = 300;
const ASKED = ['help', 'hello', "what's outstanding", 'somebody is in danger', 'nonsense that means nothing'] as const;
const PEOPLE_EACH = 4;

/**
 * S62: staff ask, look and record for a long time. Afterwards no more is held than half-way: no memory, no timers, no sockets. An
 * exception or a rejection that nobody caught ends the process, which counts as a failure.
 */
export const soak = (soaking: Soaking): Promise<Finding> =>
  onStage(
    { instances: 1, staff: soaking.clients, people: soaking.clients * PEOPLE_EACH, options: ['--expose-gc'] },
    (stage) => play(stage, soaking),
  );

async function play(
  stage: Stage,
  { lastingMs, leastTurns, clients, everyMs, sampleMs, seed, judgesMemory }: Soaking,
): Promise<Finding> {
  const [instance] = stage.instances;
  if (!instance) throw new Error('there is no instance');
  const random = new Random(seed);
  const began = performance.now();
  const since = (): number => performance.now() - began;
  const tookMs: number[] = [];
  let [turns, unanswered] = [0, 0];
  const deliver: Deliver = async (client, activity: Json) => {
    const delivered = await client.deliver(activity, instance);
    turns += 1;
    if (delivered.answer.kind === 'none') unanswered += 1;
    tookMs.push(delivered.tookMs);
    return delivered;
  };
  const work = async (index: number, isOver: () => boolean, chances: Random): Promise<void> => {
    const one = stage.caseload.cases[index];
    if (!one) return;
    const client = new Client(stage, one.author);
    const cases = Array.from({ length: PEOPLE_EACH }, (_, next) => stage.caseload.cases[index + next * clients] ?? one);
    await pause(chances.next() * everyMs);
    for (let done = 0; !isOver(); done += 1) {
      if (chances.chance(0.1)) {
        const about = chances.pick(cases) ?? one;
        let tries = 0;
        await submit(about, `soak ${done}`, deliver, client, {
          goesOn: () => !isOver() && (tries += 1) < 5,
          wait: () => everyMs,
          think: () => everyMs,
        });
      } else await deliver(client, client.type(chances.pick(ASKED)));
      await pause(everyMs);
    }
  };
  const samples: { readonly at: number; readonly turns: number; readonly usage: Usage }[] = [];
  const watch = async (isOver: () => boolean): Promise<void> => {
    while (!isOver() && instance.port !== undefined) {
      samples.push({ at: since(), turns, usage: await instance.usage() });
      await pause(sampleMs);
    }
  };
  /** Works until then, and gives what is still held when all of it is done. */
  const workUntil = async (part: number): Promise<Held> => {
    const isOver = (): boolean => since() > part * lastingMs && turns >= part * leastTurns;
    const workers = Array.from({ length: clients }, (_, index) =>
      work(index, isOver, random.branch(part * 2 * clients + index)),
    );
    await Promise.all([watch(isOver), ...workers]);
    await pause(REST_MS);
    return instance.port === undefined ? { timers: 0, sockets: 0 } : heldBy(await instance.usage());
  };
  const before = await workUntil(1 / 2);
  const middle = since();
  const after = await workUntil(1);

  const second = samples.filter(({ at }) => at >= middle);
  const byTime = (of: (usage: Usage) => number): Trend =>
    trendOf(second.map(({ at, usage }): Point => ({ x: at, y: of(usage) })));
  const [rss, heap] = [byTime(({ rss }) => rss), byTime(({ heap }) => heap)];
  const heapByTurn = trendOf(second.map(({ turns, usage }): Point => ({ x: turns, y: usage.heap })));
  const greeted = stage.mail
    .in(stage.caseload.staff[0]?.address?.conversation ?? '')
    .some((one) => wordsIn(one) !== '');
  const errors = Object.entries(samples.at(-1)?.usage.events ?? {}).filter(([event]) =>
    /failed|unexpected|app\./u.test(event),
  );
  const wrong = [
    ...stage.deaths(),
    ...(greeted ? [] : ['nobody was answered']),
    ...(unanswered > 0 ? [`${unanswered} deliveries without an answer`] : []),
    ...errors.map(([event, times]) => `logged ${times} times: ${event}`),
    ...(after.timers > before.timers + SPARE_TIMERS ? [`timers grew from ${before.timers} to ${after.timers}`] : []),
    // Every client may have one open, and the bot as many to the connector.
    ...(after.sockets > before.sockets + 2 * clients
      ? [`sockets grew from ${before.sockets} to ${after.sockets}`]
      : []),
    ...(judgesMemory && heapByTurn.least * TURNS_AN_HOUR > GOAL * heapByTurn.mean
      ? ['what turns leave behind makes the heap grow by more than 1 % an hour']
      : []),
  ];
  return {
    wrong,
    figures: [
      `${turns} turns in ${seconds(since())} (p99 ${seconds(quantile(tookMs, 0.99))}), nothing uncaught`,
      `after the first half, heap after collecting: ${perHour(heapByTurn, TURNS_AN_HOUR)} at 50,000 turns a day; at this pace ${perHour(heap, HOUR_MS)}, RSS ${perHour(rss, HOUR_MS)}`,
      `held at rest half-way and at the end: ${before.timers} and ${after.timers} timers, ${before.sockets} and ${after.sockets} sockets`,
    ].join('; '),
  };
}

interface Held {
  readonly timers: number;
  readonly sockets: number;
}

function heldBy({ resources }: Usage): Held {
  const { Timeout: timers = 0 } = resources;
  return { timers, sockets: Object.values(resources).reduce((sum, count) => sum + count, 0) - timers };
}

/** For example "84.1 MB, +0.4 % an hour (-1.2 to +2.0)". */
function perHour({ slope, least, most, mean }: Trend, hour: number): string {
  const percent = (rise: number): string => `${rise >= 0 ? '+' : ''}${((rise * hour * 100) / mean).toFixed(1)}`;
  return `${(mean / 1e6).toFixed(1)} MB, ${percent(slope)} % an hour (95 %: ${percent(least)} to ${percent(most)})`;
}
