interface Mention {
  readonly type: string;
  readonly text?: string | undefined;
  readonly mentioned?: { readonly id: string } | undefined;
}

/** Only the elements Teams itself writes: "pain <5 and >3" is not one of them. */
const BREAKS = /<br\s*\/?>|<\/(?:p|div|li|h[1-6]|blockquote|tr)>/giu;
const ELEMENTS =
  /<\/?(?:at|p|div|span|br|b|strong|i|em|u|s|strike|a|ul|ol|li|blockquote|pre|code|h[1-6]|table|thead|tbody|tr|td|th|img|emoji|attachment|hr|font|sup|sub)(?:\s[^<>]*)?\/?>/giu;
const ENTITIES: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&apos;': "'",
  '&nbsp;': ' ',
  '&amp;': '&',
};
// Characters that are not seen, but for the line break, the tab and what joins letters and emoji.
const INVISIBLE = /(?![\n\t\u200c\u200d])[\p{Cc}\p{Cf}]/gu;

/**
 * What a person typed, as plain text: the mention of the bot and Teams' own markup are gone, line breaks stay.
 * @param bot the bot's Teams id; mentions of other people keep their name.
 */
export function typedText(text: string, bot: string, entities: readonly Mention[] = []): string {
  let typed = text;
  for (const { type, text: written, mentioned } of entities) {
    if (type === 'mention' && mentioned?.id === bot && written) typed = typed.replaceAll(written, ' ');
  }
  return typed
    .replace(/\r\n?/gu, '\n')
    .replace(BREAKS, '\n')
    .replace(ELEMENTS, '')
    .replace(/&(?:lt|gt|quot|apos|nbsp|amp|#39);/giu, (entity) => ENTITIES[entity.toLowerCase()] ?? entity)
    .replaceAll('\u00a0', ' ')
    .replace(INVISIBLE, '')
    .replace(/\n{3,}/gu, '\n\n')
    .trim();
}

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
