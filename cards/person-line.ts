import type { ITextRun } from '@microsoft/teams.cards';
import type { Element } from './card.ts';
import { bold, ends, line, type Look, quiet, run, under } from './text.ts';

interface Named {
  readonly name: string;
  readonly role: string;
  readonly detail: string;
}

/** One of several people: who they are, at the end of the line how it stands with them, and below, over the whole width, the detail. */
export const drawPersonLine = (
  { name, role, detail }: Named,
  state: ITextRun,
  look: Look = quiet,
): readonly Element[] => [
  { ...ends([line([run(name, bold), ', ', run(role)])], line([state])), separator: true },
  under(detail, look),
];
