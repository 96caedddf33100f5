import { beforeEach, describe, expect, test } from '@jest/globals';
import { personId } from '../../../src/demo/world.ts';
import { addDays, Day } from '../../../src/kernel/days.ts';
import type { CommunicationNeeds } from '../../../src/people/needs.ts';
import { recordsAChange } from '../../support/change.ts';
import { changePerson, staffCalled } from '../../support/changing.ts';
import { planIdOf } from '../../../src/plans/parties.ts';
import { viewerOf } from '../../../src/people/staff.ts';
import { planMakerIn } from '../../support/made-plan.ts';
import { buttonsOf, textsIn, World, type Chat, type Delivered } from '../../support/talk.ts';

let world: World;
let tom: Chat;
let priya: Chat;
let reference: string;

beforeEach(async () => {
  world = await World.open({ at: '2026-11-23T10:00:00Z' });
  [tom, priya] = [world.chat('Tom Reed'), world.chat('Priya Shah')];
  await tom.joins();
  await priya.joins();
  await world.ticks();
  reference = await recordsAChange(tom);
  await tom.says(reference);
});

const noteSarah = async (chat = tom, more: Readonly<Record<string, string>> = {}) => {
  await chat.presses('Note who was told');
  return chat.presses('Record this', { who: 'sarah', how: 'phone', on: '2026-11-23', ...more });
};
const to = (sent: readonly Delivered[], { teamsId }: { readonly teamsId: string }): string =>
  sent
    .filter(({ address }) => address.conversation === `a:${teamsId}`)
    .map(({ message }) => textsIn(message).join('\n'))
    .join('\n---\n');

describe('P18: a wrong note of who was told is taken back', () => {
  test('from the page of the record with three presses: she is to be told again, and the history shows old and new', async () => {
    expect((await noteSarah()).text).toContain('1 of 4 told');
    await tom.presses('That note was wrong');
    const taken = await tom.presses('Take it back', { why: 'I spoke to her sister.' });
    expect(taken.text).toMatch(/Taken back: Sarah Palmer has not been told\.[^]*0 of 4 told/u);
    expect(taken.text).toContain('I spoke to her sister.');
    const history = (await tom.presses('History')).text;
    expect(history).toMatch(
      /Said that a note was wrong: Sarah Palmer[^]*I spoke to her sister\.[^]*Noted that Sarah Palmer was told/u,
    );
    expect((await tom.says("what's outstanding")).text).toContain(reference);
  });

  test('by typing, with the reference of the record', async () => {
    await noteSarah();
    await tom.says(`that note was wrong ${reference}`);
    const asked = await tom.says('I spoke to her sister.');
    expect(asked.text).toContain('Taken back: Sarah Palmer has not been told.');
  });

  test('a wrong "I\'ve been told" of oneself, from the history, and their card asks again', async () => {
    const ana = world.chat('Ana Lopez');
    await ana.joins();
    await ana.says(reference);
    await ana.presses("I've been told");
    await ana.presses('History');
    await ana.presses('That note was wrong');
    const taken = await ana.presses('Take it back', { why: 'I pressed the wrong card.' });
    expect(buttonsOf(taken.outbound).map(({ title }) => title)).toContain("I've been told");
  });

  test('a lead may, a colleague may not; and what was taken back already says so', async () => {
    await noteSarah();
    const ana = world.chat('Ana Lopez');
    await ana.says(reference);
    expect(buttonsOf(ana.card).map(({ title }) => title)).not.toContain('That note was wrong');
    expect((await ana.says(`that note was wrong ${reference}`)).text).toContain('no note here that you can take back');
    await priya.says(reference);
    await priya.presses('That note was wrong');
    await tom.says(reference);
    await tom.presses('That note was wrong');
    await tom.presses('Take it back', { why: 'I spoke to her sister.' });
    const late = await priya.presses('Take it back', { why: 'She says that nobody rang.' });
    expect(late.text).toContain('taken back already, on Mon 23 Nov 2026');
  });
});

describe('TL13, R33: told in the form that they need', () => {
  const NEEDS: CommunicationNeeds = {
    formats: ['large-print'],
    interpreter: 'none',
    share: 'yes',
    by: staffCalled('Tom Reed').id,
    on: Day.parse('2026-11-01'),
    reviewOn: addDays(Day.parse('2026-11-01'), 42),
  };
  beforeEach(() =>
    changePerson(world, 'ada', ({ circle }) => ({
      circle: circle.map((one) => (one.name === 'Sarah Palmer' ? { ...one, needs: NEEDS } : one)),
    })),
  );

  test('is asked once; who had it otherwise is noted with the reason, which a lead hears at once and looks at', async () => {
    expect((await noteSarah(tom, { how: 'letter' })).text).toMatch(/Was it in the form they need\?[^]*Large print/u);
    // p44: what only opened because of a choice is asked for; left out after that, it is said so.
    const opened = await tom.presses('Record this', { inForm: 'no' });
    expect(opened.text).toContain('Why was it not?');
    expect(opened.text).not.toContain('Please write something here.');
    expect((await tom.presses('Record this', { inForm: 'no' })).text).toContain('Please write something here.');
    const noted = await tom.presses('Record this', { inForm: 'no', whyNotInForm: 'The printer was broken.' });
    expect(noted.text).toContain('Not in the form they need (Large print): The printer was broken.');
    expect((await tom.presses('History')).text).toContain('The printer was broken.');
    const card = (await world.ticks()).find(
      ({ address, message }) =>
        address.conversation === 'a:29:user-a' && textsIn(message).join('\n').includes('Look at why Sarah Palmer'),
    );
    expect(textsIn(card).join('\n')).toContain('The printer was broken.');
    expect((await priya.says("what's outstanding")).text).toContain('Look at why Sarah Palmer was not told');
    await priya.says(reference);
    expect((await priya.presses('I have looked at why')).text).toContain('Noted: you have looked at why.');
    expect((await priya.says("what's outstanding")).text).not.toContain('Look at why');
  });

  test('a copy of the plan, too: not without a reason, and a lead who did not note it hears why', async () => {
    const id = planIdOf(personId('ada'));
    const plan = await planMakerIn(world, personId('ada'), viewerOf(staffCalled('Tom Reed')));
    await plan.propose('large', 30);
    await plan.agree('large');
    await world.ticks();
    await tom.says('a copy delivered Ada Palmer');
    await tom.presses('Record this', { who: 'sarah', how: 'post', on: '2026-11-23' });
    expect((await tom.presses('Record this', { inForm: 'no' })).text).toContain('Why was it not?');
    const noted = await tom.presses('Record this', { inForm: 'no', whyNotInForm: 'The printer was broken.' });
    expect(noted.text).toContain('Not in the form they need (Large print): The printer was broken.');
    expect(to(await world.ticks(), staffCalled('Priya Shah'))).toContain(
      'A copy for Sarah Palmer: Not in the form they need (Large print): The printer was broken.',
    );
    await tom.says('a copy was not delivered Ada Palmer');
    await tom.says('She says that nothing came.');
    await tom.says('yes');
    expect((await priya.sends({ do: 'notice/refresh', id, x: 'copy-otherwise' })).text).toContain('any more');
  });

  test('in it, one answer is enough, and nobody hears', async () => {
    await noteSarah(tom, { how: 'letter' });
    expect((await tom.presses('Record this', { inForm: 'yes' })).text).toContain('1 of 4 told');
    expect(textsIn(await world.ticks()).join('\n')).not.toContain('Look at why');
  });

  test('by typing, too', async () => {
    await tom.presses('Note who was told');
    await tom.says('Sarah Palmer');
    await tom.says('letter');
    await tom.says('today');
    await tom.says('skip');
    expect((await tom.says('no')).words).toContain('Why was it not?');
    expect((await tom.says('The printer was broken.')).text).toContain('1 of 4 told');
  });
});

describe('P20, TL14: upwards', () => {
  test('on the sixth working day a lead is told, with the names, who is still to be told, and finds it in their work', async () => {
    await noteSarah();
    const about = async () =>
      to(await world.ticks(), staffCalled('Priya Shah'))
        .split('\n---\n')
        .filter((text) => text.includes(reference));
    world.clock.set('2026-11-27T10:00:00Z');
    expect((await about()).join()).not.toContain('Still to be told');
    world.clock.set('2026-11-30T10:00:00Z');
    const text = (await about()).join('\n');
    expect(text).toContain('Still to be told: Ada Palmer (receives reablement)');
    expect(text).not.toContain('Sarah Palmer');
    expect((await priya.says("what's outstanding")).text).toMatch(/Still to be told: Ada Palmer/u);
  });
});

describe('P4, R17: who leaves the circle and who joins it', () => {
  test('who left is owed nothing, with the reason in the record; who joined must be told and gets a card', async () => {
    const sam = staffCalled('Sam Cole');
    const left = { on: Day.parse('2026-11-23'), by: staffCalled('Priya Shah').id, why: 'not-carer' as const };
    await world.ticks();
    await world.chat('Sam Cole').joins();
    await changePerson(world, 'ada', ({ circle }) => ({
      circle: [
        ...circle.filter(({ name, staff }) => name !== 'Sarah Palmer' && staff !== sam.id),
        { key: 'sam9', name: 'Sam Cole', part: 'social-worker' as const, staff: sam.id },
      ],
      past: circle.flatMap(({ key, name, part }) => (name === 'Sarah Palmer' ? [{ key, name, part, left }] : [])),
    }));
    const ada = await world.app.directory.person(personId('ada'));
    if (ada) await world.app.records.personChanged(ada, staffCalled('Priya Shah').id);
    const text = (await tom.says(reference)).text;
    expect(text).toMatch(/Sarah Palmer[^]*Not needed any more[^]*No longer among those to be told/u);
    expect(text).toContain('Sam Cole');
    // Whoever may know who is not to be told reads who; everybody else that it follows who is in the plan (R24).
    expect((await tom.presses('History')).text).toMatch(/Reable\nWho must be told follows who is in the plan\n/u);
    const lead = world.chat('Sam Cole');
    await lead.says(reference);
    expect((await lead.presses('History')).text).toMatch(
      /Must be told, too[^]*Sam Cole[^]*Sarah Palmer does not need to be told any more/u,
    );
    expect(to(await world.ticks(), sam)).toContain(reference);
  });
});
