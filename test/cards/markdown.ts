/**
 * What a reader of Markdown would make of a text: a stand-in for Teams', on purpose quicker to see formatting than
 * CommonMark is, so that text which stays plain here stays plain there. Understands backslashes, bold, italic,
 * strike-through, code, links, lists, quotes, headings, entities and HTML.
 *
 * Refers to nothing outside itself: the gallery sends its source to the browser.
 */
export function markdownToHtml(markdown: string): string {
  const kept: string[] = [];
  const keep = (text: string) => `\uE000${kept.push(text) - 1}\uE001`;
  const escaped = markdown
    .replace(/[\uE000\uE001]/g, '')
    .replace(/\\([!-/:-@[-`{-~])/g, (_, sign: string) => keep(sign))
    .replace(/<\/?[a-z][^>]*>|<[a-z]+:[^>]*>/gi, (tag) => (tag.includes(':') ? `<a>${tag.slice(1, -1)}</a>` : tag))
    .replace(/&(?:#\d+|#x[\da-f]+|\w+);/gi, '<em>entity</em>')
    .replace(/`([^`]+)`/g, '<code>$1</code>')
    .replace(/!?\[([^\]]*)\]\(([^)]*)\)/g, '<a href="$2">$1</a>')
    .replace(/(\*\*|__)(?=\S)([^]*?\S)\1/g, '<strong>$2</strong>')
    .replace(/(\*|_)(?=\S)([^]*?\S)\1/g, '<em>$2</em>')
    .replace(/~~?([^~]+)~~?/g, '<s>$1</s>')
    .split('\n')
    .map((line) =>
      line
        .replace(/^\s*(?:[-+*]|\d+[.)])(?:\s+(.*)|$)/, '<li>$1</li>')
        .replace(/^\s*#{1,6}(?:\s+(.*)|$)/, '<h1>$1</h1>')
        .replace(/^\s*>(.*)/, '<blockquote>$1</blockquote>')
        .replace(/^\s*[-_*=]{2,}\s*$/, '<hr>'),
    )
    .join('\n');
  return escaped.replace(/\uE000(\d+)\uE001/g, (_, index: string) => (kept[Number(index)] ?? '').replace('<', '&lt;'));
}
