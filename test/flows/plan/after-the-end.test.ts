import { beforeAll, describe, expect, test } from '@jest/globals';
import { everyday, personId } from '../../../src/demo/world.ts';
import { planIdOf } from '../../../src/plans/parties.ts';
import { endsReablement } from '../../support/ending.ts';
import { agreed, saidYes } from '../../support/plan-talk.ts';
import { buttonsOf, World, type Chat } from '../../support/talk.ts';

/** P19: nobody has a copy or was told, handwriting is not in the record, and evidence waits: then reablement ends. */
describe('P19: once reablement is over, the pages of the plan say what was closed, and nothing that is not so', () => {
  let world: World;
  let priya: Chat;
  const page = async (x: string) =>
    (await priya.sends({ do: 'record/view', id: planIdOf(personId('samuel')), x })).text;

  beforeAll(async () => {
    world = await World.open();
    const tom = world.chat('Tom Reed');
    priya = world.chat('Priya Shah');
    await tom.says('hello');
    await agreed(world, tom, priya);
    await priya.says('written by hand Samuel Okafor');
    await priya.presses('Record this', {
      of: 'outside',
      who: everyday.tom.id,
      on: '2026-11-23',
      written: 'Lunch at 13:00.',
    });
    await priya.presses('Record this', saidYes('2026-11-23', 'the-person', 'staffb', 'staffa'));
    await tom.says('note evidence for Samuel Okafor');
    await tom.presses('Add it', {
      evidenceFrom: 'in-plan',
      evidenceWho: 'Grace Okafor, sister',
      evidenceOn: '2026-11-21',
      evidenceWords: 'He cooked for both of them.',
    });
    await endsReablement(tom, 'Samuel Okafor');
  });

  test('the plan: nothing applies, waits or is offered', async () => {
    const { text } = await priya.says('show the plan for Samuel Okafor');
    expect(text).toContain('Reablement ended on Mon 23 Nov 2026.');
    for (const closed of [
      '3 had not been delivered when this was closed',
      '1 without a decision',
      'Not all of it was carried over before it was closed',
    ])
      expect(text).toContain(closed);
    expect(text).not.toMatch(/applies|waits|Everybody who gets a copy|All in the formal record/u);
    const titles = buttonsOf(priya.card).map(({ title }) => title);
    for (const begins of ['Change the plan', 'Written by hand', 'Add a visit']) expect(titles).not.toContain(begins);
    expect(world.surprises).toEqual([]);
  });

  test('R17: copies that nobody delivered are not said to have been, nor to be due', async () => {
    const text = await page('copies');
    expect(text).toContain('3 had not been delivered when this was closed.');
    expect(text).toMatch(/Samuel Okafor\nreceives reablement\nNot delivered/u);
    expect(text).not.toMatch(/applies|Everybody who gets a copy|Not yet|To be delivered/u);
  });

  test('R15: who was not told is not said to have been', async () => {
    const text = await page('told');
    expect(text).toContain('Closed before everybody had been told');
    expect(text).toMatch(/Samuel Okafor\nreceives reablement\n– Not needed any more\nHad not been told/u);
    expect(text).not.toMatch(/Everybody has been told|Not yet told/u);
  });

  test('R11, R14: neither handwriting nor evidence is due', async () => {
    const byHand = await page('amendments');
    expect(byHand).toContain('Closed before the formal record said it');
    expect(byHand).not.toContain('due');
    const evidence = await page('waiting');
    expect(evidence).toContain('Nobody had decided about it when this was closed');
    expect(evidence).not.toMatch(/Waiting|No change needed|Add evidence/u);
  });
});
