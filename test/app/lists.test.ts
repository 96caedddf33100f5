import { beforeEach, describe, expect, test } from '@jest/globals';
import { defineFlow } from '../../src/flows/flow.ts';
import { callsText, roundFlow, timesOfDay } from '../support/round.ts';
import { buttonsOf, World, type Chat } from '../support/talk.ts';

let priya: Chat;
let world: World;
const open = async (least: 0 | 1, change: Parameters<typeof roundFlow>[1] = {}): Promise<void> => {
  const app = await World.open();
  const flow = defineFlow(roundFlow(least, change));
  world = app.with({ flows: [...app.app.flows, flow] });
  priya = world.chat('Priya Shah');
  await priya.sends({ do: 'flow/start', x: flow.id });
};
beforeEach(() => open(1));

const CALL = { callDoor: 'front', callAt: '08:00', callMinutes: '30', callWhat: 'Tea', callNote: '' };
const titles = (): readonly string[] => buttonsOf(priya.card).map(({ title }) => title);

describe('a list in a form, by card', () => {
  test('rows are added, changed and taken away, and the form is recorded with what is there then', async () => {
    await priya.presses('Next', { whose: 'Tom' });
    expect((await priya.presses('Next')).text).toContain('Please add at least one call.');
    await priya.presses('Add a call');
    expect((await priya.presses('Add this call', { ...CALL, callAt: '' })).text).toContain('Please give a time.');
    await priya.presses('Add this call', CALL);
    await priya.presses('Add a call');
    const both = await priya.presses('Add this call', { ...CALL, callAt: '12:00', callWhat: 'Lunch' });
    expect(both.text).toMatch(/08:00, front[\s\S]*12:00, front/u);
    const opened = await priya.presses('Change: 08:00, front');
    expect(opened.text).toContain('Tea');
    await priya.presses('Remove this call');
    await priya.presses('Change: 12:00, front');
    await priya.presses('Done', { ...CALL, callAt: '12:15', callWhat: 'Lunch', callMinutes: '45' });
    await priya.presses('Next');
    const check = await priya.presses('Next', { after: 'Home' });
    expect(check.text).toContain('1. 12:15, front: 45 minutes · Lunch');
    expect((await priya.presses('Record it')).text).toMatch(/"at":"12:15","minutes":45,"what":"Lunch"/u);
    expect(world.surprises).toEqual([]);
  });

  test('S51: a double click adds one row, and an older card of the list takes nothing away', async () => {
    await priya.presses('Next', { whose: 'Tom' });
    await priya.presses('Add a call');
    const row = priya.card;
    await priya.presses('Add this call', CALL);
    const twice = await priya.presses('Add this call', CALL, row);
    expect(twice.text).toContain('This form had gone on already');
    expect(titles().filter((title) => title.startsWith('Change: '))).toEqual(['Change: 08:00, front']);
    const list = priya.card;
    await priya.presses('Change: 08:00, front');
    const opened = priya.card;
    await priya.presses('Back', CALL);
    expect((await priya.presses('Remove this call', {}, opened)).text).toContain('had gone on already');
    expect((await priya.presses('Change: 08:00, front', {}, list)).text).toContain('had gone on already');
    expect(titles()).toContain('Change: 08:00, front');
  });

  test('saved in the middle of a row, it goes on there, on whichever device', async () => {
    await priya.presses('Next', { whose: 'Tom' });
    await priya.presses('Add a call');
    await priya.presses('Save for later', { ...CALL, callWhat: '' });
    await priya.presses('Carry on now');
    expect(titles()).toContain('Add this call');
    const typed = await priya.says('Tea and toast');
    expect(typed.words).toContain('What: Tea and toast.');
    await priya.says('skip');
    expect((await priya.says('show the form')).text).toContain('Tea and toast');
  });

  test('S43: sixty rows are paged through, and every card on the way is small enough', async () => {
    await open(1, { fills: () => ({ answers: { calls: callsText(timesOfDay(60), { callWhat: 'Ä'.repeat(500) }) } }) });
    await priya.presses('Next', { whose: 'Tom' });
    const seen = new Set<string>();
    for (const _ of Array.from({ length: 5 })) {
      for (const title of titles().filter((one) => one.startsWith('Change: '))) seen.add(title);
      if (titles().some((title) => title.startsWith('More: '))) await priya.presses('More: ');
    }
    expect(seen.size).toBe(60);
    expect((await priya.presses('Change: 09:50, front')).text).toContain('09:50');
    await priya.presses('Remove this call');
    await priya.presses('Next');
    expect((await priya.presses('Next', { after: 'Home' })).text).toContain('59. 09:40');
  });
});

describe('a list in a form, by typing alone', () => {
  test('from the first row to the record', async () => {
    const first = await priya.says('Tom');
    expect(first.words).toContain('Which calls are there?');
    expect(first.words).toContain('Call 1:');
    expect(first.words).toContain('Which door?');
    await priya.says('front');
    expect((await priya.says('5')).words).toContain('Type "05:00" or "17:00"');
    await priya.says('17:00');
    await priya.says('half an hour');
    await priya.says('Tea');
    const added = await priya.says('skip');
    expect(added.words).toBe(
      'Added: 17:00, front, 30 minutes · Tea.\n\nAnother one? Type "add", "change 1", "remove 1" or "done".',
    );
    expect((await priya.says('add')).words).toContain('Call 2:');
    for (const answer of ['back door', 'noon', '45', 'Lunch']) await priya.says(answer);
    await priya.says('skip');
    const taken = await priya.says('remove 1');
    expect(taken.words).toContain('Taken away: 17:00, front');
    expect(taken.words).toContain('1. 12:00, back: 45 minutes · Lunch');
    const changing = await priya.says('change 1');
    expect(changing.words).toMatch(/Call 1:[\s\S]*You said: Back door/u);
    for (const answer of ['keep', 'quarter past 12', 'keep', 'keep']) await priya.says(answer);
    expect((await priya.says('keep')).words).toContain('Changed: 12:15, back, 45 minutes · Lunch.');
    expect((await priya.says('done')).words).toContain('Calls: 1 call.');
    expect((await priya.says('Off to the shop')).words).toContain('1. 12:15, back: 45 minutes · Lunch');
    expect((await priya.says('record it')).text).toContain('"at":"12:15"');
    expect(world.surprises).toEqual([]);
  });

  test('a list that may stay empty says how to say so', async () => {
    await open(0);
    expect((await priya.says('Tom')).words).toContain('If there are no calls, type "none".');
    expect((await priya.says('none')).words).toContain('Calls: No calls.');
  });

  test('its words are for the form, also where they sound like a command for something else', async () => {
    await priya.says('Tom');
    for (const answer of ['front', '8', '30', 'Tea', 'skip']) await priya.says(answer);
    expect((await priya.says('add')).words).toContain('Call 2:');
    await priya.says('back');
    expect((await priya.says('change 1')).words).toContain('Call 1:');
    await priya.says('back');
    expect((await priya.says('no')).words).toContain('And then?');
  });

  test('a card pressed in between goes on from what was typed', async () => {
    await priya.says('Tom');
    await priya.says('front');
    await priya.says('show the form');
    await priya.presses('Add this call', { ...CALL, callAt: '09:00' });
    expect(titles()).toContain('Change: 09:00, front');
    expect((await priya.says('done')).words).toContain('And then?');
  });
});
