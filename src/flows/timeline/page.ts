import { above } from '../../../cards/above.ts';
import { drawTimeline } from '../../../cards/timeline.ts';
import type { Button } from '../../../cards/views.ts';
import type { Viewer } from '../../access/viewer.ts';
import { addDays, dayOf, daysBetween, wordsForDay, type Day } from '../../kernel/days.ts';
import { listed } from '../../kernel/listed.ts';
import { partFrom } from '../../kernel/part-from.ts';
import type { Milestone } from '../../kinds/kind.ts';
import type { Records } from '../../kinds/records.ts';
import type { Directory, VisiblePerson } from '../../people/directory.ts';
import { isOver, stoppedWords } from '../../people/stopped.ts';
import { whosePage } from '../../questions/whose.ts';
import type { MenuPage } from '../menu-page.ts';

/** So many days stand on one card (S43). */
const MOST = 10;
/** Reablement is free for so long, or as long as it lasts when that is shorter (SI 2014/2672, regulation 3). */
const FREE_DAYS = 42;

type About = VisiblePerson['the'];

/** When somebody's reablement was paused by a decision, as a viewer may know it, and whether the free weeks run on then: a local setting. */
interface PausedTimes {
  readonly pausesOf: (viewer: Viewer, person: About) => Promise<readonly { since: Day; until?: Day | undefined }[]>;
  readonly freeWeeks: 'run-on' | 'stand-still' | undefined;
}

/** The day after which it may be charged, and what a pause means for it. */
interface FreeWeeks {
  readonly until: Day;
  readonly words: string;
}

function freeWeeksOf(
  { started }: About,
  pauses: Awaited<ReturnType<PausedTimes['pausesOf']>>,
  set: PausedTimes['freeWeeks'],
  today: Day,
): FreeWeeks {
  const usual = addDays(started, FREE_DAYS);
  let until = usual;
  // Each day of a pause that came before the free weeks were over moves their end.
  for (const pause of pauses.filter(({ since }) => since < until))
    until = addDays(until, daysBetween(pause.since, pause.until ?? today));
  if (until === usual && pauses.every(({ since }) => since >= usual)) return { until, words: '' };
  if (set === 'run-on') return { until: usual, words: ' They ran on while it was paused.' };
  if (set === undefined)
    return { until: usual, words: ' Whether the days of the pause count is not set up here: ask your manager.' };
  const isOpen = pauses.some((pause) => pause.until === undefined);
  return { until, words: isOpen ? ' They stand still while it is paused.' : ' The days of the pause are not counted.' };
}

interface Entry extends Milestone {
  /** The record it stands in; absent of what the person's own details say. */
  readonly from?: string;
}

/** Somebody's way through reablement, by days: what is to come, and what has been, the newest first, from every record that its reader may see. */
export function timeline(directory: Directory, records: Records, paused: PausedTimes): MenuPage {
  const { clock, zone } = records.services;
  return {
    id: 'timeline',
    title: 'Timeline',
    phrases: ['timeline', 'timeline for', 'timeline of', 'see the timeline', 'weeks so far', 'how many weeks'],
    startsFrom: 'person',
    offer: { button: 'Timeline', example: 'timeline for Ada Palmer', group: 'person', rank: 47 },
    async show(viewer, _, part = '', person) {
      if (!person) return whosePage(directory, viewer, this, 'Whose?');
      const today = dayOf(clock.now(), zone);
      const entries = await entriesFor(records, viewer, person, { today, paused });
      const from = partFrom(part);
      const shown = entries.slice(from, from + MOST);
      const at = (to: number) => ({ do: 'page/show' as const, id: person.id, x: `timeline.${to}` });
      const card = drawTimeline({
        title: 'Timeline',
        about: person.name,
        reference: person.reference,
        entries: shown.map(({ on, words, from: record }) => ({
          when: on > today ? `To come: ${wordsForDay(on)}` : wordsForDay(on),
          who: weekWords(on, person),
          what: words,
          detail: record,
        })),
        ...(entries.length > MOST && {
          part: `${String(from + 1)} to ${String(from + shown.length)} of ${String(entries.length)}, the newest first`,
        }),
        buttons: listed<Button>(
          entries.length > from + MOST && { title: 'Earlier', press: at(from + MOST) },
          from > 0 && { title: 'Later', press: at(Math.max(0, from - MOST)) },
          { title: 'Open their page', press: { do: 'person/forms', id: person.id, x: 'records.0' }, tone: 'main' },
          { title: 'Home', press: { do: 'home/show' } },
        ),
      });
      const { stopped } = person;
      return stopped ? above(card, stoppedWords(stopped), isOver(stopped) ? 'neutral' : 'warning') : card;
    },
  };
}

/** "Week 3": reablement is thought of in weeks. */
const weekWords = (on: Day, { started }: About): string =>
  on < started ? 'Before it began' : `Week ${String(Math.floor(daysBetween(started, on) / 7) + 1)}`;

async function entriesFor(
  records: Records,
  viewer: Viewer,
  person: About,
  { today, paused: { pausesOf, freeWeeks } }: { readonly today: Day; readonly paused: PausedTimes },
): Promise<readonly Entry[]> {
  const all = (await records.about(person.id)).map((record) =>
    (record.seenBy(viewer, person)?.milestones({ today, person }) ?? []).map((milestone) => ({
      ...milestone,
      from: `${record.title} ${record.reference}`,
    })),
  );
  return [
    ...all.flat(),
    ...ownOf(person, freeWeeksOf(person, await pausesOf(viewer, person), freeWeeks, today)),
  ].toSorted((a, b) => b.on.localeCompare(a.on));
}

function ownOf({ started, stopped, moves = [] }: About, { until: freeUntil, words }: FreeWeeks): readonly Entry[] {
  const isEnded = stopped && isOver(stopped) && stopped.since <= freeUntil;
  return listed<Entry>(
    { on: started, words: 'Reablement begins' },
    ...moves.map(({ on, from, to }) => ({ on, words: `Moved from ${from} to ${to}` })),
    !isEnded && {
      on: freeUntil,
      words: `The six free weeks are over: charging may begin. It is not an end of reablement.${words}`,
    },
  );
}
