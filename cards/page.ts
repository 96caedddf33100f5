import type { Card, Element } from './card.ts';
import { frame } from './frame.ts';
import { bold, heading, paragraph, under } from './text.ts';
import { banner, signed } from './tone.ts';
import { touchable } from './touchable.ts';
import type { PageView } from './views.ts';

/**
 * A few words and what can be done next. With a tone, the title stands on that tone's strip.
 * Throws when the view has more than six buttons or a press over 200 bytes.
 */
export const drawPage = (view: PageView): Card =>
  frame(
    [
      view.tone ? banner(heading(signed(view.title, view.tone), 'page'), view.tone) : heading(view.title, 'page'),
      view.paragraphs.map((words) => paragraph(words)),
      view.list?.map(drawEntry),
    ],
    view,
  );

function drawEntry({ title, detail, press }: NonNullable<PageView['list']>[number]): Element {
  const words = [paragraph(title, bold), ...(detail === undefined ? [] : [under(detail)])];
  return press === undefined ? { type: 'Container', separator: true, items: words } : touchable(words, press, title);
}
