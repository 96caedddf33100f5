import { describe, expect, test } from '@jest/globals';
import { staffCalled } from '../../support/changing.ts';
import { CHANGE, recordsAChange } from '../../support/change.ts';
import { personId } from '../../../src/demo/world.ts';
import { planningTheEnd } from '../../support/ending.ts';
import { agreed } from '../../support/plan-talk.ts';
import { fieldsOf, World, type Chat } from '../../support/talk.ts';

const timelineOf = async (chat: Chat, name: string): Promise<string> => (await chat.says(`timeline for ${name}`)).text;

describe('the timeline of a person, from referral to follow-up', () => {
  test('R32: the end of the free weeks stands on it as no end of reablement, and what is to come stands above', async () => {
    const priya = (await World.open()).chat('Priya Shah');
    expect(await timelineOf(priya, 'Ada Palmer')).toMatch(
      /To come: Sat 19 Dec 2026[^]*charging may begin\. It is not an end[^]*Version 2[^]*Version 1/u,
    );
    expect((await priya.presses('Earlier')).text).toMatch(/Sat 7 Nov 2026\nWeek 1\nReablement begins/u);
  });

  test('R32: when charges begin before that, it says which decision starts them', async () => {
    const world = await World.open();
    const tom = world.chat('Tom Reed');
    await tom.says('information given for Ada Palmer');
    await tom.presses('Next', {
      topics: 'charges',
      what: 'What goes on.',
      to: 'the-person',
      ways: 'spoken',
      language: 'English',
    });
    const charges = { charged: '8.50 a week', chargedFrom: '2026-12-01', decision: 'The financial assessment' };
    await tom.presses('Next', { understood: 'yes', checked: 'Said it back.', ...charges });
    await tom.presses('Record this');
    expect(await timelineOf(tom, 'Ada Palmer')).toContain(
      'To come: Tue 1 Dec 2026\nWeek 4\nCharging may begin: 8.50 a week (The financial assessment)',
    );
  });

  test('R9, R5: a fall and a stay in hospital stand on it with their days', async () => {
    const world = await World.open();
    const tom = world.chat('Tom Reed');
    await tom.says('incident for Samuel Okafor');
    await tom.presses('Next', { what: 'fall', harm: 'none', words: 'Slipped.', where: 'the bathroom' });
    await tom.presses('Record this', { done: 'Sat with him.' });
    world.clock.pass({ days: 1 });
    await tom.says('Samuel Okafor is in hospital');
    await tom.presses('Next');
    await tom.presses('Record this');
    const text = await timelineOf(tom, 'Samuel Okafor');
    expect(text).toMatch(/Tue 24 Nov 2026\nWeek 2\nIn hospital[^]*Mon 23 Nov 2026\nWeek 2\nA fall, no harm/u);
    expect(world.surprises).toEqual([]);
  });

  test('R29, R31, R71: the next review, how far it came, the end and the follow-up stand on it, also by a first name after the end', async () => {
    const world = await World.open();
    const [tom, priya] = [world.chat('Tom Reed'), world.chat('Priya Shah')];
    await agreed(world, tom, priya);
    await tom.says('progress for Samuel Okafor');
    const [his = '', mine = ''] = fieldsOf(tom.card).filter((id) => id.startsWith('mark-'));
    await tom.presses('Record this', { [his]: '-1', [mine]: '0', confidence: '6' });
    const before = await timelineOf(tom, 'Samuel Okafor');
    expect(before).toMatch(/To come: Tue 8 Dec 2026\nWeek 4\nReview/u);
    expect(before).toMatch(/Mon 23 Nov 2026\nWeek 2\nHow far it came, at the start/u);
    world.clock.pass({ days: 3 });
    await planningTheEnd(tom, 'Samuel Okafor', { endedOn: '2026-11-27' });
    await tom.presses('Record this');
    expect(await timelineOf(tom, 'Samuel Okafor')).toContain('To come: Fri 27 Nov 2026\nWeek 2\nReablement is to end');
    world.clock.pass({ days: 1 });
    await tom.says('close the ending for Samuel Okafor');
    await tom.presses('Record this');
    const after = await timelineOf(tom, 'Samuel');
    expect(after).toMatch(/Fri 27 Nov 2026\nWeek 2\nReablement ended/u);
    expect(after).toMatch(/To come: Fri 25 Dec 2026\nWeek 6\nFollow-up: Tom Reed asks how they are/u);
    expect(after).not.toContain('To come: Tue 8 Dec 2026');
    world.clock.pass({ days: 28 });
    const followUp = (await world.app.records.about(personId('samuel'))).find(({ kind }) => kind === 'follow-up');
    await tom.says(followUp?.reference ?? '');
    await tom.presses('Note the follow-up');
    await tom.presses('Record this', { where: 'home' });
    await tom.presses('Record this', { managing: 'yes', contactWords: 'Cooks.', whoHelps: '' });
    expect(await timelineOf(tom, 'Samuel')).toMatch(/Fri 25 Dec 2026\nWeek 6\nFollow-up: at home/u);
    expect(world.surprises).toEqual([]);
  });

  test('S10, R24: whoever may not read a record reads nothing of it there either', async () => {
    const world = await World.open();
    const tom = world.chat('Tom Reed');
    await tom.says('note a request for Ada Palmer');
    await tom.presses('Next', {
      from: 'sarah',
      wish: 'complaint',
      what: 'Ana hurries her.',
      about: staffCalled('Ana Lopez').id,
    });
    await tom.presses('Record this');
    expect(await timelineOf(tom, 'Ada Palmer')).toContain('Complaint');
    expect(await timelineOf(world.chat('Ana Lopez'), 'Ada Palmer')).not.toContain('Complaint');
    expect((await world.chat('Grace Obi').says('timeline for Ada Palmer')).words).toContain(
      'I know nobody by that name',
    );
  });

  test.each([
    ['2026-11-25T10:00:00Z', true],
    ['2026-11-23T10:00:00Z', false],
  ])('TL7: taken back at %s: that day says so, and their page says what holds', async (at, hasHeld) => {
    const world = await World.open();
    const tom = world.chat('Tom Reed');
    const name = 'Norman Price';
    const reference = await recordsAChange(tom, { name, carerAgrees: 'none' });
    expect((await tom.says(name)).text).toContain(`Monitoring: ${CHANGE.from}`);
    world.clock.set(at);
    await tom.says(reference);
    await tom.presses('Correct or take back');
    await tom.presses('Next', { what: 'take-back', why: 'It was for somebody else.' });
    await tom.presses('Record this');
    const text = await timelineOf(tom, name);
    expect(text).toContain(`Taken back: monitoring “${CHANGE.to}”. It is “${CHANGE.from}” again.`);
    expect(text.includes(`Monitoring: ${CHANGE.to}`)).toBe(hasHeld);
    expect((await tom.says(name)).text).toContain(`Monitoring: ${CHANGE.from}`);
    expect(world.surprises).toEqual([]);
  });
});
