import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SqliteStore } from '../../src/adapters/sqlite/sqlite-store.ts';
import type { PressData } from '../../src/chat/inbound.ts';
import { subjectOf } from '../../src/kernel/ids.ts';
import type { Staff } from '../../src/people/staff.ts';
import type { Container, Document } from '../../src/store/document-store.ts';
import { everybodySays } from '../support/change.ts';
import { buttonsOf, World } from '../support/talk.ts';
import { compare } from './measure.ts';
import { ANA, planOfVersions, PRIYA, TOM, type PlanOfVersions } from './plan-of-versions.ts';
import { comparison, table } from './table.ts';

/**
 * What a plan costs that has been revised again and again, beside one that is new: the same sixty visits, the same people, the same
 * turns of the whole application over a file. In one process, in rounds of a fraction of a second; the long one when its document is fullest.
 */
const LONG = 100;
/** A version is some fifteen entries of its history, of which 24 at a time move to a page: among so many versions is the fullest. */
const FULLEST_OF = 8;
const WARM_UP = 10;
const ROUNDS = 40;
const AT_A_TIME = 4;
const MOST = 1.5;

/** How things are before a turn: documents as they are put back each time, so that every round measures the same. */
type Before = readonly (readonly [container: Container, document: Document])[];

interface Turn {
  readonly before: Before;
  readonly by: Staff;
  readonly data: PressData;
  readonly inputs?: Readonly<Record<string, string>>;
  /** Said in the card that answers it. */
  readonly shows: string;
}

interface Prepared {
  readonly open: Turn;
  readonly step: Turn;
  readonly propose: Turn;
  readonly agree: Turn;
  readonly further: readonly Turn[];
}

/** Makes both plans and measures; gives the table. Takes about a minute. */
export async function longPlan(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'reable-bench-'));
  const world = await World.open({ open: (clock) => new SqliteStore(join(folder, 'plans.sqlite'), clock) });
  try {
    for (const { name } of [PRIYA, TOM, ANA]) await world.chat(name).says('hello');
    const long = await planOfVersions(world, 'longplan', 'Jo Rivers');
    const short = await planOfVersions(world, 'newplan1', 'Al Meadow');
    const versions = await revisedUntilLong(world, long);
    const text = await measured(
      world,
      await prepared(world, short, 1),
      await prepared(world, long, versions),
      versions,
    );
    if (world.surprises.length > 0) throw new Error(`a turn failed: ${world.surprises.join(', ')}`);
    return text;
  } finally {
    await world.store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** About a hundred versions, when the plan's document is at its largest; gives how many. */
async function revisedUntilLong(world: World, plan: PlanOfVersions): Promise<number> {
  let largest: { readonly versions: number; readonly kept: Before[number] } | undefined;
  for (let versions = 2; versions <= LONG; versions += 1) {
    await plan.revise();
    if (versions <= LONG - FULLEST_OF) continue;
    const kept = await asItIs(world, 'records', subjectOf(plan.id), plan.id);
    if (!largest || sizeOf(kept[1].body) > sizeOf(largest.kept[1].body)) largest = { versions, kept };
  }
  if (!largest) throw new Error('a long plan has more than a few versions');
  await putBack(world, [largest.kept]);
  return largest.versions;
}

const sizeOf = (body: unknown): number => Buffer.byteLength(JSON.stringify(body));

async function measured(world: World, short: Prepared, long: Prepared, versions: number): Promise<string> {
  const [newest, first] = long.further;
  if (!newest || !first) throw new Error('a long plan has versions to compare');
  const pairs = [
    { what: 'opening it', one: short.open, other: long.open },
    { what: 'a step of the form that revises it', one: short.step, other: long.step },
    { what: 'proposing a revision', one: short.propose, other: long.propose },
    { what: 'agreeing, so that it holds', one: short.agree, other: long.agree },
    { what: 'versions 1 and 2 beside the newest two', one: newest, other: first },
  ];
  const figures = pairs.map(() => ({ one: new Array<number>(), other: new Array<number>() }));
  for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
    for (const [index, { one, other }] of pairs.entries()) {
      const order = round % 2 === 0 ? (['one', 'other'] as const) : (['other', 'one'] as const);
      for (const side of order) {
        const cpuUs = await take(world, side === 'one' ? one : other);
        if (round >= WARM_UP) figures[index]?.[side].push(cpuUs);
      }
    }
  }
  const sizes = async (of: (plan: Prepared) => Turn) =>
    compare([await sizeAfter(world, of(short))], [await sizeAfter(world, of(long))]);
  return table(
    ['as versions of a plan of 60 visits become more', '1', String(versions)],
    [
      ...pairs.map(({ what }, index) =>
        comparison(
          `processor us: ${what}`,
          compare(figures[index]?.one ?? [], figures[index]?.other ?? []),
          index < 4 ? MOST : undefined,
        ),
      ),
      comparison('bytes of its document: as it holds', await sizes(({ open }) => open), MOST),
      comparison('bytes of its document: proposed', await sizes(({ propose }) => propose), MOST),
      comparison('bytes of its document: agreed', await sizes(({ agree }) => agree), MOST),
    ],
  );
}

/** Processor microseconds of one turn, the mean of a few. Rejects when it is answered with anything else than it should be. */
async function take(world: World, turn: Turn): Promise<number> {
  let cpuUs = 0;
  for (let time = 0; time < AT_A_TIME; time += 1) {
    await putBack(world, turn.before);
    const inbound = pressOf(world, turn);
    const before = process.cpuUsage();
    const outbound = await world.give(inbound);
    const { user, system } = process.cpuUsage(before);
    cpuUs += user + system;
    if (!JSON.stringify(outbound).includes(turn.shows))
      throw new Error(`not "${turn.shows}": ${JSON.stringify(outbound)}`);
  }
  return cpuUs / AT_A_TIME;
}

/** The bytes of the plan's document once the turn was taken. */
async function sizeAfter(world: World, turn: Turn): Promise<number> {
  await take(world, turn);
  const [, plan] = turn.before[0] ?? [];
  const kept = plan && (await world.store.read('records', plan.partition, plan.id));
  return sizeOf(kept?.body);
}

let deliveries = 0;

const pressOf = (world: World, { by, data, inputs = {} }: Turn) =>
  ({
    kind: 'pressed',
    delivery: `bench${(deliveries += 1)}`,
    from: by,
    address: {
      kind: 'personal',
      serviceUrl: 'https://smba.trafficmanager.net/uk/',
      tenant: by.tenant,
      conversation: `a:${by.teamsId}`,
    },
    receivedAt: world.clock.now(),
    data,
    inputs,
    message: 'm1',
    refreshing: false,
  }) as const;

async function putBack(world: World, before: Before): Promise<void> {
  for (const [container, document] of before) {
    const now = await world.store.read(container, document.partition, document.id);
    if (now) await world.store.replace(container, document, now.etag);
    else await world.store.create(container, document);
  }
}

/** A document as it is now, found by what it is found by. */
async function asItIs(world: World, container: Container, partition: string, id: string): Promise<Before[number]> {
  const { found } = await world.store.all(container, { partition, limit: 500 });
  const filed = found.find((one) => one.id === id);
  if (!filed) throw new Error(`${container} has no ${id}`);
  return [container, { id, partition, tags: filed.tags, body: filed.body }];
}

/** Every turn that is measured on this plan, ready to be taken. */
async function prepared(world: World, plan: PlanOfVersions, versions: number): Promise<Prepared> {
  const priya = world.chat(PRIYA.name);
  const record = () => asItIs(world, 'records', subjectOf(plan.id), plan.id);
  const desk = () => asItIs(world, 'sessions', PRIYA.id, PRIYA.id);
  const inView = (title: string): PressData => {
    const found = buttonsOf(priya.card).find((one) => one.title === title);
    if (!found) throw new Error(`no button "${title}"`);
    return found.data;
  };
  const holds = await record();
  const view = (x: string, shows: string): Turn => ({
    before: [holds],
    by: PRIYA,
    data: { do: 'record/view', id: plan.id, x },
    shows,
  });
  await priya.says(`change the plan for ${plan.person.name}`);
  await priya.presses('Next', { trigger: 'progress', kinds: 'fewer', parts: 'visits' });
  const step: Turn = { before: [holds, await desk()], by: PRIYA, data: inView('Next'), shows: 'From when' };
  await priya.presses('Change: Mon, 07:00');
  await priya.presses('Remove this visit');
  await priya.presses('Next');
  await priya.presses('Next', { startsOn: '2026-11-24' });
  await priya.presses('Add a piece of evidence');
  await priya.presses('Add this piece of evidence', {
    evidenceFrom: 'support-worker',
    evidenceWho: 'Tom Reed, support worker',
    evidenceOn: '2026-11-23',
    evidenceWords: 'Washes and dresses alone on Mondays.',
  });
  await priya.presses('Next');
  await priya.presses('Next');
  await priya.presses('Next', everybodySays(priya, 'yes'));
  const last = inView('Ask everybody to agree');
  const propose: Turn = { before: [holds, await desk()], by: PRIYA, data: last, shows: 'Waiting for' };
  await priya.says('cancel');
  const proposal = await plan.propose();
  await plan.answerButTom(proposal);
  const asked = await record();
  return {
    open: {
      before: [holds],
      by: PRIYA,
      data: { do: 'record/open', id: plan.id },
      shows: `Version ${versions}, agreed`,
    },
    step,
    propose,
    agree: {
      before: [asked],
      by: TOM,
      data: { do: 'record/act', id: plan.id, x: `agree.${proposal}` },
      shows: `Version ${versions + 1}, agreed`,
    },
    further:
      versions < 2
        ? []
        : [
            view(`compare.${versions - 1}.${versions}`, `Version ${versions - 1} and version ${versions}`),
            view('compare.1.2', 'Version 1 and version 2'),
          ],
  };
}
