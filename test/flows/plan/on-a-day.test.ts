import { beforeEach, describe, expect, test } from '@jest/globals';
import { heardOnADay } from '../../../src/flows/plan/day-page.ts';
import { Day } from '../../../src/kernel/days.ts';
import { everyday } from '../../../src/demo/world.ts';
import { agreed, saidYes } from '../../support/plan-talk.ts';
import { World, type Chat, type Reply } from '../../support/talk.ts';

let world: World;
let tom: Chat;
let priya: Chat;
beforeEach(async () => {
  world = await World.open();
  tom = world.chat('Tom Reed');
  priya = world.chat('Priya Shah');
});

/** Tom proposes another way of monitoring that begins today, Priya agrees, and both are told. */
async function monitoredBy(day: string, monitoring: string): Promise<void> {
  world.clock.set(`${day}T10:00:00Z`);
  await tom.says('change the plan for Samuel Okafor');
  await tom.presses('Next', { trigger: 'progress', kinds: 'manner', parts: 'monitoring' });
  await tom.presses('Next', { monitoring });
  await tom.presses('Next', { startsOn: day });
  await tom.presses('Add a piece of evidence');
  await tom.presses('Add this piece of evidence', {
    evidenceFrom: 'other',
    evidenceWho: 'Tom Reed, support worker',
    evidenceOn: day,
    evidenceWords: 'He asked for it.',
  });
  let reply = await tom.presses('Next');
  if (reply.text.includes('Written by hand')) reply = await tom.presses('Next');
  await tom.presses('Next');
  await tom.presses('Next', { personAgrees: 'yes', carerAgrees: 'none', askedHow: 'in-person' });
  await tom.presses('Ask everybody to agree');
  await priya.says('show the plan for Samuel Okafor');
  await priya.presses('See what would change');
  await priya.presses('I agree');
  await priya.presses("I've been told");
  await tom.says('show the plan for Samuel Okafor');
  await tom.presses("I've been told");
}

/** Everybody said yes to it outside the bot, and Tom wrote it into the folder in the home. */
async function written(day: string, words: string): Promise<void> {
  world.clock.set(`${day}T10:00:00Z`);
  await priya.says('written by hand Samuel Okafor');
  await priya.presses('Record this', { of: 'outside', who: everyday.tom.id, on: day, written: words });
  await priya.presses('Record this', saidYes(day, 'the-person', 'staffb', 'staffa'));
}

const on = (day: string): Promise<Reply> => priya.says(`the plan for Samuel Okafor on ${day}`);

describe('TL7: what applied on a day', () => {
  test('TL7: after six changes in ten weeks, two of them by hand only, any day says what applied, who agreed and who was told', async () => {
    await tom.says('hello');
    await agreed(world, tom, priya);
    await monitoredBy('2026-12-01', 'A call on Tuesdays');
    await written('2026-12-10', 'Lunch at 13:00.');
    await monitoredBy('2026-12-21', 'A call on Wednesdays');
    await written('2027-01-05', 'Supper at 19:00.');
    await monitoredBy('2027-01-18', 'A call on Thursdays');
    await monitoredBy('2027-02-01', 'A call on Fridays');

    expect((await on('20 November')).text).toContain('No version of the plan applied on this day');
    const first = await on('30 November');
    expect(first.text).toContain('The plan on Mon 30 Nov 2026');
    expect(first.text).toContain('Version 1, agreed Mon 23 Nov 2026');
    expect(first.text).toContain('From Tue 24 Nov 2026 until Mon 30 Nov 2026');
    expect(first.text).toContain('A call on Mondays');
    expect(first.text).not.toContain('Lunch at 13:00.');
    const second = await on('15 December');
    expect(second.text).toContain('Version 2, agreed Tue 1 Dec 2026');
    expect(second.text).toContain('A call on Tuesdays');
    expect(second.text).toContain('“Lunch at 13:00.”');
    expect(second.text).toContain('agreed outside Reable by Samuel Okafor (by phone, Thu 10 Dec 2026)');
    expect(second.text).not.toContain('Supper at 19:00.');
    expect(second.text).toMatch(/Priya Shah, [^\n]*\nAgrees\. Tue 1 Dec 2026/u);
    expect(second.text).toMatch(/Told: Priya Shah, [^\n]*\nTue 1 Dec 2026/u);
    expect(second.text).toMatch(/Told: Samuel Okafor, [^\n]*\nNot told yet/u);
    const third = await on('10/1/2027');
    expect(third.text).toContain('Version 3');
    expect(third.text).toContain('A call on Wednesdays');
    expect(third.text).toContain('“Supper at 19:00.”');
    expect(third.text).toMatch(/Told: Tom Reed, [^\n]*\nMon 21 Dec 2026/u);
    expect((await on('20 January')).text).toContain('A call on Thursdays');
    expect((await on('today')).text).toContain('A call on Fridays');
    expect(world.surprises).toEqual([]);
  });

  test('TL7: it is reached from the versions, by the days on which something changed', async () => {
    await tom.says('hello');
    await agreed(world, tom, priya);
    await written('2026-12-10', 'Lunch at 13:00.');
    await tom.says('show the plan for Samuel Okafor');
    await tom.presses('Versions');
    const days = await tom.presses('On a day');
    expect(days.text).toContain('type "the plan for Samuel Okafor on" and the day');
    expect((await tom.presses('Tue 24 Nov 2026')).text).toContain('Version 1, agreed Mon 23 Nov 2026');
    await tom.presses('Other days');
    expect((await tom.presses('Thu 10 Dec 2026')).text).toContain('“Lunch at 13:00.”');
    expect(world.surprises).toEqual([]);
  });
});

describe('how a day is asked for by typing', () => {
  const heard = (text: string) => heardOnADay(text, Day.parse('2026-11-23'));

  test.each([
    ['the plan for Ada Palmer on 12 November', 'Ada Palmer', '2026-11-12'],
    ['Show me the plan of RB-1041 on 12 November 2026?', 'RB-1041', '2026-11-12'],
    ['what applied for Ada Palmer on 3/11', 'Ada Palmer', '2026-11-03'],
    ['the plan for Ada Palmer on 12 March', 'Ada Palmer', '2026-03-12'],
    ['the plan for Ada Palmer on 30 November', 'Ada Palmer', '2026-11-30'],
  ])('%s', (text, rest, day) => {
    expect(heard(text)).toEqual({ rest, day });
  });

  test.each([
    'change the plan for Ada Palmer on Monday',
    'show the plan for Ada Palmer',
    'the plan for Ada on the wall',
  ])('is not heard in "%s"', (text) => {
    expect(heard(text)).toBeUndefined();
  });
});
