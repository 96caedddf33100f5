import { describe, expect, test } from '@jest/globals';
import { personId, staff } from '../../src/demo/world.ts';
import { issueKind } from '../../src/flows/issue/record.ts';
import { Day } from '../../src/kernel/days.ts';
import { onlyRecordIdOf } from '../../src/kernel/ids.ts';
import { openKind } from '../../src/kinds/open-kind.ts';
import { viewerOf } from '../../src/people/staff.ts';
import { CHANGE, recordsAChange } from '../support/change.ts';
import { buttonsOf, textsIn, World, type Delivered } from '../support/talk.ts';

const chatOf = (name: string): string => `a:${staff.find((one) => one.name === name)?.teamsId ?? ''}`;
const textOf = ({ message }: Delivered): string => textsIn(message).join('\n');
const to = (delivered: readonly Delivered[], name: string): readonly string[] =>
  delivered.filter(({ address }) => address.conversation === chatOf(name)).map(textOf);

/** What the demo's history still has to send is sent, and everybody has met the bot. */
async function quietWorld(): Promise<World> {
  const world = await World.open();
  for (const name of ['Priya Shah', 'Tom Reed', 'Ana Lopez', 'Sam Cole', 'Kofi Mensah', 'Wendy Stone', 'Mei Lin'])
    await world.chat(name).says('hello');
  await world.ticks();
  return world;
}

describe('R5: what is due to one person at once', () => {
  test('many reminders on one day come as one card, with a line for each that opens it', async () => {
    const world = await quietWorld();
    const priya = world.chat('Priya Shah');
    for (const name of ['Norman Price', 'Jean Doyle', 'Ivy Grant', 'Nadia Khan', 'Samuel Okafor'])
      await recordsAChange(priya, { name, carerAgrees: 'none' });
    await world.ticks();
    world.clock.set('2026-12-01T10:00:00Z');
    const delivered = await world.ticks();
    const [digest, ...others] = to(delivered, 'Priya Shah').filter((text) => !text.includes('Seen'));
    expect(others).toEqual([]);
    expect(digest).toMatch(/\d+ things wait for you/u);
    for (const name of ['Norman Price', 'Jean Doyle', 'Ivy Grant', 'Nadia Khan']) expect(digest).toContain(name);
    const card = delivered.find((one) => textOf(one) === digest)?.message;
    expect(buttonsOf(card).filter(({ title }) => title.startsWith('Open: ')).length).toBeGreaterThan(4);
    // Tom has as many to confirm; what is in a record for him alone is one card each while they are few.
    for (const name of ['Tom Reed', 'Kofi Mensah', 'Wendy Stone', 'Ana Lopez'])
      expect(to(delivered, name).length).toBeLessThanOrEqual(3);
    // Nobody hears of them again on that day.
    expect(await world.ticks()).toEqual([]);
    expect(world.surprises).toEqual([]);
  });

  test('W48, W53: the gravest comes first, the newest has a line, and it says how many more there are', async () => {
    const world = await quietWorld();
    const [tom, priya] = [world.chat('Tom Reed'), world.chat('Priya Shah')];
    const issues = openKind(issueKind({}), world.app.records.services);
    const by = staff.find(({ name }) => name === 'Priya Shah');
    const [team] = by?.teams ?? [];
    if (!by || !team) throw new Error('no Priya Shah');
    // Fourteen issues in which nothing has happened for a week.
    for (let n = 0; n < 14; n += 1) {
      const issue = {
        sort: 'unrealistic' as const,
        about: [],
        explored: 'Too far.',
        options: 'Half way.',
        agreement: 'not' as const,
        agreed: 'Nothing yet.',
        taking: [{ key: 'the-person', name: 'Ada Palmer' }],
        notTaking: [],
        others: [],
        on: Day.parse('2026-11-23'),
      };
      const id = onlyRecordIdOf(personId('ada'), `issue ${n}`);
      await issues.begin(id, { command: { type: 'log', issue }, viewer: viewerOf(by), team });
    }
    await world.ticks();
    world.clock.set('2026-11-30T10:00:00Z');
    await world.ticks();
    await tom.says('incident for Norman Price');
    await tom.presses('Next', { what: 'fall', harm: 'treatment', words: 'Fell.', where: 'the stairs' });
    await tom.presses('Record this', { done: 'Rang 999.' });
    await world.ticks();
    world.clock.set('2026-12-03T10:00:00Z');
    const digest = (await world.ticks()).find(
      (one) => one.address.conversation === chatOf('Priya Shah') && textOf(one).includes('things wait for you'),
    )?.message;
    const titles = buttonsOf(digest).map(({ title }) => title);
    expect(titles[0]).toContain('Norman Price');
    const all = Number(/(?<count>\d+) things wait/u.exec(textsIn(digest).join(' '))?.groups?.['count']);
    expect(titles).toContain(`${all - 12} more: What's outstanding`);
    expect((await priya.says('home')).text.indexOf('Look at this')).toBeLessThan(300);
  });

  test('it says what waits when it is read, and that nothing does any more', async () => {
    const world = await quietWorld();
    const [tom, priya] = [world.chat('Tom Reed'), world.chat('Priya Shah')];
    for (const name of ['Norman Price', 'Jean Doyle', 'Nadia Khan', 'Samuel Okafor'])
      await recordsAChange(priya, { name, carerAgrees: 'none' });
    await world.ticks();
    world.clock.set('2026-12-01T10:00:00Z');
    const card = (await world.ticks()).find(
      (one) => one.address.conversation === chatOf('Tom Reed') && textOf(one).includes('things wait for you'),
    )?.message;
    const record = buttonsOf(card).find(({ title }) => title.includes('Norman Price'));
    if (!record) throw new Error('no line for Norman Price');
    expect((await tom.sends(record.data)).text).toContain("I've been told");
    await tom.presses("I've been told");
    const again = await tom.sends({ do: 'notice/refresh', id: record.data.id ?? '', x: 'digest' });
    expect(again.text).toContain('things wait for you');
    expect(again.text).not.toContain('Norman Price');
  });

  test('P20: whoever leads and recorded it is not asked to look at it; the manager is', async () => {
    const world = await quietWorld();
    const priya = world.chat('Priya Shah');
    await priya.says('change monitoring for Ada Palmer');
    await priya.presses('Next', CHANGE);
    await priya.presses('Next', { personAgrees: 'no', 'agrees-sarah': 'yes' });
    await priya.presses('Next', { personViews: 'I like the calls.', wellbeingImpact: 'She may feel alone.' });
    const recorded = await priya.presses('Record this change');
    expect(recorded.text).not.toContain('I have looked at');
    const delivered = await world.ticks();
    const asked = 'Look at this: monitoring was changed without agreement';
    expect(to(delivered, 'Sam Cole').join('\n')).toContain(asked);
    expect(to(delivered, 'Priya Shah').join('\n')).not.toContain(asked);
    expect((await priya.says("what's outstanding")).text).not.toContain(asked);
  });
});
