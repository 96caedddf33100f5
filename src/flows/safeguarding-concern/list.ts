import { drawList } from '../../../cards/list.ts';
import type { ListView } from '../../../cards/views.ts';
import { wordsForDay, type Day } from '../../kernel/days.ts';
import { listed } from '../../kernel/listed.ts';
import type { OpenRecord } from '../../kinds/open-record.ts';
import type { Records } from '../../kinds/records.ts';
import { seenBy } from '../../kinds/seen-by.ts';
import type { Directory } from '../../people/directory.ts';
import { isOf } from '../../work/duty.ts';
import type { MenuPage } from '../menu-page.ts';
import { rules } from './rules.ts';

type Item = ListView['groups'][number]['items'][number];

/** So many stand on one card (S43). */
const MOST = 20;

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
    needs: { deed: 'hold-back', guarded: 'person' },
    offer: {
      button: 'Safeguarding list',
      example: 'safeguarding list',
      group: 'waits',
      rank: 25,
      daily: ['safeguarding-lead'],
    },
    async show(viewer) {
      const found = new Map<string, OpenRecord>();
      for (const team of viewer.teams)
        for await (const record of records().openIn(team)) if (record.kind === rules.kind) found.set(record.id, record);
      // Of another team, where nobody else is left to see to it.
      for (const record of await records().waitingFor(viewer.staff))
        if (record.kind === rules.kind) found.set(record.id, record);
      const items: Item[] = [];
      for (const record of found.values()) {
        const seen = await seenBy(directory, viewer, record);
        if (!seen) continue;
        const waits = record.duties.filter((duty) => isOf(duty, { staff: viewer.staff, posts: [] }));
        items.push({
          title: `${seen.name} ${record.reference}`,
          detail: listed(
            record.span && `Open since ${wordsForDay(record.span.from)}`,
            ...new Set(waits.map(({ words }) => words)),
            seen.person?.the.stopped?.what === 'paused' && 'Reablement is paused',
          ).join('\n'),
          press: { do: 'record/open', id: record.id },
        });
      }
      return drawList({
        title: 'Safeguarding list',
        intro: `Open on ${wordsForDay(today())}, as far as you may see it.`,
        groups: [{ title: 'Open concerns', items: items.slice(0, MOST), empty: 'No concern is open.' }],
        buttons: [
          { title: "What's outstanding", press: { do: 'page/show', x: 'my-work' } },
          { title: 'Home', press: { do: 'home/show' } },
        ],
      });
    },
  };
}
