import type { Card } from './card.ts';
import { frame, title } from './frame.ts';
import { drawLedger } from './ledger.ts';
import { drawRows } from './rows.ts';
import { strip } from './tone.ts';
import type { RecordView } from './views.ts';

/**
 * A record: what just happened, or else how it stands, first; then what is special about it, what it says, and who has been told.
 * Throws when the view has more than six buttons, more than sixty owners, or a press over 200 bytes.
 */
export function drawRecord(view: RecordView): Card {
  return frame(
    [
      ...title(view),
      ...(view.news === undefined ? [] : [strip(view.news, 'good')]),
      // What just happened says by itself that there is more to do; that it is all done is worth saying twice.
      ...(view.news === undefined || view.status.tone === 'good' ? [strip(view.status.words, view.status.tone)] : []),
      ...view.flags.map((flag) => strip(flag.words, flag.tone, 'Small')),
      ...drawRows(view.rows),
      ...(view.ledger === undefined ? [] : [drawLedger(view.ledger)]),
    ],
    view,
  );
}
