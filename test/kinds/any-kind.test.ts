import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Card } from '../../cards/card.ts';
import { historyCard, recordCard, viewCard } from '../../src/app/record-card.ts';
import type { Reader } from '../../src/app/app.ts';
import { everyday, personId } from '../../src/demo/world.ts';
import { monitoringKind } from '../../src/flows/monitoring/record.ts';
import { myWork } from '../../src/flows/my-work/page.ts';
import { officesKind } from '../../src/flows/offices/record.ts';
import { plansIn } from '../../src/flows/plan/plans.ts';
import { progressKind } from '../../src/flows/progress/record.ts';
import { reviewKind } from '../../src/flows/review/record.ts';
import { recordIdOf, TeamId, type RecordId, type SubjectId } from '../../src/kernel/ids.ts';
import { openKind, type OpenKind } from '../../src/kinds/open-kind.ts';
import type { OpenRecord } from '../../src/kinds/open-record.ts';
import { Records } from '../../src/kinds/records.ts';
import { erase } from '../../src/operator/erase.ts';
import { exportPerson } from '../../src/operator/export.ts';
import { every, type Operator } from '../../src/operator/operator.ts';
import { rebuild } from '../../src/operator/rebuild.ts';
import { retainNow } from '../../src/operator/retention.ts';
import { verify } from '../../src/operator/verify.ts';
import { planIdOf } from '../../src/plans/parties.ts';
import { viewerOf, type Staff } from '../../src/people/staff.ts';
import { StoredRecord } from '../../src/records/record.ts';
import { roomIn } from '../../src/store/room.ts';
import { isTombstone } from '../../src/store/tombstone.ts';
import { PERSON_CHECK, TEAM_CHECK, type CheckCommand } from '../support/check.ts';
import { changeMonitoring } from '../support/monitoring.ts';
import { servicesAt } from '../support/services.ts';
import { buttonsOf, textsIn, World } from '../support/talk.ts';
import { ledBy } from '../support/posts.ts';

/** An application that knows two kinds more, and nothing of it but their designs. */
async function app() {
  const plain = await World.open({ at: '2026-11-23T10:00:00Z' });
  const { store, clock } = plain;
  const services = servicesAt(store, clock);
  const [team, person] = [openKind(TEAM_CHECK, services), openKind(PERSON_CHECK, services)];
  const monitoring = openKind(monitoringKind, services);
  const plans = plansIn(services, plain.app.directory, {});
  // What the demo's people have besides.
  const others = [
    openKind(reviewKind, services),
    openKind(progressKind({ supportOf: async () => undefined }), services),
    openKind(officesKind, services),
  ];
  const records = new Records(services, [monitoring, plans.record, ...others, team, person]);
  const world = plain.with({ records, pages: [myWork(records, plain.app.directory, plain.app.flows)] });
  const said: string[] = [];
  const operator: Operator = { services, records, retain: { usual: 2922, kinds: {} }, say: (line) => said.push(line) };
  return { world, store, clock, records, team, person, monitoring, plans, operator, said };
}
type App = Awaited<ReturnType<typeof app>>;

const { priya, tom, leo } = everyday;
const NORTH = TeamId.parse('north');
const ADA = personId('ada');

const TEAM_RECORD = recordIdOf(NORTH, 'k7m2p4xyz');
const ADAS_RECORD = recordIdOf(ADA, 'k7m2p4xyz');

const note = (words = 'Two people are ill.'): CheckCommand => ({ type: 'note', words });

async function began<C>(
  kind: OpenKind<C>,
  id: RecordId,
  command: C,
  from?: RecordId,
  staff: Staff = tom,
): Promise<OpenRecord> {
  const given = await kind.begin(id, { command, viewer: viewerOf(staff), team: NORTH, from });
  if (!given.ok) throw new Error(given.refusal.words);
  return given.value;
}

let all: App;
beforeEach(async () => {
  all = await app();
});

const readerOf = (staff: Staff): Reader => ({ app: all.world.app, staff, viewer: viewerOf(staff) });
const pageOf = async (staff: Staff, id: RecordId): Promise<Card> => recordCard(readerOf(staff), id);
const viewOf = async (staff: Staff, id: RecordId, part: string): Promise<Card> => viewCard(readerOf(staff), id, part);
const textOf = async (card: Promise<Card>): Promise<string> => textsIn(await card).join('\n');
const kept = async (container: 'records' | 'concerns', subject: SubjectId) => {
  const found = [];
  for await (const filed of every(roomIn(all.store, container), subject)) found.push(filed);
  return found;
};

describe("a team's record of which nobody is told, in a container of its own", () => {
  test('is opened by its id, and found by its reference, its team and what waits in it', async () => {
    await began(all.team, TEAM_RECORD, note());
    const ids = (found: readonly OpenRecord[]) => found.map(({ id }) => id);
    expect(await all.records.read(TEAM_RECORD)).toMatchObject({
      kind: 'team-check',
      subject: NORTH,
      person: undefined,
    });
    expect(ids(await all.records.called('tc-k7m2-p4xy'))).toEqual([TEAM_RECORD]);
    expect(ids(await all.records.about(NORTH))).toEqual([TEAM_RECORD]);
    expect(ids(await Array.fromAsync(all.records.outstandingIn(NORTH)))).toContain(TEAM_RECORD);
    expect([await kept('records', NORTH), (await kept('concerns', NORTH)).map(({ id }) => id)]).toEqual([
      [],
      [TEAM_RECORD],
    ]);
  });

  test('is refused in the words of its kind, and then nothing is kept', async () => {
    const given = await all.team.begin(TEAM_RECORD, { command: note(''), viewer: viewerOf(tom), team: NORTH });
    expect(given).toEqual({
      ok: false,
      refusal: { words: 'Please say how it is.', question: 'words', own: { code: 'CHECK.WORDS-MISSING' } },
    });
    expect(await all.records.read(TEAM_RECORD)).toBeUndefined();
  });

  test('its page says what waits and then that it is recorded, and nothing about telling', async () => {
    await began(all.team, TEAM_RECORD, note());
    const open = await textOf(pageOf(priya, TEAM_RECORD));
    for (const words of ['Team check', 'My Team', 'TC-K7M2-P4XY', 'Two people are ill.', 'Look at it', 'Tom Reed'])
      expect(open).toContain(words);
    await began(all.team, TEAM_RECORD, { type: 'look' }, undefined, priya);
    const done = await textOf(pageOf(priya, TEAM_RECORD));
    expect(done).toContain('Recorded');
    for (const text of [open, done]) expect(text).not.toMatch(/\btold\b|\btell|everybody|complete|confirm/iu);
    const buttons = buttonsOf(await pageOf(priya, TEAM_RECORD)).map(({ title }) => title);
    expect(buttons.filter((title) => title !== '')).toEqual(['History', 'Home']);
  });

  test('nobody can note who was told of it, nor confirm that they were', async () => {
    const record = await began(all.team, TEAM_RECORD, note());
    const told = await record.tell({ type: 'confirm-told' }, priya.id);
    expect(told).toEqual({ ok: false, refusal: { words: 'There is nothing to tell here yet.' } });
    expect([record.ledger, record.notices]).toEqual([undefined, []]);
  });

  test('S10: who leads another team, or no team, finds nothing', async () => {
    await began(all.team, TEAM_RECORD, note());
    for (const staff of [leo, tom]) {
      expect(await textOf(pageOf(staff, TEAM_RECORD))).toContain('I cannot find that');
      expect(await textOf(historyCard(readerOf(staff), TEAM_RECORD, 0))).toContain('I cannot find that');
    }
  });

  test('those who lead the team find it in their work, and are reminded of it, and nobody else is', async () => {
    const chat = all.world.chat('Priya Shah');
    await chat.joins();
    await all.world.ticks();
    await began(all.team, TEAM_RECORD, note());
    expect((await chat.says("what's outstanding")).text).toMatch(/My Team: team check\nLook at it\nTC-K7M2-P4XY/u);
    expect((await all.world.chat('Tom Reed').says("what's outstanding")).text).not.toContain('team check');
    all.clock.set('2026-11-26T09:00:00Z');
    const about = (await all.world.ticks()).filter(({ message }) =>
      textsIn(message).join('\n').includes('TC-K7M2-P4XY'),
    );
    expect(about.map(({ address }) => address.conversation)).toEqual(['a:29:user-a']);
    const text = textsIn(about).join('\n');
    expect(text).toContain('Look at it');
    expect(text).not.toMatch(/\btold\b|\btell|confirm|in the plan/iu);
    expect((await all.records.read(TEAM_RECORD))?.dueDuties).toEqual([]);
    await began(all.team, TEAM_RECORD, { type: 'look' }, undefined, priya);
    all.clock.set('2026-12-01T09:00:00Z');
    expect(textsIn(await all.world.ticks()).join('\n')).not.toContain('TC-K7M2-P4XY');
    expect((await chat.says("what's outstanding")).text).not.toContain('team check');
    expect(all.world.surprises).toEqual([]);
  });

  test('its history says what happened and who was reminded, in the words of its kind', async () => {
    const record = await began(all.team, TEAM_RECORD, note());
    all.clock.pass({ days: 3 });
    await record.remind(() => true, ledBy(priya.id));
    await began(all.team, TEAM_RECORD, { type: 'look' }, undefined, priya);
    const text = await textOf(historyCard(readerOf(priya), TEAM_RECORD, 0));
    const places = ['Looked at it', 'Sent reminders', 'To Priya Shah', 'Noted how it is', 'Two people are ill.'].map(
      (words) => text.indexOf(words),
    );
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places).not.toContain(-1);
  });

  test('a long one is kept on pages in its own container, and its history is read from there', async () => {
    for (let line = 1; line <= 30; line += 1) await began(all.team, TEAM_RECORD, note(`Line ${line}.`));
    expect(await kept('records', NORTH)).toEqual([]);
    expect((await kept('concerns', NORTH)).map(({ id }) => id)).toContain(`${TEAM_RECORD}-page-0`);
    expect(await textOf(historyCard(readerOf(priya), TEAM_RECORD, 20))).toContain('Line 1.');
    expect(await verify(all.operator)).toBe(true);
  });

  test('S28: verify checks it, and names one that was altered; rebuild mends what does not follow from its history', async () => {
    await began(all.team, TEAM_RECORD, note());
    expect(await verify(all.operator)).toBe(true);
    const [filed] = await kept('concerns', NORTH);
    if (!filed) throw new Error('the test expected a record');
    const room = roomIn(all.store, 'concerns');
    const { etag, ...document } = filed;
    await room.replace({ ...document, tags: {} }, etag);
    expect(await verify(all.operator)).toBe(false);
    expect(all.said.join('\n')).toContain(`${TEAM_RECORD} TC-K7M2-P4XY`);
    expect(await rebuild(all.operator)).toBe(true);
    expect(await verify(all.operator)).toBe(true);
    const [mended] = await kept('concerns', NORTH);
    const body = { ...StoredRecord.parse(mended?.body), state: { own: { words: 'All is well.' } } };
    await room.replace({ ...document, body }, mended?.etag ?? '');
    expect(await verify(all.operator)).toBe(false);
  });

  test('S31: retention erases it after its time, and never while something waits in it', async () => {
    await began(all.team, TEAM_RECORD, note());
    all.clock.pass({ days: 9_000 });
    await retainNow(all.operator);
    expect((await kept('concerns', NORTH)).map((filed) => isTombstone(filed))).toEqual([false]);
    await began(all.team, TEAM_RECORD, { type: 'look' }, undefined, priya);
    all.clock.pass({ days: 2_921 });
    await retainNow(all.operator);
    expect((await kept('concerns', NORTH)).map((filed) => isTombstone(filed))).toEqual([false]);
    all.clock.pass({ days: 1 });
    await retainNow(all.operator);
    expect((await kept('concerns', NORTH)).map((filed) => isTombstone(filed))).toEqual([true]);
    expect(await all.records.read(TEAM_RECORD)).toBeUndefined();
  });
});

describe('a record about a person, in a container of its own', () => {
  beforeEach(async () => {
    await began(all.person, ADAS_RECORD, note('Ada is low.'));
  });

  test('is read by who may read about the person, and by nobody else', async () => {
    expect(await textOf(pageOf(tom, ADAS_RECORD))).toContain('Ada is low.');
    expect(await textOf(pageOf(leo, ADAS_RECORD))).toContain('I cannot find that');
  });

  test('follows the person to another team', async () => {
    const [south] = leo.teams;
    if (!south) throw new Error('Leo is in a team');
    await all.records.follow(ADA, south);
    expect((await Array.fromAsync(all.records.outstandingIn(south))).map(({ id }) => id)).toContain(ADAS_RECORD);
    expect((await Array.fromAsync(all.records.outstandingIn(NORTH))).map(({ id }) => id)).not.toContain(ADAS_RECORD);
  });

  test('S85: is exported with all that is kept about them, in the words of its kind', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'reable-'));
    try {
      expect(await exportPerson(all.operator, ADA, folder)).toBe(true);
      const fileOf = async (end: string): Promise<string> => {
        const name = (await readdir(folder)).find((one) => one.endsWith(end)) ?? '';
        return readFile(join(folder, name), 'utf8');
      };
      expect(await fileOf('.json')).toContain('Ada is low.');
      const page = await fileOf('Z.html');
      const section = page.slice(page.indexOf('Wellbeing check PC-K7M2-P4XY')).split('<h2')[0];
      for (const words of ['Ada is low.', 'Noted how it is']) expect(section).toContain(words);
      expect(section).not.toMatch(/\btold\b|\btell/iu);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  test('S85: is erased with them', async () => {
    expect(await erase(all.operator, ADA)).toBe(true);
    expect((await kept('concerns', ADA)).map((filed) => isTombstone(filed))).toEqual([true]);
    const again = await all.person.begin(ADAS_RECORD, { command: note(), viewer: viewerOf(tom), team: NORTH });
    expect(again.ok).toBe(false);
  });
});

describe('records that are made from another', () => {
  const CHANGE = recordIdOf(ADA, 'abcde12345');
  const RECORDED = changeMonitoring();

  test('show each other on both pages, and a press leads there', async () => {
    await began(all.monitoring, CHANGE, RECORDED);
    await began(all.person, ADAS_RECORD, note('Ada is low.'), CHANGE);
    expect(await textOf(pageOf(tom, ADAS_RECORD))).toMatch(/Came from\nMonitoring change MC-ABCD-E123/u);
    expect(await textOf(pageOf(tom, CHANGE))).toMatch(/Led to\nWellbeing check PC-K7M2-P4XY/u);
    const press = (card: Card, title: string) => buttonsOf(card).find((one) => one.title === title)?.data;
    expect(press(await pageOf(tom, ADAS_RECORD), 'Monitoring change MC-ABCD-E123')).toEqual({
      do: 'record/open',
      id: CHANGE,
    });
    expect(press(await pageOf(tom, CHANGE), 'Wellbeing check PC-K7M2-P4XY')).toEqual({
      do: 'record/open',
      id: ADAS_RECORD,
    });
  });

  test('also where one of them has pages of its own', async () => {
    const plan = planIdOf(ADA);
    await began(all.person, ADAS_RECORD, note('Ada is low.'), plan);
    expect(await textOf(pageOf(tom, ADAS_RECORD))).toMatch(/Came from\nReablement plan RP-/u);
    // Her plan has led to more than its page has room for.
    const door = buttonsOf(await pageOf(tom, plan)).find(({ title }) => title.includes('Related records'));
    if (!door) throw new Error('no door to what it led to');
    const related = await all.world.chat(tom.name).sends(door.data);
    expect(related.text).toContain('Wellbeing check PC-K7M2-P4XY');
    expect(buttonsOf(related.card).map(({ data }) => data)).toContainEqual({ do: 'record/open', id: ADAS_RECORD });
  });

  test('several of one, each of its own kind and container, also about a team', async () => {
    await began(all.monitoring, CHANGE, RECORDED);
    await began(all.person, ADAS_RECORD, note(), CHANGE);
    await began(all.team, TEAM_RECORD, note(), CHANGE);
    const text = await textOf(pageOf(priya, CHANGE));
    expect(text).toContain('Wellbeing check PC-K7M2-P4XY');
    expect(text).toContain('Team check TC-K7M2-P4XY');
    expect((await Array.fromAsync(all.records.madeFrom(CHANGE))).map(({ id }) => id).toSorted()).toEqual(
      [ADAS_RECORD, TEAM_RECORD].toSorted(),
    );
  });

  test('S43: of very many, a few on its page, and all of them in parts behind a button', async () => {
    await began(all.monitoring, CHANGE, RECORDED);
    await began(all.team, TEAM_RECORD, note(), CHANGE);
    const many = Array.from({ length: 14 }, (_, index) => recordIdOf(ADA, `made${index}from`));
    for (const id of many) await began(all.person, id, note(), CHANGE);
    const opensOn = (card: unknown): readonly string[] =>
      buttonsOf(card).flatMap(({ data }) => (data.do === 'record/open' && data.id !== CHANGE ? (data.id ?? []) : []));
    const page = await pageOf(priya, CHANGE);
    expect(opensOn(page)).toEqual([]);
    expect(
      textsIn(page)
        .join('\n')
        .match(/Wellbeing check PC/gu),
    ).toHaveLength(3);
    const related = buttonsOf(page).find(({ title }) => title === 'Related records');
    const first = await viewOf(priya, CHANGE, related?.data.x ?? '');
    const more = buttonsOf(first).find(({ title }) => title.includes('More'));
    const rest = await viewOf(priya, CHANGE, more?.data.x ?? '');
    expect(new Set([...opensOn(first), ...opensOn(rest)])).toEqual(new Set([...many, TEAM_RECORD]));
    expect(opensOn(await viewOf(tom, CHANGE, 'related.-3'))).not.toContain(TEAM_RECORD);
  });

  test('S10: not to who may not see the other, from either side', async () => {
    await began(all.monitoring, CHANGE, RECORDED);
    await began(all.team, TEAM_RECORD, note(), CHANGE);
    expect(await textOf(pageOf(tom, CHANGE))).not.toContain('TC-K7M2-P4XY');
    const other = recordIdOf(ADA, 'another');
    await began(all.person, other, note('Ada is low.'), TEAM_RECORD);
    expect(await textOf(pageOf(tom, other))).not.toContain('TC-K7M2-P4XY');
    expect(await textOf(pageOf(priya, other))).toContain('TC-K7M2-P4XY');
  });

  test('what it was made from stays as it was when it is made twice', async () => {
    await began(all.monitoring, CHANGE, RECORDED);
    await began(all.person, ADAS_RECORD, note(), CHANGE);
    await began(all.person, ADAS_RECORD, note('Better.'), TEAM_RECORD);
    expect((await all.records.read(ADAS_RECORD))?.from).toBe(CHANGE);
    expect(await Array.fromAsync(all.records.madeFrom(TEAM_RECORD))).toEqual([]);
  });

  test('one that has been erased is no longer shown', async () => {
    await began(all.team, TEAM_RECORD, note());
    await began(all.person, ADAS_RECORD, note('Ada is low.'), TEAM_RECORD);
    await erase(all.operator, ADA);
    expect(await textOf(pageOf(priya, TEAM_RECORD))).not.toContain('PC-K7M2-P4XY');
  });
});
