import { personDocument } from '../people/documents.ts';
import { Person } from '../people/person.ts';
import { sameTags } from '../records/checking.ts';
import type { Records } from '../kinds/records.ts';
import { isPageId, pageOf, pagesFilledBy } from '../records/archive.ts';
import { StoredRecord } from '../records/record.ts';
import type { Filed } from '../store/document-store.ts';
import { recordRooms, roomIn, type Room } from '../store/room.ts';
import { isTombstone, Tombstone } from '../store/tombstone.ts';
import { endOf, isUnfinished } from './erase-record.ts';
import { count, every, type Operator, type RunResult } from './operator.ts';
import { faultOfStray, pagesOf } from './stray-pages.ts';
import { readWitness, writeWitness, type Witness } from './witness.ts';

/**
 * Checks every record: that it can be read, that its chain is whole on all its pages, that it is as it was sealed, that its state is
 * what its history folds to and that it is found where it should be (S28). That there is no page without its record. And every person: that they can be read, and are found where they
 * should be; on both hangs what retention may erase. One line for each that is not.
 *
 * With `witness`, a file from an earlier run that is kept elsewhere, also that no record has gone and that each history goes on
 * from where it then was: that is what somebody cannot hide who can write to the store and knows how records are sealed. When all
 * is well the file is written anew.
 */
export async function verify({ services, records, say }: Operator, witness?: string): RunResult {
  const before = witness === undefined ? undefined : await readWitness(witness);
  const now = new Map<string, Witness>();
  const peopleBad = await verifyPeople(roomIn(services.store, 'people'), say);
  let [erased, bad] = [0, 0];
  const report = (id: string, reference: string, faults: readonly string[]): void => {
    bad += 1;
    say(`${id} ${reference}: ${faults.join('; ')}`);
  };

  const claimed = new Set<string>();
  const pages: (Pick<Filed, 'partition' | 'id'> & { readonly room: Room })[] = [];
  for (const room of recordRooms(services.store))
    for await (const filed of every(room)) {
      if (isPageId(filed.id)) {
        const faults = faultsOfPage(filed);
        if (faults.length > 0) report(filed.id, '-', faults);
        pages.push({ room, partition: filed.partition, id: filed.id });
        continue;
      }
      const seen = witnessOf(filed);
      now.set(filed.id, seen);
      for (const page of pagesOf(filed)) claimed.add(page);
      if (isTombstone(filed)) erased += 1;
      const faults = [
        ...(isTombstone(filed) ? faultsOfTombstone(filed) : await faultsOf(records, room, filed)),
        ...(await contradictions(room, filed, before?.get(filed.id), seen)),
      ];
      if (faults.length > 0) report(filed.id, referenceIn(filed), faults);
    }
  for (const { room, partition, id } of pages) {
    const fault = claimed.has(id) ? undefined : await faultOfStray(room, partition, id);
    if (fault !== undefined) report(id, '-', [fault]);
  }
  for (const [id, { erased: gone }] of before ?? []) if (!now.has(id) && !gone) report(id, '-', ['has gone']);

  say(`${count(now.size - erased, 'record')} checked, ${erased} erased, ${bad} not as they should be.`);
  const well = bad + peopleBad === 0;
  if (witness !== undefined && well) {
    await writeWitness(witness, now);
    say(`Witnessed in ${witness}. Keep it where nobody who can change the records can change it.`);
  }
  return well;
}

/** How many people are not as they should be. */
async function verifyPeople(room: Room, say: Operator['say']): Promise<number> {
  let [people, bad] = [0, 0];
  for await (const filed of every(room)) {
    const erased = isTombstone(filed);
    if (!erased) people += 1;
    const faults = erased ? faultsOfTombstone(filed) : faultsOfPerson(filed);
    if (faults.length === 0) continue;
    bad += 1;
    say(`person ${filed.id}: ${faults.join('; ')}`);
  }
  say(`${count(people, 'person')} checked, ${bad} not as they should be.`);
  return bad;
}

function faultsOfPerson(filed: Filed): readonly string[] {
  const person = Person.safeParse(filed.body).data;
  if (!person) return ['cannot be read'];
  const right = personDocument(person);
  if (filed.id !== right.id || filed.partition !== right.partition) return ['stands in the place of another person'];
  return sameTags(filed.tags, right.tags) ? [] : ['is not found by what it should be found by'];
}

/** While its pages were read the record may have been erased: then nothing is wrong with it. */
async function faultsOf(records: Records, room: Room, filed: Filed): Promise<readonly string[]> {
  const { faults } = await records.check(filed);
  const now = faults.length > 0 && (await room.read(filed.partition, filed.id));
  return now && now.etag !== filed.etag && isTombstone(now) ? [] : faults;
}

function faultsOfTombstone(filed: Filed): readonly string[] {
  if (!Tombstone.safeParse(filed.body).success) return ['is marked as erased, but not as erasing does it'];
  if (isUnfinished(filed)) return ['was erased, but not all of its history: run retain'];
  return Object.keys(filed.tags).length === 0 ? [] : ['is marked as erased, but not as erasing does it'];
}

/** What it says is looked at with its record. */
function faultsOfPage(filed: Filed): readonly string[] {
  if (isTombstone(filed)) return faultsOfTombstone(filed);
  return Object.keys(filed.tags).length === 0 ? [] : ['is found by what it should not be found by'];
}

const referenceIn = ({ body }: Filed): string => {
  const reference = StoredRecord.safeParse(body).data?.reference;
  // What stands there may have been put there: a reference that is none is not printed.
  return reference !== undefined && /^[A-Z]{1,4}-[A-Z0-9-]{1,9}$/u.test(reference) ? reference : '-';
};

function witnessOf(filed: Filed): Witness {
  const history = Tombstone.safeParse(filed.body).data?.history;
  return { entries: 0, hash: '', ...(history ?? endOf(filed)), erased: history !== undefined };
}

/** A history only grows: where it ended then is in it now. Of an erased one only its end is left. */
async function contradictions(
  room: Room,
  filed: Filed,
  before: Witness | undefined,
  now: Witness,
): Promise<readonly string[]> {
  if (!before) return [];
  if (before.erased && !now.erased) return ['was erased, and is there again'];
  if (now.erased && now.entries > before.entries) return [];
  const then = now.entries === before.entries ? now.hash : await hashAt(room, filed, before.entries);
  return then === before.hash ? [] : ['its history is not the one that was witnessed'];
}

/** The hash of the entry with this number, wherever it is kept. */
async function hashAt(room: Room, { id, partition, body }: Filed, seq: number): Promise<string | undefined> {
  const { entries = [], archived } = StoredRecord.safeParse(body).data ?? {};
  const older = seq <= (archived?.entries ?? 0) ? await pageOf(room, partition, id, pagesFilledBy(seq - 1)) : [];
  return (typeof older === 'string' ? [] : [...older, ...entries]).find((entry) => entry.seq === seq)?.hash;
}
