import { StoredRecord } from '../records/record.ts';
import type { Filed } from '../store/document-store.ts';
import { isTombstone, Tombstone } from '../store/tombstone.ts';
import { count, every, type Operator, type Outcome } from './operator.ts';
import { readWitness, writeWitness, type Witness } from './witness.ts';

/**
 * Checks every record: that it can be read, that its chain is whole, that it is as it was sealed, that its state is what its
 * history folds to and that it is found where it should be (S28). One line for each record that is not.
 *
 * With `witness`, a file from an earlier run that is kept elsewhere, also that no record has gone and that each history goes on
 * from where it then was: that is what somebody cannot hide who can write to the store and knows how records are sealed. When all
 * is well the file is written anew.
 */
export async function verify({ keeping, records, say }: Operator, witness?: string): Outcome {
  const before = witness === undefined ? undefined : await readWitness(witness);
  const now = new Map<string, Witness>();
  let [erased, bad] = [0, 0];
  const report = (id: string, reference: string, faults: readonly string[]): void => {
    bad += 1;
    say(`${id} ${reference}: ${faults.join('; ')}`);
  };

  for await (const filed of every(keeping.store, 'records')) {
    const seen = witnessOf(filed);
    now.set(filed.id, seen);
    if (isTombstone(filed)) erased += 1;
    const faults = [
      ...(isTombstone(filed) ? faultsOfTombstone(filed) : records.check(filed).faults),
      ...contradictions(before?.get(filed.id), seen),
    ];
    if (faults.length > 0) report(filed.id, referenceIn(filed), faults);
  }
  for (const [id, { erased: gone }] of before ?? []) if (!now.has(id) && !gone) report(id, '-', ['has gone']);

  say(`${count(now.size - erased, 'record')} checked, ${erased} erased, ${bad} not as they should be.`);
  if (witness !== undefined && bad === 0) {
    await writeWitness(witness, now);
    say(`Witnessed in ${witness}. Keep it where nobody who can change the records can change it.`);
  }
  return bad === 0;
}

const faultsOfTombstone = (filed: Filed): readonly string[] =>
  Tombstone.safeParse(filed.body).success && Object.keys(filed.tags).length === 0
    ? []
    : ['is marked as erased, but not as erasing does it'];

const referenceIn = ({ body }: Filed): string => {
  const reference = StoredRecord.safeParse(body).data?.reference;
  // What stands there may have been put there: a reference that is none is not printed.
  return reference !== undefined && /^[A-Z]{1,4}-[A-Z0-9]{1,8}$/u.test(reference) ? reference : '-';
};

function witnessOf({ body }: Filed): Witness {
  const history = Tombstone.safeParse(body).data?.history;
  if (history) return { entries: history.entries, hash: history.hash, erased: true, hashes: [] };
  const hashes = StoredRecord.safeParse(body).data?.entries.map(({ hash }) => hash) ?? [];
  return { entries: hashes.length, hash: hashes.at(-1) ?? '', erased: false, hashes };
}

/** A history only grows: where it ended then is in it now. Of an erased one only its end is left. */
function contradictions(before: Witness | undefined, now: Witness): readonly string[] {
  if (!before) return [];
  const then = now.entries === before.entries ? now.hash : now.hashes[before.entries - 1];
  const goesOn = now.erased && now.entries > before.entries ? true : then === before.hash;
  if (before.erased && !now.erased) return ['was erased, and is there again'];
  return goesOn ? [] : ['its history is not the one that was witnessed'];
}
