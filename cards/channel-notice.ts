import type { Card } from './card.ts';
import { drawLink } from './button.ts';
import { checkButtons, frame } from './frame.ts';
import { bold, heading, line, paragraph, quiet, run } from './text.ts';
import type { ChannelNoticeView } from './views.ts';

/**
 * The notice in a team's channel: that something changed, never what, with initials and reference only (S40, S42).
 * Short, so that it needs no scrolling.
 * Throws when the view has more than six buttons with the links, or a press over 200 bytes.
 */
export function drawChannelNotice(view: ChannelNoticeView): Card {
  checkButtons(view.buttons.length + view.links.length);
  const card = frame(
    [
      heading(view.what, 'page'),
      line([run(view.initials, bold), ' · ', run(view.reference)], { spacing: 'Small' }),
      paragraph(seen(view.seenBy), quiet),
    ],
    view,
  );
  return { ...card, actions: [...(card.actions ?? []), ...view.links.map((link) => drawLink(link))] };
}

const seen = (names: readonly string[]): string =>
  names.length === 0 ? 'Nobody has marked this as seen yet.' : `✓ Seen by ${names.length}: ${names.join(', ')}`;
