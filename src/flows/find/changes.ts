import { asManyAsFit } from '../../../cards/as-many-as-fit.ts';
import { drawTimeline } from '../../../cards/timeline.ts';
import type { Button } from '../../../cards/views.ts';
import type { Viewer } from '../../access/viewer.ts';
import { wordsForMoment } from '../../kernel/days.ts';
import { listed } from '../../kernel/listed.ts';
import type { Records } from '../../kinds/records.ts';
import type { TimelineLine } from '../../kinds/open-record.ts';
import type { Directory, VisiblePerson } from '../../people/directory.ts';
import { whosePage } from '../../questions/whose.ts';
import type { Actor } from '../../records/fact.ts';
import type { MenuPage } from '../menu-page.ts';

/** What fits one card (S43). */
const FITTING = { many: 14, bytes: 16_000 };
/** How many of the newest entries of each record are looked at. */
const NEWEST = 40;

interface Entry {
  readonly title: string;
  readonly line: TimelineLine;
}

/** What happened for a person, in all of their records that its reader may see, newest first; who was told of it stands in each record. */
export function findChanges(directory: Directory, records: Records): MenuPage {
  return {
    id: 'find-changes',
    title: 'What changed',
    phrases: [
      'what changed',
      'what has changed',
      'what changed for',
      'changes',
      'changes for',
      'history',
      'history for',
      'what happened',
      'what happened to',
      'latest',
      'any news about',
      'any news on',
      'any changes',
      'recent changes',
      'updates',
    ],
    startsFrom: 'person',
    offer: { button: 'What changed', example: 'what changed for Ada Palmer', group: 'person', rank: 46 },
    async show(viewer, _, __, person) {
      if (!person) return whosePage(directory, viewer, this, 'For whom?');
      const entries = await entriesFor(records, viewer, person);
      const shown = asManyAsFit(entries.slice(0, FITTING.many), FITTING);
      const names = await namesIn(directory, shown);
      const { zone } = records.services;
      return drawTimeline({
        title: 'What changed',
        about: person.name,
        reference: person.reference,
        entries: shown.map(({ title, line: { at, by, what, detail } }) => ({
          when: wordsForMoment(new Date(at), zone),
          who: names.get(by) ?? 'somebody who has left',
          what: `${title}: ${what}`,
          detail,
        })),
        ...(entries.length > shown.length && { part: `The newest ${shown.length}. More stands in each record.` }),
        buttons: listed<Button>(
          { title: 'Open their page', press: { do: 'person/forms', id: person.id, x: 'records.0' }, tone: 'main' },
          { title: 'Home', press: { do: 'home/show' } },
        ),
      });
    },
  };
}

async function entriesFor(records: Records, viewer: Viewer, person: VisiblePerson['the']): Promise<readonly Entry[]> {
  const all = (await records.about(person.id)).map(async (record) => {
    const seen = record.seenBy(viewer, person);
    const lines = seen ? await seen.timeline(0, NEWEST) : [];
    const changes = lines.filter(({ telling }) => !telling);
    return changes.map((line) => ({ title: `${seen?.title ?? record.title} ${record.reference}`, line }));
  });
  return (await Promise.all(all)).flat().toSorted((a, b) => b.line.at.localeCompare(a.line.at));
}

async function namesIn(directory: Directory, entries: readonly Entry[]): Promise<ReadonlyMap<Actor, string>> {
  const names = new Map<Actor, string>([['reable', 'Reable']]);
  for (const actor of new Set(entries.map(({ line }) => line.by))) {
    const staff = actor === 'reable' ? undefined : await directory.staff(actor);
    if (staff) names.set(actor, staff.name);
  }
  return names;
}
