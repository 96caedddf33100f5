import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { withoutMarkdown, run } from '../../cards/text.ts';
import { cardsAbout, formatting, typed } from './hostile.ts';
import { markdownToHtml } from './markdown.ts';
import { parts, type Part } from './parts.ts';

/** What the reader of Markdown makes; any other `<` is one that somebody typed. */
const tags = /<(?:a|b|strong|em|s|code|li|hr|h1|blockquote)\b[^>]*>/;

/** What somebody sees who reads HTML: no spaces of no width, and signs as what they look like. */
const seen = (html: string) =>
  html
    .replaceAll('\u200b', '')
    .replaceAll('\u2217', '*')
    .replaceAll('\u02cd', '_')
    .replaceAll('\u02cb', '`')
    .replaceAll('\u223c', '~');
const onOneLine = (text: string) => seen(text.trim().replace(/\s*[\r\n]\s*/g, ' '));

describe('what people type', () => {
  test('is shown as typed where Markdown is read', () => {
    fc.assert(
      fc.property(typed, (text) => {
        expect(seen(markdownToHtml(withoutMarkdown(text)))).toBe(onOneLine(text));
      }),
    );
  });

  test.each(formatting)('"%s" is formatting by itself and text on a card', (piece) => {
    const text = `${piece} end`;
    expect(markdownToHtml(text)).toMatch(tags);
    expect(seen(markdownToHtml(withoutMarkdown(text)))).toBe(text);
  });

  test('stays untouched when it is ordinary', () => {
    for (const text of [
      "Joan O'Brien-Smith (carer)",
      'Tue 3 Nov 2026, 16:40',
      'Wash & dress at 9.30, 50% help',
      'MC-7K2P-4QXR',
    ]) {
      expect(withoutMarkdown(text)).toBe(text);
    }
  });

  test('is never a link or a tag for any reader, whether or not it knows backslashes', () => {
    fc.assert(
      fc.property(typed, (text) => {
        expect(withoutMarkdown(text)).not.toMatch(/\]\(|<[a-z]|\\[[\]()*_`]/i);
      }),
    );
  });

  test('keeps its lines, and never becomes a date that somebody else chose', () => {
    expect(run('one\ntwo').text).toBe('one\ntwo');
    fc.assert(
      fc.property(typed, (text) => {
        expect(run(text).text).not.toContain('{{');
        expect(run(text).text.replaceAll('\u200b', '')).toBe(text.trim().replaceAll('\u200b', ''));
      }),
    );
  });

  test('is nowhere on any card read as Markdown', () => {
    fc.assert(
      fc.property(typed, (text) => {
        for (const markdown of cardsAbout(text)
          .flatMap((card) => parts(card))
          .flatMap(readAsMarkdown)) {
          expect(markdownToHtml(markdown)).not.toMatch(tags);
        }
      }),
    );
  });
});

/** The words of an element that Teams reads as Markdown: TextBlocks and the titles of choices in view. */
function readAsMarkdown(part: Part): string[] {
  if (part.type === 'TextBlock') return typeof part['text'] === 'string' ? [part['text']] : [];
  if (part.type !== 'Input.ChoiceSet' || part['style'] !== 'expanded') return [];
  const { choices } = part;
  if (!Array.isArray(choices)) throw new Error('A choice set without choices');
  return choices.map((choice) => String(choice.title));
}
