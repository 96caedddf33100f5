import { setTimeout as pause } from 'node:timers/promises';
import type { Trouble } from '../support/faulty-store.ts';
import type { Received } from '../support/connector.ts';
import type { Case } from './caseload.ts';
import { Client, wordsIn, type Delivered } from './client.ts';
import { eachAtOnce, quantile, seconds, type Finding } from './finding.ts';
import { fieldsFor, nextIn, openForm, submit, type Button, type Deliver } from './form.ts';
import { keptOf, nameOf } from './kept.ts';
import { Random } from './random.ts';
import { onStage, type Stage, type StoreKind } from './stage.ts';

export interface Outage {
  readonly instances: number;
  readonly forms: number;
  readonly atOnce: number;
  readonly downMs: number;
  readonly seed: number;
  readonly store: StoreKind;
}

const NOTHING_SAVED = /nothing was saved/u;
const WELL: Trouble = {};
const MESSAGE_MS = 20_000;
/** After it, everybody gets through. */
const ENOUGH_MS = 60_000;

const settingFor = ({ instances, forms, store }: Outage) => ({
  instances,
  staff: Math.max(4, forms),
  people: forms,
  store,
});

/** The store of every instance from now on: its real server where there is one, and what stands in front of the file else. */
function befall({ instances, cosmos }: Stage, trouble: Trouble, seed: number): void {
  if (!cosmos) {
    for (const [index, instance] of instances.entries()) instance.trouble(trouble, seed + index);
    return;
  }
  const random = new Random(seed);
  const { down = false, lostCalls = 0, lostAnswers = 0 } = trouble;
  cosmos.meddle = () => {
    if (down) return 'cut';
    const chance = random.next();
    if (chance < lostCalls) return { status: 429, headers: { 'x-ms-retry-after-ms': String(random.between(20, 200)) } };
    return chance < lostCalls + lostAnswers ? 'lose' : undefined;
  };
}

/**
 * S58: the store cannot be reached for a while. What to do in an emergency, help and guidance are still answered; a form says that
 * nothing was saved and what was entered stays in view; afterwards it goes on with it.
 */
export const storeDown = (outage: Outage): Promise<Finding> =>
  onStage(settingFor(outage), async (stage) => {
    const random = new Random(outage.seed);
    const wrong: string[] = [];
    const tookMs: number[] = [];
    const deliver: Deliver = async (client, activity) => {
      const delivered = await client.deliver(activity, random.pick(stage.instances) ?? never());
      tookMs.push(delivered.tookMs);
      return delivered;
    };
    const open = new Map<Case, Begun>();
    await eachAtOnce(stage.caseload.cases, outage.atOnce, async (one, index) => {
      const begun = await halfFilled(one, `form ${index}`, new Client(stage, one.author), deliver);
      if (begun) open.set(one, begun);
      else wrong.push(`form ${index}: it could not be begun`);
    });

    befall(stage, { down: true }, outage.seed);
    tookMs.length = 0;
    const [alive, ready] = [await statuses(stage, 'healthz'), await statuses(stage, 'readyz')];
    if (alive.some((status) => status !== 200)) wrong.push(`while down, healthz says ${alive.join(', ')}`);
    if (ready.some((status) => status !== 503)) wrong.push(`while down, readyz says ${ready.join(', ')}`);
    const until = performance.now() + outage.downMs;
    do {
      await eachAtOnce([...open.values()], outage.atOnce, async (begun) => {
        wrong.push(...(await whileDown(begun, deliver)));
      });
      await pause(Math.min(2_000, Math.max(0, until - performance.now())));
    } while (performance.now() < until);
    const waits = [...tookMs];

    befall(stage, WELL, outage.seed);
    const back = performance.now();
    const isReady = async (): Promise<boolean> => (await statuses(stage, 'readyz')).every((status) => status === 200);
    while (!(await isReady()) && performance.now() - back < ENOUGH_MS) await pause(20);
    const readyMs = performance.now() - back;
    if (readyMs >= ENOUGH_MS) wrong.push('it did not become ready again');
    await eachAtOnce([...open], outage.atOnce, async ([one, begun]) => {
      wrong.push(...(await afterwards(stage, one, begun, deliver)));
    });
    return {
      wrong: [...wrong, ...stage.deaths()],
      figures: [
        `${outage.store}: down ${seconds(outage.downMs)}, ${waits.length} deliveries meanwhile, answered in ${seconds(quantile(waits, 0.5))} (p99 ${seconds(quantile(waits, 0.99))})`,
        `ready ${seconds(readyMs)} after`,
        `${open.size} forms went on with their text`,
      ].join('; '),
    };
  });

/**
 * S57: for a while a part of all calls is refused as too many. Nothing acknowledged is lost, and everybody gets an answer; what was not
 * saved is done again, and afterwards all of it is there once.
 */
export const storeThrottled = (
  outage: Outage & { readonly share: number; readonly mostMs?: number },
): Promise<Finding> =>
  onStage(settingFor(outage), async (stage) => {
    const random = new Random(outage.seed);
    const wrong: string[] = [];
    const tookMs: number[] = [];
    let unsaved = 0;
    befall(stage, { lostCalls: outage.share, slowMs: 20 }, outage.seed);
    const calm = setTimeout(() => befall(stage, WELL, outage.seed), outage.downMs);
    const began = performance.now();
    await eachAtOnce(stage.caseload.cases, outage.atOnce, async (one, index) => {
      const chances = random.branch(index);
      const deliver: Deliver = async (client, activity) => {
        const delivered = await client.deliver(activity, chances.pick(stage.instances) ?? never());
        tookMs.push(delivered.tookMs);
        return delivered;
      };
      const submitted = await submit(one, `form ${index}`, deliver, new Client(stage, one.author), {
        goesOn: () => {
          unsaved += 1;
          return performance.now() - began < outage.downMs + ENOUGH_MS;
        },
        wait: () => chances.between(100, 500),
      });
      if (submitted.kind !== 'acknowledged') wrong.push(`form ${index}: ${submitted.kind}`);
    });
    clearTimeout(calm);
    befall(stage, WELL, outage.seed);
    const tookAll = performance.now() - began;
    for (const [index, one] of stage.caseload.cases.entries())
      wrong.push(...(await notOnce(stage, one, `form ${index}`)));
    const p99 = quantile(tookMs, 0.99);
    if (outage.mostMs !== undefined && p99 > outage.mostMs) wrong.push(`p99 ${seconds(p99)}`);
    return {
      wrong: [...wrong, ...stage.deaths()],
      figures: [
        `${outage.store}: ${outage.share * 100} % of calls refused for ${seconds(outage.downMs)}, ${stage.caseload.cases.length} forms`,
        `${tookMs.length} deliveries answered in ${seconds(quantile(tookMs, 0.5))} (p99 ${seconds(p99)})`,
        `${unsaved} times not saved, all of it done after ${seconds(tookAll)}`,
      ].join('; '),
    };
  });

/** A form in view, at the step whose free words are about to be sent. */
interface Begun {
  readonly name: string;
  readonly client: Client;
  readonly button: Button;
}

async function halfFilled(one: Case, name: string, client: Client, deliver: Deliver): Promise<Begun | undefined> {
  const first = await openForm(one, client, deliver);
  const { answer } = first ? await deliver(client, client.press(first.data, fieldsFor(name))) : NO_ANSWER;
  const button = nextIn(one, answer);
  return button && { name, client, button };
}

const NO_ANSWER: Delivered = { answer: { kind: 'none' }, tookMs: 0 };

/** What somebody asks and presses meanwhile, and whether they are told what they must be. */
async function whileDown({ name, client, button }: Begun, deliver: Deliver): Promise<readonly string[]> {
  const wrong: string[] = [];
  const asked: readonly (readonly [text: string, told: RegExp])[] = [
    ['somebody is in danger', /Call 999/u],
    ['help', /I cannot reach the records just now[^]*Call 999/u],
    ['safeguarding', /Tell your safeguarding lead today/iu],
    ['carry on later', NOTHING_SAVED],
  ];
  for (const [text, told] of asked) {
    const from = client.messages.length;
    await deliver(client, client.type(text));
    const heard = await client.message(from, (message) => (told.test(wordsIn(message)) ? true : undefined), MESSAGE_MS);
    if (heard !== true) wrong.push(`${name}: "${text}" was not answered`);
  }
  const from = client.messages.length;
  const { answer } = await deliver(client, client.press(button.data, fieldsFor(name)));
  // Another card in its place would take away what stands in its fields.
  if (answer.kind !== 'words') wrong.push(`${name}: a press was answered with ${answer.kind}`);
  const said = (message: Received): true | undefined => (NOTHING_SAVED.test(wordsIn(message)) ? true : undefined);
  const isSaid = answer.kind === 'words' && NOTHING_SAVED.test(answer.text);
  if (!isSaid && (await client.message(from, said, MESSAGE_MS)) !== true)
    wrong.push(`${name}: nobody said that nothing was saved`);
  return wrong;
}

/** The same press on the same card, and on to the end. */
async function afterwards(
  stage: Stage,
  one: Case,
  { name, client, button }: Begun,
  deliver: Deliver,
): Promise<readonly string[]> {
  let tries = 0;
  const patience = { goesOn: () => (tries += 1) < 5, wait: () => 500 };
  const submitted = await submit(one, name, deliver, client, patience, button);
  return submitted.kind === 'acknowledged'
    ? notOnce(stage, one, name)
    : [`${name}: it did not go on: ${submitted.kind}`];
}

/** What is wrong unless the person has one record, whole, that says what was entered. */
async function notOnce(stage: Stage, one: Case, name: string): Promise<readonly string[]> {
  const { records, wrong } = await keptOf(stage, one);
  const isOnce = records.length === 1 && records.every((record) => nameOf(record) === name);
  return isOnce ? wrong : [...wrong, `${name}: ${records.length} records, or other words`];
}

const statuses = ({ instances }: Stage, path: string): Promise<readonly number[]> =>
  Promise.all(
    instances.map(async ({ port }) => {
      const response = await fetch(`http://127.0.0.1:${port}/${path}`);
      await response.body?.cancel();
      return response.status;
    }),
  );

function never(): never {
  throw new Error('there is no instance');
}
