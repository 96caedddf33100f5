import { drawPage } from '../../../cards/page.ts';
import type { Button } from '../../../cards/views.ts';
import { servicesFor, type LocalServices, type Service } from '../../content/services.ts';
import { wordsForDay } from '../../kernel/days.ts';
import { listed } from '../../kernel/listed.ts';
import { partFrom } from '../../kernel/part-from.ts';
import { oneSpaced } from '../../questions/overheard.ts';
import type { MenuPage } from '../menu-page.ts';
import { HELP } from './overheard.ts';

/** So many stand on one card (S43). */
const MOST = 8;

/** "Services for falls", "help with memory": taken only when the list has all of it, since other words may be a name. */
const SERVICES_FOR =
  /^(?:(?:any|are there any|which|what|show me|find|list|local|other) )*(?:services?|groups?|classes|clubs?|help) (?:for|with|in|near|around|at) (?<what>.+)$/iu;
/** "A lunch club near here". */
const A_SERVICE = new RegExp(
  String.raw`^(?:an? |the |any |some |is there an? |are there any |find (?:an? )?)?(?<what>${HELP})(?: (?:nearby|(?:near|around)? ?here))?$`,
  'iu',
);
/** "What help is there near Ada for lunch": the list knows no addresses, so it is what it is for that is looked for. */
const NEAR_SOMEBODY = [
  /^what (?:help|services?|groups?|else) (?:is|are) there (?:near|around|close to) .+? (?:for|with) (?<what>.+)$/iu,
  /^(?:help|services?|groups?|somewhere) (?:with|for) (?<what>.+?) (?:near|around|close to) .+$/iu,
];

/** What of the list a text looks for; undefined when it does not (R34). */
function searchedIn(text: string, services: readonly Service[]): string | undefined {
  const said = oneSpaced(text)
    .replace(/[.?!]?$/u, '')
    .trimEnd();
  const near = NEAR_SOMEBODY.map((one) => one.exec(said)?.groups?.['what']).find((what) => what !== undefined);
  const what = near ?? A_SERVICE.exec(said)?.groups?.['what'];
  if (what !== undefined) return ALL.test(what) ? undefined : what;
  const asked = SERVICES_FOR.exec(said)?.groups?.['what'];
  if (asked !== undefined && servicesFor(services, asked, true).length > 0) return asked;
  return services.some(({ name }) => name.toLowerCase() === said.toLowerCase()) ? said : undefined;
}
const ALL = /^(?:local )?services?$/iu;

const entry = ({ name, place, what, needs, costs, contact, owner, checked }: Service) => ({
  title: `${name} (${place})`,
  detail: [
    `${what}.`,
    `Helps with: ${needs.join(', ').toLowerCase()}`,
    `Costs: ${costs}`,
    contact,
    `Checked on ${wordsForDay(checked)} by ${owner}`,
  ].join('\n'),
});

/** R36, R37: when it is thought of, what it is for, and that nothing is charged without being said. */
const WHEN =
  'Think of it at the first plan, at every change, at reviews and at the end: it may prevent, reduce or delay needs (Care Act 2014, section 2). Say what it costs before anybody is referred. To note it, type for example "other help for Ada Palmer".';

/** Everywhere else that help is found, by name, or those that fit what was typed (R34). */
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
    ],
    offer: { button: 'Local services', example: 'local services', group: 'answers', rank: 20 },
    searches: (text) => searchedIn(text, services()),
    async show(_viewer, _forms, part) {
      const all = services().toSorted((a, b) => a.name.localeCompare(b.name, 'en-GB'));
      const isSearch = part !== undefined && /\p{L}/u.test(part);
      const fitting = isSearch ? servicesFor(all, part) : [];
      const shown = fitting.length > 0 ? fitting : all;
      const from = isSearch ? 0 : partFrom(part);
      const at = (first: number) => ({ do: 'page/show', x: `prevention-services.${first}` });
      return drawPage({
        title: 'Where else help is found',
        paragraphs: listed(
          isSearch &&
            fitting.length === 0 &&
            all.length > 0 &&
            'Nothing on the list fits those words. This is all of it.',
          all.length === 0 ? 'No list is set up here yet: ask your manager (the setting CONTENT_DIR).' : WHEN,
        ),
        list: shown.slice(from, from + MOST).map(entry),
        buttons: listed<Button>(
          fitting.length > 0
            ? { title: 'All local services', press: at(0) }
            : all.length > from + MOST && { title: 'More', press: at(from + MOST) },
          { title: 'Home', press: { do: 'home/show' } },
        ),
      });
    },
  };
}
