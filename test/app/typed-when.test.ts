import { describe, expect, test } from '@jest/globals';
import { personId } from '../../src/demo/world.ts';
import { readDay } from '../../src/forms/typed-date.ts';
import { Day } from '../../src/kernel/days.ts';
import { planIdOf } from '../../src/plans/parties.ts';
import { buttonsOf, World } from '../support/talk.ts';

/** Issue 12: days and spans as people say them, from nothing. Today is Mon 23 Nov 2026. */

const said = async (name: string, text: string) => (await World.open()).chat(name).says(text);

describe('issue 12: who is away, and when', () => {
  test.each([
    ["i'm off next week", 'From: Mon 30 Nov 2026; Until: Sun 6 Dec 2026.'],
    ['I am on leave this week', 'From: Mon 23 Nov 2026; Until: Sun 29 Nov 2026.'],
    ["i'm off tomorrow", 'From: Tue 24 Nov 2026; Until: Tue 24 Nov 2026.'],
    ["i'm off from friday", 'I have understood: From: Fri 27 Nov 2026. Fill'],
  ])('%s', async (text, expected) => {
    expect((await said('Tom Reed', text)).words).toContain(expected);
  });

  test('a colleague, today: who it is is not asked again, and stands on the card', async () => {
    const { words, text } = await said('Priya Shah', 'tom is off sick today');
    expect(words).toContain('From: Mon 23 Nov 2026; Until: Mon 23 Nov 2026.');
    expect(text).toMatch(/^Away, and who covers\nWhen, and who covers\nTom Reed\n/u);
  });
});

describe('issue 12: from when a change holds', () => {
  const CHANGE = 'change monitoring for ada to a weekly call';
  test.each([
    [`${CHANGE} from bank holiday monday because she is fine`, 'From: Mon 28 Dec 2026; Why: she is fine.'],
    [`${CHANGE} because she is fine from tomorrow`, 'From: Tue 24 Nov 2026; Why: she is fine.'],
  ])('%s', async (text, expected) => {
    expect((await said('Ana Lopez', text)).words).toContain(`After: a weekly call; ${expected}`);
  });

  test.each([
    `${CHANGE} because she is fine from next week`,
    `${CHANGE} from half past eight on monday because she is fine`,
  ])('%s: what is no one day, or may be over, is asked', async (text) => {
    const { words } = await said('Ana Lopez', text);
    expect(words).toContain('After: a weekly call; Why: she is fine. I could not place this: "');
    expect(words).toContain('From when?');
  });

  test('since when it was seen is no start', async () => {
    const { words } = await said('Ana Lopez', `${CHANGE} because she has been steady from monday`);
    expect(words).toContain('Why: she has been steady from monday.');
  });

  test('a bank holiday is the next one; a Monday where that is said', () => {
    const on = (text: string, day: string) => readDay(text, Day.parse(day), 'future');
    expect(on('bank holiday monday', '2027-03-01')).toBe('2027-03-29');
    expect(on('from the bank holiday', '2027-03-01')).toBe('2027-03-26');
    expect(on('next bank holiday', '2026-12-29')).toBe('2027-01-01');
  });
});

test('issue 12: [Plan] on the card of a person opens their plan, from which it is changed; without one it begins one', async () => {
  const tom = (await World.open()).chat('Tom Reed');
  await tom.says('Ada Palmer');
  expect(buttonsOf(tom.card).find(({ title }) => title === 'Plan')?.data).toEqual({
    do: 'record/open',
    id: planIdOf(personId('ada')),
  });
  const { text } = await tom.presses('Plan');
  expect(text).toContain('Change or stop: Every day, 12:30');
  expect(buttonsOf(tom.card).map(({ title }) => title)).toContain('Change the plan');
  await tom.says('Samuel Okafor');
  expect((await tom.presses('Plan')).text).toContain('What matters');
});
