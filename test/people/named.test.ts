import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { may, type Deed } from '../../src/access/policy.ts';
import type { Viewer } from '../../src/access/viewer.ts';
import { SqliteStore } from '../../src/adapters/sqlite/sqlite-store.ts';
import { Day } from '../../src/kernel/days.ts';
import { PersonId, StaffId, TeamId } from '../../src/kernel/ids.ts';
import { Directory } from '../../src/people/directory.ts';
import { personDocument } from '../../src/people/documents.ts';
import { folded, matchNames } from '../../src/people/name-match.ts';
import type { Person } from '../../src/people/person.ts';
import type { DocumentStore } from '../../src/store/document-store.ts';
import { CountingStore } from '../bench/counting-store.ts';
import { clockAt } from '../support/clock.ts';

const clock = clockAt('2026-11-19T12:00:00.000Z');
const STARTED = Day.parse('2026-11-01');
const ENDED = Day.parse('2026-11-15');
const [NORTH, SOUTH] = [TeamId.parse('north'), TeamId.parse('south')];
const viewer = (staff: string, role: Viewer['roles'][number], ...teams: readonly TeamId[]): Viewer => ({
  staff: StaffId.parse(staff),
  name: staff,
  roles: [role],
  teams,
});
const TOM = viewer('tom', 'support-worker', NORTH);
const PRIYA = viewer('priya', 'coordinator', NORTH);
const BOTH = viewer('leo', 'manager', NORTH, SOUTH);
const SAM = viewer('sam', 'administrator');
const MEI = viewer('mei', 'safeguarding-lead', NORTH);
const VIEWERS: readonly (readonly [Viewer, Deed])[] = [
  [TOM, 'record'],
  [PRIYA, 'record'],
  [PRIYA, 'arrange'],
  [BOTH, 'see'],
  [SAM, 'arrange'],
  [SAM, 'see'],
  [MEI, 'see'],
  [MEI, 'record'],
];

/** Near one another, of one letter, joined, in two, with letters that most keyboards lack. */
const WORDS = (
  "Ada,Adah,Ad,Palmer,Plamer,Palmers,Khan,Kahn,Li,Lee,O'Brien,O Brien,Obrien," +
  'Seán,Łukasz,Þóra,Smith-Jones,Smith,Smyth,A,B,Sister,Øse,Ose,𠮷田,Mary Ann'
).split(',');
const anyWord = fc.constantFrom(...WORDS);
const anyName = fc.array(anyWord, { minLength: 1, maxLength: 3 }).map((words) => words.join(' '));

const anyDetails = fc.record({
  name: anyName,
  preferredName: fc.oneof(anyWord, anyName),
  title: fc.constantFrom(undefined, 'Mr', 'Mrs', 'Dr'),
  reference: fc.constantFrom('RB-1', 'RB 12', 'rb12', 'Ada', '7', 'A/B', 'Khan 2', '—'),
  team: fc.constantFrom(NORTH, SOUTH),
  circle: fc.subarray([TOM.staff, PRIYA.staff, MEI.staff]),
  ended: fc.constantFrom(undefined, undefined, ENDED),
});
type Details = Pick<Person, 'name' | 'preferredName' | 'title' | 'reference' | 'team' | 'ended'> & {
  readonly circle: readonly StaffId[];
};

const personOf = (index: number, { title, circle, ended, ...details }: Details): Person => ({
  id: PersonId.parse(`p${index}`),
  ...details,
  ...(title !== undefined && { title }),
  ...(ended !== undefined && { ended }),
  initials: 'X',
  started: STARTED,
  capacity: 'has',
  circle: circle.map((staff, key) => ({ key: `k${key}`, name: staff, part: 'support-worker', staff })),
});

/** A letter put in, left out, another in its place, or two neighbours swapped. */
const slip = (word: string, at: number, how: number): string => {
  const letters = Array.from(word);
  const place = at % Math.max(letters.length, 1);
  const [here = '', next = ''] = letters.slice(place);
  const [cut, put] = (
    [
      [0, ['x']],
      [1, []],
      [1, ['e']],
      [2, [next, here]],
    ] as const
  )[how % 4] ?? [0, []];
  return letters.toSpliced(place, cut, ...put).join('');
};

/** What is typed for a person: parts of what they are called, in any order, slipped, joined with the one before, in two, as initials. */
const anyText = fc
  .tuple(
    fc.array(
      fc.tuple(fc.nat(), fc.constantFrom('as it is', 'slipped', 'initial', 'joined', 'apart'), fc.nat(), fc.nat()),
      {
        minLength: 1,
        maxLength: 4,
      },
    ),
    fc.constantFrom('', '', 'Mrs ', 'mr ', 'Sister '),
    fc.nat(),
  )
  .map(([parts, title, who]) => (people: readonly Person[]): string => {
    const person = people[who % people.length];
    const called = [person?.name, person?.preferredName, person?.reference].join(' ').split(' ');
    const words = parts.map(([which, how, at, kind]) => {
      const word = called[which % called.length] ?? '';
      switch (how) {
        case 'slipped':
          return ` ${slip(word, at, kind)}`;
        case 'initial':
          return ` ${word.slice(0, 1)}`;
        case 'joined':
          return word;
        case 'apart':
          return ` ${word.slice(0, 1 + (at % 3))} ${word.slice(1 + (at % 3))}`;
        default:
          return ` ${word}`;
      }
    });
    return `${title}${words.join('')}`;
  });

const guarded = (deed: Deed) => (deed === 'arrange' || deed === 'see' ? 'person' : 'care-record');
const inOrder = (a: Person, b: Person): number => {
  const [first, second] = [`${folded(a.name)}\n${a.id}`, `${folded(b.name)}\n${b.id}`];
  return first < second ? -1 : first > second ? 1 : 0;
};

/** By name, all for whom this viewer may do this: as from a list that is read whole. */
const allFor = (who: Viewer, deed: Deed, people: readonly Person[]): readonly Person[] =>
  people.filter((person) => may(who, deed, guarded(deed), person)).toSorted(inOrder);

async function kept(store: DocumentStore, person: Person): Promise<void> {
  const there = await store.read('people', person.id, person.id);
  if (there) await store.replace('people', personDocument(person), there.etag);
  else await store.create('people', personDocument(person));
}

describe('names found in the store are those that a list of everybody would give', () => {
  const anyWorld = fc.array(fc.tuple(anyDetails, fc.option(anyDetails, { freq: 2, nil: undefined })), {
    minLength: 1,
    maxLength: 9,
  });
  const anyTexts = fc.array(anyText, { minLength: 4, maxLength: 8 });

  test('for whoever asks, whatever is typed; after people were renamed, moved, ended, and joined to or taken from a circle', async () => {
    let [found, sought] = [0, 0];
    await fc.assert(
      fc.asyncProperty(anyWorld, anyTexts, async (world, texts) => {
        const store = new SqliteStore(':memory:', clock);
        const directory = new Directory(store);
        for (const [index, [before]] of world.entries()) await kept(store, personOf(index, before));
        const people = world.map(([before, after], index) => personOf(index, after ?? before));
        for (const person of people) await kept(store, person);
        for (const text of [...texts.map((make) => make(people)), ...people.map(({ name }) => name)]) {
          for (const [who, deed] of VIEWERS) {
            const expected = matchNames(text, allFor(who, deed, people)).map(({ id }) => id);
            const named = (await directory.named(who, text, deed)).map(({ the }) => the.id);
            expect([text, who.name, deed, named]).toEqual([text, who.name, deed, expected]);
            sought += 1;
            found += named.length > 0 ? 1 : 0;
          }
        }
        await store.close();
      }),
      { numRuns: 40 },
    );
    // Neither hardly ever nor nearly always: else this would have shown nothing.
    expect(found / sought).toBeGreaterThan(0.15);
    expect(found / sought).toBeLessThan(0.85);
  });

  test('and a list to choose from begins with the first of them by name, without those whose reablement has ended', async () => {
    await fc.assert(
      fc.asyncProperty(anyWorld, fc.integer({ min: 1, max: 6 }), async (world, most) => {
        const store = new SqliteStore(':memory:', clock);
        const people = world.map(([details], index) => personOf(index, details));
        for (const person of people) await kept(store, person);
        for (const [who, deed] of VIEWERS) {
          const expected = allFor(who, deed, people).filter(({ ended }) => ended === undefined);
          const some = await new Directory(store).some(who, deed, most);
          expect(some.map(({ the }) => folded(the.name))).toEqual(
            expected.slice(0, most).map(({ name }) => folded(name)),
          );
        }
        await store.close();
      }),
      { numRuns: 40 },
    );
  });
});

test('a name in two words is one, also beside a slip', async () => {
  const store = new SqliteStore(':memory:', clock);
  const sean = { name: "Seán O'Brien", preferredName: 'Seán', title: 'Mr', reference: 'RB-1', team: NORTH, circle: [] };
  await kept(store, personOf(1, sean));
  for (const text of ['Sean O Brien', 'Saen O Brien', 'O Brien, Mr Seen', 'rb 1'])
    expect([text, await new Directory(store).named(PRIYA, text, 'record')]).toEqual([text, [expect.anything()]]);
});

describe('of 2,000 people in a team, everybody is found and few are read', () => {
  const FIRST = ['Ada', 'Betty', 'Cyril', 'Doris', 'Edna', 'Frank', 'Grace', 'Harold', 'Ivy', 'Jean'];
  const MIDDLE = ['Ann', 'Beth', 'Clare', 'Dawn', 'Eve', 'Faye', 'Gail', 'Hope', 'Iris', 'June'];
  const LAST = ['Palmer', 'Okafor', 'Khan', 'Bell', 'Lewis', 'Doyle', 'Todd', 'Price', 'Grant', 'Hughes'];
  const OWN = 2_000;
  const store = new CountingStore(new SqliteStore(':memory:', clock));
  const directory = new Directory(store);
  /** Two of each name in the team, as many again in another, and as many whose reablement has ended. */
  const people = Array.from({ length: 3 * OWN }, (_, index): Person => {
    const [first, middle, last] = [FIRST, MIDDLE, LAST].map(
      (list, at) => list[Math.floor(index / 10 ** at) % 10] ?? '',
    );
    return {
      ...personOf(index, {
        name: `${first} ${middle} ${last}`,
        preferredName: first ?? '',
        title: undefined,
        reference: `RB-${index}`,
        team: index < OWN || index >= 2 * OWN ? NORTH : SOUTH,
        circle: [],
        ended: index < 2 * OWN ? undefined : ENDED,
      }),
    };
  });
  beforeAll(async () => {
    await Promise.all(people.map((person) => store.create('people', personDocument(person))));
  });
  afterAll(() => store.close());

  /** How many people were read for it, and what came of it. */
  async function reading<T>(work: Promise<T>): Promise<{ readonly read: number; readonly got: T }> {
    store.calls = [];
    const got = await work;
    return { read: store.calls.reduce((sum, { bytes }) => sum + bytes.length, 0), got };
  }
  const named = async (text: string, who = PRIYA, deed: Deed = 'record') => {
    const { read, got } = await reading(directory.named(who, text, deed));
    return { read, references: got.map(({ the }) => the.reference) };
  };

  test('each of them by their full name, alone with whoever shares it', async () => {
    for (const person of people.slice(0, OWN).filter((_, index) => index % 29 === 0)) {
      const { read, references } = await named(person.name);
      expect(references).toContain(person.reference);
      expect([references.length, read]).toEqual([2, 2]);
    }
  });

  test.each([
    ['Ada Plamer', 20, 20],
    ['A Palmer', 38, 38],
    ['D A Palmer', 4, 4],
    ['Betty Dwan Khan', 2, 4],
    ['RB-1234', 1, 1],
    ['Ada', 60, 60],
    ['Palmer', 60, 60],
    ['a', 0, 0],
    ['Xavier Yates', 0, 0],
    ['and then she went out', 0, 0],
  ])('"%s" finds %d and reads at most %d', async (text, most, reads) => {
    const { read, references } = await named(text);
    expect(references.length).toBe(most);
    expect(read).toBeLessThanOrEqual(reads);
  });

  test('somebody whose reablement has ended by their reference; by name only when nobody else has it', async () => {
    expect(await named('RB-4321')).toEqual({ read: 1, references: ['RB-4321'] });
    expect((await named('Ada Ann Palmer')).references).toEqual(['RB-0', 'RB-1000']);
  });

  test('an administrator finds people of every team by typing, and a list of 60 reads 60', async () => {
    expect((await named('RB-3000', SAM, 'arrange')).references).toEqual(['RB-3000']);
    expect((await named('Ada Ann Palmer', SAM, 'arrange')).references).toHaveLength(4);
    for (const [who, deed] of [
      [PRIYA, 'record'],
      [SAM, 'arrange'],
    ] as const) {
      const { read, got } = await reading(directory.some(who, deed, 60));
      expect([read, got.length]).toEqual([60, 60]);
    }
  });
});
