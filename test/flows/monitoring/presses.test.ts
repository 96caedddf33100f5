import { expect, test } from '@jest/globals';
import { CHANGE } from '../../support/change.ts';
import { Counting } from '../../support/presses.ts';
import { World } from '../../support/talk.ts';

/** Change monitoring by card, from the first card of the form to the record, in the common case: what is known is filled in. */

const NEEDED = { to: CHANGE.to, rationale: CHANGE.rationale };

async function begun(): Promise<Counting> {
  const priya = (await World.open()).chat('Priya Shah');
  await priya.says('change monitoring for Ada Palmer');
  return new Counting(priya);
}

test('all agree: five presses and two texts', async () => {
  const form = await begun();
  await form.press('Next', NEEDED);
  const check = await form.press('Next', { personAgrees: 'yes', 'agrees-sarah': 'yes' });
  // More or less was read from the words, and is said before it is recorded.
  expect(check.text).toContain('It reads as less monitoring than now.');
  // Each of those asked is one line.
  expect(check.text).toContain('Ada agrees\nYes, in person, Mon 23 Nov 2026');
  expect(check.text).toContain('Sarah Palmer agrees\nYes, by phone, Mon 23 Nov 2026');
  const recorded = await form.press('Record this change');
  expect(recorded.text).toContain('More or less\nLess');
  expect(recorded.text).toContain('From\nMon 23 Nov 2026');
  expect([form.presses, form.texts]).toEqual([5, 2]);
});

test('a carer disagrees: six presses and four texts', async () => {
  const form = await begun();
  await form.press('Next', NEEDED);
  await form.press('Next', { personAgrees: 'yes', 'agrees-sarah': 'no' });
  await form.press('Next', { 'views-sarah': 'She worries.', wellbeingImpact: 'She may feel alone.' });
  expect((await form.press('Record this change')).text).toContain('Made without agreement');
  expect([form.presses, form.texts]).toEqual([6, 4]);
});

test('words that do not say more or less: that costs no press either, and the check says what will stand there', async () => {
  const form = await begun();
  await form.press('Next', { ...NEEDED, to: 'When she asks for it' });
  const check = await form.press('Next', { personAgrees: 'yes', 'agrees-sarah': 'yes' });
  expect(check.text).toContain('the record will say "A different way"');
  await form.press('Record this change');
  expect([form.presses, form.texts]).toEqual([5, 2]);
});

test('the card on which two people are asked is a list of fields, one line each, without its options in view', async () => {
  const form = await begun();
  const { card } = await form.press('Next', NEEDED);
  const styles = JSON.stringify(card).match(/"style":"(?:compact|expanded|filtered)"/gu);
  expect(new Set(styles)).toEqual(new Set(['"style":"compact"']));
  expect(styles).toHaveLength(4);
});
