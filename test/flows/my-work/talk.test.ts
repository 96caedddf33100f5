import { addDays, Day } from '../../../src/kernel/days.ts';
import { describe, expect, jest, test } from '@jest/globals';
import { z } from 'zod';
import { everyday, personId } from '../../../src/demo/world.ts';
import { TeamId } from '../../../src/kernel/ids.ts';
import { viewerOf } from '../../../src/people/staff.ts';
import { recordsAChange } from '../../support/change.ts';
import { staffCalled } from '../../support/changing.ts';
import { planMakerIn } from '../../support/made-plan.ts';
import { buttonsOf, World } from '../../support/talk.ts';

const opens = (card: unknown): string[] =>
  buttonsOf(card)
    .map(({ title }) => title)
    .filter((title) => title.startsWith('Open: '));

/** Each begins after the one before it, and is another: of two for the same day only the later one holds, and the other need not be told. */
const nextAfter = (count: number) => ({ startsOn: addDays(Day.parse('2026-11-24'), count), to: `Way ${count}` });

describe("what's outstanding for me", () => {
  test('R5: what I must confirm, my changes of which people must still be told, and my half-finished forms', async () => {
    const world = await World.open();
    const priya = world.chat('Priya Shah');
    await recordsAChange(priya, { name: 'Norman Price', carerAgrees: 'none' });
    await priya.says('change monitoring for Jean Doyle');
    await priya.says('save for later');
    const mine = await priya.says("what's outstanding for me");
    expect(mine.text).toMatch(/Your changes: people still to be told[\s\S]*Norman Price/u);
    expect(mine.text).toMatch(/Forms to finish[\s\S]*Jean Doyle/u);
    const toms = await world.chat('Tom Reed').says('my work');
    expect(toms.text).toMatch(/Confirm that you have been told[\s\S]*Norman Price/u);
  });

  test('R5: it stays until done, and is gone then', async () => {
    const world = await World.open();
    const tom = world.chat('Tom Reed');
    await recordsAChange(world.chat('Priya Shah'), { name: 'Norman Price', carerAgrees: 'none' });
    await tom.says('my work');
    await tom.presses('Open: Norman Price');
    await tom.presses("I've been told");
    expect((await tom.says('my work')).text).not.toContain('Norman Price');
  });

  test('a plan stands there once, with all that it wants of whoever asks', async () => {
    const world = await World.open();
    // Tom is in Samuel's plan, proposes it, and somebody else gives the last answer.
    const plan = await planMakerIn(world, personId('samuel'), viewerOf(everyday.tom), 'Once');
    await plan.propose('first', 45);
    await plan.agree('first');
    const tom = world.chat('Tom Reed');
    const samuels = (card: unknown) => opens(card).filter((title) => title.includes('Samuel'));
    const first = await tom.says('my work');
    expect(samuels(first.card)).toEqual(['Open: Samuel Okafor: reablement plan']);
    expect(first.text).toMatch(
      /Waiting for you\n[^]*Samuel[^\n]*\n[^]*Copies to deliver: Samuel Okafor[^\n]*\nConfirm that you have been told\n0 of 3 told[^\n]*\nRP/u,
    );
    await tom.presses('Open: Samuel Okafor');
    await tom.presses("I've been told");
    const then = await tom.says('my work');
    expect(samuels(then.card)).toEqual(['Open: Samuel Okafor: reablement plan']);
    expect(then.text).toMatch(/Waiting for you\n[^]*Samuel[^\n]*\n[^]*Copies to deliver[^\n]*\n1 of 3 told/u);
  });

  test('S10: only those who lead a team see what is outstanding elsewhere in it, and only in theirs', async () => {
    const world = await World.open();
    const sam = await world.chat('Sam Cole').says('my work');
    expect(sam.text).toContain('Farida Khan');
    expect(sam.text).not.toContain('Frank Hughes');
    const leo = await world.chat('Leo Marsh').says('my work');
    expect(leo.text).toContain('Frank Hughes');
    expect(leo.text).not.toContain('Farida Khan');
    for (const name of ['Mei Lin', 'Omar Aziz']) {
      expect((await world.chat(name).says('my work')).text).toContain('Nothing waits for you');
    }
  });

  test('R5: elsewhere in a team what waits longest comes first, in parts that lead on to the end', async () => {
    const world = await World.open();
    const priya = world.chat('Priya Shah');
    for (const name of ['Jean Doyle', 'Ken Todd', 'Ivy Grant', 'Nadia Khan', 'Norman Price'])
      await recordsAChange(priya, { name, carerAgrees: 'none' });
    const sam = world.chat('Sam Cole');
    const seen: string[] = [];
    const add = (): void => {
      seen.push(...opens(sam.card).filter((title) => title !== 'Open: More'));
    };
    await sam.says('my work');
    expect(opens(sam.card)).toContain('Open: More');
    add();
    for (let part = 0; part < 9 && opens(sam.card).includes('Open: More'); part += 1) {
      await sam.presses('Open: More');
      add();
    }
    const waiting = await Array.fromAsync(world.app.records.outstandingIn(TeamId.parse('north')));
    const since = waiting.map(({ duties }) => duties.map((duty) => duty.since).toSorted()[0] ?? '');
    expect(since).toEqual(since.toSorted());
    expect(seen).toHaveLength(waiting.length);
    expect(seen.at(-1)).toMatch(/Jean Doyle|Ken Todd|Ivy Grant|Nadia Khan|Norman Price/u);
  });

  test('among very many records of a team, only those that are shown are read', async () => {
    const world = await World.open();
    const priya = world.chat('Priya Shah');
    const read = async (): Promise<number> => {
      let given = 0;
      const query = world.store.query.bind(world.store);
      const spy = jest.spyOn(world.store, 'query').mockImplementation(async (container, asked) => {
        const page = await query(container, asked);
        if (asked.tag === 'outstanding') given += page.found.length;
        return page;
      });
      await world.chat('Sam Cole').says('my work');
      spy.mockRestore();
      return given;
    };
    for (let count = 0; count < 12; count += 1) {
      world.clock.pass({ minutes: 1 });
      await recordsAChange(priya, { name: 'Norman Price', carerAgrees: 'none', ...nextAfter(count) });
    }
    const few = await read();
    for (let count = 0; count < 24; count += 1) {
      world.clock.pass({ minutes: 1 });
      await recordsAChange(priya, { name: 'Norman Price', carerAgrees: 'none', ...nextAfter(count + 12) });
    }
    expect([few, await read()]).toEqual([10, 10]);
  });

  test('a part past the end of a list is its last part, not an empty card', async () => {
    const world = await World.open();
    const priya = world.chat('Priya Shah');
    for (const name of ['Norman Price', 'Jean Doyle', 'Nadia Khan', 'Ivy Grant', 'Ken Todd'])
      await recordsAChange(priya, { name, carerAgrees: 'none' });
    const past = await priya.sends({ do: 'page/show', x: 'my-work.tell.9999999' });
    expect(opens(past.card).length).toBeGreaterThan(0);
  });

  test('a lead whom nothing waits for is told so, above what waits elsewhere', async () => {
    const world = await World.open();
    const priya = await world.chat('Priya Shah').says('my work');
    expect(priya.text).toMatch(/Nothing waits for you yourself\.[\s\S]*Elsewhere in your team/u);
  });

  test('a clock that was set back makes nothing wait for people who need not be told', async () => {
    const world = await World.open();
    const priya = world.chat('Priya Shah');
    await recordsAChange(priya, { name: 'Norman Price', carerAgrees: 'none' });
    world.clock.set('2026-11-20T10:00:00Z');
    expect((await priya.says('my work')).text).not.toContain('Your changes: people still to be told');
  });

  test('S43: a long list is shown in parts, and every part can be reached', async () => {
    const world = await World.open();
    const priya = world.chat('Priya Shah');
    const names = ['Norman Price', 'Jean Doyle', 'Nadia Khan', 'Ivy Grant', 'Ken Todd', 'Samuel Okafor'];
    for (const name of names) await recordsAChange(priya, { name, carerAgrees: 'none' });
    const first = await priya.says('my work');
    expect(first.text).toContain('Your changes: people still to be told (6)');
    const seen = new Set(opens(first.card));
    const more = await priya.presses('Open: 2 more');
    for (const title of opens(more.card)) seen.add(title);
    for (const name of names) expect([...seen].join('\n')).toContain(name);
  });

  test('a list goes on past what is looked up at once, and counts all of it', async () => {
    const world = await World.open();
    const priya = world.chat('Priya Shah');
    for (let count = 0; count < 52; count += 1) {
      world.clock.pass({ minutes: 1 });
      await recordsAChange(priya, { name: 'Norman Price', carerAgrees: 'none', ...nextAfter(count) });
    }
    const first = await priya.says('my work');
    expect(first.text).toContain('Your changes: people still to be told (52)');
    expect(opens(first.card)).toContain('Open: 48 more');
  });

  test('a record that cannot be read hides no other, and stops no notice', async () => {
    const world = await World.open();
    const priya = world.chat('Priya Shah');
    await recordsAChange(priya, { name: 'Norman Price', carerAgrees: 'none' });
    const spoilt = await world.store.query('records', { tag: 'send', atMost: '9999', limit: 50 });
    const [one] = spoilt.found;
    if (!one) throw new Error('nothing waits to be sent');
    await world.store.create('records', {
      id: 'spoilt-one',
      partition: 'spoilt',
      tags: { send: '2000-01-01T00:00:00.000Z', waiting: staffCalled('Priya Shah').id },
      body: { ...z.object({}).loose().parse(one.body), entries: 'spoilt' },
    });
    expect((await priya.says('my work')).text).toContain('Norman Price');
    await world.chat('Tom Reed').joins();
    expect((await world.ticks()).length).toBeGreaterThan(0);
  });
});
