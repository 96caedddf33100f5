import { describe, expect, test } from '@jest/globals';
import { personId } from '../../src/demo/world.ts';
import { ok } from '../../src/kernel/result.ts';
import { CHANGE, recordsAChange } from '../support/change.ts';
import { staffCalled } from '../support/changing.ts';
import { counting } from '../support/counting.ts';
import { agreed, fewerVisits } from '../support/plan-talk.ts';
import { buttonsOf, World, type Chat } from '../support/talk.ts';

/** The table of issue 12: what each task costs in its common case, in presses and texts, from Home unless the task says otherwise. */

type Hand = ReturnType<typeof counting>;

/** Home in view, and a hand that counts from there. */
async function atHome(chat: Chat): Promise<Hand> {
  await chat.says('home');
  return counting(chat);
}

const NEW = { person: personId('ada'), to: CHANGE.to, rationale: CHANGE.rationale };
const SEEN = { evidenceWords: 'He makes his own supper five evenings in six.' };
const AGREED = { personAgrees: 'yes', carerAgrees: 'none' };

async function samuelHasAPlan(world: World) {
  const [tom, priya] = [world.chat('Tom Reed'), world.chat('Priya Shah')];
  await tom.says('hello');
  await agreed(world, tom, priya);
  world.clock.set('2026-11-25T10:00:00Z');
  return { tom, priya };
}

/** The card that has this button, of all that were sent, in view. */
async function readsNotice(world: World, chat: Chat, button: string): Promise<void> {
  const cards = (await world.ticks()).flatMap(({ message }) => (message.kind === 'card' ? [message.card] : []));
  chat.card = cards.find((card) => buttonsOf(card).some(({ title }) => title === button));
}

describe('presses and texts of each task (issue 12)', () => {
  test('change monitoring, all agree (card): 5 + 2', async () => {
    const world = await World.open();
    const hand = await atHome(world.chat('Priya Shah'));
    await hand.press('Change monitoring');
    await hand.enters(NEW);
    await hand.press('Both agree');
    expect((await hand.press('Record this change')).text).toContain('Recorded as MC-');
    expect(hand.both).toEqual([5, 2]);
  });

  test('the same, carer disagrees: 6 + 4', async () => {
    const world = await World.open();
    const hand = await atHome(world.chat('Priya Shah'));
    await hand.press('Change monitoring');
    await hand.enters(NEW);
    await hand.press('Ada yes, Sarah Palmer no');
    const check = await hand.enters({ 'views-sarah': 'She worries.', wellbeingImpact: 'She may feel alone.' });
    expect(check.text).toContain('Ada agrees\nYes, in person');
    expect(check.text).toContain('Sarah Palmer agrees\nNo, by phone');
    expect((await hand.press('Record this change')).text).toContain('Made without agreement');
    expect(hand.both).toEqual([6, 4]);
  });

  test('the same, typing alone: 2 messages when the first says it all, 5 otherwise', async () => {
    const priya = (await World.open()).chat('Priya Shah');
    await priya.says('less monitoring for Ada, a call on Mondays because she manages alone, both agree');
    expect((await priya.says('record it')).text).toContain('Recorded as MC-');
    for (const says of ['change monitoring for Ken Todd', 'a call on Mondays', 'he manages alone', 'both agree'])
      await priya.says(says);
    expect((await priya.says('record it')).text).toContain('Recorded as MC-');
  });

  test('take one visit away, from the plan: 7 + 1', async () => {
    const world = await World.open();
    const { tom } = await samuelHasAPlan(world);
    await tom.says('show the plan for Samuel Okafor');
    const hand = counting(tom);
    await hand.press('Change or stop: Every day, 18:30');
    await hand.press('Stop');
    await hand.enters(SEEN);
    await hand.enters(AGREED);
    expect((await hand.press('Ask everybody to agree')).text).toContain('Proposed.');
    expect(hand.both).toEqual([7, 1]);
  });

  test('the same, from "Samuel Okafor only needs two calls a day now": 6 + 1', async () => {
    const world = await World.open();
    const { tom } = await samuelHasAPlan(world);
    await tom.says('Samuel Okafor only needs two calls a day now');
    const hand = counting(tom);
    const stops = /"title":"Every day, 18:30, 30 minutes","value":"([^"]+)"/u.exec(JSON.stringify(tom.card))?.[1];
    await hand.enters({ stops: stops ?? 'none', ...SEEN });
    await hand.enters(AGREED);
    expect((await hand.press('Ask everybody to agree')).text).toContain('Proposed.');
    expect(hand.both).toEqual([6, 1]);
  });

  test('answer a proposal, from its notice: 1 + 0', async () => {
    const world = await World.open();
    const { tom, priya } = await samuelHasAPlan(world);
    await fewerVisits(tom);
    await tom.presses('Ask everybody to agree');
    await readsNotice(world, priya, 'I agree');
    const hand = counting(priya);
    expect((await hand.press('I agree')).text).toContain('Version 2');
    expect(hand.both).toEqual([1, 0]);
  });

  test('confirm "told", from its notice: 1 + 0', async () => {
    const world = await World.open();
    const tom = world.chat('Tom Reed');
    await tom.says('hello');
    await recordsAChange(world.chat('Priya Shah'));
    await readsNotice(world, tom, "I've been told");
    const hand = counting(tom);
    expect((await hand.press("I've been told")).text).toContain('You confirmed on Mon 23 Nov 2026');
    expect(hand.both).toEqual([1, 0]);
  });

  test('note that somebody was told: 3 + 0', async () => {
    const world = await World.open();
    const priya = world.chat('Priya Shah');
    await recordsAChange(priya);
    const hand = await atHome(priya);
    await hand.press('Tell Ada Palmer and Sarah Palmer');
    expect((await hand.press('Record this', { who: 'sarah' })).text).toContain('Noted: Sarah Palmer was told');
    expect(hand.both).toEqual([3, 0]);
  });

  test('each further one, told in the same way today: 1 + 0', async () => {
    const world = await World.open();
    const priya = world.chat('Priya Shah');
    await recordsAChange(priya);
    await priya.says('home');
    await priya.presses('Tell Ada Palmer and Sarah Palmer');
    await priya.presses('Record this', { who: 'sarah', how: 'phone' });
    const hand = counting(priya);
    const before = priya.card;
    expect((await hand.press('Ada Palmer too, by phone')).text).toContain('Noted: Ada Palmer was told, by phone.');
    expect(hand.both).toEqual([1, 0]);
    // Pressed once more, on the card from before, nothing is noted twice.
    const again = await priya.presses('Ada Palmer too, by phone', {}, before);
    expect(again.text).toContain('That was noted already');
    expect(again.text.match(/Mon 23 Nov 2026, by phone, by Priya Shah/gu)).toHaveLength(2);
  });

  test('note that two were told: 4 + 0', async () => {
    const world = await World.open();
    const priya = world.chat('Priya Shah');
    await recordsAChange(priya);
    const hand = await atHome(priya);
    await hand.press('Tell Ada Palmer and Sarah Palmer');
    const noted = await hand.press('Record this', { who: 'sarah,the-person' });
    expect(noted.text).toContain('Noted: Ada Palmer and Sarah Palmer were told');
    expect(hand.both).toEqual([4, 0]);
  });

  // Nobody around her yet: each one more is a line in the same field.
  test('add a person: 5 + 2', async () => {
    const world = await World.open();
    const hand = await atHome(world.chat('Priya Shah'));
    await hand.press('People and circles');
    await hand.enters({ what: 'add' });
    await hand.enters({ name: 'Joan Hill', reference: 'RB-2001' });
    expect((await hand.press('Save this')).text).toContain('Joan Hill');
    expect(hand.both).toEqual([5, 2]);
  });

  test('each one in the circle, from the circle: 2 + 2, with or without the word "carer"', async () => {
    const world = await World.open();
    const priya = world.chat('Priya Shah');
    await priya.says('Ada Palmer');
    await priya.presses('Details and circle');
    const [carer, other] = ['Save as carer: Ada agrees, or as chosen', 'Save, not a carer: Ada agrees, or as chosen'];
    for (const [name, as, button, said] of [
      ['Joe Palmer', 'son, carer', carer, 'son, carer'],
      ['Ann Archer', 'granddaughter', carer, 'granddaughter, carer'],
      ['Bea Bird', 'granddaughter', other, 'granddaughter'],
      ['Cal Cope', 'neighbour', carer, 'neighbour, carer'],
    ] as const) {
      const hand = counting(priya);
      await hand.press('Add somebody');
      const saved = await hand.press(button, { name, as });
      expect(saved.text).toContain(`${name} is in their circle.`);
      expect(saved.text).toContain(`${name} (${said})\nNo telephone number is noted.`);
      expect(hand.both).toEqual([2, 2]);
    }
  });

  test('make a team: 2 + 1', async () => {
    const world = await World.open();
    const hand = await atHome(world.chat('Sam Cole'));
    await hand.press('New team');
    expect((await hand.press('Save this', { name: 'West' })).text).toContain('The team is made.');
    expect(hand.both).toEqual([2, 1]);
  });

  test('put somebody in it: 5 + 0', async () => {
    const world = await World.open();
    const hand = await atHome(world.chat('Sam Cole'));
    await hand.press('Teams and staff');
    await hand.press('South');
    await hand.press('Add somebody');
    expect((await hand.press('Save this', { who: staffCalled('Tom Reed').id })).text).toContain(
      'Tom Reed is in the team',
    );
    expect(hand.both).toEqual([5, 0]);
  });

  test('a clean CSV file: 2 + 0', async () => {
    const world = await World.open();
    const priya = world.chat('Priya Shah');
    const hand = await atHome(priya);
    await hand.press('People and circles');
    world.files.set('https://one', ok('reference,name,started,support worker\nRB-2001,Joan Hill,2026-11-16,Tom Reed'));
    const check = await priya.sendsFile({ name: 'people.csv', kind: 'csv', address: 'https://one' });
    expect((await hand.suggestion(check, 'Record it')).text).toContain('1 person is in');
    expect(hand.both).toEqual([2, 0]);
  });

  test('note handwriting, from the plan: 3 + 1', async () => {
    const world = await World.open();
    const { tom } = await samuelHasAPlan(world);
    await tom.says('show the plan for Samuel Okafor');
    await tom.presses("I've been told");
    await tom.says('show the plan for Samuel Okafor');
    await tom.presses('I wrote it in');
    await tom.says('show the plan for Samuel Okafor');
    const hand = counting(tom);
    await hand.press('Written by hand');
    const noted = await hand.press('Record this', { of: '1.1', written: 'Lunch at 12:30.' });
    expect(noted.text).toContain('as version 1 says');
    expect(hand.both).toEqual([3, 1]);
  });
});
