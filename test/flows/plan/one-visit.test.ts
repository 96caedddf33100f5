import { beforeEach, describe, expect, test } from '@jest/globals';
import { personId } from '../../../src/demo/world.ts';
import { planIdOf } from '../../../src/plans/parties.ts';
import { counting } from '../../support/counting.ts';
import { agreed, saidYes } from '../../support/plan-talk.ts';
import { buttonsOf, fieldsOf, textsIn, World, type Chat } from '../../support/talk.ts';

let world: World;
let tom: Chat;
let priya: Chat;
beforeEach(async () => {
  world = await World.open();
  [tom, priya] = [world.chat('Tom Reed'), world.chat('Priya Shah')];
  await tom.says('hello');
  await agreed(world, tom, priya);
  world.clock.set('2026-11-25T10:00:00Z');
});

const PLAN = planIdOf(personId('samuel'));
const SEEN = 'He makes his own supper five evenings in six.';
const EVENING = 'Change or stop: Every day, 18:30';

async function everybodyAgrees(): Promise<void> {
  await priya.sends({ do: 'record/view', id: PLAN, x: 'proposal' });
  await priya.presses('I agree');
}

describe('R12: a plan is changed from the plan', () => {
  test('taking one visit away costs seven presses and one text at most', async () => {
    await tom.says('show the plan for Samuel Okafor');
    const hand = counting(tom);
    await hand.press(EVENING);
    await hand.press('Stop');
    await hand.enters({ evidenceWords: SEEN });
    await hand.enters({ personAgrees: 'yes', carerAgrees: 'none' });
    const check = textsIn(tom.card).join('\n');
    await hand.press('Ask everybody to agree');
    expect({ presses: hand.pressed, texts: hand.texts }).toEqual({ presses: 7, texts: 1 });
    // Old stands beside new before it is asked, and why and what kind follow.
    expect(check).toMatch(/What would change[^]*Visit: Every day, 18:30[^]*No more[^]*30 minutes, Supper, Tom Reed/u);
    expect(check).toContain('Support a week');
    expect(check).toContain('Progress towards the outcomes');
    await everybodyAgrees();
    const { text } = await tom.says('show the plan for Samuel Okafor');
    expect(text).toContain('Version 2');
    expect(text).not.toContain('18:30');
    expect((await tom.sends({ do: 'record/view', id: PLAN, x: 'version.2.0' })).text).toContain(
      'Tom Reed, support worker (Seen by the support worker), Wed 25 Nov 2026: He makes his own supper',
    );
    expect(world.surprises).toEqual([]);
  });

  test('R12: a stop that is proposed already stands on the page of the visit', async () => {
    await tom.says('show the plan for Samuel Okafor');
    await tom.presses(EVENING);
    await tom.presses('Stop');
    for (const entered of [{ evidenceWords: SEEN }, { personAgrees: 'yes', carerAgrees: 'none' }])
      await tom.presses('Next', entered);
    await tom.presses('Ask everybody to agree');
    await priya.says('show the plan for Samuel Okafor');
    expect((await priya.presses(EVENING)).text).toContain(
      'Proposed to stop from Wed 25 Nov 2026 by Tom Reed, not agreed yet',
    );
    await priya.says('show the plan for Samuel Okafor');
    expect((await priya.presses('Change or stop: Every day, 08:00')).text).not.toContain('not agreed yet');
    expect(world.surprises).toEqual([]);
  });

  test('P14: from a sentence it costs six presses at most, and what was seen is asked', async () => {
    const hand = counting(tom);
    const { text } = await tom.says('Samuel Okafor only needs two calls a day now');
    expect(text).toContain('Which visits stop?');
    expect(text).toContain('What was seen or said?');
    expect(JSON.stringify(tom.card)).not.toContain('only needs two calls');
    const evening = /"title":"Every day, 18:30, 30 minutes","value":"([^"]+)"/u.exec(JSON.stringify(tom.card))?.[1];
    await hand.enters({ stops: evening ?? 'none', evidenceWords: SEEN });
    await hand.enters({ personAgrees: 'yes', carerAgrees: 'none' });
    // R7, R8: as when it is begun by the button of the visit.
    const check = textsIn(tom.card).join('\n');
    expect(check).toContain('Progress towards the outcomes');
    expect(check).toContain('Fewer visits a day');
    await hand.press('Ask everybody to agree');
    expect(hand.pressed).toBeLessThanOrEqual(6);
    await everybodyAgrees();
    expect((await tom.says('show the plan for Samuel Okafor')).text).not.toContain('18:30');
    expect(world.surprises).toEqual([]);
  });

  test('R14: what was written by hand is put into the formal record with it', async () => {
    await priya.says('written by hand Samuel Okafor');
    await priya.presses('Record this', { of: 'outside', written: 'No supper visit.' });
    await priya.presses('Record this', saidYes('2026-11-25', 'the-person', 'staffb', 'staffa'));
    await tom.says('show the plan for Samuel Okafor');
    await tom.presses(EVENING);
    await tom.presses('Stop');
    await tom.presses('Next', { evidenceWords: SEEN });
    const asked = await tom.presses('Next', { personAgrees: 'yes', carerAgrees: 'none' });
    expect(asked.text).toContain('No supper visit.');
    const note = /"id":"carries"[^]*?"value":"([a-z0-9]+)"/u.exec(JSON.stringify(tom.card))?.[1] ?? 'none';
    await tom.presses('Next', { carries: note });
    await tom.presses('Ask everybody to agree');
    await everybodyAgrees();
    expect((await tom.says("what's outstanding")).text).not.toContain('Formal record due');
    expect(world.surprises).toEqual([]);
  });

  test('one visit changes: its fields open with what it is, and the kind of change follows', async () => {
    await tom.says('show the plan for Samuel Okafor');
    await tom.presses(EVENING);
    await tom.presses('Change');
    expect(fieldsOf(tom.card)).toContain('visitAt');
    await tom.presses('Next', { visitAt: '19:00', visitMinutes: '45' });
    await tom.presses('Next', { evidenceWords: 'He eats later now.' });
    const check = await tom.presses('Next', { personAgrees: 'yes', carerAgrees: 'none' });
    expect(check.text).toContain('45 minutes, Supper, Tom Reed');
    expect(check.text).toContain('Every day, 19:00');
    // Both can be changed on the check.
    await tom.presses('Change: Why');
    expect(fieldsOf(tom.card)).toEqual(['trigger', 'kinds']);
    const again = await tom.presses('Next', { trigger: 'circumstances', kinds: 'times' });
    expect(again.text).toContain('Circumstances have changed');
    await tom.presses('Ask everybody to agree');
    await everybodyAgrees();
    expect((await tom.says('show the plan for Samuel Okafor')).text).toContain('19:00');
    expect(world.surprises).toEqual([]);
  });

  test('R8: a visit is paused: no visit until that day, and then as before; the page, the check and the copy say so', async () => {
    await tom.says('show the plan for Samuel Okafor');
    await tom.presses(EVENING);
    await tom.presses('Pause');
    await tom.presses('Next', { lastDay: '2026-12-11', evidenceWords: SEEN });
    const check = await tom.presses('Next', { personAgrees: 'yes', carerAgrees: 'none' });
    const PAUSED = 'paused until Fri 11 Dec 2026, from Sat 12 Dec 2026 as before';
    expect(check.text).toContain(PAUSED);
    expect(check.text).toContain('Fewer visits a day');
    expect(check.text).toContain('Circumstances have changed');
    await tom.presses('Ask everybody to agree');
    await everybodyAgrees();
    const plan = await tom.says('show the plan for Samuel Okafor');
    expect(plan.text).toContain(`Every day, 18:30 · ${PAUSED}`);
    // What is paused is no support in that week.
    expect(plan.text).toContain('8 hours 45 minutes of support a week');
    expect((await tom.sends({ do: 'record/view', id: PLAN, x: 'version.2.0' })).text).toContain(PAUSED);
    // Other changes leave the pause as it is.
    await tom.says('show the plan for Samuel Okafor');
    await tom.presses('Change or stop: Every day, 12:30');
    await tom.presses('Stop');
    await tom.presses('Next', { evidenceWords: SEEN });
    await tom.presses('Next', { personAgrees: 'yes', carerAgrees: 'none' });
    await tom.presses('Ask everybody to agree');
    await everybodyAgrees();
    expect((await tom.says('show the plan for Samuel Okafor')).text).toContain(PAUSED);
    world.clock.set('2026-12-12T10:00:00Z');
    const after = (await tom.says('show the plan for Samuel Okafor')).text;
    expect(after).toContain('Every day, 18:30');
    expect(after).not.toContain('paused');
    expect(after).toContain('8 hours 45 minutes of support a week');
    expect(world.surprises).toEqual([]);
  });

  test('R8: a pause that is over before the change begins is asked about', async () => {
    await tom.says('show the plan for Samuel Okafor');
    await tom.presses(EVENING);
    await tom.presses('Pause');
    await tom.presses('Next', { startsOn: '2026-11-30', lastDay: '2026-11-26', evidenceWords: SEEN });
    await tom.presses('Next', { personAgrees: 'yes', carerAgrees: 'none' });
    expect((await tom.presses('Ask everybody to agree')).text).toMatch(/Mon 30 Nov 2026/u);
    expect((await tom.sends({ do: 'record/view', id: PLAN, x: 'proposal' })).text).not.toContain('paused');
  });

  test('one visit comes only until a day: it ends by itself, and the check says that it does not come again', async () => {
    await tom.says('show the plan for Samuel Okafor');
    await tom.presses(EVENING);
    await tom.presses('Only until');
    expect(fieldsOf(tom.card)).toContain('lastDay');
    await tom.presses('Next', { lastDay: '2026-12-11', evidenceWords: SEEN });
    const check = await tom.presses('Next', { personAgrees: 'yes', carerAgrees: 'none' });
    expect(check.text).toContain('until Fri 11 Dec 2026');
    expect(check.text).toContain('After Fri 11 Dec 2026 this visit does not come any more.');
    expect(check.text).not.toContain('More support for a while');
    await tom.presses('Ask everybody to agree');
    await everybodyAgrees();
    expect((await tom.says('show the plan for Samuel Okafor')).text).toContain('until Fri 11 Dec 2026');
    world.clock.set('2026-12-12T10:00:00Z');
    expect((await tom.says('show the plan for Samuel Okafor')).text).not.toContain(EVENING);
    expect(world.surprises).toEqual([]);
  });

  test('TL15, W50: a visit that is added from a later day on asks what keeps them safe until then', async () => {
    await tom.says('show the plan for Samuel Okafor');
    await tom.presses('Add a visit');
    const visit = {
      visitDays: 'sat,sun',
      visitAt: '21:00',
      visitMinutes: '30',
      visitSupport: 'Settling',
      visitBy: 'any',
    };
    await tom.presses('Next', visit);
    const asked = await tom.presses('Next', { startsOn: '2026-11-30', evidenceWords: 'Up at night.' });
    expect(asked.text).toContain('What keeps Samuel safe until then?');
    expect((await tom.presses('Next', { meanwhile: '' })).text).toContain('What keeps Samuel safe until then?');
    await tom.presses('Next', { meanwhile: 'His niece rings at nine.' });
    const check = await tom.presses('Next', { personAgrees: 'yes', carerAgrees: 'none' });
    expect(check.text).toContain('His niece rings at nine.');
  });

  test('a visit is added', async () => {
    await tom.says('show the plan for Samuel Okafor');
    await tom.presses('Add a visit');
    await tom.presses('Next', {
      visitDays: 'sat,sun',
      visitAt: '16:00',
      visitMinutes: '30',
      visitSupport: 'A walk',
      visitBy: 'any',
    });
    await tom.presses('Next', { evidenceWords: 'He wants to go out.' });
    const check = await tom.presses('Next', { personAgrees: 'yes', carerAgrees: 'none' });
    expect(check.text).toMatch(/New[^]*30 minutes, A walk/u);
    await tom.presses('Ask everybody to agree');
    await everybodyAgrees();
    expect((await tom.says('show the plan for Samuel Okafor')).text).toContain('A walk');
    expect(world.surprises).toEqual([]);
  });

  test('by typing alone, what follows is not asked', async () => {
    let reply = await tom.says('one visit less for Samuel Okafor');
    const asked: string[] = [];
    for (const [question, answer] of [
      ['What should change', 'a visit stops'],
      ['Which visits stop', '18:30'],
      ['What was seen or said', SEEN],
      ['Does Samuel agree', 'yes'],
      ['have a carer', 'no carer'],
    ] as const) {
      asked.push(reply.text.includes(question) ? question : `${question}: ${reply.text}`);
      reply = await tom.says(answer);
    }
    expect(asked.filter((one) => one.includes(': '))).toEqual([]);
    expect(reply.text).toContain(
      'Visit: Every day, 18:30: now 30 minutes, Supper, Tom Reed; no more\nSupport a week: now 12\u00a0h\u00a015\u00a0min, would be',
    );
    await tom.says('record it');
    await everybodyAgrees();
    expect((await tom.says('show the plan for Samuel Okafor')).text).not.toContain('18:30');
    expect(world.surprises).toEqual([]);
  });

  test('P14, R9: evidence that waits for something else is not taken for a visit that stops', async () => {
    await tom.says('note evidence for Samuel Okafor');
    await tom.presses('Add it', {
      evidenceFrom: 'support-worker',
      evidenceWho: 'Tom Reed, support worker',
      evidenceOn: '2026-11-24',
      evidenceWords: 'No supper on three Saturdays.',
    });
    await tom.says('show the plan for Samuel Okafor');
    await tom.presses(EVENING);
    expect((await tom.presses('Stop')).text).toContain('Which of these shows that this change is needed?');
    await tom.presses('Next', { supports: 'new' });
    await tom.presses('Next', { evidenceWords: SEEN });
    await tom.presses('Next', { personAgrees: 'yes', carerAgrees: 'none' });
    await tom.presses('Ask everybody to agree');
    const asked = await tom.sends({ do: 'record/view', id: PLAN, x: 'proposal' });
    expect(asked.text).toContain(SEEN);
    expect(asked.text).not.toContain('No supper on three Saturdays.');
    await everybodyAgrees();
    expect((await tom.says('show the plan for Samuel Okafor')).text).toContain('Evidence waits for a decision.');
    expect(world.surprises).toEqual([]);
  });

  test('R12: beside a change that is being agreed, whether to join it or to wait is asked first, and why is one’s own', async () => {
    await tom.says('show the plan for Samuel Okafor');
    await tom.presses(EVENING);
    await tom.presses('Stop');
    await tom.presses('Next', { evidenceWords: SEEN });
    await tom.presses('Next', { personAgrees: 'yes', carerAgrees: 'none' });
    await tom.presses('Ask everybody to agree');
    await priya.says('show the plan for Samuel Okafor');
    const first = await priya.presses('Add a visit');
    expect(first.text).toMatch(/Tom Reed has proposed a change already:\nVisit: Every day, 18:30: no more/u);
    expect((await priya.presses('Next', { join: 'wait' })).text).toContain('Then nothing is asked now');
    await priya.presses('Next', { join: 'join' });
    await priya.presses('Next', {
      visitDays: 'sat',
      visitAt: '09:00',
      visitMinutes: '30',
      visitSupport: 'A shower',
      visitBy: 'any',
    });
    await priya.presses('Next', { supports: 'new' });
    await priya.presses('Next', { evidenceWords: 'He asks for a shower.' });
    const check = await priya.presses('Next', { personAgrees: 'yes', carerAgrees: 'none' });
    expect(check.text).toContain('More support is needed');
    await priya.presses('Ask everybody to agree');
    const { text } = await priya.sends({ do: 'record/view', id: PLAN, x: 'proposal' });
    for (const said of ['Also because', 'Progress towards the outcomes', SEEN, 'He asks for a shower.'])
      expect(text).toContain(said);
    expect(world.surprises).toEqual([]);
  });

  test('S53, p27: what a colleague changed meanwhile stays, and the agreement is asked about both', async () => {
    await tom.says('show the plan for Samuel Okafor');
    await tom.presses(EVENING);
    await tom.presses('Stop');
    await tom.presses('Next', { evidenceWords: SEEN });
    await tom.presses('Next', { personAgrees: 'yes', carerAgrees: 'none' });
    await priya.says('show the plan for Samuel Okafor');
    await priya.presses('Change or stop: Every day, 12:30');
    await priya.presses('Stop');
    await priya.presses('Next', { evidenceWords: 'He cooks lunch.' });
    await priya.presses('Next', { personAgrees: 'yes', carerAgrees: 'none' });
    await priya.presses('Ask everybody to agree');
    const joined = await tom.presses('Ask everybody to agree');
    expect(joined.text).toContain('Priya Shah has proposed a change already:');
    // What shows it was entered before, and is not asked about again.
    const after = await tom.presses('Next', { join: 'join' });
    expect(after.text).not.toContain('Which of these shows that this change is needed?');
    // p27: it is said to check it and record it again, and that check is shown, with both.
    const check = await tom.presses('Ask everybody to agree');
    expect(check.text).toContain('While you were writing, Priya Shah proposed a change: Visit: Every day, 12:30.');
    expect(check.text).toContain('Please check it, and record it again.');
    expect(check.text).toContain('Nothing is recorded yet. Please check it first.');
    for (const both of [
      'Visit: Every day, 12:30\nNo more',
      'Visit: Every day, 18:30\nNo more',
      'Samuel agrees\nNothing',
    ])
      expect(check.text).toContain(both);
    await tom.presses('Ask everybody to agree');
    await tom.presses('Next', { personAgrees: 'yes', carerAgrees: 'none' });
    if (buttonsOf(tom.card).some(({ title }) => title === 'Ask everybody to agree'))
      await tom.presses('Ask everybody to agree');
    const { text } = await tom.sends({ do: 'record/view', id: PLAN, x: 'proposal' });
    expect(text).toContain('Visit: Every day, 18:30');
    expect(text).toContain('Visit: Every day, 12:30');
    expect(text).toContain('He cooks lunch.');
    expect(world.surprises).toEqual([]);
  });

  test('S53: of a visit that was changed meanwhile, what the form left alone is as it was agreed', async () => {
    await tom.says('show the plan for Samuel Okafor');
    await tom.presses(EVENING);
    await tom.presses('Change');
    await tom.presses('Next', { visitAt: '19:00' });
    await tom.presses('Next', { evidenceWords: SEEN });
    await tom.presses('Next', { personAgrees: 'yes', carerAgrees: 'none' });
    await priya.says('show the plan for Samuel Okafor');
    await priya.presses(EVENING);
    await priya.presses('Change');
    await priya.presses('Next', { visitMinutes: '45' });
    await priya.presses('Next', { evidenceWords: 'He eats slowly.' });
    await priya.presses('Next', { personAgrees: 'yes', carerAgrees: 'none' });
    await priya.presses('Ask everybody to agree');
    await tom.presses('Ask everybody to agree');
    await tom.presses('Next', { join: 'join' });
    for (const _ of [1, 2, 3, 4, 5, 6, 7]) {
      const titles = buttonsOf(tom.card).map(({ title }) => title);
      if (titles.includes('Ask everybody to agree')) await tom.presses('Ask everybody to agree');
      else if (titles.includes('Next'))
        await tom.presses(
          'Next',
          fieldsOf(tom.card).includes('supports') ? { supports: 'new' } : { personAgrees: 'yes', carerAgrees: 'none' },
        );
    }
    const { text } = await tom.sends({ do: 'record/view', id: PLAN, x: 'proposal' });
    expect(text).toContain('Every day, 19:00: 45 minutes, Supper, Tom Reed');
    expect(world.surprises).toEqual([]);
  });
});

test.each([
  ['fewer', 'A visit stops'],
  ['another time', 'A visit changes'],
  ['not for a while', 'A visit is paused, then as before'],
  ['only until', 'A visit comes only until a day'],
  ['more', 'A visit is added'],
])('what changes is said in everyday words: "%s"', async (words, understood) => {
  const chat = (await World.open()).chat('Tom Reed');
  await chat.sends({ do: 'flow/start', id: personId('ada'), x: 'plan-visit' });
  expect((await chat.says(words)).words).toContain(`What changes: ${understood}.`);
});
