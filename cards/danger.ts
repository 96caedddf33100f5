import type { IColumnSet, IOpenUrlAction } from '@microsoft/teams.cards';
import type { Card } from './card.ts';
import { checkButtons, frame } from './frame.ts';
import { bold, heading, paragraph } from './text.ts';
import { banner } from './tone.ts';
import type { Call, DangerView } from './views.ts';

/**
 * 999 before everything else (R39): large, on the colour for danger, above all steps. Needs nothing but the words of
 * the view.
 * Throws when the view has more than six buttons with the calls, or a press over 200 bytes.
 */
export function drawDanger(view: DangerView): Card {
  const large = { ...heading(view.heading, 'page'), size: 'ExtraLarge' } as const;
  checkButtons(view.calls.length + view.buttons.length);
  const card = frame(
    [
      banner(large, 'attention', paragraph(view.first, { ...bold, size: 'Large' }, { spacing: 'Small' })),
      view.steps.map(drawStep),
      paragraph(view.afterwards, {}, { separator: true, spacing: 'Medium' }),
      view.numbers.map((words) => paragraph(words)),
    ],
    view,
  );
  return { ...card, actions: [...view.calls.map(drawCall), ...(card.actions ?? [])] };
}

/** Teams rings it on a phone; on a computer it may do nothing, so the number stands in the title. */
const drawCall = ({ title, number }: Call, index: number): IOpenUrlAction => ({
  type: 'Action.OpenUrl',
  title,
  url: `tel:${number.replaceAll(/[^+\d]/gu, '')}`,
  style: index === 0 ? 'destructive' : 'default',
});

function drawStep(step: string, index: number): IColumnSet {
  return {
    type: 'ColumnSet',
    columns: [
      { type: 'Column', width: 'auto', items: [paragraph(`${index + 1}`, bold)] },
      { type: 'Column', width: 'stretch', items: [paragraph(step)] },
    ],
  };
}
