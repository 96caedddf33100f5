import { drawList } from '../../../cards/list.ts';
import { listed } from '../../kernel/listed.ts';
import { partFrom } from '../../kernel/part-from.ts';
import type { Directory } from '../../people/directory.ts';
import { stoppedWords } from '../../people/stopped.ts';
import type { MenuPage } from '../menu-page.ts';

/** So many people stand on one card (S43). */
const MOST = 12;
/** So many are listed at all; whoever knows a name types it. */
const MOST_LISTED = 240;

/** Everybody with the service now whom its reader may see, by name. */
export function findPeople(directory: Directory): MenuPage {
  return {
    id: 'find-people',
    title: 'People',
    phrases: [
      'list people',
      'my people',
      'list everyone',
      'list everybody',
      'who do i support',
      'who do i have',
      'all people',
      'people of the team',
      'my caseload',
      'caseload',
      'people',
    ],
    offer: { button: 'People', example: 'my people', group: 'person', rank: 90 },
    async show(viewer, _, part) {
      const from = partFrom(part);
      const all = await directory.some(viewer, 'see', Math.min(from + MOST + 1, MOST_LISTED));
      const shown = all.slice(from, from + MOST);
      return drawList({
        title: 'People',
        intro: 'Press a name, or type it.',
        groups: [
          {
            title: 'With the service now',
            empty: 'There is nobody whom you can see.',
            items: [
              ...shown.map(({ the }) => ({
                title: the.name,
                detail: listed(the.reference, the.stopped && stoppedWords(the.stopped)).join(' · '),
                press: { do: 'person/forms', id: the.id, x: 'records.0' },
              })),
              ...(all.length > from + MOST
                ? [
                    {
                      title: 'More',
                      detail: 'Show the next ones',
                      press: { do: 'page/show', x: `find-people.${from + MOST}` },
                    },
                  ]
                : []),
            ],
          },
        ],
        buttons: [{ title: 'Home', press: { do: 'home/show' } }],
      });
    },
  };
}
