import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { number } from '../../src/forms/kinds/number.ts';
import { NOTHING_KNOWN, understood } from '../support/questions.ts';

const minutes = number({ key: 'minutes', label: 'How long?', min: 5, max: 480, unit: 'minutes' });
const weeks = number({ key: 'weeks', label: 'For how long?', min: 0, max: 12, unit: 'weeks' });
const heard = (words: string, question = minutes) => understood(question.hear(words, NOTHING_KNOWN));
const taken = (raw: string, question = minutes) => understood(question.take(raw, NOTHING_KNOWN));
const problem = (words: string, question = minutes): string => {
  const answer = question.hear(words, NOTHING_KNOWN);
  return answer.ok ? `understood: ${answer.value}` : answer.refusal.words;
};

describe('a number of minutes that is typed', () => {
  test.each([
    ['30', '30'],
    ['30 minutes', '30'],
    ['30mins', '30'],
    ['45 min.', '45'],
    ['about 20 minutes', '20'],
    ['thirty', '30'],
    ['forty-five minutes', '45'],
    ['a hundred and twenty', '120'],
    ['half an hour', '30'],
    ['Half hour', '30'],
    ['½ hour', '30'],
    ['a quarter of an hour', '15'],
    ['three quarters of an hour', '45'],
    ['3/4', undefined],
    ['an hour', '60'],
    ['1 hour', '60'],
    ['one hour', '60'],
    ['2hrs', '120'],
    ['an hour and a half', '90'],
    ['hour and a half', '90'],
    ['one and a half hours', '90'],
    ['1½ hours', '90'],
    ['1.5 hours', '90'],
    ['an hour and a quarter', '75'],
    ['two hours and three quarters', '165'],
    ['an hour and 10 minutes', '70'],
    ['1 hour 30', '90'],
    ['1h30', '90'],
    ['two hours twenty', '140'],
  ])('"%s" is %s', (words, expected) => {
    expect(heard(words)).toBe(expected);
  });

  test.each([
    '',
    'a while',
    'a',
    'an',
    'h',
    'minutes',
    '20 or 30',
    '20-30',
    '30 30',
    '7.5',
    '-30',
    'an hour and 70',
    'half',
    'one two',
    'hundred',
    '1e2',
    '٣٠',
    '__proto__',
    'an hour and '.repeat(10_000),
  ])('%j is no whole number of minutes', (words) => {
    expect(problem(words)).toContain('a whole number of minutes, for example 30');
  });

  test.each(['4', '481', '9 hours', '0', '999999'])(
    '"%s" is too few or too many, and that is what is said',
    (words) => {
      expect(problem(words)).toMatch(/^\d+ minutes: please give between 5 and 480\.$/u);
    },
  );

  test('the answers that are offered are understood, and fit', () => {
    const short = number({ key: 'n', label: 'How long?', min: 5, max: 30, unit: 'minutes' });
    for (const question of [minutes, short]) {
      const offered = question.suggestions(NOTHING_KNOWN).map(({ says }) => says);
      expect(offered.length).toBeGreaterThan(1);
      expect(offered.map((says) => heard(says, question))).toEqual(offered);
    }
  });
});

describe('a number of something else', () => {
  test.each([
    ['6', '6'],
    ['six weeks', '6'],
    ['a week', '1'],
    ['twelve', '12'],
    ['0', '0'],
    ['13 weeks', undefined],
    ['6 minutes', undefined],
    ['half an hour', undefined],
  ])('"%s" is %s', (words, expected) => {
    expect(heard(words, weeks)).toBe(expected);
  });

  test('its example is a number that fits, and one of it is said as one', () => {
    expect(weeks.prompt(NOTHING_KNOWN)).toContain('"12"');
    expect(['1', '2'].map((raw) => weeks.words(raw, NOTHING_KNOWN))).toEqual(['1 week', '2 weeks']);
  });
});

const UNITS = 'one two three four five six seven eight nine'.split(' ');
const TEENS = 'ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(' ');
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const inWords = (value: number): string =>
  value < 10
    ? (UNITS[value - 1] ?? '')
    : value < 20
      ? (TEENS[value - 10] ?? '')
      : value < 100
        ? [TENS[Math.floor(value / 10) - 2], ...(value % 10 > 0 ? [inWords(value % 10)] : [])].join('-')
        : `${inWords(Math.floor(value / 100))} hundred${value % 100 > 0 ? ` and ${inWords(value % 100)}` : ''}`;

test('every number that fits, in each way to write it, comes back as itself', () => {
  const wrong = Array.from({ length: 476 }, (_, index) => index + 5).flatMap((value) => {
    const [hours, rest] = [Math.floor(value / 60), value % 60];
    const clock =
      hours === 0 ? [] : [`${hours} hours ${rest}`, `${hours}h${rest}`, `${inWords(hours)} hours and ${rest} minutes`];
    return [`${value}`, `${value} minutes`, `${value}mins`, inWords(value), `${inWords(value)} minutes`, ...clock]
      .filter((words) => heard(words) !== String(value) || taken(String(value)) !== String(value))
      .map((words) => [words, heard(words), value]);
  });
  expect(wrong).toEqual([]);
});

test('whatever is typed: nothing, or a number that a card accepts', () => {
  const piece = fc.constantFrom(
    'half',
    'an',
    'hour',
    'and',
    'a',
    'quarter',
    'three',
    '1',
    '.5',
    '30',
    'minutes',
    'h',
    'hundred',
    '-',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.array(piece).map((all) => all.join(' ')),
        fc.string(),
      ),
      (words) => {
        const stored = heard(words);
        expect(stored === undefined ? undefined : taken(stored)).toBe(stored);
      },
    ),
    { numRuns: 500 },
  );
});

describe('a number from a card', () => {
  test.each([
    ['30', '30'],
    ['030', '30'],
    ['30.0', '30'],
    [' 30 ', '30'],
    ['30.5', undefined],
    ['-30', undefined],
    ['4', undefined],
    ['481', undefined],
    ['1e2', undefined],
    ['0x1f', undefined],
    ['thirty', undefined],
    ['', undefined],
    ['9'.repeat(400), undefined],
  ])('"%s" is %s', (raw, expected) => {
    expect(taken(raw)).toBe(expected);
  });

  test('may be left out where it is optional', () => {
    const maybe = number({ key: 'n', label: 'How many?', min: 1, max: 9, unit: 'visits', optional: true });
    expect(maybe.take('', NOTHING_KNOWN)).toEqual({ ok: true, value: '' });
    expect(maybe.prompt(NOTHING_KNOWN)).toContain('skip');
  });

  test('as a value it is a number within its limits or nothing', () => {
    expect(['30', '4', '481', '30.5', 'soon', ''].map((raw) => minutes.of({ minutes: raw }))).toEqual([
      30,
      ...Array.from({ length: 5 }, () => undefined),
    ]);
    expect(minutes.of({})).toBeUndefined();
  });
});
