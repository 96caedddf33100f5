import type { Piece, Section } from './papers.ts';

/**
 * Draws the papers as two pages of HTML: what may be handed over once it has been read, and what is held back, numbered alike in both. Everything in them is text: whatever somebody typed is escaped, and nothing in a page can run or load. */
export function drawPages(sections: readonly Section[], made: string) {
  const back: { readonly where: string; readonly text: string }[] = [];
  const cell =
    (where: string) =>
    ({ text, held }: Piece): string => {
      if (!held || text === '') return escape(text);
      back.push({ where, text });
      return `<span class="held">[held back ${back.length}]</span>`;
    };

  const body = sections.map(({ heading, rows, table }) => {
    const at = cell(heading);
    const facts = rows.map(({ label, value }) => `<tr><th scope="row">${at(label)}</th><td>${at(value)}</td></tr>`);
    const lines = table?.lines.map((line) => `<tr>${line.map((piece) => `<td>${at(piece)}</td>`).join('')}</tr>`) ?? [];
    return [
      `<section><h2>${escape(heading)}</h2>`,
      facts.length > 0 ? `<table><tbody>${facts.join('\n')}</tbody></table>` : '',
      table ? `<table><caption>${escape(table.caption)}</caption>${headsOf(table.heads)}` : '',
      table ? `<tbody>${lines.join('\n')}</tbody></table>` : '',
      '</section>',
    ].join('\n');
  });
  const review = back.map(
    ({ where, text }, index) =>
      `<tr><th scope="row">${index + 1}</th><td>${escape(where)}</td><td>${escape(text)}</td></tr>`,
  );

  return {
    heldBack: back.length,
    forThePerson: page('What Reable keeps about you', made, [
      `<p>What is about other people, or may be, has been held back: ${back.length} places, marked with a number. Somebody decides about each.</p>`,
      ...body,
    ]),
    forReview: page('For review before release', made, [
      '<p><strong>Do not hand this page over.</strong> Each line below was left out of the other page because it names somebody else, or seems to. Decide about each. The search for names is no reader: read the other page, too, before it is released.</p>',
      `<table><caption>Held back</caption>${headsOf(['Number', 'Where', 'What it says'])}<tbody>${review.join('\n')}</tbody></table>`,
    ]),
  };
}

const headsOf = (heads: readonly string[]): string =>
  `<thead><tr>${heads.map((head) => `<th scope="col">${escape(head)}</th>`).join('')}</tr></thead>`;

/** Marks of direction in typed text must not turn what stands beside them, so each cell is a world of its own. */
const STYLE = `body{font:1rem/1.5 sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#111;background:#fff}
table{border-collapse:collapse;width:100%;margin:0 0 1rem}caption{text-align:left;font-weight:bold;padding:.5rem 0}
th,td{border:1px solid #767676;padding:.4rem .6rem;text-align:left;vertical-align:top;overflow-wrap:anywhere;white-space:pre-line;unicode-bidi:isolate}
tbody th{width:16rem}.held{font-style:italic}section{break-inside:auto}h2{break-after:avoid}tr{break-inside:avoid}
@media print{body{margin:0;max-width:none}}`;

const page = (title: string, made: string, parts: readonly string[]): string => `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escape(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${escape(title)}</h1>
<p>${escape(made)}</p>
${parts.join('\n')}
</main>
</body>
</html>
`;

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&#39;'],
]);

/** Text as HTML shows it; control characters, which HTML forbids, are left out. */
const escape = (text: string): string =>
  text.replace(/[^\P{Cc}\n\t]/gu, '').replace(/[&<>"']/gu, (character) => ENTITIES.get(character) ?? '');
