import type { IOpenUrlAction } from '@microsoft/teams.cards';
import type { Card } from './card.ts';
import { frame } from './frame.ts';
import { bold, heading, paragraph } from './text.ts';
import type { DownloadView, Link } from './plan-views.ts';

const LOOPBACK = /^(?:127(?:\.\d{1,3}){3}|localhost|\[::1\])$/u;

/**
 * A file to fetch: each link opens in the browser.
 * Throws when there are more than six buttons with the links, or an address that is neither https nor on this machine.
 */
export function drawDownload(view: DownloadView): Card {
  const card = frame(
    [
      heading(view.title, 'page'),
      paragraph(view.about, bold, { spacing: 'Small' }),
      ...view.paragraphs.map((words) => paragraph(words)),
    ],
    view,
  );
  const links = view.links.map(drawLink);
  if (links.length + view.buttons.length > 6) throw new Error('A card has at most six buttons, links included.');
  return { ...card, actions: [...links, ...(card.actions ?? [])] };
}

function drawLink({ title, url }: Link): IOpenUrlAction {
  const { protocol, hostname } = new URL(url);
  if (protocol !== 'https:' && !(protocol === 'http:' && LOOPBACK.test(hostname)))
    throw new Error('A link must be https.');
  return { type: 'Action.OpenUrl', title, url };
}
