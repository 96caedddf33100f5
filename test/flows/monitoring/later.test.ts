import { describe, expect, test } from '@jest/globals';
import { changePerson } from '../../support/changing.ts';
import { CHANGE, everybodySays, recordsAChange } from '../../support/change.ts';
import { buttonsOf, prefilled, textsIn, World, type Chat } from '../../support/talk.ts';

const KNOWN = {
  'views-sarah': 'She said in May that she worries.',
  'tries-sarah': 'Tom rang on three days.',
  wellbeingImpact: 'More say over her mornings.',
  wellbeing: 'control',
};
const referenceIn = (text: string): string => /MC-[A-Z0-9]{4}-[A-Z0-9]{4}/u.exec(text)?.[0] ?? '';

/** Recorded for Ada, whose daughter could not be reached. */
async function recordedWithout(chat: Chat, unreached: 'wait' | 'ahead', startsOn = '2026-11-24'): Promise<string> {
  await chat.says('change monitoring for Ada Palmer');
  await chat.presses('Next', { ...CHANGE, startsOn });
  await chat.presses('Next', { personAgrees: 'yes', 'agrees-sarah': 'not-reached' });
  await chat.presses('Next', { unreached });
  if (unreached === 'wait') await chat.presses('Next', { waitWhy: 'She is back on Monday.' });
  if (unreached === 'ahead') await chat.presses('Next', KNOWN);
  return referenceIn((await chat.presses('Record this change')).text);
}

describe('P6: somebody who could not be reached', () => {
  test('it waits: kept, not in force, nobody told; her answer makes it hold, by card', async () => {
    const world = await World.open();
    const priya = world.chat('Priya Shah');
    const reference = await recordedWithout(priya, 'wait');
    const waiting = await priya.says(reference);
    expect(waiting.text).toContain(
      'Does not hold yet: it waits until everybody has been asked. She is back on Monday.',
    );
    expect(waiting.text).not.toContain('told');
    expect((await priya.says("what's outstanding")).text).toContain('Ask Sarah Palmer, and note what they say');
    await priya.says(reference);
    await priya.presses('Note what they said');
    await priya.presses('Next', { who: 'sarah', answer: 'yes', how: 'phone', on: '2026-11-23' });
    const noted = await priya.presses('Record this');
    expect(noted.text).toContain('Noted: Sarah Palmer agrees.');
    expect(noted.text).toContain('0 of 4 told');
    expect(noted.text).not.toContain('Does not hold yet');
    expect(world.surprises).toEqual([]);
  });

  test('it goes ahead with what is known weighed and the tries noted; a later no by typing is weighed, too', async () => {
    const world = await World.open();
    const priya = world.chat('Priya Shah');
    const reference = await recordedWithout(priya, 'ahead');
    const { text } = await priya.says(reference);
    expect(text).toContain(
      'What is known of their views: She said in May that she worries. Tried: Tom rang on three days.',
    );
    expect(text).toContain('Sarah Palmer has not been reached yet');
    await priya.says(`note what they said ${reference}`);
    await priya.says('Sarah Palmer');
    await priya.says('no');
    expect((await priya.says('by phone')).words).toContain('What does Sarah Palmer think?');
    expect((await priya.says('She is against it.')).words).toContain('Sarah Palmer does not agree. What follows?');
    const parts = await priya.says('it stands');
    expect(parts.words).toContain('parts of wellbeing');
    await priya.says('control');
    const recorded = await priya.says('record it');
    expect(recorded.text).toContain('Made without agreement');
    expect(recorded.text).toContain('She is against it.');
    // What was known before stays beside it.
    expect(recorded.text).toContain(
      'Before that: Not reached yet. What is known of their views: She said in May that she worries. Tried: Tom rang on three days.',
    );
  });

  test('a later no takes the change back, and everybody is told so', async () => {
    const world = await World.open();
    const priya = world.chat('Priya Shah');
    await recordedWithout(priya, 'ahead');
    await priya.presses('Note what they said');
    await priya.presses('Next', { who: 'sarah', answer: 'no', how: 'phone', on: '2026-11-23' });
    await priya.presses('Next', { views: 'She is against it.', follows: 'take-back' });
    const { text } = await priya.presses('Record this');
    expect(text).toContain('Taken back on Mon 23 Nov 2026: Sarah Palmer does not agree');
    // R4: the two who use Teams had a card, and Ada and Sarah were asked.
    expect(text).toContain('0 of 4 told');
  });
});

describe('R2, S53: what a carer said is noted by two colleagues at once', () => {
  /** Two support workers have opened it; one stands at the check with a yes when the other notes a no. */
  async function noMeanwhile() {
    const world = await World.open();
    const [priya, tom, ana] = [world.chat('Priya Shah'), world.chat('Tom Reed'), world.chat('Ana Lopez')];
    const reference = await recordedWithout(priya, 'ahead');
    for (const chat of [tom, ana]) {
      await chat.says(reference);
      await chat.presses('Note what they said');
    }
    const check = await ana.presses('Next', { who: 'sarah', answer: 'yes', how: 'phone', on: '2026-11-23' });
    await tom.presses('Next', { who: 'sarah', answer: 'no', how: 'phone', on: '2026-11-23' });
    await tom.presses('Next', { views: 'She is against it.' });
    expect((await tom.presses('Record this')).text).toContain('does not agree');
    return { world, priya, ana, check: check.card, reference };
  }

  test('R2: the no is shown first, and waits for the lead; recorded once more the later word counts', async () => {
    const { world, priya, ana, check, reference } = await noMeanwhile();
    const shown = await ana.presses('Record this', {}, check);
    expect(shown.text).toContain(
      'Not recorded yet: while this form was open, this changed. Mon 23 Nov 2026, 10:00, Tom Reed: Noted what Sarah Palmer said later. Does not agree, by phone, Mon 23 Nov 2026. She is against it.',
    );
    expect(shown.text).not.toContain('Noted:');
    expect((await priya.says(reference)).text).toContain('She is against it.');
    expect((await ana.presses('Record this', {}, shown.card)).text).toContain('Noted: Sarah Palmer agrees.');
    expect(world.surprises).toEqual([]);
  });

  test('R2: by typing, too', async () => {
    const { ana } = await noMeanwhile();
    expect((await ana.says('record it')).text).toContain('Noted what Sarah Palmer said later. Does not agree');
  });
});

describe('P13: two carers', () => {
  test('each is asked, with their own answer, day and how', async () => {
    const world = await World.open();
    await changePerson(world, 'ada', ({ circle }) => ({
      circle: [...circle, { key: 'joe', name: 'Joe Palmer', part: 'carer', relation: 'son' }],
    }));
    const priya = world.chat('Priya Shah');
    await priya.says('change monitoring for Ada Palmer');
    await priya.presses('Next', CHANGE);
    const left = await priya.presses('Next', { personAgrees: 'yes', 'agrees-sarah': 'yes' });
    expect(left.text).toContain('Please choose one of these.');
    await priya.presses('Next', { 'agrees-joe': 'yes', 'how-joe': 'video', 'on-joe': '2026-11-20' });
    const { text } = await priya.presses('Record this change');
    expect(text).toMatch(/Sarah Palmer \(carer\)\nAgrees, by phone, Mon 23 Nov 2026\./u);
    expect(text).toMatch(/Joe Palmer \(carer\)\nAgrees, by video call, Fri 20 Nov 2026\./u);
    expect(text).toMatch(/Ada Palmer\nAgrees, in person, Mon 23 Nov 2026\./u);
  });
});

describe('P18: corrected, told again', () => {
  test('another change is asked about anew: the old yes does not stand under the new words', async () => {
    const world = await World.open();
    await world.chat('Tom Reed').joins();
    const priya = world.chat('Priya Shah');
    const reference = await recordsAChange(priya);
    await world.chat('Tom Reed').presses("I've been told", {}, (await world.chat('Tom Reed').says(reference)).card);
    expect((await priya.says(reference)).text).toContain('1 of 4 told');
    await world.ticks();
    await priya.presses('Correct or take back');
    const opened = await priya.presses('Next', { what: 'arrangement', why: 'It is no calls at all' });
    expect(opened.text).toContain('A call on Mondays');
    const asked = await priya.presses('Next', { to: 'No calls' });
    expect(asked.text).toContain('Does Ada agree?');
    expect((await priya.presses('Next')).text).toContain('Please choose one of these.');
    await priya.presses('Next', { personAgrees: 'yes', 'agrees-sarah': 'no' });
    const check = await priya.presses('Next', {
      'views-sarah': 'Not so soon.',
      wellbeingImpact: 'She may feel alone.',
    });
    expect(check.text).toContain('Not everybody agrees.');
    const corrected = await priya.presses('Record this');
    expect(corrected.text).toContain('Corrected. Now tell everybody again.');
    expect(corrected.text).toContain('Corrected Mon 23 Nov 2026, by Priya Shah: It is no calls at all');
    expect(corrected.text).toContain('After: was "A call on Mondays", is now "No calls"');
    expect(corrected.text).toContain('Made without agreement');
    expect(corrected.text).toContain('0 of 4 told');
    const toTom = (await world.ticks())
      .filter(({ address }) => address.conversation === 'a:29:user-b')
      .map(({ message }) => textsIn(message).join('\n'));
    expect(toTom.join('\n')).toContain('This is a correction, by Priya Shah.');
    expect(toTom.join('\n')).toContain('It is no calls at all');
    expect(world.surprises).toEqual([]);
  });

  test('what was only mistyped leaves the agreement as it is; a correction is corrected in turn', async () => {
    const world = await World.open();
    const priya = world.chat('Priya Shah');
    const reference = await recordsAChange(priya);
    await priya.presses('Correct or take back');
    await priya.presses('Next', { what: 'arrangement', why: 'It is Tuesdays' });
    const asked = await priya.presses('Next', { to: 'A call on Tuesdays' });
    expect(asked.text).toContain('Does this change what was agreed?');
    const check = await priya.presses('Next', { carriesOver: 'yes' });
    expect(check.text).toContain('What each of them said stays as it is.');
    const { text } = await priya.presses('Record this');
    expect(text).toContain('Ada Palmer\nAgrees, in person, Mon 23 Nov 2026.');
    const history = await priya.presses('History');
    expect(history.text).toContain('After: was "A call on Mondays", is now "A call on Tuesdays".');
    // A correction of a correction, in which they are asked: what they said before is not filled in.
    await priya.says(reference);
    await priya.presses('Correct or take back');
    await priya.presses('Next', { what: 'arrangement', why: 'Wednesdays after all' });
    await priya.presses('Next', { to: 'A call on Wednesdays' });
    const again = await priya.presses('Next', { carriesOver: 'no' });
    expect(again.text).toContain('Does Ada agree?');
    await priya.presses('Next', { personAgrees: 'yes', 'agrees-sarah': 'yes' });
    const twice = await priya.presses('Record this');
    expect(twice.text).toContain('After: was "A call on Tuesdays", is now "A call on Wednesdays"');
    expect(twice.text).toContain('Wednesdays after all');
    expect(world.surprises).toEqual([]);
  });

  test('words that now restrict: whether she has capacity for this is asked again', async () => {
    const world = await World.open();
    const priya = world.chat('Priya Shah');
    await recordsAChange(priya);
    await priya.presses('Correct or take back');
    await priya.presses('Next', { what: 'arrangement', why: 'The door was left out' });
    const asked = await priya.presses('Next', { to: 'A call on Mondays, and the door locked' });
    expect(asked.text).toContain('A yes or a no says that Ada has capacity for this decision.');
  });

  test('why it changes is put right without asking anybody again', async () => {
    const world = await World.open();
    const priya = world.chat('Priya Shah');
    await recordsAChange(priya);
    await priya.presses('Correct or take back');
    await priya.presses('Next', { what: 'arrangement', why: 'Said better' });
    const check = await priya.presses('Next', { rationale: 'She takes her tablets by herself.' });
    expect(check.text).toContain('What each of them said stays as it is.');
    expect((await priya.presses('Record this')).text).toContain('Why: was "She manages her tablets alone."');
  });

  test('a form that was left open is not gone on with once somebody else has corrected it', async () => {
    const world = await World.open();
    const [priya, ana] = [world.chat('Priya Shah'), world.chat('Ana Lopez')];
    const reference = await recordsAChange(ana);
    const { card } = await priya.says(reference);
    await priya.presses('Correct or take back');
    const mine = await priya.presses('Next', { what: 'arrangement', why: 'Said better' });
    await ana.presses('Correct or take back');
    await ana.presses('Next', { what: 'arrangement', why: 'Mistyped' });
    await ana.presses('Next', { rationale: 'She rings herself.' });
    await ana.presses('Record this');
    await priya.presses('Next', { rationale: 'She manages.' }, mine.card);
    expect((await priya.presses('Record this')).text).toContain('Ana Lopez: Corrected it. Why: Mistyped.');
    expect((await priya.presses('Record this')).text).toContain('Somebody else changed this record');
    await priya.presses('Correct or take back', {}, card);
    const fresh = await priya.presses('Next', { what: 'arrangement', why: 'Said better' });
    expect(fresh.text).toContain('She rings herself.');
    await priya.presses('Next', { rationale: 'She manages.' });
    expect((await priya.presses('Record this')).text).toContain('Corrected. Now tell everybody again.');
  });

  test('by typing: only what is wrong is asked, with what it says so far; another day is agreed anew', async () => {
    const world = await World.open();
    const priya = world.chat('Priya Shah');
    const reference = await recordsAChange(priya);
    await priya.says(`correct the monitoring change ${reference}`);
    await priya.says('what changes');
    expect((await priya.says('The day was mistyped')).words).toContain('So far: Less.');
    for (const text of ['keep', 'keep', 'keep']) await priya.says(text);
    expect((await priya.says('on Wednesday')).words).toContain('Wed 25 Nov 2026');
    expect((await priya.says('keep')).words).toContain('Does Ada agree?');
    await priya.says('yes');
    await priya.says('yes');
    expect((await priya.says('record it')).text).toContain('From: was "Tue 24 Nov 2026", is now "Wed 25 Nov 2026"');
  });

  test('only whoever recorded it or a lead; a colleague is not offered it', async () => {
    const world = await World.open();
    const reference = await recordsAChange(world.chat('Ana Lopez'));
    const tom = await world.chat('Tom Reed').says(reference);
    expect(buttonsOf(tom.card).map(({ title }) => title)).not.toContain('Correct or take back');
    const asked = await world.chat('Tom Reed').says(`correct the monitoring change ${reference}`);
    expect(asked.text).toContain('Only the colleague who recorded it, or one who leads the team');
    const priya = await world.chat('Priya Shah').says(reference);
    expect(buttonsOf(priya.card).map(({ title }) => title)).toContain('Correct or take back');
  });

  test('taken back altogether, with a reason, and told', async () => {
    const world = await World.open();
    const priya = world.chat('Priya Shah');
    await recordsAChange(priya);
    await priya.presses('Correct or take back');
    await priya.presses('Next', { what: 'take-back', why: 'Recorded for the wrong person' });
    const { text } = await priya.presses('Record this');
    expect(text).toContain('Taken back on Mon 23 Nov 2026: Recorded for the wrong person');
    // R4: the two who use Teams had a card, and Ada and Sarah were asked.
    expect(text).toContain('0 of 4 told');
  });
});

describe('P10: one truth about monitoring', () => {
  test('the plan says what was recorded, from its day; taken back, it says what it said before', async () => {
    const world = await World.open();
    const priya = world.chat('Priya Shah');
    await priya.says('show the plan for Ada Palmer');
    const before = textsIn(priya.card).join('\n');
    await priya.says('change monitoring for Ada Palmer');
    await priya.presses('Next', { ...CHANGE, to: 'Mondays only', startsOn: '2026-11-23' });
    await priya.presses('Next', everybodySays(priya, 'yes'));
    const recorded = await priya.presses('Record this change');
    const reference = referenceIn(recorded.text);
    expect((await priya.says('show the plan for Ada Palmer')).text).toContain('Mondays only');
    // R16: whoever is told hears which plan to follow until a copy comes.
    await priya.says(reference);
    expect((await priya.presses('Note who was told')).text).toContain('follow the plan in the person’s home');
    await priya.says('cancel');
    await priya.says('change monitoring for Ada Palmer');
    expect(textsIn(priya.card).join('\n')).toContain('Mondays only');
    await priya.says('cancel');
    await priya.says(reference);
    await priya.presses('Correct or take back');
    await priya.presses('Next', { what: 'take-back', why: 'It was not agreed' });
    await priya.presses('Record this');
    const after = (await priya.says('show the plan for Ada Palmer')).text;
    expect(after).not.toContain('Mondays only');
    expect(before.length).toBeGreaterThan(0);
  });
});

test('P20: a lead hears of a change without agreement when it is made', async () => {
  const world = await World.open();
  await world.chat('Priya Shah').joins();
  const tom = world.chat('Tom Reed');
  await tom.says('change monitoring for Ada Palmer');
  await tom.presses('Next', CHANGE);
  await tom.presses('Next', { personAgrees: 'no', 'agrees-sarah': 'yes' });
  await tom.presses('Next', {
    personViews: 'I like the calls.',
    wellbeingImpact: 'She may feel alone.',
    wellbeing: '',
  });
  await tom.presses('Record this change');
  const toPriya = (await world.ticks())
    .filter(({ address }) => address.conversation === 'a:29:user-a')
    .map(({ message }) => textsIn(message).join('\n'));
  expect(toPriya.join('\n')).toContain('Look at this: monitoring was changed without agreement');
});

test('P18: what was said to be only mistyped stands on the record and in its history, and another lead looks at it', async () => {
  const world = await World.open();
  await world.chat('Priya Shah').joins();
  const tom = world.chat('Tom Reed');
  const reference = await recordsAChange(tom);
  await tom.presses('Correct or take back');
  await tom.presses('Next', { what: 'arrangement', why: 'It is Tuesdays' });
  await tom.presses('Next', { to: 'A call on Tuesdays' });
  const check = await tom.presses('Next', { carriesOver: 'yes' });
  expect(check.text).toContain('One who leads the team is asked to look at it.');
  const { text } = await tom.presses('Record this');
  expect(text).toContain('by Tom Reed: It is Tuesdays. Only mistyped, they say: nobody was asked again.');
  expect((await tom.presses('History')).text).toContain('Corrected it as only mistyped: nobody was asked again');
  const priya = world.chat('Priya Shah');
  const waits = await priya.says("what's outstanding");
  expect(waits.text).toContain('what changes was corrected as mistyped, and nobody was asked again');
  expect((await tom.says("what's outstanding")).text).not.toContain('corrected as mistyped');
  expect((await priya.says(reference)).text).toContain('I have looked at this');
  expect(world.surprises).toEqual([]);
});

describe('P10: how it is now is what is in force on the first day of the change', () => {
  const another = async (): Promise<{ priya: Chat; reference: string }> => {
    const priya = (await World.open()).chat('Priya Shah');
    const reference = await recordsAChange(priya, { startsOn: '2026-11-26' });
    await priya.says('change monitoring for Ada Palmer');
    return { priya, reference };
  };

  test('by card: the change on its way is named, and what was filled in follows the first day', async () => {
    const { priya, reference } = await another();
    expect(textsIn(priya.card).join('\n')).toContain(
      `From Thu 26 Nov 2026 it is: "A call on Mondays", record ${reference}.`,
    );
    const before = prefilled(priya.card)['from'] ?? '';
    expect(before).not.toBe('A call on Mondays');
    await priya.presses('Next', {
      from: before,
      to: 'A call every other Monday',
      startsOn: '2026-12-04',
      rationale: CHANGE.rationale,
      direction: 'reduce',
    });
    const check = await priya.presses('Next', { personAgrees: 'yes', 'agrees-sarah': 'yes' });
    expect(check.text).toContain('Before\nA call on Mondays');
    expect((await priya.presses('Record this change')).text).toContain('Before\nA call on Mondays');
  });

  test('by typing, too; what somebody wrote themselves stays', async () => {
    const { priya } = await another();
    for (const text of ['less', 'a call every other Monday', '4 December', 'She manages alone now.', 'yes'])
      await priya.says(text);
    expect((await priya.says('yes')).words).toContain('Before: A call on Mondays');
    await priya.says('cancel');
    await priya.says('change monitoring for Ada Palmer');
    await priya.presses('Next', { ...CHANGE, to: 'No calls', startsOn: '2026-12-04' });
    const check = await priya.presses('Next', { personAgrees: 'yes', 'agrees-sarah': 'yes' });
    expect(check.text).toContain('Before\nA call every morning');
  });
});
