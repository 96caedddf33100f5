import type { ITextRun } from '@microsoft/teams.cards';
import { bold, line, type Look, paragraph, type Part, quiet, run } from './text.ts';

interface Named {
  readonly name: string;
  readonly role: string;
  readonly detail: string;
}

/** One of several people: who they are, at the end of the line how it stands with them, and below, over the whole width, the detail. */
export const drawPersonLine = ({ name, role, detail }: Named, state: ITextRun, look: Look = quiet): readonly Part[] => [
  {
    type: 'ColumnSet',
    separator: true,
    columns: [
      { type: 'Column', width: 'stretch', items: [line([run(name, bold), ', ', run(role)])] },
      { type: 'Column', width: 'auto', items: [line([state])] },
    ],
  },
  paragraph(detail, look, { spacing: 'None' }),
];
