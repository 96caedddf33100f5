import type { IContainer, ITextRun } from '@microsoft/teams.cards';
import type { Element } from './card.ts';
import { bold, ends, heading, line, type Look, quiet, run, under } from './text.ts';
import type { LedgerView, PersonLine } from './views.ts';

/** One of several people: who they are, at the end of the line how it stands with them, and below, over the whole width, the detail. */
export const drawPersonLine = (
  { name, role, detail }: PersonLine,
  state: ITextRun,
  look: Look = quiet,
): readonly Element[] => [
  { ...ends([line([run(name, bold), ', ', run(role)])], line([state])), separator: true },
  under(detail, look),
];

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
    ...view.lines.flatMap((told) => drawPersonLine(told, stateOf(told.told))),
  ],
});

function stateOf(told: LedgerView['lines'][number]['told']) {
  if (told === 'not-asked') return run('No answer needed');
  if (told === 'not-needed') return run('– Not needed any more');
  // What has just been recorded is not red: nobody has done anything wrong.
  if (told === 'late') return run('● Not yet told', { ...bold, color: 'Attention' });
  return told ? run('✓ Told') : run('● Not yet told', bold);
}
