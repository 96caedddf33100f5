import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { OpenForms } from '../../src/forms/open-forms.ts';
import { roomIn } from '../../src/store/room.ts';
import { every } from '../../src/operator/operator.ts';
import { Person } from '../../src/people/person.ts';
import { Staff } from '../../src/people/staff.ts';
import { Team } from '../../src/people/team.ts';
import { PlanFact } from '../../src/plans/facts.ts';
import { HistoryPage, isPageId } from '../../src/records/archive.ts';
import { StoredRecord } from '../../src/records/record.ts';
import { textsIn, World, type Chat } from '../support/talk.ts';
import { CONTAINERS, FIXTURES, versionsOf, written, type Frozen } from './freeze.ts';

/**
 * Documents as each version wrote them, one folder a version, and as they would be frozen now. A folder is never changed once it was
 * released: a version that cannot read it would not read what is stored. `npm run freeze` adds the next.
 */
const VERSIONS = readdirSync(FIXTURES);
const NOW = 'the present version';

const Document = z.strictObject({
  container: z.enum(CONTAINERS),
  id: z.string(),
  partition: z.string(),
  tags: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
  body: z.unknown(),
});
const Versions = z.strictObject({
  flows: z.record(z.string(), z.number()),
  kinds: z.record(z.string(), z.number()),
});

const read = (version: string, file: string): unknown =>
  JSON.parse(readFileSync(new URL(`${version}/${file}.json`, FIXTURES), 'utf8'));

const storedBy = (version: string): readonly Frozen[] =>
  CONTAINERS.flatMap((container) => z.array(Document).parse(read(version, container)));

/** The demo's world with these documents in it, as if it had been running since that version. */
async function worldOf(stored: readonly Frozen[]): Promise<World> {
  const world = await World.open({ at: '2026-11-27T10:00:00Z' });
  for (const { container, ...document } of stored) {
    const kept = await world.store.read(container, document.partition, document.id);
    if (kept) await world.store.replace(container, document, kept.etag);
    else await world.store.create(container, document);
  }
  return world;
}

test('S65: the newest frozen documents are of the present versions', async () => {
  const { flows, kinds } = Versions.parse(read(VERSIONS.at(-1) ?? '', 'versions'));
  const present = versionsOf((await World.open()).app);
  // A flow that came after the newest folder is not in it: the next folder has it.
  for (const [id, version] of Object.entries(flows)) expect([id, present.flows[id]]).toEqual([id, version]);
  expect(present.kinds).toEqual(kinds);
});

/** Of many reminders at once there is one card, with a line for each record. */
const isDigestOf = (name: string, text: string): boolean => text.includes('things wait for you') && text.includes(name);

describe.each([...VERSIONS, NOW])('S65: what %s wrote', (version) => {
  let stored: readonly Frozen[];
  let world: World;
  let priya: Chat;
  let tom: Chat;

  const bodies = (container: Frozen['container']) =>
    stored.filter((one) => one.container === container).map(({ body }) => body);
  const records = () => bodies('records').flatMap((body) => StoredRecord.safeParse(body).data ?? []);
  const pages = () => bodies('records').flatMap((body) => HistoryPage.safeParse(body).data ?? []);
  const recordOf = (kind: string, name: string) => {
    const found = records().find((one) => one.kind === kind && JSON.stringify(one).includes(name));
    if (!found) throw new Error(`there is no ${kind} of ${name}`);
    return found;
  };

  beforeAll(async () => {
    stored = version === NOW ? await written() : storedBy(version);
  });
  beforeEach(async () => {
    world = await worldOf(stored);
    [priya, tom] = [world.chat('Priya Shah'), world.chat('Tom Reed')];
  });

  test('is read, every kind of document of it, and written again without a loss', () => {
    const schemas = { people: Person, staff: Staff, teams: Team, sessions: OpenForms } as const;
    for (const container of CONTAINERS) expect([container, bodies(container).length > 0]).toEqual([container, true]);
    expect(pages().length).toBeGreaterThan(0);
    for (const { container, id, body } of stored) {
      const schema = container === 'records' ? (isPageId(id) ? HistoryPage : StoredRecord) : schemas[container];
      expect(JSON.parse(JSON.stringify(schema.parse(body)))).toEqual(body);
    }
  });

  test('S28: its records are whole, and their facts fold to the state that stands in them', async () => {
    expect(await faultsIn(world)).toEqual([]);
  });

  test('its records open, by reference and from the list, with their history', async () => {
    // Nobody reads the record of a circle, or what begins with a plan and nobody has answered; of a concern, whoever raised it reads no history.
    for (const { reference, entries, archived } of records().filter(({ kind }) => !UNREAD.has(kind))) {
      const page = (await priya.says(reference)).text;
      expect(page).toContain(reference);
      expect(page).toMatch(/Recorded by|Version \d/u);
      const moments = (await priya.presses('History')).text.match(/ 20\d\d, \d\d:\d\d/gu);
      expect(moments).toHaveLength(Math.min(10, entries.length + (archived?.entries ?? 0)));
      expect((await priya.says("what's outstanding")).text).toContain(reference);
    }
    expect(world.surprises).toEqual([]);
  });

  test('R38: its concern opens, to whoever raised it and to the lead, who decided and closed it', async () => {
    const { reference } = recordOf('safeguarding-concern', 'Bruises');
    expect((await priya.says(reference)).text).toContain('Bruises on both arms.');
    expect((await world.chat('Mei Lin').says(reference)).text).toContain('She wanted to be believed.');
    expect(world.surprises).toEqual([]);
  });

  test('its changes of monitoring go on: told, confirmed, reminded, and sent', async () => {
    const { reference } = recordOf('monitoring-change', 'Ada Palmer');
    await priya.says(reference);
    await priya.presses('Note who was told');
    const noted = await priya.presses('Record this', { who: 'the-person', how: 'in-person', on: '2026-11-27' });
    expect(noted.text).toContain('3 of 4 told');
    await world.chat('Ana Lopez').joins();
    world.clock.set('2026-12-03T09:00:00Z');
    const sent = (await world.ticks()).map((one) => textsIn(one).join('\n'));
    expect(sent.some((text) => text.includes(reference) || isDigestOf('Ada Palmer', text))).toBe(true);
    expect(await faultsIn(world)).toEqual([]);
    expect(world.surprises).toEqual([]);
  });

  test('its half-finished forms go on where they stood: at the check page, at a question gone back to, in a record', async () => {
    expect((await tom.says('show the form')).text).toContain('Please check it first');
    expect((await tom.says('record it')).words).toMatch(/Recorded as MC-/u);
    await resume(tom, 'Nadia Khan');
    expect((await tom.says('A visit')).words).toContain('Before: A visit');
    await resume(tom, 'Samuel Okafor');
    // A later change took its place while the form stood open: read first, and then recorded.
    expect((await tom.presses('Record this', { on: '2026-11-27' })).text).toContain('while this form was open');
    expect((await tom.presses('Record this')).text).toContain('was told, in person');
    expect(world.surprises).toEqual([]);
  });

  test('a form that was cancelled comes back from its old card', async () => {
    const ended = bodies('sessions').flatMap((body) => OpenForms.parse(body).ended);
    const id = ended.find(({ how }) => how === 'cancelled')?.id;
    if (id === undefined) throw new Error('nothing was cancelled');
    expect((await tom.sends({ do: 'flow/undo', id })).text).toContain('Jean Doyle');
  });

  test("its plan's pages say what they said", async () => {
    const { id } = recordOf('plan', 'Samuel Okafor');
    const page = async (x: string): Promise<string> => (await priya.sends({ do: 'record/view', id, x })).text;
    for (const words of [
      'Cannot go on: Tom Reed does not agree',
      'The nurse found him tired.',
      'He is tired of visitors.',
      'Others than before: Samuel Okafor, Tom Reed',
      'Consent has changed: He wants fewer to have it.',
      'His sister visits.',
      'Grace saw him fall asleep at supper.',
    ])
      expect(await page('proposal')).toContain(words);
    expect(await page('version.1.0')).toContain('45 minutes');
    expect(await page('compare.1.2')).toContain('A call on Fridays');
    expect(await page('progress')).toContain('From 12 hours 15 minutes of support a week to');
    expect(await page('copies')).toContain('Version 1, by hand, Mon 23 Nov 2026, noted by Tom Reed');
    expect(await page('amendments')).toContain('Home copy due for 4 days');
    expect(await page('told')).toContain('They said: Pleased.');
    expect(world.surprises).toEqual([]);
  });

  test('its plan goes on: answered by card and from a form that was begun then, and reminded', async () => {
    const { id } = recordOf('plan', 'Samuel Okafor');
    await tom.sends({ do: 'record/view', id, x: 'proposal' });
    expect((await tom.presses('I agree')).text).toContain('Waiting for Claire Boyd');
    // The form that was half-finished notes the nurse's answer.
    await resume(priya, 'Note an answer');
    expect((await priya.says('record it')).words).toContain('Noted: Claire Boyd agrees, by phone.');
    world.clock.set('2026-12-02T10:00:00Z');
    const sent = (await world.ticks()).map((one) => textsIn(one).join('\n'));
    const isReminder = (text: string): boolean => text.includes('Something in this plan waits for you.');
    expect(sent.some((text) => isReminder(text) || isDigestOf('Samuel Okafor', text))).toBe(true);
    expect(await faultsIn(world)).toEqual([]);
    expect(world.surprises).toEqual([]);
  });

  test('its half-finished forms go on where they stood: in a visit, in a change of a plan', async () => {
    await resume(priya, 'Norman Price');
    expect(JSON.stringify(priya.card)).toContain('Breakfast');
    expect((await priya.presses('Add this visit', { visitBy: 'Tom Reed' })).text).toContain('Mon and Thu, 09:15');
    await resume(priya, 'Ada Palmer');
    expect((await priya.presses('Next')).text).toContain('What shows that the plan should change?');
    expect(world.surprises).toEqual([]);
  });
});

test('S65: everything that can happen to a plan happens before it is frozen', async () => {
  const histories = (await written()).flatMap(({ body }) => WithEntries.safeParse(body).data?.entries ?? []);
  const happened = histories.map(({ fact }) => WithType.safeParse(fact).data?.own.type);
  // These are played in test/flows/plan/visitors.test.ts, temporary.test.ts, monitoring-says.test.ts, new-way.test.ts and evidence.test.ts, test/flows/stop, test/flows/progress, and test/plans/copies-around.test.ts and rules-copies.test.ts.
  const elsewhere: readonly string[] = [
    'visitors-seen',
    'visitor-kept',
    'end-told',
    'monitoring-written',
    'evidence-decided',
    'closed',
    'copies-followed',
    'copy-taken-back',
    'people-followed',
    'went-on-without',
    'new-way',
    'steps-followed',
  ];
  const types = PlanFact.options.map(({ shape }) => shape.type.value).filter((type) => !elsewhere.includes(type));
  expect(types.filter((type) => !happened.includes(type))).toEqual([]);
});

const UNREAD: ReadonlySet<string> = new Set([
  'circle',
  'weekly-question',
  'review',
  'outcomes',
  'safeguarding-concern',
]);
const WithEntries = z.object({ entries: z.array(z.object({ fact: z.unknown() })) });
const WithType = z.object({ own: z.object({ type: z.string() }) });

/** What is wrong with any record in the store, measured by its own history (S28). */
async function faultsIn(world: World): Promise<readonly string[]> {
  const faults: string[] = [];
  for await (const filed of every(roomIn(world.store, 'records'))) {
    // A page is checked with the record whose history goes on in it.
    if (isPageId(filed.id)) continue;
    const checked = await world.app.records.check(filed);
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
