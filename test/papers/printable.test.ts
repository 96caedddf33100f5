import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { lineOf, linesOf } from '../../src/papers/printable.ts';

test('lines end wherever an old system ended them, and blank ones are gone', () => {
  expect(linesOf(' a\r\nb\vc\u2028d\u0085\n \n\te  f ')).toEqual(['a', 'b', 'c', 'd', 'e f']);
  expect(lineOf('a\nb')).toBe('a b');
});

test('what cannot be seen, or turns the direction of what follows, is gone', () => {
  expect(lineOf('A\u0000d\u202Ea\u2066 \uFEFFPal\u200Bmer\uFFFE')).toBe('Ada Palmer');
});

test('letters are composed, and joiners stay, since some scripts are spelt with them', () => {
  expect(lineOf('e\u0301')).toBe('é');
  expect(lineOf('क्\u200Dष')).toBe('क्\u200Dष');
});

test('half a character becomes the sign for one that is unknown', () => {
  expect(lineOf('a\uD800b')).toBe('a\uFFFDb');
});

test('nothing is left that XML forbids', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(lineOf(text)).toMatch(/^[\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]*$/u);
    }),
  );
});
