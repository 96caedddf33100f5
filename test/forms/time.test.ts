import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { time } from '../../src/forms/kinds/time.ts';
import { NOTHING_KNOWN, understood } from '../support/questions.ts';

const at = time({ key: 'at', label: 'At what time?' });
const heard = (words: string) => understood(at.hear(words, NOTHING_KNOWN));
const taken = (raw: string) => understood(at.take(raw, NOTHING_KNOWN));
const suggested = (words: string): readonly string[] => {
  const answer = at.hear(words, NOTHING_KNOWN);
  return answer.ok ? [] : (answer.refusal.suggestions ?? []).map(({ says }) => says);
};

describe('a time that is typed', () => {
  test.each([
    ['8', '08:00'],
    ['8am', '08:00'],
    ['8 a.m.', '08:00'],
    ['8.30', '08:30'],
    ['08:30', '08:30'],
    ['0830', '08:30'],
    ['830', '08:30'],
    ['0830 hrs', '08:30'],
    ['half past 8', '08:30'],
    ['half eight', '08:30'],
    ['Half-past eight.', '08:30'],
    ['quarter to nine', '08:45'],
    ['a quarter to 9 in the evening', '20:45'],
    ['twenty-five past seven', '07:25'],
    ['ten minutes to ten', '09:50'],
    ["at eight o'clock", '08:00'],
    ['8 o’clock', '08:00'],
    ['about 9ish', '09:00'],
    ['eight thirty', '08:30'],
    ['nine oh five', '09:05'],
    ['noon', '12:00'],
    ['12 noon', '12:00'],
    ['12', '12:00'],
    ['12pm', '12:00'],
    ['12.30', '12:30'],
    ['quarter to one', '12:45'],
    ['midnight', '00:00'],
    ['12am', '00:00'],
    ['12 at night', '00:00'],
    ['2 at night', '02:00'],
    ['10 at night', '22:00'],
    ['20:15', '20:15'],
    ['2015', '20:15'],
    ['00:05', '00:05'],
    ['05:00', '05:00'],
    ['8 in the evening', '20:00'],
    ['8 in the morning', '08:00'],
    ['6pm', '18:00'],
    ['6.15 p.m.', '18:15'],
    ['5 this afternoon', '17:00'],
    ['eleven tonight', '23:00'],
    ['13', '13:00'],
  ])('"%s" is %s', (words, expected) => {
    expect(heard(words)).toBe(expected);
  });

  test.each([
    ['5', ['05:00', '17:00']],
    ['at six', ['06:00', '18:00']],
    ['5:30', ['05:30', '17:30']],
    ['half past one', ['01:30', '13:30']],
    ['quarter to seven', ['06:45', '18:45']],
  ])('"%s" may be in the morning or after noon: it is asked, and each answer is offered', (words, expected) => {
    expect([heard(words), suggested(words)]).toEqual([undefined, expected]);
    expect(suggested(words).map(heard)).toEqual(expected);
  });

  test.each([
    ['7 to 10', ['07:00', '10:00']],
    ['two to four', ['14:00', '16:00']],
    ['between 12 and 1', ['12:00', '13:00']],
    ['between 9 and 10', ['09:00', '10:00']],
    ['8-9', ['08:00', '09:00']],
    ['8am-10am', ['08:00', '10:00']],
    ['between 8 and half past nine', ['08:00', '09:30']],
    ['9 until 12', ['09:00', '12:00']],
    ['10 to 12', ['11:50', '10:00', '12:00']],
  ])('"%s" is a window, or may be one: it is asked, and no time is taken', (words, expected) => {
    expect([heard(words), suggested(words)]).toEqual([undefined, expected]);
  });

  test.each([
    ['20 to 8', '07:40'],
    ['ten to nine', '08:50'],
    ['five to eight', '07:55'],
    ['tonight at 8', '20:00'],
    ['this evening at half six', '18:30'],
    ['half seven', '07:30'],
    ['noon', '12:00'],
  ])('"%s" is %s, and no window', (words, expected) => {
    expect(heard(words)).toBe(expected);
  });

  test.each(['teatime', 'first thing', 'first thing tomorrow', 'lunchtime', 'at bedtime', 'evening', 'mid-morning'])(
    '"%s" is no time of the clock: times are offered',
    (words) => {
      expect(heard(words)).toBeUndefined();
      expect(suggested(words).map(heard)).toEqual(suggested(words));
      expect(suggested(words)).toHaveLength(3);
    },
  );

  test.each([
    '',
    'soon',
    'before lunch',
    '25:00',
    '24:00',
    '8:60',
    '8:3',
    '7 or 8',
    '8 and 12',
    'half past',
    'half past 13',
    'quarter to',
    'ninety past 8',
    '15:00 in the morning',
    '0:30 pm',
    'team',
    'eight nine',
    '١٠',
    '__proto__',
    'half past '.repeat(10_000),
  ])('%j is no time', (words) => {
    expect([heard(words), suggested(words)]).toEqual([undefined, []]);
  });
});

const HOURS = 'twelve one two three four five six seven eight nine ten eleven'.split(' ');
/** How people of this country write and say one minute of the day; each names the half of the day where that is needed. */
function spellings(hour: number, minute: number): readonly string[] {
  const [hh, mm] = [String(hour).padStart(2, '0'), String(minute).padStart(2, '0')];
  const dial = String(hour % 12 === 0 ? 12 : hour % 12);
  const ending = hour < 12 ? 'am' : 'pm';
  const part = hour < 12 ? 'in the morning' : hour < 18 ? 'in the afternoon' : 'in the evening';
  const [word = '', next = ''] = [HOURS[hour % 12], HOURS[(hour + 1) % 12]];
  // "Ten to twelve in the morning" is before noon, and "ten to one in the afternoon" after it: the part is that of the time meant.
  const spoken =
    minute === 0
      ? [`${word} o'clock ${part}`, `${dial}${ending}`]
      : minute <= 30
        ? [`${minute} past ${word} ${part}`, `${minute === 30 ? 'half' : `${minute} minutes`} past ${dial}${ending}`]
        : [`${60 - minute} to ${next} ${part}`, `${60 - minute} minutes to ${next} ${ending}`];
  return [
    `${hh}:${mm}`,
    `${hh}.${mm}`,
    `${hh}${mm}`,
    `at ${hh}:${mm}`,
    `${dial}:${mm}${ending}`,
    `${dial}.${mm} ${ending}`,
    `${dial}:${mm} ${part}`,
    ...spoken,
  ];
}

test('every minute of the day, in each way to write it, comes back as itself', () => {
  const wrong = Array.from({ length: 24 * 60 }, (_, one) => [Math.floor(one / 60), one % 60] as const).flatMap(
    ([hour, minute]) => {
      const stored = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
      return spellings(hour, minute)
        .filter((words) => heard(words) !== stored || taken(stored) !== stored)
        .map((words) => [words, heard(words), stored]);
    },
  );
  expect(wrong).toEqual([]);
});

test('whatever is typed: nothing, or a time that a card accepts', () => {
  const piece = fc.constantFrom(
    'half',
    'past',
    'to',
    'at',
    'eight',
    '8',
    '30',
    ':',
    '.',
    'pm',
    'night',
    ' ',
    '12',
    '-',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.array(piece).map((all) => all.join(' ')),
        fc.array(piece).map((all) => all.join('')),
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

describe('a time from a card', () => {
  test.each([
    ['08:30', '08:30'],
    ['8:30', '08:30'],
    ['08:30:00', '08:30'],
    [' 23:59 ', '23:59'],
    ['24:00', undefined],
    ['08:60', undefined],
    ['8', undefined],
    ['half past 8', undefined],
    ['', undefined],
  ])('"%s" is %s', (raw, expected) => {
    expect(taken(raw)).toBe(expected);
  });

  test('may be left out where it is optional', () => {
    const maybe = time({ key: 'at', label: 'At what time?', optional: true });
    expect(maybe.take('', NOTHING_KNOWN)).toEqual({ ok: true, value: '' });
    expect(maybe.prompt(NOTHING_KNOWN)).toContain('skip');
  });

  test('as a value it is a time on the clock or nothing', () => {
    expect(['08:30', '8:30', 'soon', ''].map((raw) => at.of({ at: raw }))).toEqual([
      '08:30',
      undefined,
      undefined,
      undefined,
    ]);
    expect(at.of({})).toBeUndefined();
    expect(at.words('08:30', NOTHING_KNOWN)).toBe('08:30');
  });
});
