import { lineOf, linesOf } from './printable.ts';

/** A part of a paper, in the order in which it is read. A text may have several lines, with `\n` between them. */
export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  /** What must not be overlooked. */
  | { readonly kind: 'notice'; readonly text: string }
  | { readonly kind: 'list'; readonly entries: readonly string[] }
  | { readonly kind: 'table'; readonly columns: readonly Column[]; readonly rows: readonly (readonly string[])[] }
  /** A row of a table that would be hard to read, as a heading and a line for each column. */
  | { readonly kind: 'entry'; readonly heading: string; readonly lines: readonly Line[] };

/** `share` is its part of the width in hundredths: they add up to 100. */
export interface Column {
  readonly label: string;
  readonly share: number;
}
export interface Line {
  readonly label: string;
  readonly text: string;
}

/** A paper before it becomes a file: the same words for Word and PDF. */
export interface Sheet {
  /** The file's title. It is shown by printers and windows, so it says nothing about anybody (R20). */
  readonly title: string;
  /** Stands on every page, before the page's number. */
  readonly footer: string;
  /** 18 point and more, and no tables. */
  readonly large: boolean;
  readonly blocks: readonly Block[];
}

/** Sizes in points: of the text, and of headings by level. */
export interface Print {
  readonly text: number;
  readonly headings: readonly [number, number, number];
}
export const printOf = ({ large }: Sheet): Print =>
  large ? { text: 18, headings: [30, 24, 20] } : { text: 12, headings: [24, 16, 13] };

/** Between the text and the edge of the page, in points. */
export const MARGIN = 51;

/** The dark blue of headings and lines: 13 to 1 on white. */
export const INK = '12305A';

/** Who has written it, as the file's properties say. */
export const AUTHOR = 'Reablement service';

/** A heading and what stands under it; said in words when there is nothing. */
export const part = (heading: string, blocks: readonly Block[]): readonly Block[] => [
  { kind: 'heading', level: 2, text: heading },
  ...(blocks.length > 0 ? blocks : [{ kind: 'text' as const, text: 'Nothing is written down here.' }]),
];

/** A paragraph for each line. */
export const paragraphs = (text: string): readonly Block[] =>
  linesOf(text).map((line) => ({ kind: 'text', text: line }));

export function list(entries: readonly string[]): readonly Block[] {
  const shown = entries.map(lineOf).filter((entry) => entry !== '');
  return shown.length > 0 ? [{ kind: 'list', entries: shown }] : [];
}

/** A table where one can be read; otherwise one entry after another. */
export function table(
  columns: readonly Column[],
  given: readonly (readonly string[])[],
  large: boolean,
): readonly Block[] {
  const rows = given.map((row) => row.map((cell) => linesOf(cell).join('\n')));
  if (rows.length === 0) return [];
  if (!large && rows.flat().every(fitsCell)) return [{ kind: 'table', columns, rows }];
  return rows.map(([heading = '', ...cells]) => ({
    kind: 'entry',
    heading,
    lines: cells.flatMap((text, at) => (text === '' ? [] : [{ label: columns[at + 1]?.label ?? '', text }])),
  }));
}

/** More than this in the narrowest column and a row would fill most of a page, or words would be cut in two. */
const fitsCell = (cell: string): boolean =>
  cell.length <= 300 && cell.split('\n').length <= 5 && cell.split(/\s/u).every((word) => word.length <= 24);
