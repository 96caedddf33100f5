import { drawList } from '../../../cards/list.ts';
import type { ListView } from '../../../cards/views.ts';
import type { Viewer } from '../../access/viewer.ts';
import { wordsForDay, type Day } from '../../kernel/days.ts';
import { listed } from '../../kernel/listed.ts';
import type { OpenRecord } from '../../kinds/open-record.ts';
import type { Records } from '../../kinds/records.ts';
import { seenBy, type Seen } from '../../kinds/seen-by.ts';
import { orCounted, unreadableWords, type Unreadable } from '../../kinds/unreadable.ts';
import type { Directory } from '../../people/directory.ts';
import { isNamedIn } from '../../people/name-match.ts';
import { isOf } from '../../work/duty.ts';
import type { MenuPage } from '../menu-page.ts';
import { rules } from './rules.ts';
import { rules as unlistedRules } from './unlisted.ts';

type Item = ListView['groups'][number]['items'][number];

/** So many stand on one card (S43). */
const MOST = 20;

/** "The concern about Ada": it is looked for among those that its reader sees, since a lead need not know her otherwise. */
const ASKED =
  /^(?:open |show |show me |see )?(?:the|my) (?:safeguarding )?concerns? (?:about|for|of|with) (?<whom>[^?!]{2,80})[?!.]?$/iu;

/** For those who lead: the concerns that are open, what waits in each, and since when. What its reader may not see is not there, nor counted. */
export function concernList(records: () => Records, directory: Directory, today: () => Day): MenuPage {
  return {
    id: 'safeguarding-concern-list',
    title: 'Safeguarding list',
    phrases: [
      'safeguarding list',
      'list of safeguarding concerns',
      'open safeguarding concerns',
      'my safeguarding list',
    ],
    needs: { deed: 'raise', guarded: 'person' },
    offer: {
      button: 'Safeguarding list',
      example: 'safeguarding list',
      group: 'waits',
      rank: 25,
      daily: ['safeguarding-lead'],
    },
    searches: (text) => ASKED.exec(text)?.groups?.['whom'],
    async show(viewer, _forms, whom = '') {
      const unreadable: Unreadable = new Set();
      const all = (await openFor(records(), directory, viewer, unreadable)).filter(
        ({ name }) => whom === '' || isNamedIn(whom, name),
      );
      return drawList({
        title: 'Safeguarding list',
        intro: listed(
          `Open on ${wordsForDay(today())}, as far as you may see it.`,
          all.length > MOST &&
            `These are ${MOST} of ${all.length}. Type "the concern about" and a name for the others.`,
          unreadableWords(unreadable),
          unreadable.size > 0 && 'Concerns may be among them.',
        ).join(' '),
        groups: [
          {
            title: 'Open concerns',
            items: all.slice(0, MOST).map((one) => itemOf(one, viewer)),
            empty: whom === '' ? NONE : `${NONE} Of "${whom}" there is none here.`,
          },
        ],
        buttons: [
          { title: "What's outstanding", press: { do: 'page/show', x: 'my-work' } },
          { title: 'Home', press: { do: 'home/show' } },
        ],
      });
    },
  };
}

/** What its reader may not see is there for others: nobody is told that all is well (R38). */
const NONE = 'You see no open concern. There may be others that only their lead sees.';

/** Of their own teams, and of another where nobody else is left to see to it. */
async function openFor(
  records: Records,
  directory: Directory,
  viewer: Viewer,
  unreadable: Unreadable,
): Promise<readonly Seen[]> {
  const found = new Map<string, OpenRecord>();
  for (const team of viewer.teams)
    for await (const record of records.openIn(team, unreadable))
      if (record.kind === rules.kind) found.set(record.id, record);
  for (const record of await records.waitingFor(viewer.staff, undefined, unreadable))
    if (record.kind === rules.kind || record.kind === unlistedRules.kind) found.set(record.id, record);
  const seen = [...found.values()].map((record) =>
    orCounted(unreadable, record.id, () => seenBy(directory, viewer, record)),
  );
  return (await Promise.all(seen)).flatMap((one) => one ?? []);
}

function itemOf({ name, record, person }: Seen, { staff }: Viewer): Item {
  const waits = record.duties.filter((duty) => isOf(duty, { staff, posts: [] }));
  return {
    title: `${name} ${record.reference}`,
    detail: listed(
      record.span && `Open since ${wordsForDay(record.span.from)}`,
      ...new Set(waits.map(({ words }) => words)),
      person?.the.stopped?.what === 'paused' && 'Reablement is paused',
    ).join('\n'),
    press: { do: 'record/open', id: record.id },
  };
}
