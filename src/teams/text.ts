import { withoutUnseen } from '../kernel/unseen.ts';

interface Named {
  readonly id: string;
  readonly name?: string | undefined;
}

interface Mention {
  readonly type: string;
  readonly text?: string | undefined;
  readonly mentioned?: Named | undefined;
}

/** Only the elements Teams itself writes: "pain <5 and >3" is not one of them. */
const BREAKS = /<br\s*\/?>|<\/(?:p|div|li|h[1-6]|blockquote|tr)>/giu;
const ELEMENTS =
  /<\/?(?:at|p|div|span|br|b|strong|i|em|u|s|strike|a|ul|ol|li|blockquote|pre|code|h[1-6]|table|thead|tbody|tr|td|th|img|emoji|attachment|hr|font|sup|sub|quoted)(?:\s[^<>]*)?\/?>/giu;
const AT = /<at(?:\s[^<>]*)?>([^<>]*)<\/at>/giu;
const ENTITIES: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&apos;': "'",
  '&nbsp;': ' ',
  '&amp;': '&',
};

/**
 * What a person typed, as plain text: the mention of the bot and Teams' own markup are gone, line breaks stay. In the text a mention may
 * be written otherwise than in its entity, or have no text there (botframework-solutions#2744): it is known by the name in it.
 * @param bot mentions of other people keep their name.
 */
export function typedText(text: string, bot: Named, entities: readonly Mention[] = []): string {
  let typed = text;
  for (const { type, text: written = '', mentioned } of entities) {
    if (type !== 'mention' || mentioned?.id !== bot.id) continue;
    if (written !== '') typed = typed.replaceAll(written, ' ');
    const names = [written.replace(ELEMENTS, ''), mentioned.name, bot.name].map((name) => name?.trim());
    typed = typed.replace(AT, (mention, name: string) => (names.includes(name.trim()) ? ' ' : mention));
  }
  return withoutUnseen(decoded(typed))
    .replace(/\n{3,}/gu, '\n\n')
    .trim();
}

const decoded = (typed: string): string =>
  typed
    .replace(BREAKS, '\n')
    .replace(ELEMENTS, '')
    .replace(/&(?:lt|gt|quot|apos|nbsp|amp|#39);/giu, (entity) => ENTITIES[entity.toLowerCase()] ?? entity)
    .replaceAll('\u00a0', ' ');

/**
 * Plain text as Markdown that shows exactly that text: nothing a person typed becomes a link, a mention, a picture or a
 * heading (S13). `<` becomes an entity, since Teams reads HTML and `<at>` in Markdown as well.
 * A line break is `<br>`: Markdown joins lines, and a message with suggestions the Playground shows as Markdown only when
 * there is an element in it.
 */
export function asMarkdown(plain: string): string {
  return plain
    .trim()
    .split(/\r\n?|\n/u)
    .map((line) =>
      line
        .replace(/^[ \t]+/u, '')
        .replace(/[\\`*_[\]~|]/gu, String.raw`\$&`)
        .replace(/^[#+=>-]/u, String.raw`\$&`)
        .replace(/^(\d+)([.)])/u, String.raw`$1\$2`)
        .replace(/&(?=#|\w+;)/gu, '&amp;')
        .replaceAll('<', '&lt;'),
    )
    .join('<br>\n');
}
