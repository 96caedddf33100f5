import {
  BorderStyle,
  HeadingLevel,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { assertNever } from '../../kernel/assert-never.ts';
import { INK, type Block, type Column, type Line } from '../../papers/sheet.ts';
import { BULLETS, WIDTH } from './look.ts';

/** `next` is what comes after it: a table, or entries, have on their page what is said of them. */
export function drawBlock(block: Block, next: Block | undefined): (Paragraph | Table)[] {
  const keepNext = next !== undefined && ['notice', 'table', 'entry'].includes(next.kind);
  switch (block.kind) {
    case 'heading':
      return [heading(block.text, block.level === 1 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2)];
    case 'text':
      return [new Paragraph({ keepNext, children: runs(block.text) })];
    case 'notice':
      return [new Paragraph({ style: 'Notice', keepNext, children: runs(block.text) })];
    case 'list':
      return block.entries.map(
        (entry, at, all) =>
          new Paragraph({
            style: 'Entry',
            numbering: { reference: BULLETS, level: 0 },
            // A short list stands whole, as in the PDF.
            keepNext: all.length <= 8 && at < all.length - 1,
            children: runs(entry),
          }),
      );
    case 'table':
      return [table(block.columns, block.rows)];
    case 'entry':
      return [heading(block.heading, HeadingLevel.HEADING_3), ...block.lines.map(labelled)];
    default:
      return assertNever(block);
  }
}

const heading = (text: string, level: (typeof HeadingLevel)[keyof typeof HeadingLevel]): Paragraph =>
  new Paragraph({ heading: level, children: runs(text) });

/** Kept with the next, so that an entry stays on one page unless it is long. */
const labelled = ({ label, text }: Line, at: number, all: readonly Line[]): Paragraph =>
  new Paragraph({
    style: 'Entry',
    keepLines: text.length < 400,
    keepNext: text.length < 400 && at < all.length - 1,
    children: [new TextRun({ text: `${label}: `, bold: true }), ...runs(text)],
  });

/** One run for each line. */
const runs = (text: string, bold = false): TextRun[] =>
  text.split('\n').map((line, at) => new TextRun({ text: line, ...(at > 0 && { break: 1 }), ...(bold && { bold }) }));

/**
 * The header row is marked and comes again on every page; no row is cut in two, and the last does not stand alone. The first cell
 * names its row.
 */
function table(columns: readonly Column[], rows: readonly (readonly string[])[]): Table {
  const widths = columns.map(({ share }) => Math.round((WIDTH * share) / 100));
  const row = (cells: readonly string[], header: boolean, keepNext: boolean) =>
    new TableRow({
      ...(header && { tableHeader: true }),
      cantSplit: true,
      children: cells.map(
        (text, at) =>
          new TableCell({
            width: { size: widths[at] ?? 0, type: WidthType.DXA },
            ...(header && { shading: { type: ShadingType.CLEAR, color: 'auto', fill: 'E4EAF2' } }),
            children: [new Paragraph({ style: 'Cell', keepNext, children: runs(text, header || at === 0) })],
          }),
      ),
    });
  const line = { style: BorderStyle.SINGLE, size: 6, color: INK };
  const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: WIDTH, type: WidthType.DXA },
    columnWidths: widths,
    tableLook: { firstRow: true, firstColumn: true, noVBand: true },
    margins: { top: 70, bottom: 70, left: 100, right: 100 },
    borders: { top: line, bottom: line, insideHorizontal: line, left: none, right: none, insideVertical: none },
    rows: [
      row(
        columns.map(({ label }) => label),
        true,
        true,
      ),
      ...rows.map((cells, at) => row(cells, false, at === rows.length - 2)),
    ],
  });
}
