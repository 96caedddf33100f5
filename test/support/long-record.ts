import { StaffId, type RecordId } from '../../src/kernel/ids.ts';
import type { Clock } from '../../src/kernel/clock.ts';
import type { DocumentStore } from '../../src/store/document-store.ts';
import { AUTHOR, BEGINNING, bookIn, changeMonitoring, outsideRecipient } from './monitoring.ts';

/** A change of monitoring of which `entries` things are noted: most of them that one more colleague saw the notice in the channel. */
export async function longRecord(store: DocumentStore, clock: Clock, id: RecordId, entries: number): Promise<void> {
  const book = bookIn(store, clock, [outsideRecipient('sarah')]);
  await book.give(id, { own: changeMonitoring() }, AUTHOR, BEGINNING);
  for (let entry = 3; entry <= entries; entry += 1) {
    const by = StaffId.parse(`colleague${entry}`);
    await book.give(id, { telling: { type: 'note-seen', name: `Colleague ${entry}` } }, by);
  }
}
