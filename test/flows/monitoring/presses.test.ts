import { describe, expect, test } from '@jest/globals';
import { CHANGE } from '../../support/change.ts';
import { counting } from '../../support/counting.ts';
import { personId } from '../../../src/demo/world.ts';
import { buttonsOf, fieldsOf, prefilled, World } from '../../support/talk.ts';

/** Change monitoring by card, from the first card of the form to the record, in the common case: what is known is filled in. */

const NEEDED = { to: CHANGE.to, rationale: CHANGE.rationale };

async function begun() {
  const priya = (await World.open()).chat('Priya Shah');
  await priya.says('change monitoring for Ada Palmer');
  return counting(priya);
}

test('all agree: five presses and two texts', async () => {
  const form = await begun();
  await form.press('Next', NEEDED);
  const check = await form.press('Next', { personAgrees: 'yes', 'agrees-sarah': 'yes' });
  // More or less was read from the words, and is said before it is recorded.
  expect(check.text).toContain('More or less\nLess');
  // Each of those asked is one line.
  expect(check.text).toContain('Ada agrees\nYes, in person, Mon 23 Nov 2026');
  expect(check.text).toContain('Sarah Palmer agrees\nYes, by phone, Mon 23 Nov 2026');
  const recorded = await form.press('Record this change');
  expect(recorded.text).toContain('More or less\nLess');
  expect(recorded.text).toContain('From\nMon 23 Nov 2026');
  expect(form.both).toEqual([5, 2]);
});

test('what is not known of somebody, and capacity where it is in doubt, are asked after the card from Home', async () => {
  const priya = (await World.open()).chat('Priya Shah');
  for (const [name, asked] of [
    ['norman', 'from'],
    ['jean', 'capacity'],
  ] as const) {
    await priya.says('home');
    await priya.presses('Change monitoring');
    const { card } = await priya.presses('Next', { person: personId(name), ...NEEDED });
    expect(fieldsOf(card)).toContain(asked);
    expect(prefilled(card)).toMatchObject(NEEDED);
    await priya.presses('Cancel');
  }
});

test('"Both agree" changes nobody\'s answer: beside a no it answers nothing, and neither is there after one', async () => {
  const form = await begun();
  await form.press('Next', NEEDED);
  const { card, text } = await form.press('Both agree', { 'agrees-sarah': 'no' });
  expect(text).toContain('Please look at what is marked below.');
  expect(prefilled(card)).toMatchObject({ 'agrees-sarah': 'no' });
  expect(prefilled(card)).not.toHaveProperty('personAgrees');
  expect(buttonsOf(card).map(({ title }) => title)).toEqual(['Next', 'Back', 'Save for later', 'Cancel']);
});

test('P1: of somebody whose capacity is in doubt there is no one press for all, though they have it for this', async () => {
  const priya = (await World.open()).chat('Priya Shah');
  await priya.says('change monitoring for Jean Doyle');
  await priya.presses('Next', { ...NEEDED, from: 'A call', capacity: 'has' });
  const { card } = await priya.presses('Next', { assessedBy: 'Ana Lopez', assessedOn: '2026-11-20' });
  expect(fieldsOf(card)).toContain('personAgrees');
  expect(buttonsOf(card).map(({ title }) => title)).toEqual(['Next', 'Back', 'Save for later', 'Cancel']);
});

test('P13: of three people one press answers only for all; where nobody knows whether there is a carer it answers for nobody', async () => {
  const priya = (await World.open()).chat('Priya Shah');
  const offered = async (name: string): Promise<readonly string[]> => {
    await priya.says(`change monitoring for ${name}`);
    const { card } = await priya.presses('Next', { ...NEEDED, from: 'A call' });
    await priya.presses('Cancel');
    return buttonsOf(card).flatMap(({ title }) => (/agree|yes/u.test(title) ? [title] : []));
  };
  expect(await offered('Samuel Okafor')).toEqual([]);
  await priya.says('Ada Palmer');
  await priya.presses('Details and circle');
  await priya.presses('Add somebody');
  await priya.presses('Save this', { name: 'Joe Palmer', as: 'son, carer', consentAgreed: 'share' });
  expect(await offered('Ada Palmer')).toEqual(['All 3 agree']);
});

test('a carer disagrees: six presses and four texts', async () => {
  const form = await begun();
  await form.press('Next', NEEDED);
  await form.press('Next', { personAgrees: 'yes', 'agrees-sarah': 'no' });
  await form.press('Next', { 'views-sarah': 'She worries.', wellbeingImpact: 'She may feel alone.' });
  expect((await form.press('Record this change')).text).toContain('Made without agreement');
  expect(form.both).toEqual([6, 4]);
});

test('att6, R2: what is no view and no effect is asked about by card as it is when typed, once', async () => {
  const form = await begun();
  await form.press('Next', NEEDED);
  await form.press('Next', { personAgrees: 'yes', 'agrees-sarah': 'no' });
  const effect = { wellbeingImpact: 'She may worry for some days.' };
  for (const views of ['refused', 'she said no', 'not asked', '12345'])
    expect((await form.press('Next', { 'views-sarah': views, ...effect })).text).toContain(
      `"${views}" says nothing yet.`,
    );
  for (const views of ['wrong person', 'cancel that', 'Ada says no'])
    expect((await form.press('Next', { 'views-sarah': views, ...effect })).text).toContain(
      'Is this meant as the answer?',
    );
  expect(
    (await form.press('Next', { 'views-sarah': 'She likes the calls.', wellbeingImpact: '12345' })).text,
  ).toContain('"12345" says nothing yet.');
  await form.press('Next', { 'views-sarah': 'cancel that', ...effect });
  // Sent once more as it stands, it is the answer.
  expect((await form.press('Next', { 'views-sarah': 'cancel that', ...effect })).text).toContain('cancel that');
  expect((await form.press('Record this change')).text).toContain('cancel that');
});

test('words that do not say more or less: that costs no press either, and the check says what will stand there', async () => {
  const form = await begun();
  await form.press('Next', { ...NEEDED, to: 'When she asks for it' });
  const check = await form.press('Next', { personAgrees: 'yes', 'agrees-sarah': 'yes' });
  expect(check.text).toContain('the record will say "A different way"');
  await form.press('Record this change');
  expect(form.both).toEqual([5, 2]);
});

test('the card on which two people are asked is a list of fields, one line each, without its options in view', async () => {
  const form = await begun();
  const { card } = await form.press('Next', NEEDED);
  const styles = JSON.stringify(card).match(/"style":"(?:compact|expanded|filtered)"/gu);
  expect(new Set(styles)).toEqual(new Set(['"style":"compact"']));
  expect(styles).toHaveLength(4);
});

/** Types one message after the other; gives the reply to the last. */
async function typed(messages: readonly string[]) {
  const priya = (await World.open()).chat('Priya Shah');
  const replies = [];
  for (const says of messages) replies.push(await priya.says(says));
  return replies;
}

describe('by typing alone (issue 12)', () => {
  const AGREED = [
    'Ada Palmer\nAgrees, in person, Mon 23 Nov 2026.',
    'Sarah Palmer (carer)\nAgrees, by phone, Mon 23 Nov 2026.',
  ];

  test('all agree, and the first message says it all: two messages', async () => {
    const all = 'less monitoring for Ada, a call on Mondays from tomorrow because she manages alone, both agree';
    const [first, recorded] = await typed([all, 'record it']);
    // All of it is repeated back before it is recorded, with what was not said.
    expect(first?.words).toContain('Ada agrees: Yes, in person, Mon 23 Nov 2026');
    expect(first?.words).toMatch(/After: a call on Mondays;[^]* From: Tue 24 Nov 2026; Why: she manages alone/u);
    expect(recorded?.text).toContain('More or less\nLess');
    for (const words of AGREED) expect(recorded?.text).toContain(words);
  });

  test('all agree, asked one by one: five messages', async () => {
    const messages = ['change monitoring for Ada', 'a call on Mondays', 'she manages alone', 'both agree', 'record it'];
    const replies = await typed(messages);
    expect(replies[3]?.words).toContain('More or less: Less');
    expect(replies[3]?.words).toContain('From: Mon 23 Nov 2026');
    for (const words of AGREED) expect(replies[4]?.text).toContain(words);
  });

  test('the carer disagrees: five messages', async () => {
    const replies = await typed([
      'less monitoring for Ada: a call on Mondays because she manages alone',
      'ada agrees, sarah disagrees: she worries about falls',
      'She may feel alone at first.',
      'skip',
      'record it',
    ]);
    expect(replies[4]?.text).toContain('Made without agreement');
    expect(replies[4]?.text).toContain('she worries about falls');
  });

  test('prompts have their spaces, and name whoever is asked instead of "they"', async () => {
    const replies = await typed([
      'change monitoring for Ada',
      'a call on Mondays',
      'she manages',
      'yes',
      'no',
      'It is quieter.',
    ]);
    const words = replies.map((reply) => reply.words);
    expect(words.filter((text) => /[a-z”"][.?!:,;]\p{L}/u.test(text))).toEqual([]);
    expect(words.slice(2).map((text) => /^.*\?/mu.exec(text)?.[0])).toEqual([
      'Does Ada agree?',
      'Does Sarah Palmer (daughter, carer) agree?',
      'What does Sarah Palmer think?',
      "How would the change affect Ada's wellbeing?",
    ]);
  });

  test('what cannot be placed is said, and is no answer', async () => {
    const [first] = await typed([
      'less monitoring for Ada, a call on Mondays because she manages alone, both agree unless it snows',
    ]);
    expect(first?.words).toContain('I could not place this: "both agree unless it snows".');
    expect(first?.words).toContain('Does Ada agree?');
  });

  test('a day or "less" is taken wherever it is said on the card', async () => {
    const replies = await typed(['change monitoring for Ada', 'less', 'from tomorrow', 'a call on Mondays']);
    expect(replies.map(({ words }) => words.split('\n')[0]).slice(1)).toEqual([
      'More or less: Less.',
      'From: Tue 24 Nov 2026.',
      'After: a call on Mondays.',
    ]);
  });
});

test('issue 12: what was written stays when whose it is was left out', async () => {
  const priya = (await World.open()).chat('Priya Shah');
  await priya.says('change monitoring');
  const written = { to: 'a call on Mondays', direction: 'reduce', rationale: 'She is steady.' };
  const asked = await priya.presses('Next', written);
  expect(asked.text).toContain('Please choose a person from the list.');
  expect(asked.text).toContain('a call on Mondays');
  const next = await priya.presses('Next', { person: personId('ada') });
  expect(next.text).toContain('Who agrees');
});
