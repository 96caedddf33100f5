import { drawPage } from '../../../cards/page.ts';
import type { LocalServices } from '../../content/services.ts';
import { wordsForDay } from '../../kernel/days.ts';
import { partFrom } from '../../kernel/part-from.ts';
import type { MenuPage } from '../menu-page.ts';

/** So many stand on one card (S43). */
const MOST = 8;

/** Everywhere else that help is found, by name (R34). */
export function preventionServices(services: LocalServices): MenuPage {
  return {
    id: 'prevention-services',
    title: 'Where else help is found',
    phrases: [
      'local services',
      'list services',
      'services',
      'directory',
      'where else help is found',
      'what help is there',
      'telecare',
      'lunch club',
      'lunch club near here',
      'pendant alarm',
    ],
    offer: { button: 'Local services', example: 'local services', group: 'answers', rank: 20 },
    async show(_viewer, _forms, part) {
      const from = partFrom(part);
      const all = services().toSorted((a, b) => a.name.localeCompare(b.name, 'en-GB'));
      const next = { do: 'page/show', x: `prevention-services.${from + MOST}` };
      return drawPage({
        title: 'Where else help is found',
        paragraphs: [
          all.length === 0
            ? 'No list is set up here yet: ask your manager (the setting CONTENT_DIR).'
            : 'To note that somebody was told of one, or referred to it, type for example "other help for Ada Palmer".',
        ],
        list: all.slice(from, from + MOST).map(({ name, place, what, needs, contact, owner, checked }) => ({
          title: `${name} (${place})`,
          detail: [
            `${what}.`,
            `Helps with: ${needs.join(', ').toLowerCase()}`,
            contact,
            `Checked on ${wordsForDay(checked)} by ${owner}`,
          ].join('\n'),
        })),
        buttons: [
          ...(all.length > from + MOST ? [{ title: 'More', press: next }] : []),
          { title: 'Home', press: { do: 'home/show' } },
        ],
      });
    },
  };
}
