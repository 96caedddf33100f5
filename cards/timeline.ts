import type { IContainer } from '@microsoft/teams.cards';
import { shown, type Card } from './card.ts';
import { frame, title } from './frame.ts';
import { bold, line, paragraph, quiet, run, subtle, under } from './text.ts';
import type { TimelineView } from './views.ts';

/**
 * What happened, entry by entry, in the order given. Its maker splits a long history into parts: about
 * 30 entries fit one card (S43).
 * Throws when the view has more than six buttons or a press over 200 bytes.
 */
export const drawTimeline = (view: TimelineView): Card =>
  frame(
    [
      title(view),
      view.part && paragraph(view.part, subtle),
      view.entries.length === 0 ? paragraph('Nothing has been recorded yet.') : view.entries.map(drawEntry),
    ],
    view,
  );

const drawEntry = ({ when, who, what, detail }: TimelineView['entries'][number]): IContainer => ({
  type: 'Container',
  separator: true,
  items: shown([line([run(when, quiet), ' · ', run(who, quiet)]), under(what, bold), detail && under(detail)]),
});
