import { describe, expect, test } from '@jest/globals';
import { personId } from '../../../src/demo/world.ts';
import { planIdOf } from '../../../src/plans/parties.ts';
import { MORNING } from '../../support/plan-talk.ts';
import { changePerson } from '../../support/changing.ts';
import { buttonsOf, fieldsOf, World, type Chat } from '../../support/talk.ts';

const PLAN = planIdOf(personId('samuel'));
const ARTHURS = planIdOf(personId('arthur'));

/** A first plan, by card, up to the day it begins. */
async function firstPlan(chat: Chat, name: string): Promise<void> {
  await chat.says(`start a plan for ${name}`);
  await chat.presses('Next', { matters: 'The garden.' });
  await chat.presses('Add an outcome');
  await chat.presses('Add this outcome', {
    outcomeWords: 'I want to cook again',
    outcomeNow: 'Makes tea',
    outcomeAchieved: 'some-way',
  });
  await chat.presses('Next');
  await chat.presses('Add a visit');
  await chat.presses('Add this visit', MORNING);
  await chat.presses('Next');
  await chat.presses('Next', { equipment: 'Bath board', monitoring: 'A call on Mondays' });
}

/** From there to the step that asks this. */
async function toField(chat: Chat, field: string): Promise<void> {
  for (let left = 6; left > 0 && !fieldsOf(chat.card).includes(field); left -= 1) await chat.presses('Next');
  expect(fieldsOf(chat.card)).toContain(field);
}

const withTwoCarers = async (world: World): Promise<void> => {
  await changePerson(world, 'samuel', ({ circle }) => ({
    circle: [
      ...circle,
      { key: 'grace', name: 'Grace Okafor', part: 'carer', relation: 'niece' },
      { key: 'joe', name: 'Joe Okafor', part: 'carer', relation: 'son' },
    ],
  }));
};
const ask = async (world: World): Promise<Chat> => {
  await withTwoCarers(world);
  const tom = world.chat('Tom Reed');
  await firstPlan(tom, 'Samuel Okafor');
  await tom.presses('Next', { startsOn: '2026-11-24' });
  await toField(tom, 'personAgrees');
  return tom;
};

describe('a plan is proposed: each one answers for themselves', () => {
  test('P13, P21: two carers: each is asked, with their own answer, day and how', async () => {
    const world = await World.open();
    const tom = await ask(world);
    expect((await tom.presses('Next', { personAgrees: 'yes', 'agrees-grace': 'yes' })).text).toContain(
      'Please choose one of these.',
    );
    await tom.presses('Next', { 'agrees-joe': 'yes', 'how-joe': 'video', 'on-joe': '2026-11-20' });
    const { text } = await tom.presses('Ask everybody to agree');
    expect(text).toMatch(/Joe Okafor\nson, carer\n✓ Agrees\nFri 20 Nov 2026, by video call/u);
    expect(text).toMatch(/Grace Okafor\nniece, carer\n✓ Agrees\nMon 23 Nov 2026, by phone/u);
    expect(text).toMatch(/Samuel Okafor\nreceives reablement\n✓ Agrees\nMon 23 Nov 2026, in person/u);
    expect(world.surprises).toEqual([]);
  });

  test('R45, P6: he could not be asked: it goes ahead with what is known, and does not say that he has capacity', async () => {
    const world = await World.open();
    const tom = await ask(world);
    await tom.presses('Next', { personAgrees: 'not-reached', 'agrees-grace': 'yes', 'agrees-joe': 'yes' });
    await tom.presses('Next', { unreached: 'ahead' });
    await tom.presses('Next', {
      personViews: 'He said in May that he likes mornings.',
      personTries: 'Tom rang twice.',
      wellbeingImpact: 'Safer mornings.',
    });
    await tom.presses('Ask everybody to agree');
    const priya = world.chat('Priya Shah');
    await priya.says('show the plan for Samuel Okafor');
    await priya.presses('I agree');
    const { text } = await priya.says('show the plan for Samuel Okafor');
    expect(text).toContain('Version 1');
    expect(text).toContain('Capacity for this decision is not known: they could not be asked.');
    expect(world.surprises).toEqual([]);
  });

  test('R45: asked later, his answer comes with whether he can decide this', async () => {
    const world = await World.open();
    const tom = await ask(world);
    await tom.presses('Next', { personAgrees: 'not-reached', 'agrees-grace': 'yes', 'agrees-joe': 'yes' });
    await tom.presses('Next', { unreached: 'wait' });
    await tom.presses('Ask everybody to agree');
    await tom.says('note an answer for Samuel Okafor');
    const asked = await tom.presses('Next', { who: 'the-person', answer: 'yes', how: 'phone', on: '2026-11-23' });
    expect(fieldsOf(asked.card)).toEqual(['capacity']);
    await tom.presses('Next', { capacity: 'has' });
    await tom.presses('Record this');
    const { text } = await tom.sends({ do: 'record/view', id: PLAN, x: 'proposal' });
    expect(text).toContain('Has capacity for this decision. Presumed, since no doubt was raised: noted by Tom Reed');
    expect(world.surprises).toEqual([]);
  });

  test('P5: each one’s views stand in their own name, and "x" is refused; the effect on wellbeing is weighed once', async () => {
    const world = await World.open();
    const tom = await ask(world);
    await tom.presses('Next', { personAgrees: 'no', 'agrees-grace': 'no', 'agrees-joe': 'yes' });
    await tom.presses('Next', { goAhead: 'yes' });
    const weighed = { wellbeingImpact: 'Safer mornings.', wellbeing: 'health' };
    const refused = await tom.presses('Next', { personViews: 'I like my mornings.', 'views-grace': 'x', ...weighed });
    expect(refused.text).toContain('says nothing yet');
    await tom.presses('Next', { personViews: 'I like my mornings.', 'views-grace': 'He needs his sleep.', ...weighed });
    await tom.presses('Ask everybody to agree');
    const { text } = await tom.sends({ do: 'record/view', id: PLAN, x: 'proposal' });
    expect(text).toMatch(/Samuel Okafor[^]*I like my mornings\.[^]*Grace Okafor[^]*He needs his sleep\./u);
    expect(world.surprises).toEqual([]);
  });
});

const ASSESSED = {
  assessedBy: 'Ana Lopez, occupational therapist',
  assessedOn: '2026-11-20',
  wishes: 'He smiles when Tom comes.',
  objects: 'no',
};

const TYPED: readonly (readonly [RegExp, string])[] = [
  [/Who saw the document/u, 'Priya Shah, social worker'],
  [/When was it seen/u, '20 November 2026'],
  [/less restrictive ways/u, 'A call instead of a visit.'],
  [/cover this decision|seen the document/u, 'yes'],
  [/have a carer/u, 'no carer'],
  [/Helen Bell .* agree/u, 'yes'],
];

/** Arthur Bell lacks capacity for it; his daughter Helen is named as attorney. */
async function forArthur(world: World): Promise<Chat> {
  const tom = world.chat('Tom Reed');
  await firstPlan(tom, 'Arthur Bell');
  await tom.presses('Next', { startsOn: '2026-11-24' });
  await toField(tom, 'wishes');
  await tom.presses('Next', { ...ASSESSED, decides: 'helen' });
  return tom;
}

describe('P2: a first plan for somebody who lacks capacity', () => {
  test('P2, R45: an attorney whose document was seen decides in his place, until his assessment is denied', async () => {
    const world = await World.open();
    const tom = await forArthur(world);
    await tom.presses('Next', { authorityCovers: 'yes', authoritySeen: 'yes' });
    await tom.presses('Next', {
      seenBy: 'Priya Shah, social worker',
      seenOn: '2026-11-20',
      lessRestrictive: 'A call instead of a visit.',
    });
    await toField(tom, 'agrees-helen');
    expect(fieldsOf(tom.card)).not.toContain('personAgrees');
    // P1: hers decides, as of a change of monitoring: it is not weighed and passed over.
    const refused = await tom.presses('Next', { 'agrees-helen': 'no', carerAgrees: 'none' });
    expect(refused.text).toContain('Helen Bell decides, and does not agree, so it cannot go ahead.');
    await tom.presses('Next', { 'agrees-helen': 'not-reached', carerAgrees: 'none' });
    expect(fieldsOf(tom.card)).toEqual([]);
    await tom.presses('Ask everybody to agree');
    await tom.says('note an answer Arthur Bell');
    await tom.presses('Next', { who: 'helen', answer: 'yes', how: 'phone', on: '2026-11-23' });
    await tom.presses('Record this');
    const ana = world.chat('Ana Lopez');
    await ana.says('show the plan for Arthur Bell');
    await ana.presses('I agree');
    expect((await tom.says('show the plan for Arthur Bell')).text).toContain('Version 1');
    // R45: Ana, who is said to have assessed it, says that she did not: then it is not known.
    await ana.says('show the plan for Arthur Bell');
    await ana.presses('I did not assess capacity');
    const doubted = (await tom.says('show the plan for Arthur Bell')).text;
    expect(doubted).toContain('Capacity for this decision is not known');
    expect(doubted).not.toContain('Lacks capacity for this decision');
    await tom.presses('History');
    expect(JSON.stringify(tom.card)).toContain('Ana Lopez says that they did not assess capacity for this decision');
    expect(world.surprises).toEqual([]);
  });

  test('as next of kin without authority she is consulted, and has no veto', async () => {
    const world = await World.open();
    const tom = await forArthur(world);
    await tom.presses('Next', { authorityCovers: 'yes', authoritySeen: 'no' });
    await tom.presses('Next', {
      decidedBy: 'Ana Lopez, occupational therapist',
      decidedOn: '2026-11-23',
      consulted: 'Helen, who is against it.',
      lessRestrictive: 'A call instead of a visit.',
    });
    await toField(tom, 'carerAgrees');
    expect(fieldsOf(tom.card)).toEqual(['carerAgrees']);
    await tom.presses('Next', { carerAgrees: 'none' });
    await tom.presses('Ask everybody to agree');
    const ana = world.chat('Ana Lopez');
    await ana.says('show the plan for Arthur Bell');
    await ana.presses('I agree');
    const { text } = await tom.says('show the plan for Arthur Bell');
    expect(text).toContain('Version 1');
    expect(buttonsOf(tom.card).map(({ title }) => title)).not.toContain('The change being agreed');
    expect(world.surprises).toEqual([]);
  });

  test('P1: when he objects, the effect on his wellbeing is asked as of any no, and stands on the plan', async () => {
    const world = await World.open();
    const tom = world.chat('Tom Reed');
    await firstPlan(tom, 'Arthur Bell');
    await tom.presses('Next', { startsOn: '2026-11-24' });
    await toField(tom, 'wishes');
    await tom.presses('Next', {
      ...ASSESSED,
      wishes: 'He pushes Tom away.',
      objects: 'yes',
      decides: 'best-interests',
    });
    await tom.presses('Next', {
      decidedBy: 'Ana Lopez, occupational therapist',
      decidedOn: '2026-11-23',
      consulted: 'Helen agrees.',
      lessRestrictive: 'A call instead of a visit.',
    });
    await toField(tom, 'carerAgrees');
    await tom.presses('Next', { carerAgrees: 'none' });
    expect(fieldsOf(tom.card)).toContain('wellbeingImpact');
    expect(fieldsOf(tom.card)).not.toContain('personViews');
    await tom.presses('Next', { wellbeingImpact: 'He may be afraid at night.', wellbeing: 'control' });
    await tom.presses('Ask everybody to agree');
    const ana = world.chat('Ana Lopez');
    await ana.says('show the plan for Arthur Bell');
    await ana.presses('I agree');
    const { text } = await tom.says('show the plan for Arthur Bell');
    expect(text).toContain('decided without everybody’s agreement');
    expect(text).toMatch(/Effect on wellbeing[^]*He may be afraid at night\./u);
    expect(world.surprises).toEqual([]);
  });

  test('typed: his wishes, who decides, and her answer in his place', async () => {
    const world = await World.open();
    const tom = await forArthur(world);
    let asked = await tom.says('yes');
    for (let turn = 0; turn < 12 && !asked.words.includes('Check'); turn += 1) {
      const answer = TYPED.find(([question]) => question.test(asked.words))?.[1];
      if (answer === undefined) break;
      asked = await tom.says(answer);
    }
    expect((await tom.says('record it')).text).toContain('Proposed.');
    const { text } = await tom.sends({ do: 'record/view', id: ARTHURS, x: 'proposal' });
    expect(text).toMatch(/Helen Bell[^]*Agrees/u);
    expect(text).toContain('He smiles when Tom comes.');
    expect(world.surprises).toEqual([]);
  });
});
