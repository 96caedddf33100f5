import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import { median } from './measure.ts';

/**
 * What turns cost inside the application, without the wire: the tree of the repository that is named takes them one after another over
 * SQLite in memory. Written as JSON, microseconds of processor for each kind of turn. Started by `against.ts`, with this tree and with another.
 */
const [root = process.cwd(), rounds = '40'] = process.argv.slice(2);

/** What is used of a tree: it has been there since the beginning. */
interface World {
  give(inbound: unknown): Promise<unknown>;
  chat(name: string): Chat;
}
interface Chat {
  card: unknown;
  says(text: string): Promise<unknown>;
  sends(data: Readonly<Record<string, unknown>>, inputs?: Readonly<Record<string, string>>): Promise<unknown>;
}
const isFunction = (value: unknown): boolean => typeof value === 'function';
const Worlds = z.object({
  World: z.custom<{ open(how: { open: (clock: unknown) => unknown }): Promise<World> }>(isFunction),
});
const Stores = z.object({ SqliteStore: z.custom<new (file: string, clock: unknown) => unknown>(isFunction) });
const People = z.object({ personId: z.custom<(key: string) => string>(isFunction) });

const from = async (file: string): Promise<unknown> => import(pathToFileURL(join(root, file)).href);
const { World } = Worlds.parse(await from('test/support/talk.ts'));
const { SqliteStore } = Stores.parse(await from('src/adapters/sqlite/sqlite-store.ts'));
const { personId } = People.parse(await from('src/demo/world.ts'));

const world = await World.open({ open: (clock) => new SqliteStore(':memory:', clock) });
const give = world.give.bind(world);
let took = 0;
world.give = async (inbound) => {
  const before = process.cpuUsage();
  const answer = await give(inbound);
  const { user, system } = process.cpuUsage(before);
  took = user + system;
  return answer;
};

const priya = world.chat('Priya Shah');
const ada = personId('ada');
/** The first press on the card in view that a pattern fits. */
function pressIn(pattern: RegExp): Readonly<Record<string, unknown>> {
  const found = pattern.exec(JSON.stringify(priya.card))?.[0] ?? '{}';
  return z.record(z.string(), z.unknown()).parse(JSON.parse(found));
}
const NEXT = /\{[^{}]*"do":"flow\/next"[^{}]*\}/u;
const RECORD = /\{[^{}]*"do":"record\/(?:open|view)"[^{}]*\}/u;
/** Of both trees: what one does not ask is not looked at. */
const STEP = {
  direction: 'reduce',
  from: 'A phone call every morning',
  to: 'A phone call on Mondays and Thursdays',
  startsOn: '2026-11-23',
  rationale: 'Washes and dresses alone on six days of seven, and asked for fewer calls.',
  capacity: 'has',
};

await priya.says("what's outstanding");
const record = pressIn(RECORD);
const turns: readonly (readonly [what: string, take: () => Promise<unknown>])[] = [
  ['Home typed', () => priya.says('hello')],
  ['Home pressed', () => priya.sends({ do: 'home/show' })],
  ['help typed', () => priya.says('help')],
  ['what is outstanding, typed', () => priya.says("what's outstanding")],
  ['a record opened', () => priya.sends(record)],
  ['a person typed', () => priya.says('Ada Palmer')],
  ['a form begun by press', () => priya.sends({ do: 'flow/start', x: 'monitoring-change', id: ada })],
  ['a form step', () => priya.sends(pressIn(NEXT), STEP)],
  ['a form left', () => priya.says('cancel')],
  ['a form begun by typing', () => priya.says('change monitoring for Ada Palmer')],
  ['a form left, again', () => priya.says('cancel')],
];
const figures = new Map<string, number[]>();
for (let round = 0; round < Number(rounds); round += 1)
  for (const [what, take] of turns) {
    await take();
    figures.set(what, [...(figures.get(what) ?? []), took]);
  }
// The first third warms the compiler up.
const measured = [...figures].map(([what, all]) => [what, median(all.slice(Math.floor(all.length / 3)))] as const);
process.stdout.write(JSON.stringify(Object.fromEntries(measured)));
process.exit();
