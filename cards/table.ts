/** A small table of our own words and figures: what stands where a chart cannot be drawn. */
import type { ITable, ITableRow } from '@microsoft/teams.cards';
import { bold, paragraph } from './text.ts';

/** `head` is the first row; `widths` are shares of the card's. Few columns: it must fit a phone. */
export const drawTable = (
  head: readonly string[],
  rows: readonly (readonly string[])[],
  widths: readonly number[],
): ITable => ({
  type: 'Table',
  showGridLines: true,
  columns: widths.map((width) => ({ width })),
  rows: [head, ...rows].map((cells, index) => drawRow(cells, index === 0)),
});

const drawRow = (cells: readonly string[], isHead: boolean): ITableRow => ({
  type: 'TableRow',
  cells: cells.map((words) => ({ type: 'TableCell', items: [paragraph(words, isHead ? bold : {})] })),
});
