import { describe, expect, test } from '@jest/globals';
import { Day } from '../../src/kernel/days.ts';
import { partiesSaid } from '../../src/questions/parties-said.ts';
import { World, type Chat } from '../support/talk.ts';

/** A carer's no in ordinary words is a no, and nobody's yes becomes theirs (R1, R2, P5). */

async function asksSarah(): Promise<Chat> {
  const priya = (await World.open()).chat('Priya Shah');
  for (const text of ['change monitoring for Ada Palmer', 'less, a call on Mondays', 'she manages well alone', 'yes'])
    await priya.says(text);
  return priya;
}

const SARAH = { key: 'sarah', names: ['Sarah Palmer', 'Sarah'], pronoun: 'she' } as const;
const today = Day.parse('2026-11-23');
const answerOf = (typed: string) => partiesSaid(typed, [SARAH], 'sarah', { today });

describe('what a carer says in ordinary words', () => {
  test.each([
    'sarah not so keen',
    'not that happy',
    'she is not very happy with it',
    'not really',
    'no way',
    'definitely not',
    "she'd rather not",
    'would rather it stayed as it is',
    'she would rather we didnt',
    'prefers to keep it as it is',
    "she wouldn't want it",
    'sarah is dead against it',
    'reluctant',
    "she won't agree",
    'isnt too keen',
    'not on board',
    "spoke to her fri, she'd rather not",
  ])('"%s" is a no', (typed) => expect(answerOf(typed)).toMatchObject([{ answer: 'no' }]));

  test.each(['yes', 'she is happy with it', 'sarah agrees', 'fine by her', 'yes no problem', 'yes, no objections'])(
    '"%s" is a yes',
    (typed) => expect(answerOf(typed)).toMatchObject([{ answer: 'yes' }]),
  );

  test.each(['not really sure', 'not so sure', 'yes if it is only a week'])('"%s" is neither', (typed) =>
    expect(answerOf(typed)).toBe('unclear'),
  );

  test('why stands as it was said', () =>
    expect(answerOf('sarah not so keen, worried abt falls')).toMatchObject([
      { answer: 'no', views: 'worried abt falls' },
    ]));
});

test('fear alone is asked about, and nothing of it is kept', async () => {
  const priya = await asksSarah();
  expect((await priya.says('she is scared mum forgets her pills')).words).toContain(
    'Or does Sarah Palmer agree all the same?',
  );
  expect((await priya.says('sarah does not agree: mum forgets her pills')).words).toContain('Sarah Palmer agrees: No');
});

test('"no wait yes" after an answer of another is asked about: whose is it?', async () => {
  const priya = await asksSarah();
  expect((await priya.says('no wait yes')).words).toMatch(/^Whose answer is that\? Nothing is changed\./u);
  expect((await priya.says('no wait, sarah says no')).words).toContain('Sarah Palmer agrees: No');
});
