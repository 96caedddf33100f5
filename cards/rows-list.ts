/** A list that is filled in row by row: touching a row opens it. */
import type { IColumnSet } from '@microsoft/teams.cards';
import { drawTouch } from './button.ts';
import { bold, line, paragraph, type Part, subtle } from './text.ts';
import { mark } from './tone.ts';
import type { ListOfRows, Press } from './views.ts';

/** Each row as its title and what it says, with the way to change it beside it. Throws when a press is over 200 bytes. */
export const drawRowsList = (list: ListOfRows): Part[] => [
  paragraph(list.label, bold, { spacing: 'Large' }),
  ...(list.help === undefined ? [] : [paragraph(list.help, subtle, { spacing: 'None' })]),
  ...(list.rows.length === 0 ? [paragraph(list.empty, subtle)] : list.rows.map(drawRow)),
  ...list.parts.map(({ title, press }) =>
    touchable([paragraph(title, { ...bold, color: 'Accent' })], press, title, '›'),
  ),
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

const touchable = (items: Part[], press: Press, says: string, way: string): IColumnSet => ({
  type: 'ColumnSet',
  separator: true,
  selectAction: drawTouch(press, says),
  columns: [
    { type: 'Column', width: 'stretch', items },
    {
      type: 'Column',
      width: 'auto',
      verticalContentAlignment: 'Center',
      items: [paragraph(way, { ...bold, color: 'Accent' })],
    },
  ],
});
