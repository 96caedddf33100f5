import type { IColumnSet, ITextRun } from '@microsoft/teams.cards';
import { bold, line, type Look, paragraph, quiet, run } from './text.ts';

interface Named {
  readonly name: string;
  readonly role: string;
  readonly detail: string;
}

/** One of several people: who they are, how it stands with them at the end of the line, and quietly below the detail. */
export const drawPersonLine = ({ name, role, detail }: Named, state: ITextRun, look: Look = quiet): IColumnSet => ({
  type: 'ColumnSet',
  separator: true,
  columns: [
    {
      type: 'Column',
      width: 'stretch',
      items: [line([run(name, bold), ', ', run(role)]), paragraph(detail, look, { spacing: 'None' })],
    },
    { type: 'Column', width: 'auto', items: [line([state])] },
  ],
});
