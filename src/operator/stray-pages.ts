import { subjectOf } from '../kernel/ids.ts';
import { HistoryPage, PAGE, pageIdOf } from '../records/archive.ts';
import { StoredRecord } from '../records/record.ts';
import { same } from '../records/same.ts';
import type { Filed } from '../store/document-store.ts';
import type { Room } from '../store/room.ts';
import { isTombstone } from '../store/tombstone.ts';

/** The ids of the pages that a record says it has. */
export function pagesOf({ id, body }: Pick<Filed, 'id' | 'body'>): readonly string[] {
  const pages = StoredRecord.safeParse(body).data?.archived?.pages ?? 0;
  return Array.from({ length: pages }, (_, page) => pageIdOf(id, page));
}

/**
 * What is wrong with a page that no record said it has when the record was looked at. Undefined when all is well: its record has it
 * by now; or its writer did not come to take its entries out of the record, as the next writer will.
 */
export async function faultOfStray(room: Room, partition: string, id: string): Promise<string | undefined> {
  const kept = await room.read(partition, id);
  if (!kept || isTombstone(kept)) return undefined;
  const page = HistoryPage.safeParse(kept.body).data;
  if (!page || pageIdOf(page.record, page.page) !== id || subjectOf(page.record) !== partition)
    return 'stands in the place of a page, and is none';
  const record = await room.read(partition, page.record);
  if (!record) return 'is a page of no record';
  if (isTombstone(record)) return 'is a page of a record that was erased';
  const read = StoredRecord.safeParse(record.body).data;
  // One that cannot be read is named itself.
  if (!read || pagesOf(record).includes(id)) return undefined;
  const first = page.page * PAGE + 1;
  const own = read.entries.filter(({ seq }) => seq >= first && seq < first + PAGE);
  return same(own, page.entries) ? undefined : 'is not a page of its record';
}
