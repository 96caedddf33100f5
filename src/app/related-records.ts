import type { Card } from '../../cards/card.ts';
import { drawList } from '../../cards/list.ts';
import type { Button } from '../../cards/views.ts';
import type { RecordId } from '../kernel/ids.ts';
import type { Reading, Related } from '../kinds/kind.ts';
import type { OpenRecord } from '../kinds/open-record.ts';
import { seenBy, type Seen } from '../kinds/seen-by.ts';
import { HOME_BUTTON } from './pages.ts';
import type { Reader } from './app.ts';
import { partFrom } from '../kernel/part-from.ts';

/** The page of related records, which every kind has. */
export const RELATED = 'related.';
/** How many stand on the page of a record itself, and how many on a page of their own (S43). */
const MOST_ON_PAGE = 3;
const MOST_ALONE = 12;

/** What the record was made from, then what was made from it: the first `most` that this viewer may see. */
async function relatedTo({ app, viewer }: Reader, { id, from }: OpenRecord, most: number): Promise<readonly Related[]> {
  const found: Related[] = [];
  const add = async (record: OpenRecord, how: Related['how']): Promise<void> => {
    if (await seenBy(app.directory, viewer, record))
      found.push({ id: record.id, title: record.title, reference: record.reference, how });
  };
  const before = from && (await app.records.read(from));
  if (before) await add(before, 'Came from');
  for await (const record of app.records.madeFrom(id)) {
    if (found.length >= most) break;
    await add(record, 'Led to');
  }
  return found;
}

/** The first few, and whether there are more. */
export async function relatedOnPage(
  reader: Reader,
  record: OpenRecord,
): Promise<Pick<Reading, 'related' | 'moreRelated'>> {
  const found = await relatedTo(reader, record, MOST_ON_PAGE + 1);
  return { related: found.slice(0, MOST_ON_PAGE), moreRelated: found.length > MOST_ON_PAGE };
}

/** The button that leads to all of them. */
export const allRelated = (id: RecordId, from = 0): Button => ({
  title: 'Related records',
  press: { do: 'record/view', id, x: `${RELATED}${from}` },
});

/** All of them, in parts. */
export async function relatedCard(reader: Reader, { record, about }: Seen, part: string): Promise<Card> {
  const from = partFrom(part.slice(RELATED.length));
  const all = await relatedTo(reader, record, from + MOST_ALONE + 1);
  const next = { ...allRelated(record.id, from + MOST_ALONE), title: 'More', detail: 'Show the next ones' };
  return drawList({
    title: 'Related records',
    intro: `${record.title} ${record.reference}, ${about}`,
    groups: [
      {
        title: 'What it came from, and what it led to',
        items: [
          ...all.slice(from, from + MOST_ALONE).map(({ id, title, reference, how }) => ({
            title: `${title} ${reference}`,
            detail: how,
            press: { do: 'record/open', id },
          })),
          ...(all.length > from + MOST_ALONE ? [next] : []),
        ],
      },
    ],
    buttons: [{ title: 'Open the record', press: { do: 'record/open', id: record.id }, tone: 'main' }, HOME_BUTTON],
  });
}
