/** Old beside new, in words: what would change, or has. */
import type { IColumnSet, IContainer } from '@microsoft/teams.cards';
import { bold, heading, paragraph, type Part, subtle } from './text.ts';
import type { ChangeView } from './plan-views.ts';

/** How the two sides are called: of a proposal "Now" and "Would be", of two versions "Before" and "After". */
export interface Sides {
  readonly before: string;
  readonly after: string;
}

const key = { ...subtle, ...bold };

/** Each change with what it is about above, and both sides below. What is new or gone is said in words. */
export function drawChanges(title: string, changes: readonly ChangeView[], sides: Sides): readonly Part[] {
  if (changes.length === 0) return [];
  return [heading(title, 'section', { spacing: 'Large' }), ...changes.map((change) => drawChange(change, sides))];
}

const drawChange = ({ what, before, after }: ChangeView, sides: Sides): IContainer => ({
  type: 'Container',
  style: 'emphasis',
  spacing: 'Small',
  items: [
    paragraph(what, bold),
    ...(before === undefined ? [] : [side(after === undefined ? 'No more' : sides.before, before)]),
    ...(after === undefined ? [] : [side(before === undefined ? 'New' : sides.after, after)]),
  ],
});

const side = (label: string, words: string): IColumnSet => ({
  type: 'ColumnSet',
  spacing: 'None',
  columns: [
    { type: 'Column', width: '72px', items: [paragraph(label, key)] },
    { type: 'Column', width: 'stretch', items: [paragraph(words)] },
  ],
});
