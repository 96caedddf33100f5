import { beforeEach, describe, expect, test } from '@jest/globals';
import { everyday, personId } from '../../../src/demo/world.ts';
import { planIdOf } from '../../../src/plans/parties.ts';
import { counting } from '../../support/counting.ts';
import { agreed, becauseHeAsked, fewerVisits, saidYes } from '../../support/plan-talk.ts';
import { textsIn, World, type Chat } from '../../support/talk.ts';

let world: World;
let tom: Chat;
let priya: Chat;
beforeEach(async () => {
  world = await World.open();
  tom = world.chat('Tom Reed');
  priya = world.chat('Priya Shah');
  await tom.says('hello');
  await agreed(world, tom, priya);
});

const PLAN = planIdOf(personId('samuel'));
const byHand = (chat: Chat) => chat.sends({ do: 'record/view', id: PLAN, x: 'amendments' });
const everybody = saidYes('2026-11-23', 'the-person', 'staffb', 'staffa');

/** Tom wrote it into the folder: what everybody said yes to, and no version says. His coordinator notes it. */
async function written(words: string): Promise<string> {
  await priya.says('written by hand Samuel Okafor');
  await priya.presses('Record this', { of: 'outside', who: everyday.tom.id, on: '2026-11-23', written: words });
  return (await priya.presses('Record this', everybody)).text;
}

describe('what is written into the folder in the home by hand', () => {
  test('R13: monitoring that was changed since is no choice, and what is in force is offered', async () => {
    const form = await tom.says('written by hand Farida Khan');
    expect(form.text).not.toContain('Version 1: Monitoring');
    expect(form.text).toContain('Monitoring, as it was changed since');
    const refused = await tom.presses('Record this', {
      of: 'monitoring',
      who: everyday.tom.id,
      written: 'Weight once a month',
    });
    expect(refused.text).toContain('Monitoring was changed since: Weight once a week');
    expect(refused.text).toContain('press "I wrote the new monitoring in"');
  });

  test('P3: what Tom objects to is not written into the folder, and that is said at the question', async () => {
    await fewerVisits(priya);
    await priya.presses('Ask everybody to agree');
    await tom.sends({ do: 'record/view', id: PLAN, x: 'proposal' });
    await tom.presses('I do not agree');
    await tom.presses('I do not agree', { reason: 'He leaves the gas on.' });
    const form = await priya.says('written by hand Samuel Okafor');
    expect(form.text).toContain('Proposed: Every day, 18:30, no more');
    // Version 1 has no such line: that it says so cannot be claimed.
    expect(form.text).not.toContain('Version 1: Every day, 18:30, no more');
    const refused = await priya.presses('Record this', { of: 'proposal.0', written: 'No evening visit.' });
    expect(refused.text).toContain('Which agreed change is it?');
    expect(refused.text).toContain('Tom Reed does not agree to this. Until that is settled');
    // Nor is it what version 1 says, whichever line is chosen.
    for (const line of ['1.0', '1.2'])
      expect((await priya.presses('Record this', { of: line, written: 'No evening call' })).text).toContain(
        'Tom Reed does not agree to this. Until that is settled',
      );
    expect((await priya.presses('Record this', { of: '1.2', written: 'Front door locked' })).text).toContain(
      'does not say all that you wrote',
    );
    await priya.presses('Cancel');
    expect((await priya.says('show the plan for Samuel Okafor')).text).not.toContain('No evening');
  });

  test('R13, R19: while somebody objects, nobody says that everybody has said yes', async () => {
    await fewerVisits(priya);
    await priya.presses('Ask everybody to agree');
    await tom.sends({ do: 'record/view', id: PLAN, x: 'proposal' });
    await tom.presses('I do not agree');
    await tom.presses('I do not agree', { reason: 'He leaves the gas on.' });
    await priya.says('written by hand Samuel Okafor');
    const refused = await priya.presses('Record this', {
      of: 'outside',
      on: '2026-11-23',
      written: 'No evening visit.',
    });
    expect(refused.text).toContain('Tom Reed does not agree to this. Until that is settled');
  });

  test('R19, P11: a colleague’s yes outside Reable is noted by a lead alone; they are told, and can say that it is not right', async () => {
    await tom.says('written by hand Samuel Okafor');
    const refused = await tom.presses('Record this', { of: 'outside', on: '2026-11-23', written: 'Lunch at 13:00.' });
    expect(refused.text).toContain('What Priya Shah said is noted by a coordinator or manager of the team.');
    await tom.presses('Cancel');
    await world.ticks();
    await written('Lunch at 13:00.');
    const sent = JSON.stringify(await world.ticks());
    expect(sent).toContain('Priya Shah noted for you: you agree to what Tom Reed wrote by hand');
    const press = /"do":"record\/act","id":"[^"]+","x":"(not-right\.[^"]+)"/u.exec(sent)?.[1] ?? 'none';
    // att25: nothing was noted for whoever else sends it, and that is said.
    for (const forged of [press, press.replace('not-right', 'right-after-all')]) {
      const { text } = await priya.sends({ do: 'record/act', id: PLAN, x: forged });
      expect(text).toContain('Not saved');
      expect(text).not.toContain('It is noted');
    }
    expect((await tom.sends({ do: 'record/act', id: PLAN, x: press })).text).toContain('this was not your answer');
    for (const chat of [tom, priya])
      expect((await chat.says('show the plan for Samuel Okafor')).text).toContain(
        'Tom Reed says that the yes noted for them is not right',
      );
    for (const chat of [tom, priya])
      expect((await chat.says("what's outstanding")).text).toContain(
        'Strike out of the folder what was written by hand. What was noted for Tom Reed is not right',
      );
    const { text } = await tom.says('show the plan for Samuel Okafor');
    expect(text).toContain('It must be struck out of the folder. Tom Reed says');
    expect(text).not.toContain('changed by hand');
  });

  test('R14: a line of version 1 that version 2 took away is not offered, and not taken', async () => {
    await fewerVisits(priya);
    await priya.presses('Ask everybody to agree');
    await tom.sends({ do: 'record/view', id: PLAN, x: 'proposal' });
    await tom.presses('I agree');
    const form = await tom.says('written by hand Samuel Okafor');
    expect(form.text).toContain('Version 1: Every day, 12:30');
    expect(form.text).toContain('Version 2: Every day, 18:30, no more');
    expect(form.text).not.toContain('Version 1: Every day, 18:30');
  });

  test('R13, R14: another time, length or day than the chosen line says is not what that version says', async () => {
    await tom.says('written by hand Samuel Okafor');
    for (const [words, what] of [
      ['08:00 visit now 30 minutes', 'minutes'],
      ['No 9 o’clock visit', 'time'],
    ] as const)
      expect((await tom.presses('Record this', { of: '1.0', written: words })).text).toContain(
        `The change you chose does not say the ${what} you wrote.`,
      );
    const noted = await tom.presses('Record this', { of: '1.0', written: "8 o'clock visit, 45 minutes" });
    expect(noted.text).toContain('as version 1 says (Visit: Every day, 08:00)');
    await tom.presses('Correct a note');
    const key = /"value":"([a-z2-9]{17})"/u.exec(JSON.stringify(tom.card))?.[1] ?? 'none';
    await tom.presses('Next', { which: key, what: 'correct' });
    const refused = await tom.presses('Record this', { written: '08:00 visit now half an hour', reason: 'A slip.' });
    expect(refused.text).toContain('does not say the minutes you wrote');
  });

  test('R14: no version says already that a visit is shorter', async () => {
    await written('8 o’clock visit now half an hour');
    await byHand(tom);
    expect((await tom.presses('Version 1 says it already')).text).toContain('No line of version 1 says that.');
  });

  test('R18: that a version was decided without everybody’s agreement is read where it is chosen, and stands in the note', async () => {
    await fewerVisits(tom, 'no');
    await tom.presses('Next', { goAhead: 'yes' });
    await tom.presses('Next', { personViews: 'He likes the company.', wellbeingImpact: 'Lonelier.', wellbeing: '' });
    await tom.presses('Ask everybody to agree');
    await priya.sends({ do: 'record/view', id: PLAN, x: 'proposal' });
    await priya.presses('I agree');
    const form = await tom.says('written by hand Samuel Okafor');
    expect(form.text).toContain('1. Version 2, decided without everybody’s agreement: Every day, 18:30, no more');
    expect(form.text).toContain('2. Version 1: Every day, 08:00');
    const noted = await tom.presses('Record this', { of: '2.0', written: 'No 18:30 visit.' });
    expect(noted.text).toContain('as version 2, decided without everybody’s agreement, says (Visit: Every day, 18:30)');
    expect(world.surprises).toEqual([]);
  });

  test('R12: to note what an agreed version says costs three presses and one text', async () => {
    await tom.says('show the plan for Samuel Okafor');
    await tom.presses("I've been told");
    await tom.says('show the plan for Samuel Okafor');
    await tom.presses('I wrote it in');
    await tom.says('show the plan for Samuel Okafor');
    const hand = counting(tom);
    await hand.press('Written by hand');
    expect(textsIn(tom.card).join('\n')).toContain('Version 1: Every day, 12:30');
    const noted = await hand.press('Record this', { of: '1.1', written: 'Lunch at 12:30.' });
    expect(noted.text).toContain('It is over once a copy of version 1 has reached the home.');
    // P29: what was written has its own full stop.
    expect((await tom.says('show the plan for Samuel Okafor')).text).toContain('“Lunch at 12:30.” Home copy due');
    expect(hand.both).toEqual([3, 1]);
    expect((await byHand(tom)).text).toContain('as version 1 says (Visit: Every day, 12:30)');
    expect(world.surprises).toEqual([]);
  });

  test('R13: what no version says needs the yes of each, and who is missing is named', async () => {
    await priya.says('written by hand Samuel Okafor');
    await priya.presses('Record this', { of: 'outside', on: '2026-11-23', written: 'Lunch at 13:00.' });
    expect((await priya.presses('Record this', { ...everybody, yes2: 'staffb:not-yet' })).text).toContain(
      'Still open: Tom Reed.',
    );
  });

  test('the plan says at its top what was written, word for word', async () => {
    expect(await written('Lunch at 13:00.')).toContain('Formal record due');
    expect((await tom.says('show the plan for Samuel Okafor')).text).toContain(
      'Written by hand in the home on Mon 23 Nov 2026 by Tom Reed: “Lunch at 13:00.” Formal record due',
    );
    expect((await byHand(tom)).text).toContain('agreed outside Reable by Samuel Okafor (by phone, Mon 23 Nov 2026)');
  });

  test('P16, P17: "version 1 says it already" makes it a home copy that is due', async () => {
    await written('Lunch at 12:30.');
    await byHand(tom);
    // R14: only a line that names that time can be chosen.
    const lines = await tom.presses('Version 1 says it already');
    expect(lines.text).toContain('Which line of version 1 says it?');
    expect(lines.text).not.toContain('18:30');
    expect((await tom.presses('Every day, 12:30')).text).toContain('Home copy due for less than a day');
    expect((await tom.says("what's outstanding")).text).not.toContain('Formal record due');
    await tom.says('a copy delivered Samuel Okafor');
    await tom.presses('Record this', { who: 'the-person', how: 'by-hand', on: '2026-11-23' });
    expect((await byHand(tom)).text).toContain('In the formal record with version 1');
  });

  test('P16: a change that only carries it is named by that; what stands in no line of it is asked about', async () => {
    await written('Lunch at 13:00.');
    await tom.says('change the plan for Samuel Okafor');
    await tom.presses('Next', { trigger: 'other', kinds: 'other', parts: 'visits' });
    await tom.presses('Next', { otherwise: 'The record follows the folder.' });
    await tom.presses('Next');
    await becauseHeAsked(tom);
    const key = /"value":"([a-z2-9]{17})"/u.exec(JSON.stringify(tom.card))?.[1] ?? 'none';
    await tom.presses('Next', { carries: key });
    await tom.presses('Next');
    const check = await tom.presses('Next', { personAgrees: 'yes', carerAgrees: 'none' });
    expect(check.text).toContain('No line of this says “Lunch at 13:00.” Is it carried all the same?');
    expect((await tom.presses('Ask everybody to agree')).text).toContain(
      'To agree: what was written by hand from Mon 30 Nov 2026',
    );
    await priya.sends({ do: 'record/view', id: PLAN, x: 'proposal' });
    await priya.presses('I agree');
    expect(JSON.stringify(await world.ticks())).toContain(
      'What was written by hand stands in the plan from Mon 30 Nov 2026',
    );
    expect((await byHand(tom)).text).toContain('In the formal record with version 2');
    expect(world.surprises).toEqual([]);
  });

  test('a mistaken note is corrected, and then taken back; what it said stays', async () => {
    await written('Lunch at 31:00.');
    await byHand(tom);
    await tom.presses('Correct a note');
    const key = /"value":"([a-z2-9]{17})"/u.exec(JSON.stringify(tom.card))?.[1] ?? 'none';
    await tom.presses('Next', { which: key, what: 'correct' });
    const right = await tom.presses('Record this', { written: 'Lunch at 13:00.', reason: 'A slip.' });
    expect(right.text).toContain('“Lunch at 13:00.”');
    expect(right.text).toContain('because: A slip. Before: “Lunch at 31:00.”');
    await tom.presses('Correct a note');
    await tom.presses('Next', { which: key, what: 'take-back' });
    const back = await tom.presses('Record this', { reason: 'It was another folder.' });
    expect(back.text).toContain('Taken back Mon 23 Nov 2026: It was another folder.');
    expect((await tom.says("what's outstanding")).text).not.toContain('Formal record due');
  });

  test('P30: the support worker is asked to write the new version into the folder, until it stands there', async () => {
    expect((await tom.says("what's outstanding")).text).toContain('Write version 1 into the folder in the home');
    await world.ticks();
    const shown = await tom.says('show the plan for Samuel Okafor');
    expect(shown.text).toContain('The folder in the home does not say version 1 yet');
    const done = await tom.presses('I wrote it in');
    expect(done.text).toContain('It is noted that the folder in the home says it now.');
    expect(done.text).not.toContain('does not say version 1 yet');
    expect((await tom.says("what's outstanding")).text).not.toContain('Write version 1 into the folder');
    expect(world.surprises).toEqual([]);
  });

  test('R14: once whoever was to write it in has left, those who lead the team write it in', async () => {
    await world.app.administration.changePerson(
      { staff: everyday.priya.id, name: 'Priya Shah', roles: ['coordinator'], teams: everyday.priya.teams },
      personId('samuel'),
      'left',
      (now) => ({ ...now, circle: now.circle.filter(({ staff }) => staff !== everyday.tom.id) }),
    );
    const samuel = await world.app.directory.person(personId('samuel'));
    if (samuel) await world.app.records.personChanged(samuel, everyday.priya.id);
    await world.ticks();
    const sam = world.chat('Sam Cole');
    expect((await sam.says("what's outstanding")).text).toContain('Write version 1 into the folder in the home');
    await sam.says('show the plan for Samuel Okafor');
    expect((await sam.presses('I wrote it in')).text).toContain('It is noted that the folder in the home says it now.');
    expect((await sam.says("what's outstanding")).text).not.toContain('Write version 1');
  });
});

describe('P11: what was written by hand, and somebody says that the yes noted for them is not right', () => {
  beforeEach(async () => {
    await written('Lunch at 13:00.');
    await tom.sends({ do: 'notice/refresh', id: PLAN, x: 'noted-for-you' });
    await tom.presses('That is not right');
  });

  test('P11, R14: no row says that a record or a copy is due of it, and whoever struck it out says so in one press', async () => {
    const page = await byHand(priya);
    expect(page.text).toContain('It must be struck out of the folder');
    expect(page.text).not.toMatch(/Formal record due|Home copy due|says it already/u);
    const plan = await tom.says('show the plan for Samuel Okafor');
    expect(plan.text).toMatch(/Written by hand\nTo be struck out of the folder/u);
    expect(plan.text).not.toContain('Formal record due');
    expect((await tom.says("what's outstanding")).text).toContain('Strike out of the folder what was written by hand');
    await byHand(tom);
    const done = await tom.presses('I struck it out');
    expect(done.text).toContain('It was struck out of the folder.');
    expect((await tom.says("what's outstanding")).text).not.toContain('Strike out of the folder');
    expect(world.surprises).toEqual([]);
  });
});
