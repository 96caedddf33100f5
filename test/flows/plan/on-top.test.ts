import { beforeEach, describe, expect, test } from '@jest/globals';
import { everyday, personId } from '../../../src/demo/world.ts';
import { recipientOf } from '../../../src/notices/ledger.ts';
import { planIdOf } from '../../../src/plans/parties.ts';
import { Day } from '../../../src/kernel/days.ts';
import { viewerOf } from '../../../src/people/staff.ts';
import { contentWith, planMakerIn } from '../../support/made-plan.ts';
import { agreed, becauseHeAsked, callOnFridays } from '../../support/plan-talk.ts';
import { buttonsOf, fieldsOf, World, type Chat } from '../../support/talk.ts';

let world: World;
let tom: Chat;
let priya: Chat;
beforeEach(async () => {
  world = await World.open();
  tom = world.chat('Tom Reed');
  priya = world.chat('Priya Shah');
});

const SAMUEL = personId('samuel');
const PLAN = planIdOf(SAMUEL);
/** The first day of the first version. */
const STARTS = Day.parse('2026-11-24');

/** True once what people are asked about is Tom's. */
const isToms = async (): Promise<boolean> =>
  (await priya.sends({ do: 'record/view', id: PLAN, x: 'proposal' })).text.includes('Proposed by\nTom Reed');

const sees = ({ card }: Chat, title: string): boolean => buttonsOf(card).some((button) => button.title === title);

/** What Priya does to Samuel's plan, besides what is talked about. */
const priyas = () => planMakerIn(world, SAMUEL, viewerOf(everyday.priya));

const UNREACHED = { personAgrees: 'not-reached', carerAgrees: 'none' } as const;

describe('a change on top of one that people are asked about', () => {
  test('R8, R9, R11, R17: of what the first proposed its evidence, its end and its copies are kept too', async () => {
    await agreed(world, tom, priya);
    await callOnFridays(tom);
    const plan = await priyas();
    const made = contentWith('Cell', 60, STARTS);
    const theirs = { ...made, visits: made.visits.map((visit) => ({ ...visit, until: Day.parse('2026-12-20') })) };
    const copyChange = { why: 'consent', reason: 'Samuel asked for that.' } as const;
    await plan.propose('theirs', 60, theirs, {
      kinds: ['temporary'],
      evidence: [
        {
          key: 'early',
          from: 'in-plan',
          who: 'Tom Reed, support worker',
          on: Day.parse('2026-11-18'),
          words: 'Fell on Wednesday.',
        },
      ],
      copyTo: plan.present.filter(({ key }) => key !== 'staffb').map(recipientOf),
      copyChange,
    });
    await becauseHeAsked(tom);
    await tom.presses('Next');
    await tom.presses('Next', { personAgrees: 'not-reached', carerAgrees: 'none' });
    await tom.presses('Next', { unreached: 'wait' });
    const met = await tom.presses('Ask everybody to agree');
    expect(met.text).toContain('Gets no copy any more: Tom Reed.');
    // Theirs is for a while, so the visits are looked through as well.
    await tom.presses('Ask everybody to agree');
    await tom.presses('Next');
    const both = await tom.presses('Ask everybody to agree');
    for (const kept of [
      'Fell on Wednesday.',
      'He asked for it.',
      'Sun 20 Dec 2026',
      'Samuel asked for that.',
      '5 days',
    ])
      expect(both.text).toContain(kept);
    expect(world.surprises).toEqual([]);
  });

  test('R7, R9, R11, R14: whoever changes what people are asked about goes on from why, from what showed it and from what it carries', async () => {
    await agreed(world, tom, priya);
    const plan = await priyas();
    await plan.amend({ written: 'Lunch from 13:00 on.' });
    const evidence = (['one', 'two'] as const).map((key) => ({
      key,
      from: 'in-plan' as const,
      who: 'Tom Reed, support worker',
      on: Day.parse('2026-11-16'),
      words: `Cell ${key}`,
    }));
    await plan.propose('second', 30, contentWith('Cell', 30, STARTS), { evidence, carries: ['byhand'] });
    const open = await priya.sends({ do: 'record/view', id: PLAN, x: 'proposal' });
    expect(open.text).toContain('Written by hand on Mon 23 Nov 2026, Cell writer: Lunch from 13:00 on.');
    await priya.presses('Change it');
    await priya.presses('Next');
    while (!sees(priya, 'Change: Every day, 08:00')) await priya.presses('Next');
    await priya.presses('Change: Every day, 08:00');
    await priya.presses('Done', { visitMinutes: '35' });
    for (let step = 0; step < 12 && !sees(priya, 'Ask everybody to agree'); step += 1)
      await priya.presses('Next', { startsOn: '2026-11-24', ...UNREACHED, unreached: 'wait' });
    const again = await priya.presses('Ask everybody to agree');
    for (const kept of ['Progress towards the outcomes', 'Cell one', 'Cell two', '7 days', 'Lunch from 13:00 on.'])
      expect(again.text).toContain(kept);
    expect(world.surprises).toEqual([]);
  });

  test('R9, R12, P25: another change starts from what is in force; recorded, both are asked about, each with its evidence', async () => {
    await agreed(world, tom, priya);
    const plan = await priyas();
    await plan.propose('second', 30, contentWith('Cell', 30, STARTS));
    const begun = await tom.says('change the plan for Samuel Okafor');
    expect(begun.text).toContain('Priya Shah has proposed a change already');
    expect(begun.text).toContain('everybody is asked about both');
    await tom.presses('Next', { trigger: 'equipment', kinds: 'manner', parts: 'monitoring' });
    expect(JSON.stringify(tom.card)).toContain('A call on Mondays');
    await tom.presses('Next', { monitoring: 'A call on Fridays' });
    await tom.presses('Next', { startsOn: '2026-11-30' });
    // What showed that Priya's change is needed does not show his.
    expect(JSON.stringify(tom.card)).not.toContain('Cell evidence');
    await tom.presses('Add a piece of evidence');
    await tom.presses('Add this piece of evidence', {
      evidenceFrom: 'other',
      evidenceWho: 'Tom Reed, support worker',
      evidenceOn: '2026-11-23',
      evidenceWords: 'He asked for it.',
    });
    for (let step = 0; step < 6 && !sees(tom, 'Ask everybody to agree'); step += 1)
      await tom.presses('Next', { ...UNREACHED, unreached: 'wait' });
    expect(JSON.stringify(tom.card)).toContain('Yours is added to it, and everybody is asked about both.');
    const met = await tom.presses('Ask everybody to agree');
    expect(met.text).toContain('Priya Shah has proposed a change already');
    for (let step = 0; step < 8 && !(await isToms()); step += 1)
      await tom.presses(sees(tom, 'Ask everybody to agree') ? 'Ask everybody to agree' : 'Next', {
        ...UNREACHED,
        unreached: 'wait',
      });
    const both = await tom.sends({ do: 'record/view', id: PLAN, x: 'proposal' });
    for (const kept of ['Cell evidence', 'He asked for it.', 'Also because']) expect(both.text).toContain(kept);
    expect((await tom.sends({ do: 'record/view', id: PLAN, x: 'changes.8' })).text).toContain('A call on Fridays');
    expect(world.surprises).toEqual([]);
  });

  test('R14, P25: joined, it carries what either of them was to carry of what was written by hand', async () => {
    await agreed(world, tom, priya);
    const plan = await priyas();
    await plan.amend({ written: 'Lunch from 13:00 on.' });
    await plan.amend({ key: 'supper', written: 'Supper at 19:00.' });
    await plan.amend({ key: 'church', written: 'Church at 10:00.' });
    await plan.propose('second', 30, contentWith('Cell', 30, STARTS), { carries: ['byhand'] });
    await callOnFridays(tom);
    await becauseHeAsked(tom);
    expect(fieldsOf(tom.card)).toContain('carries');
    for (let step = 0; step < 14 && !(await isToms()); step += 1)
      await tom.presses(sees(tom, 'Ask everybody to agree') ? 'Ask everybody to agree' : 'Next', {
        ...UNREACHED,
        unreached: 'wait',
        ...(fieldsOf(tom.card).includes('carries') && { carries: 'supper' }),
      });
    const both = (await tom.sends({ do: 'record/view', id: PLAN, x: 'proposal' })).text;
    expect(both).toMatch(/Lunch from 13:00 on\.[^]*Supper at 19:00\./u);
    expect(both).not.toContain('Church at 10:00.');
    expect(world.surprises).toEqual([]);
  });

  test('R14: one visit, joined to what was proposed meanwhile, leaves what that was to carry', async () => {
    await agreed(world, tom, priya);
    await (await priyas()).amend({ written: 'Lunch from 13:00 on.' });
    world.clock.set('2026-11-25T10:00:00Z');
    await tom.says('show the plan for Samuel Okafor');
    await tom.presses('Change or stop: Every day, 18:30');
    await tom.presses('Stop');
    await tom.presses('Next', { evidenceWords: 'He makes his own supper.' });
    const on = async (chat: Chat, carries: string): Promise<void> => {
      for (let step = 0; step < 8 && !sees(chat, 'Ask everybody to agree'); step += 1)
        await chat.presses('Next', { ...UNREACHED, unreached: 'wait', join: 'join', supports: 'new', carries });
    };
    await on(tom, '');
    await callOnFridays(priya);
    await becauseHeAsked(priya);
    await on(priya, 'byhand');
    await priya.presses('Ask everybody to agree');
    for (let step = 0; step < 6 && !(await isToms()); step += 1) {
      await on(tom, '');
      await tom.presses('Ask everybody to agree');
    }
    expect(await isToms()).toBe(true);
    const both = (await tom.sends({ do: 'record/view', id: PLAN, x: 'proposal' })).text;
    for (const kept of ['Lunch from 13:00 on.', 'A call on Fridays', 'Every day, 18:30']) expect(both).toContain(kept);
    expect(world.surprises).toEqual([]);
  });
});
