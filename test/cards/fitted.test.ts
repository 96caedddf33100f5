import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { cut, fitted } from '../../cards/fitted.ts';
import { drawRecord } from '../../cards/record.ts';
import { textsIn } from '../support/talk.ts';

const cardOf = (texts: readonly string[]) =>
  drawRecord({
    title: 'Reablement plan',
    about: 'Ada Palmer',
    reference: 'RP-7K2P-4QXR',
    status: { words: 'Holds', tone: 'good' },
    flags: [],
    rows: texts.map((value, index) => ({ label: `Row ${index}`, value })),
    buttons: [],
  });
const bytes = (card: unknown): number => Buffer.byteLength(JSON.stringify(card));

describe('S43: a card is small enough for every client, whatever is written', () => {
  test('one that is small stays as it is', () => {
    const card = cardOf(['Church on Sundays.']);
    expect(fitted(card)).toBe(card);
  });

  test('one that is not has its longest words cut, and still says that there is more', () => {
    const long = 'Every morning after the post has come. '.repeat(60);
    const card = fitted(cardOf([long, 'Short.', ...Array.from({ length: 15 }, () => long)]));
    const texts = textsIn(card);
    expect(texts).toContain('Short.');
    expect(texts.filter((text) => text.endsWith('…'))).toHaveLength(16);
  });

  test('up to forty texts of two thousand letters of any kind', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 2_000, size: 'max' }), { maxLength: 40 }),
        (texts) => {
          expect(bytes(fitted(cardOf(texts)))).toBeLessThanOrEqual(25_000);
        },
      ),
      { numRuns: 30 },
    );
  });
});

describe('words are cut between words, and never in a date (issue 12)', () => {
  test.each([
    ['Note the care charge from Wed 18 Nov 2026', 'Note the care charge from…'],
    ['Note the care charge by Fri 4 Dec 2026 and ring', 'Note the care charge by Fri 4 Dec 2026…'],
    ['Tell Sarah Palmer and Thomas Reed and Ana Lopez', 'Tell Sarah Palmer and Thomas Reed and…'],
    ['A'.repeat(60), `${'A'.repeat(39)}…`],
    ['Short words', 'Short words'],
  ])('%s', (text, expected) => expect(cut(text, 40)).toBe(expected));

  test('at any length no word and no date is broken, unless little were left', () => {
    const text = 'Tell Sarah Palmer that it began on Wed 18 Nov 2026, and that it ends on Fri 4 Dec 2026 at noon';
    for (let length = 20; length < text.length; length += 1) {
      const kept = cut(text, length).replace(/…$/u, '');
      expect(text.slice(kept.length)).toMatch(/^[\s,]/u);
      expect(kept).not.toMatch(/(?:Wed|Fri)(?: \d+)?(?: Nov| Dec)?$/u);
    }
  });
});
