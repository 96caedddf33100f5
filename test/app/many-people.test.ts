import { beforeAll, describe, expect, test } from '@jest/globals';
import { TENANT } from '../../src/demo/world.ts';
import { SqliteStore } from '../../src/adapters/sqlite/sqlite-store.ts';
import { Day } from '../../src/kernel/days.ts';
import { PersonId, TeamId } from '../../src/kernel/ids.ts';
import { personDocument, staffDocument } from '../../src/people/documents.ts';
import type { Person } from '../../src/people/person.ts';
import { staffIdOf } from '../../src/people/staff.ts';
import { CountingStore } from '../bench/counting-store.ts';
import { endsReablement } from '../support/ending.ts';
import { World } from '../support/talk.ts';

const FIRST = ['Alma', 'Bert', 'Cleo', 'Dora', 'Emil', 'Fay', 'Gus', 'Hilda', 'Igor', 'Joy'];
const MANY = 2_000;

/** Somebody in the first team. Ten of these share a first name among a hundred, and none a whole name. */
const personAt = (index: number, given: Partial<Person> = {}): Person => ({
  id: PersonId.parse(`many${index}`),
  team: TeamId.parse('north'),
  name: `${FIRST[index % 10] ?? ''} Meadow${wordOf(index)}`,
  preferredName: FIRST[index % 10] ?? '',
  initials: 'XM',
  reference: `SV-${7_000 + index}`,
  started: Day.parse('2026-11-01'),
  capacity: 'has',
  circle: [],
  ...given,
});

/** A number in letters, so that each is another surname and not one slip from the next. */
const wordOf = (index: number): string =>
  Array.from(
    String(index),
    (digit) => ['ba', 'do', 'fe', 'gi', 'hu', 'ka', 'lo', 'mi', 'ne', 'ru'][Number(digit)],
  ).join('');

const ELSEWHERE = personAt(MANY, { team: TeamId.parse('elsewhere') });

async function worldOf(people: readonly Person[]) {
  let store: CountingStore | undefined;
  const world = await World.open({
    open: (clock) => (store = new CountingStore(new SqliteStore(':memory:', clock))),
  });
  await Promise.all(people.map((person) => world.store.create('people', personDocument(person))));
  /** How many people are read for it. */
  const reads = async (turn: () => Promise<unknown>): Promise<number> => {
    if (store) store.calls = [];
    await turn();
    const calls = store?.calls.filter(({ container }) => container === 'people') ?? [];
    return calls.reduce((sum, { bytes }) => sum + bytes.length, 0);
  };
  return { world, reads };
}

describe('among 2,000 people in a team', () => {
  let app: Awaited<ReturnType<typeof worldOf>>;
  beforeAll(async () => {
    app = await worldOf([...Array.from({ length: MANY }, (_, index) => personAt(index)), ELSEWHERE]);
  });

  test('the last of them is found by name, and by a form that is begun for them; few people are read for it', async () => {
    const priya = app.world.chat('Priya Shah');
    const last = personAt(MANY - 1);
    expect((await priya.says(last.name)).text).toContain(last.reference);
    expect((await priya.says(`change monitoring for ${last.name}`)).text).toContain('What is changing');
    await priya.says('cancel');
    expect(await app.reads(() => priya.says(last.name))).toBeLessThanOrEqual(3);
    expect(await app.reads(() => priya.says(`change monitoring for ${last.name}`))).toBeLessThanOrEqual(5);
    expect(await app.reads(() => priya.presses('Next', { from: 'A call', to: 'Two calls' }))).toBeLessThanOrEqual(2);
    await priya.says('cancel');
  });

  test('a form begun for nobody yet reads as many as its card has room for, and takes anybody by typing or from its card', async () => {
    const priya = app.world.chat('Priya Shah');
    expect(await app.reads(() => priya.says('change monitoring'))).toBeLessThanOrEqual(2 * 61);
    const joys = await priya.says('Joy');
    expect(joys.text).toContain('There is more than one');
    const card = await priya.says('show the form');
    expect(card.text).not.toContain('SV-8999');
    expect((await priya.says(personAt(MANY - 1).name)).text).toContain('Person: Joy Meadowdorururu (SV-8999)');
    await priya.says('cancel');

    await priya.says('change monitoring');
    const chosen = await priya.presses('Next', { person: personAt(MANY - 1).id });
    expect(chosen.text).toContain('What is changing');
    await priya.says('cancel');
    await priya.says('change monitoring');
    const hidden = await priya.presses('Next', { person: 'nobody' });
    expect(hidden.text).toContain('You can no longer choose that one');
    await priya.says('cancel');
  });

  test('a file is read against those of its lines alone: who is known already is brought up to date, whoever else there is', async () => {
    const priya = app.world.chat('Priya Shah');
    await priya.says('import people');
    const file = `reference,name,started,support worker\nsv-${7_000 + MANY - 1},Joy Green,2026-11-02,Tom Reed\nSV-1,New Person,2026-11-02,`;
    let words = '';
    const read = await app.reads(async () => (words = (await priya.says(file)).words));
    expect(words).toContain('1 new, 1 already known');
    // The one who is known comes twice: as somebody of the team, and as who has that reference wherever they are.
    expect(read).toBeLessThanOrEqual(5);
    expect((await priya.says('record it')).text).toContain('2 people are in');
    expect((await priya.says('Joy Green')).text).toContain('Tom Reed (support worker)');
  });

  test('an administrator finds people of teams that are not theirs, and staff who are in none, by typing their names', async () => {
    const { world } = app;
    const strangers = Array.from({ length: 90 }, (_, index) => {
      const aadObjectId = `20000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
      const name = `Robin Stone${wordOf(index)}`;
      return {
        id: staffIdOf(TENANT, aadObjectId),
        name,
        job: 'not in a team yet',
        tenant: TENANT,
        aadObjectId,
        teamsId: `29:${index}`,
        roles: [],
        teams: [],
      };
    });
    await Promise.all(strangers.map((one) => world.store.create('staff', staffDocument(one))));
    const sam = world.chat('Sam Cole');
    for (const { name } of [strangers[0], strangers[89]].flatMap((one) => one ?? [])) {
      await sam.says('add staff');
      await sam.says('South team');
      await sam.says(name);
      await sam.says('support worker');
      await sam.says('support worker');
      expect((await sam.says('record it')).text).toContain(`${name} is in the team`);
    }
    await sam.says('add a worker');
    await sam.says(ELSEWHERE.name);
    await sam.says(`${strangers[89]?.name}, support worker`);
    expect((await sam.says('record it')).text).toContain('is in their circle');
  });
});

describe('somebody whose reablement has ended', () => {
  const ended = Day.parse('2026-11-10');

  test('is found by name, and said to be past, when nobody with the service now is called so', async () => {
    const { world } = await worldOf([personAt(1, { name: 'Edna Vale', ended })]);
    const priya = world.chat('Priya Shah');
    expect((await priya.says('Edna Vale')).text).toContain('ended Tue 10 Nov 2026');
    expect((await priya.says('SV-7001')).text).toContain('ended Tue 10 Nov 2026');
    await priya.says('change monitoring');
    expect((await priya.says('show the form')).text).not.toContain('Edna Vale');
    expect((await priya.says('Edna Vale')).text).toContain('Edna Vale: Reablement ended on Tue 10 Nov 2026.');
  });

  test('stands behind somebody of that name who is with the service now, and beside somebody of nearly that name', async () => {
    const { world } = await worldOf([
      personAt(1, { name: 'Edna Vale', ended }),
      personAt(2, { name: 'Edna Vale' }),
      personAt(3, { name: 'Cora Lunt', ended }),
      personAt(4, { name: 'Cora Hunt' }),
    ]);
    const priya = world.chat('Priya Shah');
    expect((await priya.says('Edna Vale')).text).toContain('SV-7002');
    const asked = await priya.says('Cora Lunt');
    expect(asked.text).toContain('There is more than one');
    expect(JSON.stringify(asked.outbound)).toMatch(/Cora Hunt \(SV-7004\).*Cora Lunt \(SV-7003, reablement ended\)/u);
  });

  test('is no longer in the list of whoever was in their circle, once the end is noted', async () => {
    const { world } = await worldOf([]);
    const [priya, tom] = [world.chat('Priya Shah'), world.chat('Tom Reed')];
    const listed = async (): Promise<boolean> => {
      await tom.says('change monitoring');
      const { text } = await tom.says('show the form');
      await tom.says('cancel');
      return text.includes('Samuel Okafor');
    };
    expect(await listed()).toBe(true);
    await endsReablement(priya, 'Samuel Okafor', { endedOn: '2026-11-20' });
    expect(await listed()).toBe(false);
    expect((await tom.says('Samuel Okafor')).text).toContain('ended Fri 20 Nov 2026');
  });
});
