import type { IColumnSet } from '@microsoft/teams.cards';
import { shown, type Card, type Element } from './card.ts';
import { drawField } from './field.ts';
import { band, frame } from './frame.ts';
import { bold, heading, line, paragraph, run, subtle, under } from './text.ts';
import { mark, strip } from './tone.ts';
import { touchable, wayOn } from './touchable.ts';
import type { FormView, ListOfRows } from './views.ts';

/**
 * One step of a form: where one is, what to do, and the questions of this step with what was answered before.
 * Throws when the view has more than six buttons, more than sixty owners, a press over 200 bytes, or a field called
 * do, id, rev or x.
 */
export const drawForm = (view: FormView): Card =>
  frame(
    [
      band(view),
      heading(view.stepTitle, 'page', { spacing: 'Medium' }),
      view.intro && paragraph(view.intro, {}, { spacing: 'Small' }),
      view.problem && strip(view.problem, 'attention'),
      view.fields.map(drawField),
      view.list && drawRowsList(view.list),
    ],
    view,
  );

/** A list that is filled in row by row: touching a row opens it. */
const drawRowsList = ({ label, help, empty, rows, parts }: ListOfRows): Element[] =>
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
