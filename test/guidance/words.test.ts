import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { corrector, distance, FAR, plain, slips, wordsIn } from '../../src/guidance/words.ts';

describe('R38: words are compared in one form', () => {
  test.each([
    ["She's", 'shes'],
    ['She’s', 'shes'],
    ['SEÁN', 'sean'],
    ['Zoë', 'zoe'],
    ['999', '999'],
    ['ﬁre', 'fire'],
  ])('%s is %s', (typed, form) => {
    expect(plain(typed)).toBe(form);
  });

  test('the words of a text know where they stand', () => {
    const text = "  Mrs Khan's  plan-change, please!";
    const words = wordsIn(text);
    expect(words.map((word) => word.plain)).toEqual(['mrs', 'khans', 'plan', 'change', 'please']);
    expect(words.map(({ start, end }) => text.slice(start, end))).toEqual(words.map(({ raw }) => raw));
  });
});

describe('R38: slips of the fingers', () => {
  test.each([
    ['danger', 'danger', 0],
    ['dnager', 'danger', 1],
    ['sombody', 'somebody', 1],
    ['monitering', 'monitoring', 1],
    ['breating', 'breathing', 1],
    ['ambulence', 'ambulance', 1],
    ['unconsous', 'unconscious', 2],
    ['ca', 'abc', FAR],
    ['tea', 'danger', FAR],
    ['', 'ab', 2],
    ['', 'abc', FAR],
  ])('%s is %s but for %i', (one, other, changes) => {
    expect([distance(one, other), distance(other, one)]).toEqual([changes, changes]);
  });

  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd'), maxLength: 9 });

  /** The textbook way, over the whole table, to check the quick one against. */
  function slowly(one: string, other: string): number {
    const table = Array.from({ length: one.length + 1 }, (_, i) =>
      Array.from({ length: other.length + 1 }, (__, j) => (i === 0 ? j : j === 0 ? i : 0)),
    );
    const at = (i: number, j: number): number => table[i]?.[j] ?? 99;
    for (let i = 1; i <= one.length; i += 1) {
      for (let j = 1; j <= other.length; j += 1) {
        const same = one[i - 1] === other[j - 1] ? 0 : 1;
        const swap = one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1] ? at(i - 2, j - 2) + 1 : 99;
        table[i]?.splice(j, 1, Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + same, swap));
      }
    }
    return Math.min(at(one.length, other.length), FAR);
  }

  test('the quick count is the textbook one, up to two', () => {
    fc.assert(
      fc.property(word, word, (one, other) => expect(distance(one, other)).toBe(slowly(one, other))),
      { numRuns: 2_000 },
    );
  });

  test('short words forgive none, long ones two', () => {
    expect([3, 4, 7, 8, 20].map(slips)).toEqual([0, 1, 1, 2, 2]);
  });

  test('a mistyped word becomes the known one, and every other word stays', () => {
    const correct = corrector(new Set(['danger', 'fire', 'unconscious', 'bruises']), new Set(['dancer', 'cruises']));
    const typed = [
      'dnager',
      'dagner',
      'dancer',
      'frie',
      'fine',
      'unconsous',
      'brusies',
      'cruises',
      'no',
      'garden',
      'danger',
    ];
    expect(typed.map(correct).join(' ')).toBe(
      'danger danger dancer fire fine unconscious bruises cruises no garden danger',
    );
  });
});
