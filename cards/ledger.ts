import type { IContainer } from '@microsoft/teams.cards';
import { drawPersonLine } from './person-line.ts';
import { bold, heading, run, under } from './text.ts';
import type { LedgerView } from './views.ts';

/**
 * Who has been told and who has not yet (R4): a part of a record's card. Each state is a sign and words; only those
 * still to be told stand out.
 */
export const drawLedger = (view: LedgerView): IContainer => ({
  type: 'Container',
  separator: true,
  spacing: 'Large',
  items: [
    heading('Who has been told', 'section'),
    under(view.progress),
    ...view.lines.flatMap((told) =>
      drawPersonLine(told, told.told ? run('✓ Told') : run('● Not yet told', { ...bold, color: 'Attention' })),
    ),
  ],
});
