import { beforeEach, describe, expect, test } from '@jest/globals';
import { personId } from '../../../src/demo/world.ts';
import { planIdOf } from '../../../src/plans/parties.ts';
import { viewerOf } from '../../../src/people/staff.ts';
import { staffCalled } from '../../support/changing.ts';
import { makePlan, OPEN_PROPOSAL, planMaker } from '../../support/made-plan.ts';
import { World, type Chat } from '../../support/talk.ts';

const SAMUEL = personId('samuel');
const ADA = personId('ada');

let world: World;
let tom: Chat;
let priya: Chat;
/** Samuel's plan with a change that Tom is asked about. */
beforeEach(async () => {
  world = await World.open();
  tom = world.chat('Tom Reed');
  priya = world.chat('Priya Shah');
  await makePlan(world.app.records.services, await samuel(), PRIYA);
});

const PRIYA = viewerOf(staffCalled('Priya Shah'));

async function samuel() {
  const person = await world.app.directory.person(SAMUEL);
  if (!person) throw new Error('Samuel is not in the store');
  return person;
}

/** Another change takes its place, while forms about the first are open on people's screens. */
const another = async () => planMaker(world.app.records.services, await samuel(), PRIYA).propose('another', 25);

const shown = async (): Promise<string> =>
  (await priya.sends({ do: 'record/view', id: planIdOf(SAMUEL), x: 'proposal' })).text;

const opens = (chat: Chat, x: string) => chat.sends({ do: 'flow/start', x, id: SAMUEL });
const HEARD = { who: 'the-person', answer: 'yes', how: 'phone', on: '2026-11-23' };

describe('what people say is about the change that was on the card, never about one that has taken its place', () => {
  test('R19: an objection', async () => {
    await opens(tom, 'plan-objection');
    await another();
    expect((await tom.presses('I do not agree', { reason: 'It is too soon.' })).text).toContain(GONE);
    expect(await shown()).not.toContain('It is too soon.');
  });

  test('R6: an answer that somebody notes, by card', async () => {
    await opens(priya, 'plan-answer');
    await another();
    await priya.presses('Next', HEARD);
    expect((await priya.presses('Record this')).text).toContain(GONE);
    expect(await shown()).not.toContain('noted by Priya Shah');
  });

  test('R6: an answer that somebody notes, by typing', async () => {
    await priya.says('note an answer for Samuel Okafor');
    await another();
    for (const words of ['Samuel Okafor', 'yes', 'by phone', 'today']) await priya.says(words);
    expect((await priya.says('record it')).text).toContain(GONE);
    expect(await shown()).not.toContain('noted by Priya Shah');
  });

  test('a withdrawal', async () => {
    await opens(priya, 'plan-withdrawal');
    await another();
    expect((await priya.presses('Record this', { reason: 'It is too soon.' })).text).toContain(GONE);
    expect(await shown()).toContain('To agree: ');
  });

  test('R17: a copy that was handed over', async () => {
    await opens(priya, 'plan-copy');
    const maker = planMaker(world.app.records.services, await samuel(), PRIYA);
    await maker.agree(OPEN_PROPOSAL);
    const read = await priya.presses('Record this', { who: 'the-person', how: 'by-hand', on: '2026-11-23' });
    expect(read.text).toContain('Version 3 of the plan applies now');
    const noted = await priya.presses('Record this');
    expect(noted.text).toContain('Version 2, by hand');
    expect(noted.text).toContain('Version 3 is still to be delivered');
  });

  test('"I agree" on the card of the change before is not agreed', async () => {
    const card = (await tom.sends({ do: 'record/view', id: planIdOf(SAMUEL), x: 'proposal' })).card;
    await another();
    expect((await tom.presses('I agree', {}, card)).text).toContain(GONE);
    expect(await shown()).toContain('Waiting for Samuel Okafor and Tom Reed');
  });
});

const GONE = 'That change is no longer open';

describe('which change a form is about', () => {
  test('a form that was left open for the change before is not gone on with, nor lost', async () => {
    await opens(tom, 'plan-objection');
    await tom.presses('Save for later', { reason: 'It is too soon.' });
    await another();
    await opens(tom, 'plan-objection');
    expect(JSON.stringify(tom.card)).not.toContain('It is too soon.');
    expect((await tom.presses('I do not agree', { reason: 'Twenty-five minutes are too few.' })).text).toContain(
      'Cannot go on: you do not agree',
    );
    await tom.says("what's outstanding");
    await tom.presses('I do not agree: Samuel Okafor');
    expect(JSON.stringify(tom.card)).toContain('It is too soon.');
  });

  test('one for the same change is gone on with', async () => {
    await opens(tom, 'plan-objection');
    await tom.presses('Save for later', { reason: 'It is too soon.' });
    await opens(tom, 'plan-objection');
    expect(JSON.stringify(tom.card)).toContain('It is too soon.');
  });

  test('it is fixed once the person is chosen, and anew when another person is', async () => {
    await priya.says('note an answer');
    await priya.presses('Next', { person: ADA });
    await priya.presses('Back', HEARD);
    await priya.presses('Next', { person: SAMUEL });
    expect(JSON.stringify(priya.card)).not.toContain('2026-11-23');
    await another();
    await priya.presses('Next', HEARD);
    expect((await priya.presses('Record this')).text).toContain(GONE);
  });

  test('R17: a copy is of the version there is once the person is chosen', async () => {
    await priya.says('a copy delivered');
    await priya.presses('Next', { person: SAMUEL });
    const noted = await priya.presses('Record this', { who: 'the-person', how: 'by-hand', on: '2026-11-23' });
    expect(noted.text).toContain('Version 2, by hand');
  });
});

describe('an old card of a long change', () => {
  test('leads to the beginning when there is less to see by now', async () => {
    const changes = (await tom.sends({ do: 'record/view', id: planIdOf(SAMUEL), x: 'changes.8' })).text;
    expect(changes).toMatch(/Changes 1 to (\d+) of \1/u);
    expect((await tom.sends({ do: 'record/view', id: planIdOf(SAMUEL), x: 'visits.8' })).text).toContain('08:00');
  });
});
