/** A list that is filled in row by row: touching a row opens it. */
import type { IColumnSet } from '@microsoft/teams.cards';
import { shown, type Element } from './card.ts';
import { bold, line, paragraph, run, subtle, under } from './text.ts';
import { mark } from './tone.ts';
import { touchable, wayOn } from './touchable.ts';
import type { ListOfRows } from './views.ts';

/** Each row as its title and what it says, with the way to change it beside it. Throws when a press is over 200 bytes. */
export const drawRowsList = ({ label, help, empty, rows, parts }: ListOfRows): Element[] =>
  shown([
    paragraph(label, bold, { spacing: 'Large' }),
    help && under(help, subtle),
    rows.length === 0 ? paragraph(empty, subtle) : rows.map(drawRow),
    parts.map(({ title, press }) => wayOn({ words: title, press })),
  ]);

function drawRow({ number, title, detail, fits, press }: ListOfRows['rows'][number]): IColumnSet {
  const head = `${number}. ${title}`;
  const way = fits ? 'Change' : 'Complete';
  return touchable(
    [line([fits ? run(head, bold) : mark(head, 'attention')]), under(detail)],
    press,
    `${way}: ${title}`,
    `${way} ›`,
  );
}
