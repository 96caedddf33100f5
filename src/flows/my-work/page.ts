import { drawList } from '../../../cards/list.ts';
import type { ListView } from '../../../cards/views.ts';
import type { Viewer } from '../../access/viewer.ts';
import { may, reachesTeams } from '../../access/policy.ts';
import { daysBetween, dayOf, wordsForDay } from '../../kernel/days.ts';
import { subjectOf } from '../../kernel/ids.ts';
import { outstanding, progressWords } from '../../notices/ledger.ts';
import { notReached } from '../../notices/reach.ts';
import type { Directory } from '../../people/directory.ts';
import type { Desk } from '../engine/desk.ts';
import type { Flow } from '../engine/flow.ts';
import type { Page } from '../engine/page.ts';
import { MOST_LISTED, type Records } from '../engine/records.ts';
import type { Task } from '../engine/own-pages.ts';
import type { OpenRecord } from '../engine/told-record.ts';

type Item = ListView['groups'][number]['items'][number];

const CONFIRM = 'Confirm that you have been told';

/** What a record wants of whoever reads the list. It stands there once, under what comes first. */
type Wanted = 'confirm' | 'do' | 'tell';

interface Placed {
  readonly wanted: Wanted;
  readonly item: Item;
}

interface Group {
  readonly key: string;
  readonly title: string;
  readonly items: readonly Item[];
  /** True when there may be more than were looked up. */
  readonly cut?: boolean;
}

/** What is outstanding for whoever asks: to confirm, to tell others, half-finished forms; for those who lead a team, its rest (R5). */
export function myWork(records: Records, directory: Directory, flows: readonly Flow[]): Page {
  const { clock, zone } = records.keeping;

  async function placed(viewer: Viewer, record: OpenRecord): Promise<Placed | undefined> {
    const person = await directory.personFor(viewer, record.subject);
    const seen = person && record.seenBy(viewer, person.the);
    if (!seen) return undefined;
    const today = dayOf(clock.now(), zone);
    const tasks = seen.own?.tasks(viewer, today);
    const untold = outstanding(record.ledger);
    const hasTasks = tasks !== undefined && tasks.length > 0;
    const wanted = hasTasks
      ? 'do'
      : untold.some(({ staff }) => staff === viewer.staff)
        ? 'confirm'
        : record.author === viewer.staff && untold.length > 0
          ? 'tell'
          : 'do';
    const item = tasks ? taskItem(viewer, record, person.the.name, tasks) : recordItem(viewer, record, person.the.name);
    return { wanted, item };
  }

  function recordItem(viewer: Viewer, record: OpenRecord, name: string): Item {
    const begun = record.begun && dayOf(new Date(record.begun), zone);
    const age = begun ? daysBetween(begun, dayOf(clock.now(), zone)) : 0;
    return {
      title: `${name}: ${record.title.toLowerCase()}`,
      detail: `${record.reference} · ${begun ? wordsForDay(begun) : ''} · ${progressWords(record.ledger)}`,
      ...markOf(viewer, record, age),
      press: { do: 'record/open', id: record.id },
    };
  }

  /** A record with work of its own says what that is, and of whom people must still be told. */
  function taskItem(viewer: Viewer, record: OpenRecord, name: string, tasks: readonly Task[]): Item {
    const { id, title, reference, ledger, author } = record;
    const today = dayOf(clock.now(), zone);
    const late = tasks.find((task) => task.late);
    const confirms = tasks.length > 0 && outstanding(ledger).some(({ staff }) => staff === viewer.staff);
    const minds = author === viewer.staff && outstanding(ledger).length > 0;
    return {
      title: `${name}: ${title.toLowerCase()}`,
      detail: [
        reference,
        ...tasks.map(({ words }) => words),
        ...(confirms ? [CONFIRM] : []),
        ...(minds || tasks.length === 0 ? [progressWords(ledger)] : []),
      ].join(' · '),
      ...(late
        ? { mark: { words: `${daysBetween(late.since, today)} days`, tone: 'warning' } }
        : markOf(viewer, record, 0)),
      press: { do: 'record/open', id },
    };
  }

  /** Whom Teams cannot reach comes before how old it is: it asks for another way of telling (S55). */
  function markOf(viewer: Viewer, { ledger, notices }: OpenRecord, age: number): Pick<Item, 'mark'> {
    if (notReached(ledger, notices).some(({ staff }) => staff !== viewer.staff))
      return { mark: { words: 'Not reached in Teams', tone: 'warning' } };
    return age >= records.keeping.chaseAfter ? { mark: { words: `${age} days`, tone: 'warning' } } : {};
  }

  const allPlaced = async (viewer: Viewer, found: readonly OpenRecord[]): Promise<readonly Placed[]> =>
    (await Promise.all(found.map((record) => placed(viewer, record)))).flatMap((one) => one ?? []);

  async function draftsOf(viewer: Viewer, desk: Desk): Promise<readonly Item[]> {
    if (desk.sessions.length === 0) return [];
    const people = await directory.peopleFor(viewer, 'see');
    return desk.sessions.toReversed().flatMap((session) => {
      const flow = flows.find(({ id }) => id === session.flow);
      const about = session.about ? subjectOf(session.about) : session.answers['person'];
      const person = people.find(({ the }) => the.id === about);
      const mayGoOn = flow && person && may(viewer, flow.needs.deed, flow.needs.guarded, person.the);
      // A form that can no longer be opened is not held out to anybody (S11, S65).
      if (!flow || (about && !mayGoOn && flow.startsFrom !== 'nothing')) return [];
      return {
        title: `${flow.title}${person ? `: ${person.the.name}` : ''}`,
        detail: `Last worked on ${wordsForDay(dayOf(new Date(session.touched), zone))}`,
        press: { do: 'flow/resume', id: session.id },
      };
    });
  }

  return {
    id: 'my-work',
    title: "What's outstanding",
    phrases: [
      'my work',
      "what's outstanding",
      "what's outstanding for me",
      'outstanding',
      'to do',
      'my tasks',
      'what do i have to do',
    ],
    offer: { button: "What's outstanding", example: "what's outstanding for me" },
    async show(viewer, desk, part) {
      const groups = await groupsFor(viewer, desk);
      const [name = '', from = '0'] = part?.split('.') ?? [];
      const one = groups.find(({ key }) => key === name);
      const shown = one
        ? [sliced(one, Number(from), MOST_ALONE)]
        : groups.map((group) => sliced(group, 0, MOST_TOGETHER));
      const nothing = groups.every(({ items }) => items.length === 0);
      return drawList({
        title: "What's outstanding for you",
        ...(nothing && { intro: 'Nothing. Everybody has been told, and no form is half-finished.' }),
        groups: shown.filter(({ items }) => items.length > 0),
        buttons: [
          ...(one ? [{ title: 'Everything outstanding', press: { do: 'page/show', x: 'my-work' } }] : []),
          { title: 'Home', press: { do: 'home/show' } },
        ],
      });
    },
  };

  async function groupsFor(viewer: Viewer, desk: Desk): Promise<readonly Group[]> {
    const waiting = await records.waitingFor(viewer.staff);
    const cut = waiting.length >= MOST_LISTED;
    const all = await allPlaced(viewer, waiting);
    const that = (wanted: Wanted) => all.filter((one) => one.wanted === wanted).map(({ item }) => item);
    const known = new Set(waiting.map(({ id }) => id));
    const leads = reachesTeams(viewer, 'see', 'care-record');
    const elsewhere = leads ? (await Promise.all(viewer.teams.map((id) => records.outstandingIn(id)))).flat() : [];
    return [
      { key: 'do', title: 'Plans that wait for you', items: that('do'), cut },
      { key: 'confirm', title: CONFIRM, items: that('confirm'), cut },
      { key: 'tell', title: 'Your changes: people still to be told', items: that('tell'), cut },
      { key: 'forms', title: 'Forms to finish', items: await draftsOf(viewer, desk) },
      ...(leads
        ? [
            {
              key: 'team',
              title: 'Elsewhere in your team',
              items: (
                await allPlaced(
                  viewer,
                  elsewhere.filter(({ id }) => !known.has(id)),
                )
              ).map(({ item }) => item),
              cut: elsewhere.length >= MOST_LISTED,
            },
          ]
        : []),
    ];
  }
}

/** How many lines of a group stand on the card: among others, and when it is shown by itself. More would not fit (S43). */
const MOST_TOGETHER = 4;
const MOST_ALONE = 12;

/** A part of a group, with a line that leads to the next part. */
function sliced(group: Group, from: number, most: number): ListView['groups'][number] {
  const left = group.items.length - from - most;
  const orMore = group.cut ? ' or more' : '';
  const more: Item = {
    title: group.cut ? `At least ${left} more` : `${left} more`,
    detail: 'Show the next ones',
    press: { do: 'page/show', x: `my-work.${group.key}.${from + most}` },
  };
  return {
    title: group.items.length > most ? `${group.title} (${group.items.length}${orMore})` : group.title,
    items: [...group.items.slice(from, from + most), ...(left > 0 ? [more] : [])],
  };
}
