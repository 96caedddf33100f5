import { describe, expect, test } from '@jest/globals';
import { changePerson } from '../../support/changing.ts';
import { CHANGE, everybodySays } from '../../support/change.ts';
import type { Chat, Reply } from '../../support/talk.ts';
import { buttonsOf, fieldsOf, World } from '../../support/talk.ts';

/** By card, from the start to the check page. */
async function toCheck(chat: Chat, agreement?: Record<string, string>): Promise<Reply> {
  await chat.says('change monitoring for Ada Palmer');
  await chat.presses('Next', CHANGE);
  return chat.presses('Next', agreement ?? everybodySays(chat, 'yes'));
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

  test('R2, P24: when the carer does not agree, what she thinks and wellbeing are asked for, and shown wherever it is read', async () => {
    const world = await World.open();
    const priya = world.chat('Priya Shah');
    await world.chat('Tom Reed').joins();
    const regard = await toCheck(priya, { personAgrees: 'yes', 'agrees-sarah': 'no' });
    expect(regard.text).toContain('What does Sarah Palmer think?');
    const refused = await priya.presses('Next', { 'views-sarah': 'She worries about the evenings.' });
    expect(refused.text).toContain('Please write something here.');
    expect(refused.text).toContain('She worries about the evenings.');
    const check = await priya.presses('Next', {
      'views-sarah': 'She worries about the evenings.',
      wellbeingImpact: 'More control over her day.',
      wellbeing: 'control,home',
    });
    expect(check.text).toContain('Not everybody agrees.');
    const recorded = await priya.presses('Record this change');
    const shown = [
      'Sarah Palmer (carer)',
      'Does not agree, by phone, Mon 23 Nov 2026. She worries about the evenings.',
      'More control over her day.',
      'Control over day-to-day life, A suitable place to live',
    ];
    for (const words of ['Made without agreement', ...shown]) expect(recorded.text).toContain(words);
    const toTom = (await world.ticks()).flatMap(({ address, message }) =>
      address.conversation === 'a:29:user-b' && message.kind === 'card' ? [JSON.stringify(message.card)] : [],
    );
    for (const words of shown) expect(toTom.join()).toContain(words);
  });

  test('P5, TL8: each one’s views stand in their own name, and "x" is refused, by card', async () => {
    const world = await World.open();
    const priya = world.chat('Priya Shah');
    await toCheck(priya, { personAgrees: 'no', 'agrees-sarah': 'no' });
    const weighed = { wellbeingImpact: 'Fewer voices in the day.', wellbeing: 'relationships' };
    const refused = await priya.presses('Next', { personViews: 'I like the calls.', 'views-sarah': 'x', ...weighed });
    expect(refused.text).toContain('says nothing yet');
    await priya.presses('Next', {
      personViews: 'I like the calls.',
      'views-sarah': 'Mum does not know Grace.',
      ...weighed,
    });
    const { text } = await priya.presses('Record this change');
    expect(text).toMatch(/Ada Palmer\n.*I like the calls\.\n/u);
    expect(text).toMatch(/Sarah Palmer \(carer\)\n.*Mum does not know Grace\.\n/u);
  });

  test('P12: "there is no carer" is not offered where the circle names one; it is said how to take her out', async () => {
    const world = await World.open();
    const priya = world.chat('Priya Shah');
    await priya.says('change monitoring for Ada Palmer');
    const { text, card } = await priya.presses('Next', CHANGE);
    expect(text).not.toContain('There is no carer');
    expect(text).toMatch(
      /Does Sarah Palmer \(daughter, carer\) agree\?\nIs Sarah Palmer no carer any more\? Then first take Sarah Palmer out of the circle\./u,
    );
    expect(fieldsOf(card)).not.toContain('carerAgrees');
    const left = await priya.presses('Next', { personAgrees: 'yes', 'agrees-sarah': 'none' });
    expect(left.text).toContain('Please choose one of these.');
  });

  test('P23: the other direction than the words say, and a start long ago, are asked about once', async () => {
    const world = await World.open();
    const priya = world.chat('Priya Shah');
    await priya.says('change monitoring for Ada Palmer');
    await priya.presses('Next', {
      ...CHANGE,
      from: 'A call on Mondays',
      to: 'A call every day and a visit at night',
      startsOn: '2026-11-08',
    });
    const check = await priya.presses('Next', everybodySays(priya, 'yes'));
    expect(check.text).toContain('You chose "Less", but it reads as more');
    expect(check.text).toContain('It starts on Sun 8 Nov 2026, more than a week ago. Is that right?');
    expect((await priya.presses('Record this change')).text).toContain('Recorded as');
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
    // Answers decide which steps there are: none is numbered.
    expect(why.text).toContain('Whose monitoring is changing?');
    expect(why.text).not.toMatch(/Step \d/u);
    await priya.presses('Next', { person: '' });
    await priya.says('cancel');
    await toCheck(priya);
    const back = await priya.presses('Back');
    expect(back.text).toContain('Who agrees');
    const further = await priya.presses('Back');
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
    expect(
      buttonsOf(ada.card).filter(({ title }) => title === 'Open: Less monitoring from Tue 24 Nov 2026'),
    ).toHaveLength(1);
    const old = await priya.presses('Next', CHANGE, first.card);
    expect(old.text).toContain('This form was cancelled');
  });

  test('S51: a second click on Next does not skip a step', async () => {
    const world = await World.open();
    const priya = world.chat('Priya Shah');
    const form = await priya.says('change monitoring for Ada Palmer');
    await priya.presses('Next', CHANGE, form.card);
    const second = await priya.presses('Next', CHANGE, form.card);
    expect(second.text).toContain('Does Ada agree?');
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
    expect(chosen.words).toContain('How is it now?');
  });
});

describe('changing monitoring by typing alone', () => {
  test('P10: each question that is not known is asked in words, and the record is the same', async () => {
    const world = await World.open();
    const priya = world.chat('Priya Shah');
    const start = await priya.says('change monitoring for Samuel Okafor');
    // How it is now is known: from the newest change that has begun. More or less follows, and today is meant unless a day is said.
    expect(start.words).toContain('How will it be?');
    expect((await priya.says('less')).words).toContain('More or less: Less');
    expect((await priya.says('a call on Mondays')).words).toContain('Why is it changing?');
    expect((await priya.says('next Tuesday')).words).toMatch(/From: Tue \d{1,2} (Nov|Dec) 2026/u);
    const asked = await priya.says('He manages alone now.');
    expect(asked.words).toContain('Does Samuel agree?');
    expect(asked.words).toContain('A yes or a no says that Samuel has capacity for this decision.');
    expect((await priya.says('yes')).words).toContain('carer');
    const check = await priya.says('no carer');
    expect(check.words).toContain('Please check this for Samuel Okafor');
    expect(check.words).toContain('Before: The office rings once a day');
    expect(check.words).toMatch(/Samuel agrees: Yes.* \(not said yet: in person, Mon 23 Nov 2026\?\)/u);
    const recorded = await priya.says('record it');
    expect(recorded.words).toMatch(/Recorded as MC-[A-Z0-9]{4}-[A-Z0-9]{4}/u);
    expect(recorded.text).toContain('0 of 2 told');
    expect(recorded.text).toContain(
      'Has capacity for this decision. Presumed, since no doubt was raised: noted by Priya Shah, social worker on Mon 23 Nov 2026.',
    );
  });

  test('P5, TL8: a carer who objects by phone: her words are asked for, and "skip" and "n/a" are none', async () => {
    const world = await World.open();
    const priya = world.chat('Priya Shah');
    await priya.says('change monitoring for Ada Palmer');
    for (const text of ['less', 'a call on Mondays', 'today', 'She manages alone now.', 'yes']) await priya.says(text);
    expect((await priya.says('no')).words).toContain('What does Sarah Palmer think?');
    expect((await priya.says('skip')).words).toContain('cannot be left out');
    expect((await priya.says('n/a')).words).toContain('says nothing yet');
    expect((await priya.says('Mum does not know Grace.')).words).toContain("affect Ada's wellbeing");
    await priya.says('She may feel alone at first.');
    const check = await priya.says('control');
    expect(check.words).toContain('Sarah Palmer thinks: Mum does not know Grace.');
    expect((await priya.says('record it')).text).toContain('Made without agreement');
  });

  test('back asks the question before again, and "keep" keeps its answer', async () => {
    const world = await World.open();
    const priya = world.chat('Priya Shah');
    await priya.says('change monitoring for Norman Price');
    await priya.says('less');
    await priya.says('a call every morning');
    const back = await priya.says('back');
    expect(back.words).toContain('You said: a call every morning');
    expect((await priya.says('keep')).words).toContain('How will it be?');
  });

  test('an unclear answer is asked again, with what would be understood', async () => {
    const world = await World.open();
    const priya = world.chat('Priya Shah');
    await priya.says('change monitoring for Norman Price');
    for (const text of ['a call every day', 'a call on Mondays', 'He manages alone.']) await priya.says(text);
    const unclear = await priya.says('perhaps');
    expect(unclear.words).toContain('I did not recognise that.');
    expect((await priya.says('yess')).words).toContain('Norman agrees: Yes');
  });

  test('S51: a message that comes again is no answer to the next question; the same words, typed anew, are meant', async () => {
    const world = await World.open();
    const priya = world.chat('Priya Shah');
    await priya.says('change monitoring for Norman Price');
    await priya.says('less');
    await priya.says('a call every morning', 'same');
    expect((await priya.says('a call every morning', 'same')).words).toContain('I have that already.');
    // Taken as the answer to how it will be, and refused since it is that already.
    expect((await priya.says('a call every morning', 'meant')).words).toContain('are the same. What changes?');
  });

  test('P23: what the words say otherwise is asked about at the check', async () => {
    const priya = (await World.open()).chat('Priya Shah');
    await priya.says('change monitoring for Norman Price');
    for (const text of ['less', 'a call on Mondays', 'a call every day and a visit at night', 'today', 'He asked.'])
      await priya.says(text);
    for (const text of ['yes', 'no carer']) await priya.says(text);
    const check = await priya.says('show the form');
    expect(check.text).toContain('You chose "Less", but it reads as more');
  });

  test('P13, P21: each carer is asked, with their own answer and how', async () => {
    const world = await World.open();
    await changePerson(world, 'ada', ({ circle }) => ({
      circle: [...circle, { key: 'joe', name: 'Joe Palmer', part: 'carer', relation: 'son' }],
    }));
    const priya = world.chat('Priya Shah');
    await priya.says('change monitoring for Ada Palmer');
    for (const text of ['less', 'a call on Mondays', 'today', 'She manages alone now.']) await priya.says(text);
    expect((await priya.says('yes')).words).toContain('Does Sarah Palmer (daughter, carer) agree?');
    expect((await priya.says('yes')).words).toContain('Does Joe Palmer (son, carer) agree?');
    const check = await priya.says('yes');
    expect(check.words).toMatch(/Ada agrees: Yes.* \(not said yet: in person, Mon 23 Nov 2026\?\)/u);
    expect(check.words).toContain('Joe Palmer agrees: Yes (not said yet: by phone, Mon 23 Nov 2026?)');
  });
});

test('P29: "nothing" for how it will be stands on the record in words', async () => {
  const world = await World.open();
  const tom = world.chat('Tom Reed');
  await tom.says('change monitoring for Ada Palmer');
  await tom.presses('Next', { ...CHANGE, to: 'nothing' });
  await tom.presses('Next', everybodySays(tom, 'yes'));
  expect((await tom.presses('Record this change')).text).toContain('After\nNo monitoring\n');
});
