/** Reads a Word file back, as a strict program would: every part must be XML, or it throws. */
import { strFromU8, unzipSync } from 'fflate';

export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
  text: string;
}

const PIECE = /<\?[^>]*\?>|<(\/?)([A-Za-z_][\w:.-]*)((?:\s+[\w:.-]+="[^"<]*")*)\s*(\/?)>|([^<]+)/gsu;
const ILLEGAL = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u;
const ENTITIES = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

const unescaped = (text: string): string =>
  text.replace(/&([^;]*);?/gu, (whole, name: string) => {
    const character = ENTITIES.get(name);
    if (character === undefined) throw new Error(`not an entity: ${whole}`);
    return character;
  });

export function readXml(xml: string): Element {
  if (ILLEGAL.test(xml)) throw new Error('a character that XML forbids');
  const root: Element = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  let end = 0;
  for (const { 0: piece, 1: closes, 2: name, 3: given = '', 4: alone, 5: text, index } of xml.matchAll(PIECE)) {
    if (index !== end) throw new Error(`not XML at ${end}: ${xml.slice(end, end + 40)}`);
    end = index + piece.length;
    const top = open.at(-1) ?? root;
    if (text !== undefined) top.text += unescaped(text);
    else if (name !== undefined && closes) {
      if (open.pop()?.name !== name) throw new Error(`closes nothing: ${name}`);
    } else if (name !== undefined) {
      const pairs = Array.from(given.matchAll(/([\w:.-]+)="([^"]*)"/gu), ([, key = '', value = '']) => [
        key,
        unescaped(value),
      ]);
      const made: Element = { name, attributes: Object.fromEntries(pairs), children: [], text: '' };
      top.children.push(made);
      if (!alone) open.push(made);
    }
  }
  if (end !== xml.length || open.length !== 1) throw new Error('the XML ends too early');
  return root;
}

/** All elements called `name`, in the order of the file. */
export const all = (of: Element, name: string): readonly Element[] =>
  of.children.flatMap((child) => [...(child.name === name ? [child] : []), ...all(child, name)]);

export const textOf = (of: Element): string =>
  all(of, 'w:t')
    .map(({ text }) => text)
    .join(' ');

const valueOf = (of: Element, name: string): string | undefined => all(of, name)[0]?.attributes['w:val'];

/** The styles that the texts use, and what holds for all. */
const used = (styles: Element, texts: readonly Element[]): readonly Element[] => {
  const ids = texts.flatMap((text) => all(text, 'w:pStyle')).map((style) => style.attributes['w:val'] ?? '');
  return [
    ...all(styles, 'w:docDefaults'),
    ...all(styles, 'w:style').filter((style) => ['Normal', ...ids].includes(style.attributes['w:styleId'] ?? '')),
  ];
};

export function readWord(bytes: Uint8Array) {
  const files = unzipSync(bytes);
  const parts = new Map(
    Object.entries(files)
      .filter(([name]) => /\.(?:xml|rels)$/u.test(name))
      .map(([name, content]) => [name, readXml(strFromU8(content))]),
  );
  const part = (name: string): Element => {
    const found = parts.get(name);
    if (!found) throw new Error(`there is no ${name}`);
    return found;
  };
  const document = part('word/document.xml');
  const footer = part('word/footer1.xml');
  const shown = [document, footer, ...used(part('word/styles.xml'), [document, footer])];
  const properties = part('docProps/core.xml').children[0]?.children ?? [];
  return {
    text: textOf(document),
    footer: textOf(footer),
    footerFields: all(footer, 'w:instrText').map(({ text }) => text.trim()),
    /** "1 Reablement plan for Ada Palmer": headings with their level. */
    headings: all(document, 'w:p').flatMap((paragraph) => {
      const level = /^Heading(\d)$/u.exec(valueOf(paragraph, 'w:pStyle') ?? '')?.[1];
      return level === undefined ? [] : [`${level} ${textOf(paragraph)}`];
    }),
    emptyParagraphs: all(document, 'w:p').filter((paragraph) => textOf(paragraph).trim() === '').length,
    tables: all(document, 'w:tbl').map((table) =>
      all(table, 'w:tr').map((row) => ({
        header: all(row, 'w:tblHeader').length > 0,
        whole: all(row, 'w:cantSplit').length > 0,
        cells: all(row, 'w:tc').map(textOf),
      })),
    ),
    language: valueOf(all(part('word/styles.xml'), 'w:docDefaults')[0] ?? document, 'w:lang'),
    properties: Object.fromEntries(properties.map(({ name, text }) => [name, text])),
    otherProperties: [...all(part('docProps/app.xml'), 'Properties'), ...all(part('docProps/custom.xml'), 'Properties')]
      .flatMap(({ children }) => children)
      .map(({ name }) => name),
    /** Points. */
    sizes: shown.flatMap((one) => all(one, 'w:sz')).map((size) => Number(size.attributes['w:val']) / 2),
    slanted: shown.some((one) => all(one, 'w:i').length > 0),
    justified: shown.flatMap((one) => all(one, 'w:jc')).some((one) => one.attributes['w:val'] === 'both'),
  };
}
