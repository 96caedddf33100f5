import type { Document, Filed, Tags } from '../store/document-store.ts';
import type { Room } from '../store/room.ts';
import { brokenLink, type Entry } from './fact.ts';
import { pageOf, pagesFilledBy } from './archive.ts';
import { StoredRecord } from './record.ts';
import { same } from './same.ts';
import { sealOf } from './seal.ts';

/** What was found about a record as it is stored. */
export interface Checked {
  /** What is wrong with it, in words without names and without anything typed. */
  readonly faults: readonly string[];
  /** Written in its place this puts it right. Absent when nothing is wrong, or when only a backup can put it right. */
  readonly mended?: Document;
}

/**
 * Checks a record against its own history (S28), with all the pages of it that `room` has. `refold` makes the document that the
 * history folds to. How many pages there must be is read from the number of the first entry that is left, which is in the chain.
 *
 * What is only wrong because it does not follow from the history can be mended, if that makes it what was sealed, or if the seal
 * fits it as it stands (the rules have changed since). Anything else would be sealing an alteration.
 */
export async function checkRecord(
  room: Room,
  filed: Filed,
  refold: (history: readonly Entry[]) => Document,
): Promise<Checked> {
  const read = StoredRecord.safeParse(filed.body);
  if (!read.success) return { faults: ['cannot be read'] };
  const { seal, ...stored } = read.data;
  const [first] = stored.entries;
  if (!first) return { faults: ['has no history'] };
  const history: Entry[] = [];
  for (let page = 0; page < pagesFilledBy(first.seq - 1); page++) {
    const older = await pageOf(room, filed.partition, filed.id, page);
    if (older === 'missing') return { faults: [`page ${page} of its history is missing`] };
    if (older === 'altered') return { faults: [`page ${page} of its history is not as it was written`] };
    history.push(...older);
  }
  history.push(...stored.entries);
  const broken = brokenLink(history);
  if (broken !== undefined) return { faults: [`entry ${broken} of its history is not as it was written`] };
  const document = refoldedOr(() => refold(history));
  if (!document) return { faults: ['its history cannot be read'] };
  if (filed.id !== document.id || filed.partition !== document.partition)
    return { faults: ['stands in the place of another record'] };

  const { seal: right, ...folded } = StoredRecord.parse(document.body);
  const fits = seal === sealOf(stored);
  const faults = [
    ...FOLDED.filter((field) => !same(stored[field], folded[field])).map(
      (field) => `its ${field} is not what its history says`,
    ),
    ...(fits ? [] : ['has been altered since it was written']),
    ...(sameTags(filed.tags, document.tags) ? [] : ['is not found by what it should be found by']),
  ];
  const mendable = fits || seal === right;
  return { faults, ...(faults.length > 0 && mendable && { mended: document }) };
}

const FOLDED = ['kind', 'subject', 'reference', 'archived', 'state', 'reminders'] as const;

/** Stored facts may be such as no rules ever made, and the rules may then throw anything. */
function refoldedOr(refold: () => Document): Document | undefined {
  try {
    return refold();
  } catch {
    return undefined;
  }
}

/** Whether a document with these tags is found by the same as one with those, whatever their order. */
export const sameTags = (a: Tags, b: Tags): boolean => same(pairsOf(a), pairsOf(b));

const pairsOf = (tags: Tags): readonly string[] =>
  Object.entries(tags)
    .flatMap(([name, values]) => [...new Set([values].flat())].map((value) => `${name}=${value}`))
    .toSorted();
