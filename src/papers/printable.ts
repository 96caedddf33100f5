import { withoutUnseen } from '../kernel/unseen.ts';

/** Line breaks of every kind, those that Word and old systems put into pasted text among them. */
const BREAKS = /\r\n?|[\v\f\u0085\u2028\u2029]/gu;
/**
 * What was typed as the lines that a paper can show, none of them blank. Never throws, whatever it is given; letters are
 * composed, so that a font that has é need not have the accent alone.
 */
export const linesOf = (text: string): readonly string[] =>
  withoutUnseen(text.toWellFormed().replace(BREAKS, '\n'))
    .normalize('NFC')
    .split('\n')
    .map((line) => line.replace(/\s+/gu, ' ').trim())
    .filter((line) => line !== '');

/** The same on one line. */
export const lineOf = (text: string): string => linesOf(text).join(' ');

/** The same on one line that ends as a sentence does. */
export const sentence = (text: string): string => lineOf(text).replace(/(?<![.!?])$/u, '.');

/** Safe in a path, and in the XML of a file's properties, which PDFKit does not escape. */
export const plainOf = (text: string): string => text.replace(/[^A-Za-z0-9-]/gu, '');
