import { expect, test } from '@jest/globals';
import { recordsAChange } from '../support/change.ts';
import { staffCalled } from '../support/changing.ts';
import { textsIn, World } from '../support/talk.ts';

const AHEAD = { 'some months': '2027-06-01T10:00:00Z', 'many years': '2061-03-03T10:00:00Z' };

test.each(Object.entries(AHEAD))(
  'F2, S61: the clock is %s ahead for one tick and right again: reminders still come',
  async (_, wrong) => {
    const world = await World.open();
    const tom = world.chat('Tom Reed');
    await tom.says('hello');
    await recordsAChange(tom, { name: 'Farida Khan' });
    await world.ticks();
    const remindersToTom = async () =>
      (await world.ticks()).filter(
        ({ address, message }) =>
          address.conversation === `a:${staffCalled('Tom Reed').teamsId}` &&
          textsIn(message).join().includes('Farida Khan'),
      ).length;
    world.clock.set(wrong);
    await remindersToTom();
    world.clock.set('2026-11-24T10:00:00Z');
    await remindersToTom();
    // As on any other day: three working days later they come again, and not before.
    world.clock.set('2026-11-25T10:00:00Z');
    expect(await remindersToTom()).toBe(0);
    world.clock.set('2026-11-27T10:00:00Z');
    expect(await remindersToTom()).toBeGreaterThan(0);
    expect(world.surprises).toEqual([]);
  },
);
