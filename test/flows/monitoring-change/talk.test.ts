import { describe, expect, test } from '@jest/globals';
import type { Chat, Reply } from '../../support/talk.ts';
import { buttonsOf, World } from '../../support/talk.ts';

const CHANGE = { direction: 'reduce', from: 'A call every morning', to: 'A call on Mondays', startsOn: '2026-11-24' };

/** By card, from the start to the check page. */
async function toCheck(
  chat: Chat,
  agreement: Record<string, string> = { personAgrees: 'yes', carerAgrees: 'yes' },
): Promise<Reply> {
  await chat.says('change monitoring for Ada Palmer');
  await chat.presses('Next', CHANGE);
  await chat.presses('Next', { rationale: 'She manages her tablets alone.' });
  return chat.presses('Next', agreement);
}

describe('changing monitoring by card', () => {
  test('R1, R3, R4: from the first word to the record, with everybody who must be told', async () => {
    const world = await World.open();
    const priya = world.chat('Priya Shah');
    const check = await toCheck(priya);
    expect(check.text).toContain('Check what you entered');
    expect(check.text).toContain('Tue 24 Nov 2026');
    const recorded = await priya.presses('Record this change');
    expect(recorded.text).toMatch(/Recorded as MC-[A-Z0-9]{4}-[A-Z0-9]{4}/u);
    expect(recorded.text).toContain('0 of 4 told');
    for (const name of ['Ada Palmer', 'Sarah Palmer', 'Tom Reed', 'Ana Lopez']) expect(recorded.text).toContain(name);
    expect(recorded.text).not.toContain('Made without agreement');
    expect(world.surprises).toEqual([]);
  });

  test('R2: when the carer does not agree, views and wellbeing are asked for, and nothing goes on without them', async () => {
    const world = await World.open();
    const priya = world.chat('Priya Shah');
    const regard = await toCheck(priya, { personAgrees: 'yes', carerAgrees: 'no' });
    expect(regard.text).toContain('What are their views?');
    const refused = await priya.presses('Next', { views: 'She worries about the evenings.' });
    expect(refused.text).toContain('Please write something here.');
    expect(refused.text).toContain('She worries about the evenings.');
    const check = await priya.presses('Next', {
      views: 'She worries about the evenings.',
      wellbeingImpact: 'More control over her day.',
    });
    expect(check.text).toContain('Not everybody agrees.');
    const recorded = await priya.presses('Record this change');
    expect(recorded.text).toContain('Made without agreement');
  });

  test('everything typed is kept, fitting or not, and what does not fit is said beside its field', async () => {
    const world = await World.open();
    const priya = world.chat('Priya Shah');
    await priya.says('change monitoring for Ada Palmer');
    const refused = await priya.presses('Next', { ...CHANGE, direction: 'sideways', startsOn: '2025-01-01' });
    expect(refused.text).toContain('A call every morning');
    expect(refused.text).toContain('Please choose one of these.');
    expect(refused.text).toContain("before Ada's reablement began");
  });

  test('going back finds what was typed; a line of the check page leads to its step', async () => {
    const world = await World.open();
    const priya = world.chat('Priya Shah');
    await toCheck(priya);
    const why = await priya.presses('Change', {});
    expect(why.text).toMatch(/Step 1 of/u);
    await priya.presses('Next', { person: '' });
    await priya.says('cancel');
    await toCheck(priya);
    const back = await priya.presses('Back');
    expect(back.text).toContain('Who agrees');
    const further = await priya.presses('Back', { personAgrees: 'yes', carerAgrees: 'yes' });
    expect(further.text).toContain('She manages her tablets alone.');
  });

  test('saved for later, it is found again under outstanding work and on another device', async () => {
    const world = await World.open();
    const priya = world.chat('Priya Shah');
    await priya.says('change monitoring for Ada Palmer');
    await priya.presses('Save for later', { direction: 'reduce', from: 'A call every morning' });
    const elsewhere = world.chat('Priya Shah');
    const work = await elsewhere.says("what's outstanding for me");
    expect(work.text).toContain('Change monitoring: Ada Palmer');
    const again = await elsewhere.presses('Change monitoring: Ada Palmer');
    expect(again.text).toContain('A call every morning');
  });

  test('a form cancelled by mistake is brought back with everything that was typed, until the next one is over', async () => {
    const world = await World.open();
    const priya = world.chat('Priya Shah');
    await priya.says('change monitoring for Ada Palmer');
    const cancelled = await priya.presses('Cancel', { direction: 'reduce', from: 'A call every morning' });
    expect(cancelled.text).toContain('Cancelled');
    expect((await priya.says("what's outstanding")).text).not.toContain('Change monitoring: Ada');
    const again = await priya.presses('Bring it back', {}, cancelled.card);
    expect(again.text).toContain('A call every morning');
    await priya.presses('Cancel', {}, again.card);
    await priya.says('change monitoring for Samuel Okafor');
    await priya.says('cancel');
    expect((await priya.presses('Bring it back', {}, cancelled.card)).text).toContain('This form was cancelled');
  });

  test('S51: recorded once, however often the button is pressed; an old card shows the present', async () => {
    const world = await World.open();
    const priya = world.chat('Priya Shah');
    const first = await priya.says('change monitoring for Ada Palmer');
    await priya.says('cancel');
    await toCheck(priya);
    const check = priya.card;
    const [one, two] = await Promise.all([
      priya.presses('Record this change', {}, check),
      priya.presses('Record this change', {}, check),
    ]);
    const reference = /MC-[A-Z0-9]{4}-[A-Z0-9]{4}/u;
    expect(reference.exec(one.text)?.[0]).toBe(reference.exec(two.text)?.[0]);
    const ada = await priya.says('Ada Palmer');
    expect(buttonsOf(ada.card).filter(({ title }) => title === 'Open: Monitoring change')).toHaveLength(3);
    const old = await priya.presses('Next', CHANGE, first.card);
    expect(old.text).toContain('This form was cancelled');
  });

  test('S51: a second click on Next does not skip a step', async () => {
    const world = await World.open();
    const priya = world.chat('Priya Shah');
    const form = await priya.says('change monitoring for Ada Palmer');
    await priya.presses('Next', CHANGE, form.card);
    const second = await priya.presses('Next', CHANGE, form.card);
    expect(second.text).toContain('Why is it changing?');
  });

  test('S11: somebody else who presses a form gets nothing of it', async () => {
    const world = await World.open();
    const form = await world.chat('Priya Shah').says('change monitoring for Ada Palmer');
    const stolen = await world.chat('Omar Aziz').presses('Next', CHANGE, form.card);
    expect(stolen.text).toContain('This form is no longer open');
    expect(stolen.text).not.toContain('Ada');
  });

  test('two people of one name are told apart', async () => {
    const world = await World.open();
    const priya = world.chat('Priya Shah');
    const which = await priya.says('change monitoring for Mrs Khan');
    expect(which.words).toContain('Farida Khan');
    expect(which.words).toContain('Nadia Khan');
    const chosen = await priya.says('Nadia Khan');
    expect(chosen.words).toContain('Nadia Khan');
    expect(chosen.words).toContain('more or less monitoring');
  });
});

describe('changing monitoring by typing alone', () => {
  test('each question is asked in words, dates are repeated back, and the record is the same', async () => {
    const world = await World.open();
    const priya = world.chat('Priya Shah');
    const start = await priya.says('change monitoring for Samuel Okafor');
    expect(start.words).toContain('more or less monitoring');
    expect((await priya.says('less')).words).toContain('How is it now?');
    expect((await priya.says('a call every morning')).words).toContain('How will it be?');
    expect((await priya.says('a call on Mondays')).words).toContain('From when?');
    expect((await priya.says('next Tuesday')).words).toMatch(/From: Tue \d{1,2} (Nov|Dec) 2026/u);
    expect((await priya.says('He manages alone now.')).words).toContain('Does Samuel agree?');
    expect((await priya.says('yes')).words).toContain('carer');
    const check = await priya.says('no carer');
    expect(check.words).toContain('Please check this for Samuel Okafor');
    expect(check.words).toContain('There is no carer');
    const recorded = await priya.says('record it');
    expect(recorded.words).toMatch(/Recorded as MC-[A-Z0-9]{4}-[A-Z0-9]{4}/u);
    expect(recorded.text).toContain('0 of 2 told');
  });

  test('back asks the question before again, and "keep" keeps its answer', async () => {
    const world = await World.open();
    const priya = world.chat('Priya Shah');
    await priya.says('change monitoring for Samuel Okafor');
    await priya.says('less');
    await priya.says('a call every morning');
    const back = await priya.says('back');
    expect(back.words).toContain('You said: a call every morning');
    expect((await priya.says('keep')).words).toContain('How will it be?');
  });

  test('an unclear answer is asked again, with what would be understood', async () => {
    const world = await World.open();
    const priya = world.chat('Priya Shah');
    await priya.says('change monitoring for Samuel Okafor');
    const unclear = await priya.says('perhaps');
    expect(unclear.words).toContain('I did not recognise that.');
    expect((await priya.says('lses')).words).toContain('How is it now?');
  });

  test('S51: the same words under a new id some seconds later are not taken for the next answer', async () => {
    const world = await World.open();
    const priya = world.chat('Priya Shah');
    await priya.says('change monitoring for Samuel Okafor');
    await priya.says('less');
    await priya.says('a call every morning', 'same');
    expect((await priya.says('a call every morning', 'same')).words).toContain('I have that already.');
    world.clock.pass({ minutes: 0.5 });
    expect((await priya.says('a call every morning', 'repeated')).words).toContain('please type it again');
    expect((await priya.says('a call every morning', 'meant')).words).toContain('From when?');
  });
});
