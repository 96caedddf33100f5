import { openCosmosStore } from '../../src/adapters/cosmos/cosmos-store.ts';
import { startCosmos, type CosmosServer } from '../support/cosmos.ts';
import { World } from '../support/talk.ts';
import { CountingStore, type Call } from './counting-store.ts';

/**
 * What each kind of turn asks of Cosmos DB, and what that costs. The requests are counted where they arrive; what they cost is
 * reckoned, because the test server has no prices.
 */

/** Request units by KB: https://learn.microsoft.com/azure/cosmos-db/understand-request-unit-consumption */
const PRICES = [
  { kb: 1, read: 1, write: 4.95 },
  { kb: 2, read: 1.04, write: 6.29 },
  { kb: 4, read: 1.14, write: 6.67 },
  { kb: 8, read: 1.33, write: 7.04 },
  { kb: 16, read: 1.67, write: 9.52 },
  { kb: 32, read: 2.19, write: 11.23 },
  { kb: 64, read: 4.76, write: 22.67 },
] as const;
/** Without what it finds: 2.3 to 3 in one physical partition. A service of this size has one; each further one costs this again. */
const QUERY = 2.8;
/** A replacement costs about twice what a creation does, and strong consistency doubles whatever reads. */
const [REPLACING, STRONG, EVENTUAL] = [2, 2, 1];
/** Records and desks grow; these are the sizes they are reckoned with. Whatever else is read keeps the size it has. */
const SIZES_KB = [2, 8, 16] as const;

const priced = (kb: number): (typeof PRICES)[number] =>
  PRICES.find((price) => kb <= price.kb) ?? PRICES[PRICES.length - 1] ?? PRICES[0];

function unitsOf({ what, container, bytes }: Call, growingKb: number, consistency: number): number {
  const grows = container === 'records' || container === 'sessions';
  const prices = bytes.map((size) => priced(grows ? growingKb : size / 1024));
  const reading = prices.reduce((sum, { read }) => sum + read, 0);
  const writing = prices.reduce((sum, { write }) => sum + write, 0);
  switch (what) {
    case 'read':
      return consistency * Math.max(reading, 1);
    case 'query':
      return consistency * (QUERY + reading);
    case 'create':
      return writing;
    case 'replace':
      return REPLACING * writing;
    // What is refused is looked up and not written.
    case 'refused':
      return reading;
    case 'remove':
      return priced(1).write;
  }
}

interface Counted {
  readonly turn: string;
  readonly requests: number;
  /** Of those, the ones that only ask how a query is best answered. Cosmos DB's gateway answers them; nobody waits for them. */
  readonly plans: number;
  readonly calls: readonly Call[];
}

/** Plays each kind of turn once, on the demo's world; gives the table. Takes a second or two, and no load. */
export async function requestUnits(): Promise<string> {
  const server = await startCosmos();
  try {
    return tableOf(await played(server));
  } finally {
    await server.stop();
  }
}

async function played(server: CosmosServer): Promise<readonly Counted[]> {
  const database = await server.newDatabase();
  let [requests, plans] = [0, 0];
  server.meddle = ({ headers }) => {
    requests += 1;
    if (headers['x-ms-cosmos-is-query-plan-request'] !== undefined) plans += 1;
    return undefined;
  };
  const { endpoint, key } = server;
  let store: CountingStore | undefined;
  const world = await World.open({
    open: (clock) => (store = new CountingStore(openCosmosStore({ endpoint, database, access: { key }, clock }))),
  });
  const counted: Counted[] = [];
  const count = async <T>(turn: string, take: () => Promise<T>): Promise<T> => {
    [requests, plans] = [0, 0];
    if (store) store.calls = [];
    const taken = await take();
    counted.push({ turn, requests, plans, calls: [...(store?.calls ?? [])] });
    return taken;
  };
  await turns(world, count);
  await world.store.close();
  if (world.surprises.length > 0) throw new Error('a turn failed');
  return counted;
}

type Count = <T>(turn: string, take: () => Promise<T>) => Promise<T>;

async function turns(world: World, count: Count): Promise<void> {
  const [priya, tom] = [world.chat('Priya Shah'), world.chat('Tom Reed')];
  // Their addresses are new, and the first write to a container also asks how it is partitioned: neither is part of a usual turn.
  for (const chat of [priya, tom]) await chat.says('hello');
  await priya.says('change monitoring for Ada Palmer');
  await priya.says('cancel');
  await world.ticks();

  await count('"hello"', () => priya.says('hello'));
  await count('"help"', () => priya.says('help'));
  await count('"999"', () => priya.says('999'));
  await count('a person\'s page ("Ada Palmer")', () => priya.says('Ada Palmer'));
  await count('a form begun ("change monitoring for ...")', () => priya.says('change monitoring for Ada Palmer'));
  await count('a form step by card', () =>
    priya.presses('Next', { direction: 'reduce', from: 'A call a day', to: 'A call a week', startsOn: '2026-11-24' }),
  );
  await count('a form step by typing', () => priya.says('She manages her tablets alone.'));
  await priya.says('yes');
  await priya.says('yes');
  const recorded = await count('recording (the last press)', () => priya.says('record it'));
  await count('the tick that sends its notices', () => world.ticks());
  const reference = /MC-[A-Z0-9]{4}-[A-Z0-9]{4}/u.exec(recorded.text)?.[0] ?? '';
  await count('a record opened by its reference', () => tom.says(reference));
  await count('"I\'ve been told"', () => tom.presses("I've been told"));
  await world.ticks();
  await count('"what\'s outstanding"', () => priya.says("what's outstanding"));
  await count('an idle tick (every 5 seconds)', () => world.ticks());
}

const sumOf = (calls: readonly Call[], growingKb: number, consistency: number): string =>
  calls.reduce((sum, call) => sum + unitsOf(call, growingKb, consistency), 0).toFixed(1);

function tableOf(counted: readonly Counted[]): string {
  const rows = [
    [
      'a turn on Cosmos DB (strong, but for the last)',
      'requests',
      'plans',
      ...SIZES_KB.map((kb) => `RU ${kb} KB`),
      '8 KB weak',
      '  what (KB)',
    ],
    ...counted.map(({ turn, requests, plans, calls }) => [
      turn,
      String(requests),
      String(plans),
      ...SIZES_KB.map((kb) => sumOf(calls, kb, STRONG)),
      sumOf(calls, 8, EVENTUAL),
      `  ${calls.map(described).join(', ')}`,
    ]),
  ];
  return `\n${rows
    .map(([turn = '', ...cells]) => [turn.padEnd(46), ...cells.map((cell) => cell.padStart(9))].join(' ').trimEnd())
    .join('\n')}\n`;
}

const described = ({ what, container, bytes }: Call): string =>
  `${what} ${container}${bytes.length === 0 ? '' : ` ${bytes.map((size) => (size / 1024).toFixed(1)).join('+')}`}`;
