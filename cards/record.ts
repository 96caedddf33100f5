import type { Card } from './card.ts';
import { drawField } from './field.ts';
import { frame, title } from './frame.ts';
import { drawLedger } from './ledger.ts';
import { drawRows } from './rows.ts';
import type { RecordView } from './views.ts';

/**
 * A record: what just happened, or else how it stands, first; then what is special about it, what it says, and who has been told.
 * Throws when the view has more than six buttons, more than sixty owners, or a press over 200 bytes.
 */
export const drawRecord = (view: RecordView): Card =>
  frame(
    [
      // What just happened says by itself that there is more to do; that it is all done is worth saying twice.
      title(view, [
        ...(view.status && (view.news === undefined || view.status.tone === 'good') ? [view.status] : []),
        ...(view.flags ?? []),
      ]),
      drawRows(view.rows),
      view.ledger && drawLedger(view.ledger),
      view.field && drawField(view.field),
    ],
    view,
  );
