import { pageIdOf, pagesFilledBy } from '../records/archive.ts';
import { StoredRecord } from '../records/record.ts';
import type { Filed, Kept, Tags } from '../store/document-store.ts';
import { everyFound, type Room } from '../store/room.ts';
import { entomb, isTombstone, Tombstone, tombstoneOf, type Erased } from '../store/tombstone.ts';

const TRIES = 5;

/** Carried by the tombstone of a record while its pages still have to go: the next run goes on with that. */
const UNFINISHED = { tag: 'erasing', equals: 'pages' } as const;

export const isUnfinished = ({ tags }: Pick<Filed, 'tags'>): boolean => tags[UNFINISHED.tag] !== undefined;

/**
 * Erases one record; its tombstone tells how long its history was and how it ended. False when another writer came in between.
 *
 * The record goes first, so that a writer at this moment has either won, and nothing is erased, or finds it gone. Then
 * each page its history can have filled, written or not: a tombstone in its place keeps a writer who was held up from putting a
 * page there when the walk is over.
 */
export async function eraseRecord(room: Room, kept: Kept, erased: Erased): Promise<boolean> {
  const history = endOf(kept);
  const hasPages = history !== undefined && pagesFilledBy(history.entries) > 0;
  const tags: Tags = hasPages ? { [UNFINISHED.tag]: UNFINISHED.equals } : {};
  if (!(await entomb(room, kept, { ...erased, history }, tags))) return false;
  const stone = hasPages ? await room.read(kept.partition, kept.id) : undefined;
  if (stone) await finishErasing(room, stone);
  return true;
}

/** Where a record's history ends, of however much of it the record's own document holds. Undefined when it cannot be read. */
export function endOf({ body }: Pick<Kept, 'body'>): { readonly entries: number; readonly hash: string } | undefined {
  const { entries = [], archived } = StoredRecord.safeParse(body).data ?? {};
  const last = entries.at(-1);
  return last && { entries: (archived?.entries ?? 0) + entries.length, hash: last.hash };
}

/** Takes the pages of a record that has gone, and then notes that none is left. Several may do this at once. */
export async function finishErasing(room: Room, { id, partition, body, etag }: Kept): Promise<void> {
  const { at, why, history } = Tombstone.parse(body);
  const erased = { at: new Date(at), why };
  for (let page = 0; page < pagesFilledBy(history?.entries ?? 0); page++) {
    await erasePage(room, partition, pageIdOf(id, page), erased);
  }
  await room.replace(tombstoneOf({ id, partition }, { ...erased, history }), etag);
}

/** Goes on where erasing was broken off. */
export async function finishAll(room: Room, going: () => boolean, limit: number): Promise<void> {
  for await (const kept of everyFound(room, { ...UNFINISHED, limit })) {
    if (!going()) return;
    if (isTombstone(kept)) await finishErasing(room, kept);
  }
}

/** False when there was nothing. Throws when it keeps changing, which no page does. */
export async function erasePage(room: Room, partition: string, id: string, erased: Erased): Promise<boolean> {
  for (let tries = 0; tries < TRIES; tries++) {
    const kept = await room.read(partition, id);
    if (kept && isTombstone(kept)) return false;
    if (kept && (await entomb(room, kept, erased))) return true;
    if (!kept && (await room.create(tombstoneOf({ id, partition }, erased))).ok) return false;
  }
  throw new Error('a page of a history kept changing');
}
