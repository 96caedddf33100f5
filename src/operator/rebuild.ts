import { isPageId } from '../records/archive.ts';
import type { Document } from '../store/document-store.ts';
import { recordRooms, type Room } from '../store/room.ts';
import { isTombstone } from '../store/tombstone.ts';
import { count, every, type Operator, type RunResult } from './operator.ts';

/**
 * Writes anew whatever follows from a record's history (its state, what it is found by, its seal) where it differs. A record whose
 * history or whose other parts were altered is left alone and named: only a backup can put it right. So can it alone a page of it.
 */
export async function rebuild({ services, records, say }: Operator): RunResult {
  let [right, mended, refused] = [0, 0, 0];
  for (const room of recordRooms(services.store))
    for await (const filed of every(room)) {
      if (isTombstone(filed) || isPageId(filed.id)) continue;
      const { faults, mended: document } = await records.check(filed);
      if (faults.length === 0) {
        right += 1;
      } else if (!document) {
        refused += 1;
        say(`${filed.id}: not rebuilt: ${faults.join('; ')}`);
      } else if (await rewritten(room, document, filed.etag)) {
        mended += 1;
        say(`${filed.id}: rebuilt: ${faults.join('; ')}`);
      } else {
        refused += 1;
        say(`${filed.id}: not rebuilt: somebody changed it at the same moment. Run this again.`);
      }
    }
  say(`${count(right, 'record')} needed nothing, ${mended} rebuilt, ${refused} not rebuilt.`);
  return refused === 0;
}

/**
 * First without tags, for a store need not look again at tags that are the ones it was given before. In between no search finds
 * the record; should it stop there, the next run goes on. False when another writer came at the same moment.
 */
async function rewritten(room: Room, document: Document, etag: string): Promise<boolean> {
  const bare = await room.replace({ ...document, tags: {} }, etag);
  return bare.ok && (await room.replace(document, bare.value)).ok;
}
