import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { create } from 'fontkit';

/**
 * Noto Sans, under the SIL Open Font License: a large eye, open shapes, and every letter of the Latin, Greek and Cyrillic scripts,
 * so that nobody's name has a hole in it. Only the letters used are put into a file. Kept as bytes, read anew for each file: fontkit's
 * fonts remember which letter a shape was first used for, and one file would change what the next says.
 */
const { resolve } = createRequire(import.meta.url);
const font = (file: string): Buffer => readFileSync(resolve(`@expo-google-fonts/noto-sans/${file}.ttf`));
export const REGULAR = font('400Regular/NotoSans_400Regular');
export const BOLD = font('700Bold/NotoSans_700Bold');

/** Stands for a letter or picture that the font does not have. */
export const UNKNOWN = '\uFFFD';

/** Both fonts have the same letters: they are of one design. */
const face = create(REGULAR);
const known = new Set('fonts' in face ? [] : face.characterSet);
const graphemes = new Intl.Segmenter('en-GB', { granularity: 'grapheme' });

/**
 * The same text; whatever the font lacks becomes one sign each, since a PDF for everybody may not refer to a missing letter. A line
 * that is ended keeps a space, or its last word would be read out as one with the next.
 */
export function drawable(given: string): string {
  const text = given.replaceAll('\n', ' \n');
  if (isKnown(text)) return text;
  return Array.from(graphemes.segment(text), ({ segment }) => (isKnown(segment) ? segment : UNKNOWN)).join('');
}

const isKnown = (text: string): boolean =>
  Array.from(text).every((letter) => letter === '\n' || known.has(letter.codePointAt(0) ?? 0));

/** Whether the font would draw a letter of the text, such as ṣ, as two: a screen reader, told of the first alone, says a name wrongly. */
export const isTakenApart = (text: string): boolean =>
  Array.from(text).some((letter) => LETTER.test(letter) && glyphsOf(letter) > 1);

/** Beyond those of English, which are never taken apart: asking costs 50 ms the first time. */
const LETTER = /(?![A-Za-z])\p{L}/u;
const counted = new Map<string, number>();
function glyphsOf(letter: string): number {
  const count = counted.get(letter) ?? ('fonts' in face ? 1 : face.layout(letter).glyphs.length);
  counted.set(letter, count);
  return count;
}
