/** A list that is filled in row by row: touching a row opens it. */
import type { IColumnSet } from '@microsoft/teams.cards';
import { bold, line, paragraph, type Part, subtle } from './text.ts';
import { mark } from './tone.ts';
import { touchable, wayOn } from './touchable.ts';
import type { ListOfRows } from './views.ts';

/** Each row as its title and what it says, with the way to change it beside it. Throws when a press is over 200 bytes. */
export const drawRowsList = (list: ListOfRows): Part[] => [
  paragraph(list.label, bold, { spacing: 'Large' }),
  ...(list.help === undefined ? [] : [paragraph(list.help, subtle, { spacing: 'None' })]),
  ...(list.rows.length === 0 ? [paragraph(list.empty, subtle)] : list.rows.map(drawRow)),
  ...list.parts.map(({ title, press }) => wayOn(title, press)),
];

function drawRow({ number, title, detail, fits, press }: ListOfRows['rows'][number]): IColumnSet {
  const head = `${number}. ${title}`;
  const way = fits ? 'Change' : 'Complete';
  return touchable(
    [fits ? paragraph(head, bold) : line([mark(head, 'attention')]), paragraph(detail, {}, { spacing: 'None' })],
    press,
    `${way}: ${title}`,
    `${way} ›`,
  );
}
