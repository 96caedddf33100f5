import type { IColumnSet, IContainer } from '@microsoft/teams.cards';
import { bold, heading, line, paragraph, quiet, run } from './text.ts';
import type { LedgerView } from './views.ts';

type Line = LedgerView['lines'][number];

/**
 * Who has been told and who has not yet (R4): a part of a record's card. Each state is a sign and words; only those
 * still to be told stand out.
 */
export function drawLedger(view: LedgerView): IContainer {
  return {
    type: 'Container',
    separator: true,
    spacing: 'Large',
    items: [
      heading('Who has been told', 'section'),
      paragraph(view.progress, {}, { spacing: 'None' }),
      ...view.lines.map(drawLine),
    ],
  };
}

function drawLine(told: Line): IColumnSet {
  const state = told.told ? run('✓ Told') : run('● Not yet told', { ...bold, color: 'Attention' });
  return {
    type: 'ColumnSet',
    separator: true,
    columns: [
      {
        type: 'Column',
        width: 'stretch',
        items: [line([run(told.name, bold), ', ', run(told.role)]), paragraph(told.detail, quiet, { spacing: 'None' })],
      },
      { type: 'Column', width: 'auto', items: [line([state])] },
    ],
  };
}
