/** Labels and values below one another. */
import type { IColumnSet } from '@microsoft/teams.cards';
import { bold, paragraph, type Part, subtle } from './text.ts';
import type { Row } from './views.ts';

/** Above this a value gets the whole width: in half a phone it would be a tall, thin column. */
const LONG = 60;

/** Bold too, because high contrast has no subtle colour. */
export const key = { ...subtle, ...bold };

/** Each row as label and value side by side, or one above the other where the value is long or has lines of its own. */
export const drawRows = (rows: readonly Row[]): Part[] => rows.flatMap(drawRow);

function drawRow(row: Row): Part[] {
  const value = row.value.trim() === '' ? 'Not given' : row.value;
  if (value.length > LONG || value.trim().includes('\n')) {
    return [paragraph(row.label, key), paragraph(value, {}, { spacing: 'None' })];
  }
  return [beside(row.label, value)];
}

function beside(label: string, value: string): IColumnSet {
  return {
    type: 'ColumnSet',
    columns: [
      { type: 'Column', width: 2, items: [paragraph(label, key)] },
      { type: 'Column', width: 3, items: [paragraph(value)] },
    ],
  };
}
