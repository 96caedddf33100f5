/**
 * Words on a card. Teams reads TextBlock and the titles of choices as Markdown, so whatever a person typed could turn
 * into a link, a list or bold there. A TextRun is never read as Markdown on any client, so every word that may come
 * from a person is drawn as one. Only headings, which screen readers need as TextBlock, and choices go through
 * `withoutMarkdown`.
 */
import type { IColumnSet, IRichTextBlock, ITextBlock, ITextRun } from '@microsoft/teams.cards';
import type { Element } from './card.ts';

export type Look = Pick<ITextRun, 'size' | 'weight' | 'color' | 'isSubtle'>;
type Place = Pick<IRichTextBlock, 'spacing' | 'separator' | 'horizontalAlignment'>;

export const bold = { weight: 'Bolder' } as const satisfies Look;
export const subtle = { isSubtle: true } as const satisfies Look;
export const quiet = { size: 'Small', isSubtle: true } as const satisfies Look;

/** Breaks `{{DATE(...)}}`, which every client replaces even in a TextRun, by a space of no width. */
const withoutMacros = (text: string): string => text.replace(/\{(?=\{)/g, '{\u200b');

/**
 * A piece of plain text, shown exactly as it is, line breaks included; blank text becomes a dash, because an empty run
 * is not drawn at all.
 */
export function run(text: string, look: Look = {}): ITextRun {
  return { type: 'TextRun', text: withoutMacros(text.trim() === '' ? '–' : text.trim()), ...look };
}

/**
 * Pieces of plain text after one another; a plain string between them is only for spaces and punctuation of our own.
 */
export function line(pieces: readonly (ITextRun | string)[], place: Place = {}): IRichTextBlock {
  return { type: 'RichTextBlock', inlines: [...pieces], ...place };
}

/** One piece of plain text as a paragraph of its own. */
export const paragraph = (text: string, look: Look = {}, place: Place = {}): IRichTextBlock =>
  line([run(text, look)], place);

/** A paragraph right below what stands before it. */
export const under = (text: string, look: Look = {}): IRichTextBlock => paragraph(text, look, { spacing: 'None' });

/** Two sides of one line: the second is as wide as its words, the first has the rest. */
export const ends = (first: Element[], second: Element, at: 'Top' | 'Center' = 'Top'): IColumnSet => ({
  type: 'ColumnSet',
  columns: [
    { type: 'Column', width: 'stretch', items: first },
    { type: 'Column', width: 'auto', verticalContentAlignment: at, items: [second] },
  ],
});

/** A heading for the eye and for screen readers. `page` is the one a card is about; `section` divides it. */
export function heading(text: string, level: 'page' | 'section', place: Place = {}): ITextBlock {
  return {
    type: 'TextBlock',
    text: withoutMarkdown(text),
    style: 'heading',
    size: level === 'page' ? 'Large' : 'Medium',
    weight: 'Bolder',
    wrap: true,
    ...place,
  };
}

/** The heading of a new section. */
export const section = (words: string): ITextBlock => heading(words, 'section', { spacing: 'Large' });

/**
 * Signs that make bold, italic, code or strike-through wherever they stand, and others that look like them and mean
 * nothing.
 */
const lookalikes = new Map([
  ['*', '\u2217'],
  ['_', '\u02cd'],
  ['`', '\u02cb'],
  ['~', '\u223c'],
]);

/** A letter first, and no sign that anybody reads as Markdown. */
const ONLY_WORDS = /^\p{L}(?:[\p{L}\p{N} ,.:;?'’]*[\p{L}\p{N},.:;?'’])?$/u;

/**
 * Text on one line that no reader of Markdown turns into anything.
 *
 * Not by backslashes: some clients show them (AdaptiveCards#5590), and some do not read choices as Markdown at all.
 * Instead a space of no width stands where a link, a tag, an entity, an escape, a list, a quote or a heading would
 * begin, and four signs are replaced. Ordinary words stay as they are.
 */
export function withoutMarkdown(text: string): string {
  if (ONLY_WORDS.test(text)) return text;
  return withoutMacros(text)
    .split(/[\r\n]/)
    .flatMap((one) => one.trim() || [])
    .join(' ')
    .replace(/[*_`~]/g, (sign) => lookalikes.get(sign) ?? sign)
    .replace(/\](?=\()|<(?=[a-z/!?])|&(?=#?\w+;)|\\(?=[!-/:-@[-`{-~])/gi, '$&\u200b')
    .replace(/^(?=[-+#>=[]|\d+[.)])/, '\u200b');
}
