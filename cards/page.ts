import type { IContainer } from '@microsoft/teams.cards';
import type { Card } from './card.ts';
import { frame } from './frame.ts';
import { bold, heading, paragraph } from './text.ts';
import { banner } from './tone.ts';
import type { PageView } from './views.ts';

/**
 * A few words and what can be done next. With a tone, the title stands on that tone's strip.
 * Throws when the view has more than six buttons or a press over 200 bytes.
 */
export function drawPage(view: PageView): Card {
  const title = view.tone === undefined ? heading(view.title, 'page') : banner(view.title, view.tone);
  return frame([title, ...view.paragraphs.map((text) => paragraph(text)), ...(view.list ?? []).map(drawEntry)], view);
}

function drawEntry({ title, detail }: NonNullable<PageView['list']>[number]): IContainer {
  return {
    type: 'Container',
    separator: true,
    items: [paragraph(title, bold), paragraph(detail, {}, { spacing: 'None' })],
  };
}
