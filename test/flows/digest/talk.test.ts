import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { staff } from '../../../src/demo/world.ts';
import { timeAt, Day } from '../../../src/kernel/days.ts';
import { recordsAChange } from '../../support/change.ts';
import { textsIn, World, type Delivered } from '../../support/talk.ts';

const NAMES = ['Norman Price', 'Jean Doyle', 'Nadia Khan', 'Samuel Okafor', 'Ivy Grant'];
const chatOf = (name: string): string => `a:${staff.find((one) => one.name === name)?.teamsId ?? ''}`;
const toPriya = (delivered: readonly Delivered[]): readonly string[] =>
  delivered
    .filter(({ address }) => address.conversation === chatOf('Priya Shah'))
    .map(({ message }) => textsIn(message).join('\n'));

/** Priya chose this time, and so many of her changes wait to be told of. */
async function chose(time: string, many = 2): Promise<World> {
  const world = await World.open();
  const priya = world.chat('Priya Shah');
  await priya.says('reminders once a day');
  await priya.presses('Save this', { digestAt: time });
  for (const name of NAMES.slice(0, many)) await recordsAChange(priya, { name, carerAgrees: 'none' });
  await world.ticks();
  return world;
}
const DIGEST = /things? waits? for you/u;

describe('issue 13: what is due once a day', () => {
  test('by card: what is due waits for the time that was chosen, and comes as one card', async () => {
    const world = await chose('14:00');
    world.clock.set('2026-12-01T10:00:00Z');
    expect(toPriya(await world.ticks())).toEqual([]);
    world.clock.set('2026-12-01T14:01:00Z');
    const sent = toPriya(await world.ticks());
    expect(sent).toEqual([expect.stringMatching(DIGEST)]);
    for (const name of ['Norman Price', 'Jean Doyle']) expect(sent[0]).toContain(name);
    world.clock.set('2026-12-01T17:00:00Z');
    expect(toPriya(await world.ticks())).toEqual([]);
    expect(world.surprises).toEqual([]);
  });

  test('the bot was down over that time: the card comes when it is back, once', async () => {
    const world = await chose('09:00');
    world.clock.set('2026-12-01T16:30:00Z');
    expect(toPriya(await world.ticks())).toEqual([expect.stringMatching(DIGEST)]);
    expect(toPriya(await world.ticks())).toEqual([]);
  });

  test('R70: the weekly question is a line of that card, and comes with no card of its own', async () => {
    const world = await World.open({ asksWeekly: true });
    const tom = world.chat('Tom Reed');
    await tom.says('reminders once a day');
    await tom.presses('Save this', { digestAt: '14:00' });
    await recordsAChange(tom, { name: 'Norman Price', carerAgrees: 'none' });
    const toTom = async (at: string) => {
      world.clock.set(at);
      return [...(await world.ticks()), ...(await world.ticks())]
        .filter(({ address }) => address.conversation === chatOf('Tom Reed'))
        .map(({ message }) => textsIn(message).join('\n'));
    };
    await toTom('2026-11-23T15:00:00Z');
    expect(await toTom('2026-11-30T09:00:00Z')).toEqual([]);
    const [card = '', ...more] = await toTom('2026-11-30T14:01:00Z');
    expect(more).toEqual([]);
    expect(card).toMatch(/Weekly question\n\d+ people still to ask this week/u);
    expect(world.surprises).toEqual([]);
  });

  test('by typing alone; and one by one again', async () => {
    const world = await chose('14:00');
    const priya = world.chat('Priya Shah');
    await priya.says('digest');
    await priya.says('one by one');
    expect((await priya.says('save this')).text).toContain('Each reminder comes when it is due.');
    world.clock.set('2026-12-01T10:00:00Z');
    expect(toPriya(await world.ticks()).length).toBeGreaterThan(0);
  });

  test('whenever the bot is there, at most one card a day, and all that waits is on it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 23 }), { minLength: 4, maxLength: 8 }), async (hours) => {
        const world = await chose('12:00', 5);
        const byDay = new Map<string, number>();
        let last = '';
        for (const [index, hour] of [...hours, 13].entries()) {
          const day = `2026-12-0${String(1 + index)}`;
          world.clock.set(`${day}T${String(hour).padStart(2, '0')}:30:00Z`);
          const sent = toPriya([...(await world.ticks()), ...(await world.ticks())]);
          const cards = sent.filter((text) => DIGEST.test(text));
          byDay.set(day, (byDay.get(day) ?? 0) + cards.length);
          last = cards.at(-1) ?? last;
        }
        expect([...byDay.values()].every((many) => many <= 1)).toBe(true);
        for (const name of NAMES) expect(last).toContain(name);
      }),
      { numRuns: 4, seed: 61 },
    );
  });

  test.each([
    ['2026-07-01', '09:00', '2026-07-01T08:00:00.000Z'],
    ['2026-12-01', '09:00', '2026-12-01T09:00:00.000Z'],
    ['2026-10-25', '09:00', '2026-10-25T09:00:00.000Z'],
    ['2026-03-29', '08:00', '2026-03-29T07:00:00.000Z'],
  ])('%s at %s in London is %s', (day, time, moment) => {
    expect(timeAt(Day.parse(day), time, 'Europe/London')).toBe(moment);
  });
});
