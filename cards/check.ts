import type { IContainer } from '@microsoft/teams.cards';
import { shown, type Card } from './card.ts';
import { drawChanges, type Sides } from './changes.ts';
import { band, frame } from './frame.ts';
import { drawRows } from './rows.ts';
import { heading, paragraph } from './text.ts';
import { drawFlags } from './tone.ts';
import { touchable } from './touchable.ts';
import type { CheckView } from './views.ts';
import { weekWords } from './week.ts';

const SIDES: Sides = { before: 'Now', after: 'Would be', added: 'New' };

/** What the support of a week comes to, for whoever checks it in words. */
export const weekChecked = (week: NonNullable<CheckView['week']>, until?: string): string =>
  weekWords(week, SIDES, until);

/**
 * Everything that was answered, to be read once more before it is recorded. The head of a section opens its questions
 * again when touched.
 * Throws when the view has more than six buttons, more than sixty owners, or a press over 200 bytes.
 */
export const drawCheck = (view: CheckView): Card =>
  frame(
    [
      band(view),
      heading('Check what you entered', 'page', { spacing: 'Medium' }),
      paragraph(view.intro, {}, { spacing: 'Small' }),
      drawFlags([
        ...(view.problem ? [{ words: view.problem, tone: 'attention' } as const] : []),
        ...view.warnings.map((words) => ({ words, tone: 'warning' }) as const),
      ]),
      view.changes &&
        drawChanges('What would change', view.changes, SIDES, view.week && weekChecked(view.week, view.weekUntil)),
      view.sections.map(drawSection),
    ],
    view,
  );

function drawSection({ title, rows, change }: CheckView['sections'][number]): IContainer {
  const head = heading(title, 'section');
  return {
    type: 'Container',
    separator: true,
    spacing: 'Large',
    items: shown([change ? touchable([head], change, `Change: ${title}`, 'Change ›') : head, drawRows(rows)]),
  };
}
