import { describe, expect, test } from '@jest/globals';
import { prefilled, World, type Reply } from '../support/talk.ts';

/** Two wishes in one sentence: the first is begun, the other is said to be still to do, and one press begins it. */

const typed = async (name: string, says: string): Promise<Reply> => (await World.open()).chat(name).says(says);

describe('issue 12: two wishes in one sentence', () => {
  test.each([
    ['Tom Reed', 'change adas lunch to 1pm and stop the morning call', 'Visit: Every day, 12:30'],
    ['Tom Reed', 'change lunch to 1pm and stop the morning call for ada', 'Visit: Every day, 12:30'],
    ['Ana Lopez', 'less monitoring for Ada, a call on Mondays, and stop the lunch visit', 'After: a call on Mondays'],
  ])('%s: "%s"', async (name, says, first) => {
    const { words } = await typed(name, says);
    expect(words).toContain(first);
    expect(words).toContain('The other is still to do: "stop the');
  });

  test('one press saves the first for later and begins the other', async () => {
    const tom = (await World.open()).chat('Tom Reed');
    await tom.says('change adas lunch to 1pm and stop the morning call');
    const { card, words } = await tom.says('do that: stop the morning call for RB-1041');
    expect(words).toContain('Saved for later');
    expect(prefilled(card)).toMatchObject({ stops: 'morning' });
  });

  test.each([
    ['Ana Lopez', 'less monitoring for Ada, a call on Mondays and Thursdays'],
    ['Tom Reed', 'stop adas lunch visit, she makes it herself and tells me so'],
  ])('%s: one wish stays one: "%s"', async (name, says) => {
    expect((await typed(name, says)).words).not.toContain('two things');
  });

  test('R38: harm that is told of in the second half is heard', async () => {
    const { text } = await typed('Tom Reed', 'stop adas lunch visit and note that she is being hit by her neighbour');
    expect(text).toMatch(/safeguarding|999/iu);
  });
});

describe('R3: how it will be and why are told apart', () => {
  test.each([
    [
      'Please for Arthur less checking in the night, he sleeps well',
      'After: in the night; More or less: Less; Why: he sleeps well',
    ],
    ['change monitoring for Ada: ring her at 10, she sleeps late', 'After: ring her at 10; Why: she sleeps late'],
  ])('"%s"', async (says, given) => {
    expect((await typed('Ana Lopez', says)).words).toContain(given);
  });
});

test('R4: "told imran yday by text" is noted as it was', async () => {
  const { words } = await typed('Tom Reed', 'told imran yday by text');
  expect(words).toContain('How were they told?: Another way; On which day?: Sun 22 Nov 2026');
});

test('R38: a fall of somebody whom nobody knows by that name is asked about first', async () => {
  expect((await typed('Tom Reed', 'norm fell but hes ok')).words).toContain('Is anybody hurt');
});

test.each([
  ['Tom Reed', 'jean in hosp', 'In hospital'],
  ['Sam Cole', "who hasn't been told about Ada", 'What is outstanding'],
])('%s: "%s"', async (name, says, shows) => {
  expect((await typed(name, says)).text).toContain(shows);
});

describe('issue 12: what people write whose first language is not English, and who greet first', () => {
  test.each([
    ['Ana Lopez', 'Ada she can now make the breakfast without help', 'That may be evidence for the plan'],
    ['Ana Lopez', 'The daughter of Ada she is agree with the change', 'Who: Sarah Palmer (agrees so far); Answer: Yes'],
    ['Ana Lopez', 'Ada not want anymore the lunch visit', 'Stops: Every day, 12:30'],
    ['Tom Reed', 'Ada said she does not want the lunch visit any more', 'Stops: Every day, 12:30'],
    ['Tom Reed', 'Good morning, Ada would rather have her lunch visit at 1pm if that is possible', 'Time: 13:00'],
    ['Tom Reed', 'Hi, I am away from Friday until Tuesday', 'Until: Tue 1 Dec 2026'],
    ['Sam Cole', 'Kofi off sick this week, Wendy covers', 'Cover: Wendy Stone'],
    ['Sam Cole', 'Sarah Palmer new number 01632 960 555', 'Telephone number: 01632 960 555'],
  ])('%s: "%s"', async (name, says, words) => {
    expect((await typed(name, says)).words).toContain(words);
  });

  test('P27: "sorry to say ... died" opens the form, with kind words', async () => {
    const { text } = await typed('Priya Shah', 'Sorry to say Norman Price died on Sunday, his son rang at 9.');
    expect(text).toContain('I am sorry.');
    expect(text).toContain('On which day did Norman die?');
  });

  test('P14: what somebody wants is no evidence', async () => {
    const { card } = await typed('Tom Reed', 'Ada said she does not want the lunch visit any more');
    expect(prefilled(card)).not.toHaveProperty('evidenceWords');
  });
});
