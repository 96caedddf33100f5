/** Labels and values below one another. */
import type { IColumnSet } from '@microsoft/teams.cards';
import type { Element } from './card.ts';
import { bold, paragraph, subtle, under } from './text.ts';
import type { Row } from './views.ts';

/** Above this a value gets the whole width: in half a phone it would be a tall, thin column. */
const LONG = 60;

/** Bold too, because high contrast has no subtle colour. */
export const key = { ...subtle, ...bold };

/** Each row as label and value side by side, or one above the other where the value is long or has lines of its own. */
export const drawRows = (rows: readonly Row[]): Element[] => rows.flatMap(drawRow);

function drawRow({ label, value: words }: Row): Element[] {
  const value = words.trim() === '' ? 'Not given' : words;
  return value.length > LONG || value.trim().includes('\n')
    ? [paragraph(label, key), under(value)]
    : [beside(label, value, 2, 3)];
}

/** A label and what it is about on one line, as wide as this. */
export const beside = (label: string, words: string, first: number | string, second: number | string): IColumnSet => ({
  type: 'ColumnSet',
  columns: [
    { type: 'Column', width: first, items: [paragraph(label, key)] },
    { type: 'Column', width: second, items: [paragraph(words)] },
  ],
});
