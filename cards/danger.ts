import type { IColumnSet } from '@microsoft/teams.cards';
import type { Card } from './card.ts';
import { frame } from './frame.ts';
import { bold, heading, paragraph } from './text.ts';
import { banner } from './tone.ts';
import type { DangerView } from './views.ts';

/**
 * 999 before everything else (R39): large, on the colour for danger, above all steps. Needs nothing but the words of
 * the view.
 * Throws when the view has more than six buttons or a press over 200 bytes.
 */
export function drawDanger(view: DangerView): Card {
  const large = { ...heading(view.heading, 'page'), size: 'ExtraLarge' } as const;
  return frame(
    [
      banner(large, 'attention', paragraph(view.first, { ...bold, size: 'Large' }, { spacing: 'Small' })),
      view.steps.map(drawStep),
      paragraph(view.afterwards, {}, { separator: true, spacing: 'Medium' }),
    ],
    view,
  );
}

function drawStep(step: string, index: number): IColumnSet {
  return {
    type: 'ColumnSet',
    columns: [
      { type: 'Column', width: 'auto', items: [paragraph(`${index + 1}`, bold)] },
      { type: 'Column', width: 'stretch', items: [paragraph(step)] },
    ],
  };
}
