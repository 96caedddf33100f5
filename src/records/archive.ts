import { z } from 'zod';
import { RecordId } from '../kernel/ids.ts';
import type { Document } from '../store/document-store.ts';
import type { Room } from '../store/room.ts';
import { isTombstone } from '../store/tombstone.ts';
import { Entry } from './fact.ts';
import type { Archived, CareRecord } from './record.ts';
import { same } from './same.ts';

/**
 * How many entries are on each page of a history: page n has those from n * PAGE + 1 to (n + 1) * PAGE. Because a page follows from
 * its number, every writer of it writes the same. What is stored hangs on this number: it never changes.
 *
 * With more entries than this in a record's own document, the oldest move to a page when it is next written: as soon as one is full,
 * since an entry may be large, and every turn reads and writes those that are left.
 */
export const PAGE = 24;
const TRIES = 5;

/** The oldest entries of a record that has a long history: a document of its own, which no search finds and which never changes. */
export const HistoryPage = z.strictObject({
  kind: z.literal('history'),
  record: RecordId,
  page: z.number().int().nonnegative(),
  entries: z.array(Entry).length(PAGE),
});
export interface HistoryPage extends z.infer<typeof HistoryPage> {}

/** `record` is the record's id. No record has an id like this one. */
export const pageIdOf = (record: string, page: number): string => `${record}-page-${page}`;

export const isPageId = (id: string): boolean => /^[a-z0-9]+-[a-z0-9]+-page-\d+$/u.test(id);

/** How many pages a history of so many entries fills at most: those that anybody may have written. */
export const pagesFilledBy = (entries: number): number => Math.floor(entries / PAGE);

/** What a record says of `moved`, entries that have moved to pages. `begun` is needed when the first of all is not among them. */
export function archivedAs(moved: readonly Entry[], begun = moved[0]?.at): Archived | undefined {
  const last = moved.at(-1);
  return last && begun && { entries: last.seq, pages: last.seq / PAGE, hash: last.hash, begun };
}

type Paged = Pick<CareRecord<unknown>, 'id' | 'subject' | 'entries' | 'archived'>;

/**
 * The record as it is to be written: when its own document would hold too much, without its oldest entries, which by then are on
 * pages. Only entries that are in the store already may move, the first `durable` of them: what is still to be written may yet
 * turn out otherwise. If nothing is written afterwards, the pages do no harm: the next who comes to it writes the same. Undefined
 * when the record was erased meanwhile.
 */
export async function withPages<R extends Paged>(room: Room, record: R, durable: number): Promise<R | undefined> {
  let left = record;
  for (let movable = durable; left.entries.length > PAGE && movable >= PAGE; movable -= PAGE) {
    const entries = left.entries.slice(0, PAGE);
    const page = { kind: 'history', record: left.id, page: left.archived?.pages ?? 0, entries } as const;
    if (!(await keepPage(room, left.subject, page))) return undefined;
    left = { ...left, entries: left.entries.slice(PAGE), archived: archivedAs(entries, left.archived?.begun) };
  }
  return left;
}

/**
 * True once the page stands in the store as it must be. What else stood in its place was left by a record that has since been put
 * back to an earlier day: the record's own document is what holds. False when it was erased together with its record.
 */
async function keepPage(room: Room, partition: string, page: HistoryPage): Promise<boolean> {
  const document: Document = { id: pageIdOf(page.record, page.page), partition, tags: {}, body: page };
  for (let tries = 0; tries < TRIES; tries++) {
    if ((await room.create(document)).ok) return true;
    const there = await room.read(partition, document.id);
    if (!there) continue;
    if (isTombstone(there)) return false;
    if (same(there.body, page)) return true;
    if ((await room.replace(document, there.etag)).ok) return true;
  }
  return false;
}

/** The entries of one page, as far as the page itself can tell; or what is wrong with it. `record` is the record's id. */
export async function pageOf(
  room: Room,
  partition: string,
  record: string,
  page: number,
): Promise<readonly Entry[] | 'missing' | 'altered'> {
  const kept = await room.read(partition, pageIdOf(record, page));
  if (!kept || isTombstone(kept)) return 'missing';
  const read = HistoryPage.safeParse(kept.body).data;
  return read?.record === record && read.page === page ? read.entries : 'altered';
}

/**
 * The record's entries from number `from` up to and including `to`, oldest first; of those that are on pages only the pages that
 * are needed are read. Throws when a page is not there as it was written: `verify` says which.
 */
export async function entriesOf(
  room: Room,
  { id, subject, entries, archived }: Paged,
  from: number,
  to: number,
): Promise<readonly Entry[]> {
  if (from > to) return [];
  const found: Entry[] = [];
  const lastArchived = Math.min(to, archived?.entries ?? 0);
  for (let page = pagesFilledBy(Math.max(from, 1) - 1); page * PAGE < lastArchived; page++) {
    const read = await pageOf(room, subject, id, page);
    if (typeof read === 'string') throw new Error(`a page of a record's history is ${read}`);
    found.push(...read);
  }
  return [...found, ...entries].filter(({ seq }) => seq >= from && seq <= to);
}
