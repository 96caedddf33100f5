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
    const say = (r: { text: string }) => console.log(r.text, '\n------');
    say(await tom.says('start a plan for Samuel Okafor'));
    say(await tom.presses('Next', { matters: 'Church on Sundays, and being neat.' }));
    say(await tom.presses('Add an outcome'));
    say(await tom.presses('Add this outcome', { outcomeWords: 'I want to cook again', outcomeNow: 'Makes tea', outcomeAchieved: 'some-way' }));
    say(await tom.presses('Next'));
    say(await tom.presses('Add a visit'));
    say(await tom.presses('Add this visit', { visitDays: 'mon,tue,wed,thu,fri,sat,sun', visitAt: '08:00', visitMinutes: '45', visitSupport: 'Washing and dressing', visitBy: 'Tom Reed' }));
    say(await tom.presses('Add a visit'));
    say(await tom.presses('Add this visit', { visitDays: 'mon,tue,wed,thu,fri,sat,sun', visitAt: '12:30', visitMinutes: '30', visitSupport: 'Lunch', visitBy: 'Tom Reed' }));
    say(await tom.presses('Next'));
    say(await tom.presses('Next', { equipment: 'Bath board\nPerching stool', monitoring: 'A call on Mondays' }));
    say(await tom.presses('Next', { startsOn: '2026-11-24' }));
    say(await tom.presses('Next', { personAgrees: 'yes', carerAgrees: 'none' }));
    say(await tom.presses('Next', { askedHow: 'in-person' }));
    say(await tom.presses('Next'));
    say(await tom.presses('Ask everybody to agree'));
    expect(world.surprises).toEqual([]);
  });
});
