/** A small table of our own figures: what stands where a chart cannot be drawn, and what screen readers read. */
import type { ITable, ITableRow } from '@microsoft/teams.cards';
import { bold, paragraph } from './text.ts';

/** The first row is the head, the first column a short name. Few columns: it must fit a phone. */
export const drawTable = (head: readonly string[], rows: readonly (readonly string[])[]): ITable => ({
  type: 'Table',
  showGridLines: true,
  columns: head.map((_, index) => ({ width: index === 0 ? 1 : 2 })),
  rows: [head, ...rows].map((cells, index) => drawRow(cells, index === 0)),
});

const drawRow = (cells: readonly string[], isHead: boolean): ITableRow => ({
  type: 'TableRow',
  cells: cells.map((words) => ({ type: 'TableCell', items: [paragraph(words, isHead ? bold : {})] })),
});
