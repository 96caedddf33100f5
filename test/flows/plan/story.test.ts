import { beforeEach, describe, expect, test } from '@jest/globals';
import { World, type Chat } from '../../support/talk.ts';

let world: World;
let tom: Chat;
beforeEach(async () => {
  world = await World.open();
  tom = world.chat('Tom Reed');
});

describe('a plan is started', () => {
  test('by card', async () => {
    const show = (r: { text: string }) => process.stdout.write(`${r.text}\n------\n`);
    await tom.says('start a plan for Samuel Okafor');
    await tom.presses('Next', { matters: 'Church on Sundays, and being neat.' });
    await tom.presses('Add an outcome');
    await tom.presses('Add this outcome', {
      outcomeWords: 'I want to cook again',
      outcomeNow: 'Makes tea',
      outcomeAchieved: 'some-way',
    });
    await tom.presses('Next');
    await tom.presses('Add a visit');
    await tom.presses('Add this visit', {
      visitDays: 'mon,tue,wed,thu,fri,sat,sun',
      visitAt: '08:00',
      visitMinutes: '45',
      visitSupport: 'Washing and dressing',
      visitBy: 'Tom Reed',
    });
    await tom.presses('Add a visit');
    await tom.presses('Add this visit', {
      visitDays: 'mon,tue,wed,thu,fri,sat,sun',
      visitAt: '12:30',
      visitMinutes: '30',
      visitSupport: 'Lunch',
      visitBy: 'Tom Reed',
    });
    await tom.presses('Next');
    await tom.presses('Next', { equipment: 'Bath board\nPerching stool', monitoring: 'A call on Mondays' });
    await tom.presses('Next', { startsOn: '2026-11-24' });
    show(await tom.presses('Next'));
    await tom.presses('Next', { personAgrees: 'yes', carerAgrees: 'none' });
    await tom.presses('Next', { askedHow: 'in-person' });
    show(await tom.presses('Ask everybody to agree'));
    for (const { message } of await world.ticks()) show({ text: JSON.stringify(message).slice(0, 3000) });
    const priya = world.chat('Priya Shah');
    show(await priya.says("what's outstanding"));
    show(await priya.says('show the plan for Samuel Okafor'));
    expect(world.surprises).toEqual([]);
  });
});
