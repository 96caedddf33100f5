import { stringify } from 'safe-stable-stringify';
import type { Document, Filed, Kept, Tags } from '../store/document-store.ts';
import { brokenLink } from './fact.ts';
import { StoredRecord } from './record.ts';
import { sealOf } from './seal.ts';

/** What was found about a record as it is stored. */
export interface Checked {
  /** What is wrong with it, in words that name nobody and repeat nothing typed. */
  readonly faults: readonly string[];
  /** Written in its place this puts it right. Absent when nothing is wrong, or when only a backup can put it right. */
  readonly mended?: Document;
}

/**
 * Checks a record against its own history (S28). `refold` makes the document that the history folds to.
 *
 * What is only wrong because it does not follow from the history can be mended, if that makes it what was sealed, or if the seal
 * fits it as it stands (the rules have changed since) or was never put on. Anything else would be sealing what somebody altered.
 */
export function checkRecord(filed: Filed, refold: (kept: Kept) => Document): Checked {
  const read = StoredRecord.safeParse(filed.body);
  if (!read.success) return { faults: ['cannot be read'] };
  const { seal, ...stored } = read.data;
  if (stored.entries.length === 0) return { faults: ['has no history'] };
  const broken = brokenLink(stored.entries);
  if (broken !== undefined) return { faults: [`entry ${broken} of its history is not as it was written`] };
  const document = refoldedOr(() => refold(filed));
  if (!document) return { faults: ['its history cannot be read'] };
  if (filed.id !== document.id || filed.partition !== document.partition)
    return { faults: ['stands in the place of another record'] };

  const { seal: right, ...folded } = StoredRecord.parse(document.body);
  const fits = seal === sealOf(stored);
  const faults = [
    ...FOLDED.filter((field) => !same(stored[field], folded[field])).map(
      (field) => `its ${field} is not what its history says`,
    ),
    ...(seal === undefined ? ['has no seal'] : fits ? [] : ['has been altered since it was written']),
    ...(sameTags(filed.tags, document.tags) ? [] : ['is not found by what it should be found by']),
  ];
  const mendable = seal === undefined || fits || seal === right;
  return { faults, ...(faults.length > 0 && mendable && { mended: document }) };
}

const FOLDED = ['kind', 'subject', 'reference', 'state', 'chase'] as const;

/** Stored facts may be such as no rules ever made, and the rules may then throw anything. */
function refoldedOr(refold: () => Document): Document | undefined {
  try {
    return refold();
  } catch {
    return undefined;
  }
}

/** As JSON, in which the order of fields means nothing. */
const same = (a: unknown, b: unknown): boolean => stringify(a) === stringify(b);

/** Whether a document with these tags is found by the same as one with those, whatever their order. */
export const sameTags = (a: Tags, b: Tags): boolean => same(pairsOf(a), pairsOf(b));

const pairsOf = (tags: Tags): readonly string[] =>
  Object.entries(tags)
    .flatMap(([name, values]) => [...new Set([values].flat())].map((value) => `${name}=${value}`))
    .toSorted();
