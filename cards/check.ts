import type { IColumn, IColumnSet, IContainer } from '@microsoft/teams.cards';
import { drawTouch } from './button.ts';
import type { Card } from './card.ts';
import { band, frame } from './frame.ts';
import { drawRows } from './rows.ts';
import { bold, heading, paragraph } from './text.ts';
import { strip } from './tone.ts';
import type { CheckView } from './views.ts';

type Section = CheckView['sections'][number];

/**
 * Everything that was answered, to be read once more before it is recorded. The head of a section opens its questions
 * again when touched.
 * Throws when the view has more than six buttons, more than sixty owners, or a press over 200 bytes.
 */
export function drawCheck(view: CheckView): Card {
  return frame(
    [
      band(view),
      heading('Check what you entered', 'page', { spacing: 'Medium' }),
      paragraph(view.intro, {}, { spacing: 'Small' }),
      ...(view.problem === undefined ? [] : [strip(view.problem, 'attention')]),
      ...view.warnings.map((warning) => strip(warning, 'warning')),
      ...view.sections.map(drawSection),
    ],
    view,
  );
}

function drawSection(section: Section): IContainer {
  return {
    type: 'Container',
    separator: true,
    spacing: 'Large',
    items: [sectionHead(section), ...drawRows(section.rows)],
  };
}

function sectionHead({ title, change }: Section): IColumnSet {
  const words: IColumn = { type: 'Column', width: 'stretch', items: [heading(title, 'section')] };
  if (change === undefined) return { type: 'ColumnSet', columns: [words] };
  return {
    type: 'ColumnSet',
    selectAction: drawTouch(change, `Change: ${title}`),
    columns: [
      words,
      {
        type: 'Column',
        width: 'auto',
        verticalContentAlignment: 'Center',
        items: [paragraph('Change ›', { ...bold, color: 'Accent' })],
      },
    ],
  };
}
