import { readdirSync, readFileSync } from 'node:fs';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { Desk } from '../../src/flows/engine/desk.ts';
import { Person } from '../../src/people/person.ts';
import { Staff } from '../../src/people/staff.ts';
import { Team } from '../../src/people/team.ts';
import { every } from '../../src/operator/operator.ts';
import { PlanFact } from '../../src/plans/facts.ts';
import { rules as planRules } from '../../src/plans/rules.ts';
import { isPageId } from '../../src/records/archive.ts';
import { StoredRecord } from '../../src/records/record.ts';
import { kind } from '../support/monitoring.ts';
import { textsIn, World, type Chat } from '../support/talk.ts';

/**
 * Documents as earlier versions wrote them, one folder a version. They are never changed: a version that cannot read them would
 * not read what is stored. Whoever changes what is stored adds the folder of the version before, and a line to `VERSIONS`.
 */
const VERSIONS = [
  { version: 1, flows: { 'monitoring-change': 1, telling: 1 }, kinds: { 'monitoring-change': 1 } },
  {
    version: 2,
    flows: {
      'monitoring-change': 1,
      telling: 1,
      'plan-revision': 1,
      'plan-answer': 1,
      'plan-objection': 1,
      'plan-evidence': 1,
      'plan-withdrawal': 1,
      'plan-amendment': 1,
      'plan-copy': 1,
    },
    kinds: { 'monitoring-change': 1, plan: 1 },
  },
] as const;

const FIXTURES = new URL('fixtures/', import.meta.url);
const Stored = z.strictObject({
  container: z.enum(['records', 'people', 'staff', 'teams', 'sessions']),
  id: z.string(),
  partition: z.string(),
  tags: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
  body: z.unknown(),
});
type Stored = z.infer<typeof Stored>;

const storedBy = (version: number): readonly Stored[] =>
  readdirSync(new URL(`version-${version}/`, FIXTURES)).map((file) =>
    Stored.parse(JSON.parse(readFileSync(new URL(`version-${version}/${file}`, FIXTURES), 'utf8'))),
  );

/** The demo's world with these documents in it, as if it had been running since that version. */
async function worldOf(stored: readonly Stored[]): Promise<World> {
  const world = await World.open({ at: '2026-11-27T10:00:00Z' });
  for (const { container, ...document } of stored) {
    const kept = await world.store.read(container, document.partition, document.id);
    if (kept) await world.store.replace(container, document, kept.etag);
    else await world.store.create(container, document);
  }
  return world;
}

test('S65: each version that documents are kept of has its folder, and the present versions are the newest of them', async () => {
  expect(readdirSync(FIXTURES)).toEqual(VERSIONS.map(({ version }) => `version-${version}`));
  const { house } = await World.open();
  const newest = VERSIONS.at(-1);
  // A flow that is newer than the newest line: keep documents of it as they are stored now, then add to the line.
  for (const [id, version] of Object.entries(newest?.flows ?? {}))
    expect([id, house.flows.find((flow) => flow.id === id)?.version]).toEqual([id, version]);
  expect({ [kind.kind]: kind.version, [planRules.kind]: planRules.version }).toEqual(newest?.kinds);
});

describe.each(VERSIONS)('S65: what version $version wrote', ({ version }) => {
  let world: World;
  const stored = storedBy(version);
  const bodies = (container: Stored['container']) =>
    stored.filter((one) => one.container === container).map(({ body }) => body);

  beforeEach(async () => {
    world = await worldOf(stored);
  });

  test('is read, every kind of document of it, and written again without a loss', () => {
    const schemas = { records: StoredRecord, people: Person, staff: Staff, teams: Team, sessions: Desk } as const;
    for (const [container, schema] of Object.entries(schemas)) {
      const found = stored.filter((one) => one.container === container);
      expect([container, found.length > 0]).toEqual([container, true]);
      for (const { body } of found) expect(JSON.parse(JSON.stringify(schema.parse(body)))).toEqual(body);
    }
  });

  test('S28: its records are whole, and their facts fold to the state that stands in them', async () => {
    // The seal came after version 1.
    const but = version === 1 ? /has no seal$/u : /^$/u;
    expect((await faultsIn(world)).filter((fault) => !but.test(fault))).toEqual([]);
  });

  test('its records open, by reference and from the list, with their history', async () => {
    const priya = world.chat('Priya Shah');
    for (const body of bodies('records')) {
      const { reference, entries } = StoredRecord.parse(body);
      const page = (await priya.says(reference)).text;
      expect(page).toContain(reference);
      expect(page).toMatch(/Recorded by|Version \d/u);
      const [first, many] = [10, entries.length];
      const moments = (await priya.presses('History')).text.match(/ 20\d\d, \d\d:\d\d/gu);
      expect(moments).toHaveLength(Math.min(first, many));
      expect((await priya.says("what's outstanding")).text).toContain(reference);
    }
    expect(world.surprises).toEqual([]);
  });
});

describe('S65: what version 1 wrote goes on', () => {
  let world: World;
  const stored = storedBy(1);
  beforeEach(async () => {
    world = await worldOf(stored);
  });

  test('its records: told, confirmed, reminded, and sent', async () => {
    const priya = world.chat('Priya Shah');
    await priya.says('MC-RTCAC');
    await priya.presses('Note who was told');
    const noted = await priya.presses('Record this', { who: 'the-person', how: 'in-person', on: '2026-11-27' });
    expect(noted.text).toContain('3 of 4 told');
    await world.chat('Ana Lopez').joins();
    world.clock.set('2026-12-01T09:00:00Z');
    const sent = (await world.ticks()).map((one) => textsIn(one).join('\n'));
    expect(sent.some((text) => text.includes('MC-RTCAC') && text.includes('You have not confirmed it yet'))).toBe(true);
    expect((await faultsIn(world)).filter((fault) => !fault.endsWith('has no seal'))).toEqual([]);
    expect(world.surprises).toEqual([]);
  });

  test('its half-finished forms go on where they stood: at the check page, at a question gone back to, in a record', async () => {
    const tom = world.chat('Tom Reed');
    expect((await tom.says('show the form')).text).toContain('Please check it first');
    expect((await tom.says('record it')).words).toMatch(/Recorded as MC-/u);
    await resume(tom, 'Betty Lewis');
    expect((await tom.says('A visit')).words).toContain('Before: A visit');
    await resume(tom, 'Norman Price');
    expect((await tom.presses('Record this', { on: '2026-11-27' })).text).toContain('was told, in person');
    expect(world.surprises).toEqual([]);
  });

  test('a form that was cancelled comes back from its old card', async () => {
    const [desk] = stored.flatMap(({ container, body }) => (container === 'sessions' ? [Desk.parse(body)] : []));
    const id = desk?.ended.find(({ how }) => how === 'cancelled')?.id;
    if (id === undefined) throw new Error('nothing was cancelled');
    expect((await world.chat('Tom Reed').sends({ do: 'flow/undo', id })).text).toContain('Jean Doyle');
  });
});

describe('S65: what version 2 wrote goes on', () => {
  let world: World;
  const stored = storedBy(2);
  const plan = StoredRecord.parse(stored.find(({ container }) => container === 'records')?.body);
  beforeEach(async () => {
    world = await worldOf(stored);
  });

  test('everything that can happen to a plan has happened in it', () => {
    const happened = plan.entries.map(({ fact }) => WithType.safeParse(fact).data?.own.type);
    expect(PlanFact.options.map(({ shape }) => shape.type.value).filter((type) => !happened.includes(type))).toEqual(
      [],
    );
  });

  test('its pages say what they said', async () => {
    const priya = world.chat('Priya Shah');
    const page = async (x: string): Promise<string> => (await priya.sends({ do: 'record/view', id: plan.id, x })).text;
    for (const words of [
      'Cannot go on: Tom Reed does not agree',
      'The nurse found him tired.',
      'He is tired of visitors.',
    ])
      expect(await page('proposal')).toContain(words);
    expect(await page('proposal')).toContain('Others than before: Samuel Okafor, Tom Reed, Claire Boyd');
    expect(await page('compare.1.2')).toContain('Before');
    expect(await page('version.1.0')).toContain('45 minutes');
    expect(await page('progress')).toContain('of support a week to 3 hours 30 minutes');
    expect(await page('copies')).toContain('Version 2, fetched through their own link, Tue 17 Nov 2026');
    expect(await page('amendments')).toContain('Formal record due for 11 days');
    expect(await page('told')).toContain('They said: Pleased.');
    expect(world.surprises).toEqual([]);
  });

  test('it goes on: answered by card and from a form that was begun then, and chased', async () => {
    const tom = world.chat('Tom Reed');
    await tom.sends({ do: 'record/view', id: plan.id, x: 'proposal' });
    expect((await tom.presses('I agree')).text).toContain('Waiting for Claire Boyd');
    const priya = world.chat('Priya Shah');
    // The form that was half-finished notes the nurse's answer.
    await resume(priya, 'Note an answer');
    expect((await priya.says('record it')).words).toContain('Noted: Claire Boyd agrees, by phone.');
    world.clock.set('2026-12-02T10:00:00Z');
    const sent = (await world.ticks()).map((one) => textsIn(one).join('\n'));
    expect(sent.some((text) => text.includes('Something in this plan waits for you.'))).toBe(true);
    expect(await faultsIn(world)).toEqual([]);
    expect(world.surprises).toEqual([]);
  });

  test('its half-finished forms go on where they stood: in a visit, in a change of a plan', async () => {
    const priya = world.chat('Priya Shah');
    await resume(priya, 'Norman Price');
    expect(JSON.stringify(priya.card)).toContain('Breakfast');
    expect((await priya.presses('Add this visit', { visitBy: 'Tom Reed' })).text).toContain('Mon and Thu, 09:15');
    await resume(priya, 'Ada Palmer');
    expect((await priya.presses('Next')).text).toContain('What shows that the plan should change?');
    expect(world.surprises).toEqual([]);
  });
});

const WithType = z.object({ own: z.object({ type: z.string() }) });

/** What is wrong with any record in the store, measured by its own history (S28). */
async function faultsIn(world: World): Promise<readonly string[]> {
  const faults: string[] = [];
  for await (const filed of every(world.store, 'records')) {
    // A page is checked with the record whose history goes on in it.
    if (isPageId(filed.id)) continue;
    const checked = await world.house.records.check(filed);
    faults.push(...checked.faults.map((fault) => `${filed.id} ${fault}`));
  }
  return faults;
}

async function resume(chat: Chat, name: string): Promise<void> {
  await chat.says("what's outstanding");
  await chat.presses(name, {}, await formsOf(chat));
}

/** The forms of the list, on a card of their own. */
const formsOf = async (chat: Chat) => (await chat.sends({ do: 'page/show', x: 'my-work.forms.0' })).card;
