import type { Card } from '../../cards/card.ts';
import { drawList } from '../../cards/list.ts';
import type { Viewer } from '../access/viewer.ts';
import type { Directory } from '../people/directory.ts';

/** So many people stand on one card (S43). */
const MOST_PEOPLE = 12;

/** Asks whose page is meant; `ask` is the question. */
export async function whosePage(
  directory: Directory,
  viewer: Viewer,
  { id, title, offer }: { readonly id: string; readonly title: string; readonly offer: { readonly example: string } },
  ask: string,
): Promise<Card> {
  const people = await directory.some(viewer, 'see', MOST_PEOPLE);
  return drawList({
    title,
    intro: `${ask} Choose here, or type for example "${offer.example}".`,
    groups: [
      {
        title: 'People',
        empty: 'There is nobody whom you can see.',
        items: people.map(({ the }) => ({
          title: the.name,
          detail: the.reference,
          press: { do: 'page/show', id: the.id, x: id },
        })),
      },
    ],
    buttons: [{ title: 'Home', press: { do: 'home/show' } }],
  });
}
