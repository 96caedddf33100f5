import type { IOpenUrlAction } from '@microsoft/teams.cards';
import type { Card } from './card.ts';
import { checkButtons, frame } from './frame.ts';
import type { DownloadView, Link } from './plan-views.ts';
import { bold, heading, paragraph } from './text.ts';

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
      ...view.paragraphs.map((words) => paragraph(words)),
    ],
    view,
  );
  return { ...card, actions: [...view.links.map(drawLink), ...(card.actions ?? [])] };
}

function drawLink({ title, url }: Link, index: number): IOpenUrlAction {
  const { protocol, hostname } = new URL(url);
  if (protocol !== 'https:' && !(protocol === 'http:' && LOOPBACK.test(hostname)))
    throw new Error('A link must be https.');
  return { type: 'Action.OpenUrl', title, url, ...(index === 0 ? { style: 'positive' } : {}) };
}
