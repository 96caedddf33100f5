import type { Card } from './card.ts';
import { drawChanges, type Sides } from './changes.ts';
import { frame, title } from './frame.ts';
import type { CompareView } from './plan-views.ts';
import { paragraph } from './text.ts';
import { drawRows } from './rows.ts';
import { drawWeek, weekWords } from './week.ts';

const ALL_NEW: Sides = { before: 'Before', after: 'After' };
const SIDES: Sides = { ...ALL_NEW, added: 'New' };

/**
 * What is different between two versions of a plan. Twelve changes of 500 characters each way fit (S43).
 * Throws when the view has more than six buttons or a press over 200 bytes.
 */
export function drawCompare(view: CompareView): Card {
  const { allNew, changes, week } = view;
  const [heading, sides] = allNew === true ? ['What it would say', ALL_NEW] : ['Changes', SIDES];
  return frame(
    [
      title(view),
      paragraph(view.intro),
      drawChanges(heading, changes, sides, week && weekWords(week, SIDES)),
      week && drawWeek(week, SIDES),
      view.rows && view.rows.length > 0 && drawRows(view.rows),
    ],
    view,
  );
}
