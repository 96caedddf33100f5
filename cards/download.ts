import type { IOpenUrlAction } from '@microsoft/teams.cards';
import type { Card } from './card.ts';
import { checkButtons, frame } from './frame.ts';
import { bold, heading, paragraph } from './text.ts';
import type { Button } from './views.ts';

/** A button that opens an address in the browser instead of asking the bot. */
export interface Link {
  readonly title: string;
  readonly url: string;
}

/** A file that the owner of this card can fetch: through a link that works once, for them, for a short while. */
export interface DownloadView {
  readonly title: string;
  readonly about: string;
  readonly paragraphs: readonly string[];
  readonly links: readonly Link[];
  readonly buttons: readonly Button[];
}

const LOOPBACK = /^(?:127(?:\.\d{1,3}){3}|localhost|\[::1\])$/u;

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
  return { ...card, actions: [...view.links.map(drawLink), ...(card.actions ?? [])] };
}

function drawLink({ title, url }: Link, index: number): IOpenUrlAction {
  const { protocol, hostname } = new URL(url);
  if (protocol !== 'https:' && !(protocol === 'http:' && LOOPBACK.test(hostname)))
    throw new Error('A link must be https.');
  return { type: 'Action.OpenUrl', title, url, style: index === 0 ? 'positive' : 'default' };
}
