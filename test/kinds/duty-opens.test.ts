import { beforeEach, describe, expect, test } from '@jest/globals';
import { everyday, personId } from '../../src/demo/world.ts';
import { staffCalled } from '../support/changing.ts';
import { monitoringKind } from '../../src/flows/monitoring/record.ts';
import { myWork } from '../../src/flows/my-work/page.ts';
import { recordIdOf, TeamId } from '../../src/kernel/ids.ts';
import { openKind, type OpenKind } from '../../src/kinds/open-kind.ts';
import { Records } from '../../src/kinds/records.ts';
import { staffDocument } from '../../src/people/documents.ts';
import { viewerOf, type Staff } from '../../src/people/staff.ts';
import { CAPACITY_CHECK, type CheckCommand } from '../support/check.ts';
import { changeMonitoring } from '../support/monitoring.ts';
import { servicesAt } from '../support/services.ts';
import { textsIn, World } from '../support/talk.ts';

const { priya, tom } = everyday;
const mei = staffCalled('Mei Lin');
const ADA = personId('ada');
const CHECK = recordIdOf(ADA, 'k7m2p4xyz');
const OTHER = recordIdOf(ADA, 'k7m2p4xyy');

async function begun<C>(kind: OpenKind<C>, id: typeof CHECK, command: C, staff: Staff = tom) {
  const given = await kind.begin(id, { command, viewer: viewerOf(staff), team: TeamId.parse('north') });
  if (!given.ok) throw new Error(given.refusal.words);
  return given.value;
}

async function app(remindAfter = 3) {
  const plain = await World.open({ at: '2026-11-23T10:00:00Z' });
  const services = servicesAt(plain.store, plain.clock, remindAfter);
  const [check, monitoring] = [openKind(CAPACITY_CHECK, services), openKind(monitoringKind, services)];
  const records = new Records(services, [check, monitoring]);
  const world = plain.with({ records, pages: [myWork(records, plain.app.directory, plain.app.flows)] });
  const note = (words: string): CheckCommand => ({ type: 'note', words });
  await begun(monitoring, OTHER, changeMonitoring());
  await begun(check, CHECK, note('A rail on the bed.'));
  const done = () => begun(check, CHECK, { type: 'look' }, mei);
  return { world, records, done };
}

let all: Awaited<ReturnType<typeof app>>;
beforeEach(async () => {
  all = await app();
});

const sentTo = async ({ teamsId }: Staff): Promise<string> =>
  (await all.world.ticks())
    .filter(({ address }) => address.conversation === `a:${teamsId}`)
    .map(({ message }) => textsIn(message).join('\n'))
    .join('\n');

describe('R45, P28: what waits for the mental capacity lead, who is not in the circle', () => {
  test('they hear of it at once, find it in their work, open it and read who it is about', async () => {
    const chat = all.world.chat('Mei Lin');
    await chat.joins();
    expect(await sentTo(mei)).toMatch(/CC-K7M2-P4XY[^]*Look at it\./u);
    expect((await chat.says("what's outstanding")).text).toMatch(/Ada Palmer: capacity check\n.*Look at it/u);
    expect((await chat.presses('Ada Palmer: capacity check')).text).toMatch(
      /Ada Palmer · RB-1041[^]*A rail on the bed/u,
    );
    expect((await chat.says('CC-K7M2-P4XY')).text).toContain('A rail on the bed.');
  });

  test('nothing else about the person opens to them: not the person, and no other record', async () => {
    const chat = all.world.chat('Mei Lin');
    const other = await all.records.read(OTHER);
    for (const asked of [
      other?.reference ?? '',
      'Ada Palmer',
      'show the plan for Ada Palmer',
      'change monitoring for Ada Palmer',
    ])
      expect((await chat.says(asked)).text).not.toMatch(/RB-1041|Monday/u);
  });

  test('when it is done the door is shut', async () => {
    const chat = all.world.chat('Mei Lin');
    await chat.says('CC-K7M2-P4XY');
    await all.done();
    expect((await chat.says('CC-K7M2-P4XY')).text).not.toMatch(/rail|Ada/u);
    expect((await chat.says("what's outstanding")).text).not.toContain('Ada');
  });

  test('S11: it is shut to whoever holds the post in another team, and to whoever holds none', async () => {
    for (const name of ['Omar Haddad', 'Leo Grant'])
      expect((await all.world.chat(name).says('CC-K7M2-P4XY')).text).not.toMatch(/rail|Ada/u);
  });

  test('nobody holds the post: those who lead the team find it in their own work', async () => {
    const kept = await all.world.store.read('staff', mei.id, mei.id);
    await all.world.store.replace('staff', staffDocument({ ...mei, roles: ['safeguarding-lead'] }), kept?.etag ?? '');
    expect((await all.world.chat('Mei Lin').says("what's outstanding")).text).not.toContain('Ada');
    const text = (await all.world.chat('Priya Shah').says("what's outstanding")).text;
    expect(text).toMatch(/Waiting for you[^]*Ada Palmer: capacity check/u);
    all.world.clock.set('2026-11-26T09:00:00Z');
    await all.world.chat('Priya Shah').joins();
    expect(await sentTo(priya)).toContain('CC-K7M2-P4XY');
    expect((await all.records.read(CHECK))?.notices.some(({ what }) => what === 'duty-reminder')).toBe(true);
  });
});

describe('P29: plain words', () => {
  test('what has waited for a day says "1 day"; what waits for its reader ends with one full stop', async () => {
    all = await app(1);
    await all.world.chat('Mei Lin').joins();
    expect(await sentTo(mei)).not.toContain('..');
    all.world.clock.set('2026-11-24T09:00:00Z');
    const text = (await all.world.chat('Mei Lin').says("what's outstanding")).text;
    expect(text).toMatch(/\b1 day\b/u);
    expect(text).not.toContain('1 days');
  });
});
