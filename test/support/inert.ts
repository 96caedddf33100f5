import { expect } from '@jest/globals';
import { markdownToHtml } from '../cards/markdown.ts';

/**
 * What would be formatting, a mention, a link, a macro, a formula, a line of a log or a query, if anybody read it as that: as much of it
 * together as the shortest field takes.
 */
export const HOSTILE = [
  '**bold** _it_ ~~gone~~ `code` # heading [your bank](http://evil.example) <http://evil.example>',
  '<at>Tom Reed</at> <a href="http://evil.example">x</a> <img src=x onerror=y>',
  `\${1000 - 7} {{DATE(2026-11-03T00:00:00Z)}} #{1000 - 7} '; DROP TABLE documents; -- " OR 1=1 --`,
  '=HYPERLINK("http://evil.example") +1000 -7 @SUM(1) line\r\n{"level":50,"event":"forged"}\nanother',
];

/** Every text that a client may read as Markdown or HTML: a message's own, a TextBlock's, and the titles of buttons and choices. */
function interpreted(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(interpreted);
  if (typeof value !== 'object' || value === null) return [];
  const fields: ReadonlyMap<string, unknown> = new Map(Object.entries(value));
  const [type, text, title] = [fields.get('type'), fields.get('text'), fields.get('title')];
  const own = [type === 'TextRun' ? undefined : type === 'message' ? asRead(text) : text, title];
  return [...own.filter((each) => typeof each === 'string'), ...[...fields.values()].flatMap(interpreted)];
}

/** In a message `<` stands as an entity, and a line ends with an element: both are ours. */
const asRead = (text: unknown): unknown =>
  typeof text === 'string' ? text.replaceAll('<br>\n', '\n').replaceAll('&lt;', '‹').replaceAll('&amp;', '＆') : text;

/** Every text on a card in which a client replaces macros: all but what stands in fields, which the platform leaves as it is. */
function onCards(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(onCards);
  if (typeof value !== 'object' || value === null) return [];
  if ('type' in value && typeof value.type === 'string' && value.type.startsWith('Input.'))
    return onCards({ ...value, type: '', value: '', ...('choices' in value && { choices: titlesIn(value.choices) }) });
  return Object.values(value).flatMap((each) => (typeof each === 'string' ? [each] : onCards(each)));
}

/** What is chosen is sent and never shown: its title is. */
const titlesIn = (choices: unknown): unknown =>
  Array.isArray(choices) ? choices.map((choice: unknown) => ({ ...Object(choice), value: '' })) : choices;

const cardsIn = (value: unknown): unknown[] =>
  Array.isArray(value)
    ? value.flatMap(cardsIn)
    : typeof value !== 'object' || value === null
      ? []
      : 'type' in value && value.type === 'AdaptiveCard'
        ? [value]
        : Object.values(value).flatMap(cardsIn);

/** Nothing of what was typed has become anything, in whatever was sent (S13). */
export function expectInert(sent: unknown): void {
  expect(JSON.stringify(sent)).not.toMatch(/\b993\b/u);
  expect(onCards(cardsIn(sent)).filter((shown) => shown.includes('{{DATE'))).toEqual([]);
  const formatted = (text: string): boolean => /<(?:a|strong|em|s|code|h1|at|img)\b/u.test(markdownToHtml(text));
  expect([...new Set(interpreted(sent))].filter(formatted)).toEqual([]);
}
