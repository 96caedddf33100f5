import type { IColumnSet } from '@microsoft/teams.cards';
import type { Card } from './card.ts';
import { frame, title } from './frame.ts';
import { bold, line, paragraph, quiet, run } from './text.ts';
import { strip } from './tone.ts';
import type { CopiesView } from './plan-views.ts';

/**
 * Who has which version of a plan (R17): those without the one that holds now stand out. Thirty lines fit (S43).
 * Throws when the view has more than six buttons or a press over 200 bytes.
 */
export function drawCopies(view: CopiesView): Card {
  return frame(
    [
      ...title(view),
      ...(view.news === undefined ? [] : [strip(view.news, 'good')]),
      paragraph(view.intro),
      ...view.lines.map(drawLine),
    ],
    view,
  );
}

const drawLine = ({ name, role, current, detail }: CopiesView['lines'][number]): IColumnSet => ({
  type: 'ColumnSet',
  separator: true,
  columns: [
    {
      type: 'Column',
      width: 'stretch',
      items: [line([run(name, bold), ', ', run(role)]), paragraph(detail, quiet, { spacing: 'None' })],
    },
    {
      type: 'Column',
      width: 'auto',
      items: [line([current ? run('✓ Has it') : run('● Not yet', { ...bold, color: 'Attention' })])],
    },
  ],
});
