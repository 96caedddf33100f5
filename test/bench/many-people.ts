import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SqliteStore } from '../../src/adapters/sqlite/sqlite-store.ts';
import { addDays, dayOf } from '../../src/kernel/days.ts';
import { PersonId, TeamId } from '../../src/kernel/ids.ts';
import { personDocument } from '../../src/people/documents.ts';
import { initialsOf, type Person } from '../../src/people/person.ts';
import { World, type Chat } from '../support/talk.ts';
import { compare, median } from './measure.ts';
import { comparison, table } from './table.ts';

/**
 * What it costs to find somebody by name in a large service, beside a small one: the same turns of the whole application over a file, in
 * one process. A tenth of the people is in the team of whoever asks, and each name is as common in both services.
 */
const FEW_PEOPLE = 1_000;
const MANY_PEOPLE = 20_000;
const TEAMS = 10;
const WARM_UP = 10;
const ROUNDS = 60;
const AT_A_TIME = 4;
const MOST = 1.2;
/** The commonest surname in England, and of how many people one has it. */
const COMMON = 'Smith';
const COMMON_EVERY = 89;

const SYLLABLES = ['ba', 'do', 'fe', 'gi', 'ha', 'ke', 'lo', 'mi', 'na', 'ru', 'se', 'ti', 'vo', 'wa', 'yu'];
const syllable = (index: number): string => SYLLABLES[index % SYLLABLES.length] ?? '';
/** 225 first names and 3,375 surnames, all near enough to others for a slip to matter. */
const firstName = (index: number): string => `${syllable(index)}${syllable(Math.floor(index / 15))}n`;
const surname = (index: number): string =>
  `${syllable(index)}l${syllable(Math.floor(index / 15))}${syllable(Math.floor(index / 225))}r`;
const capital = (name: string): string => name.slice(0, 1).toUpperCase() + name.slice(1);

/** People of a service: no two have one name. */
function somebody(index: number, world: World): Person {
  const last = index % COMMON_EVERY === 0 ? COMMON : surname((index * 7 + Math.floor(index / 225) * 2) % 400);
  const name = `${capital(firstName(index % 225))} ${capital(last)}`;
  return {
    id: PersonId.parse(`many${index}`),
    team: TeamId.parse(index % TEAMS === 0 ? 'north' : `team${index % TEAMS}`),
    name,
    title: 'Mrs',
    preferredName: name.split(' ')[0] ?? name,
    initials: initialsOf(name),
    reference: `SV-${100_000 + index}`,
    started: addDays(dayOf(world.clock.now(), 'Europe/London'), -20),
    capacity: 'has',
    circle: [{ key: 'daughter', name: `Kim ${capital(last)}`, part: 'carer', relation: 'daughter' }],
  };
}

interface Service {
  readonly world: World;
  readonly priya: Chat;
}

async function serviceOf(count: number, file: string): Promise<Service> {
  const world = await World.open({ open: (clock) => new SqliteStore(file, clock) });
  for (let from = 0; from < count; from += 500) {
    const some = Array.from({ length: Math.min(500, count - from) }, (_, index) => somebody(from + index, world));
    await Promise.all(some.map((person) => world.store.create('people', personDocument(person))));
  }
  const priya = world.chat('Priya Shah');
  await priya.says('hello');
  return { world, priya };
}

interface Lookup {
  readonly what: string;
  /** Typed of people who are in both services, another at every turn. */
  readonly typed: (person: Person) => string;
  /** One of these is said in the answer. */
  readonly shows: (person: Person) => readonly string[];
  readonly goal?: true | undefined;
}

const LOOKUPS: readonly Lookup[] = [
  { what: 'a name looked up', typed: ({ name }) => name, shows: ({ reference }) => [reference], goal: true },
  {
    what: 'a name with a slip looked up',
    typed: ({ name }) => `${name.slice(0, -3)}${name.slice(-2)}`,
    shows: ({ reference }) => [reference, 'Nobody is called exactly that'],
  },
  { what: 'a reference looked up', typed: ({ reference }) => reference, shows: ({ name }) => [name], goal: true },
  {
    what: 'a form begun for a name',
    typed: ({ name }) => `change monitoring for ${name}`,
    shows: () => ['What is changing'],
    goal: true,
  },
  {
    what: 'a form begun for nobody yet',
    typed: () => 'change monitoring',
    shows: () => ['Whose monitoring is changing'],
    goal: true,
  },
  { what: 'a name that nobody has', typed: () => 'Xavier Quixote', shows: () => ['I did not understand that'] },
];

interface Measured extends Lookup {
  readonly people: readonly Person[];
}

/** Makes both services and measures; gives the table. Takes about a minute. */
export async function manyPeople(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'reable-bench-'));
  const few = await serviceOf(FEW_PEOPLE, join(folder, 'few.sqlite'));
  const many = await serviceOf(MANY_PEOPLE, join(folder, 'many.sqlite'));
  try {
    const text = await measured(few, many);
    if (few.world.surprises.length + many.world.surprises.length > 0) throw new Error('a turn failed');
    return text;
  } finally {
    for (const { world } of [few, many]) await world.store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measured(few: Service, many: Service): Promise<string> {
  const team = Array.from({ length: FEW_PEOPLE / TEAMS }, (_, index) => somebody(index * TEAMS, few.world));
  const isSmith = ({ name }: Person): boolean => name.endsWith(COMMON);
  const others = team.filter((person) => !isSmith(person));
  const lookups: readonly Measured[] = [
    ...LOOKUPS.map((lookup) => ({ ...lookup, people: others })),
    ...LOOKUPS.slice(0, 1).map((lookup) => ({
      ...lookup,
      what: `a ${COMMON} looked up`,
      people: team.filter(isSmith),
    })),
  ];
  const figures = lookups.map(() => ({ one: new Array<number>(), other: new Array<number>() }));
  for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
    for (const [index, lookup] of lookups.entries()) {
      const sides = [
        ['one', few],
        ['other', many],
      ] as const;
      for (const [side, service] of round % 2 === 0 ? sides : sides.toReversed()) {
        const cpuUs = await take(service, lookup, round);
        if (round >= WARM_UP) figures[index]?.[side].push(cpuUs);
      }
    }
  }
  return table(
    ['as people become more', FEW_PEOPLE.toLocaleString('en-GB'), MANY_PEOPLE.toLocaleString('en-GB')],
    lookups.map(({ what, goal }, index) =>
      comparison(
        `processor us: ${what}`,
        compare(figures[index]?.one ?? [], figures[index]?.other ?? []),
        goal && MOST,
      ),
    ),
  );
}

/**
 * Processor microseconds of one turn, the median of a few, each about somebody else: a collection of garbage, which comes about once in a
 * round, falls on one of them. Rejects when it finds another than it should.
 */
async function take({ priya }: Service, { typed, shows, people }: Measured, round: number): Promise<number> {
  const taken: number[] = [];
  for (let time = 0; time < AT_A_TIME; time += 1) {
    const person = people[(round * AT_A_TIME + time) % people.length];
    if (!person) throw new Error('there is nobody to look up');
    const before = process.cpuUsage();
    const reply = await priya.says(typed(person));
    const { user, system } = process.cpuUsage(before);
    taken.push(user + system);
    if (!shows(person).some((words) => reply.text.includes(words))) throw new Error(`${person.name}: ${reply.text}`);
    await priya.says('cancel');
  }
  return median(taken);
}
