import type { IContainer } from '@microsoft/teams.cards';
import type { Card } from './card.ts';
import { frame, title } from './frame.ts';
import { bold, line, paragraph, quiet, run, subtle } from './text.ts';
import { strip } from './tone.ts';
import type { TimelineView } from './views.ts';

/**
 * What happened, entry by entry, in the order given. Whoever fills the view splits a long history into parts: about
 * 30 entries fit one card (S43).
 * Throws when the view has more than six buttons or a press over 200 bytes.
 */
export function drawTimeline(view: TimelineView): Card {
  const entries =
    view.entries.length === 0 ? [paragraph('Nothing has been recorded yet.')] : view.entries.map(drawEntry);
  return frame(
    [
      ...title(view),
      ...(view.news === undefined ? [] : [strip(view.news, 'good')]),
      ...(view.part === undefined ? [] : [paragraph(view.part, subtle)]),
      ...entries,
    ],
    view,
  );
}

function drawEntry(entry: TimelineView['entries'][number]): IContainer {
  return {
    type: 'Container',
    separator: true,
    items: [
      line([run(entry.when, quiet), ' · ', run(entry.who, quiet)]),
      paragraph(entry.what, bold, { spacing: 'None' }),
      ...(entry.detail === undefined ? [] : [paragraph(entry.detail, {}, { spacing: 'None' })]),
    ],
  };
}
