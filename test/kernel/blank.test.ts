import { expect, test } from '@jest/globals';
import { blank } from '../../src/kernel/blank.ts';

test.each([
  ['nothing', ''],
  ['spaces, tabs and line breaks', ' \t\r\n\u00A0\u2003\u3000'],
  ['separators of lines and paragraphs', '\u2028\u2029'],
  ['controls', '\u0000\u001B\u007F\u0085'],
  ['soft hyphens', '\u00AD\u00AD'],
  ['spaces of no width and joiners', '\u200B\u200C\u200D\u2060\uFEFF\u034F'],
  ['marks of direction', '\u200E\u200F\u061C\u202E\u2066'],
  ['the fillers of Hangul', '\u3164\uFFA0\u115F\u1160'],
  ['the braille pattern without dots', '\u2800\u2800'],
  ['variation selectors and tags', '\uFE0F\u{E0100}\u{E0041}'],
  ['vowels of Khmer and Mongolian that are never seen', '\u17B4\u17B5\u180B\u180E'],
  ['the null notehead', '\u{1D159}'],
])('%s: nothing can be seen', (_, text) => {
  expect(blank(text)).toBe(true);
  expect(blank(`${text}Ada${text}`)).toBe(false);
});

test('what can be seen is not blank', () => {
  for (const text of ['.', '0', 'Łucja', '李', '😀', '\u2801', 'ㅎ']) expect(blank(text)).toBe(false);
  expect(blank(undefined)).toBe(true);
});
