import type { Card } from './card.ts';
import { drawLink } from './button.ts';
import { checkButtons, frame } from './frame.ts';
import { bold, heading, paragraph } from './text.ts';
import type { Button, Link } from './views.ts';

/** A file that the owner of this card can fetch: through a link that works once, for them, for a short while. */
export interface DownloadView {
  readonly title: string;
  readonly about: string;
  readonly paragraphs: readonly string[];
  readonly links: readonly Link[];
  readonly buttons: readonly Button[];
}

/**
 * A file to fetch: each link opens in the browser, the first stands out.
 * Throws when there are more than six buttons with the links, or an address that is neither https nor on this machine.
 */
export function drawDownload(view: DownloadView): Card {
  checkButtons(view.links.length + view.buttons.length);
  const card = frame(
    [
      heading(view.title, 'page'),
      paragraph(view.about, bold, { spacing: 'Small' }),
      view.paragraphs.map((words) => paragraph(words)),
    ],
    view,
  );
  return { ...card, actions: [...view.links.map((link, at) => drawLink(link, at === 0)), ...(card.actions ?? [])] };
}
