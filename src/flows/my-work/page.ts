import { drawList } from '../../../cards/list.ts';
import type { ListView } from '../../../cards/views.ts';
import type { Viewer } from '../../access/viewer.ts';
import { may, reachesTeams } from '../../access/policy.ts';
import { ageWords, daysBetween, dayOf, wordsForDay } from '../../kernel/days.ts';
import { outstanding, progressWords } from '../../notices/ledger.ts';
import { notReached } from '../../notices/reach.ts';
import { partFrom } from '../../kernel/part-from.ts';
import type { RecordId, TeamId } from '../../kernel/ids.ts';
import type { Directory } from '../../people/directory.ts';
import { nextReview, reviewNames } from '../../people/needs.ts';
import type { OpenForms } from '../../forms/open-forms.ts';
import { personIn } from '../../questions/context.ts';
import { coveredFor } from './cover.ts';
import type { AnyFlow } from '../flow.ts';
import type { MenuPage } from '../menu-page.ts';
import type { Records } from '../../kinds/records.ts';
import { seenBy } from '../../kinds/seen-by.ts';
import { unreadableWords, type Unreadable } from '../../kinds/unreadable.ts';
import { CONFIRM, TELL } from '../../notices/telling-duties.ts';
import type { TeamPosts } from '../../records/waiting-tags.ts';
import { isLate, isOf, type Duty } from '../../work/duty.ts';
import type { Holder } from '../../work/posts.ts';
import type { OpenRecord } from '../../kinds/open-record.ts';

type Item = ListView['groups'][number]['items'][number];

/** Under which heading a record stands: once, under what comes first. */
type Wanted = 'do' | 'confirm' | 'tell';

interface Placed {
  readonly wanted: Wanted;
  readonly item: Item;
}

interface Group {
  readonly key: string;
  readonly title: string;
  readonly items: readonly Item[];
  /** There are more, and nobody has counted them. */
  readonly goesOn?: true;
}

/** What is theirs in a record: by name, and by their posts in its team. */
const holderIn = ({ staff }: Viewer, posts: TeamPosts, { team }: OpenRecord): Holder => ({
  staff,
  posts: posts.get(team) ?? [],
});

const wantedIn = (mine: readonly Duty[]): Wanted =>
  mine.some(({ kind }) => kind !== TELL && kind !== CONFIRM)
    ? 'do'
    : mine.some(({ kind }) => kind === CONFIRM)
      ? 'confirm'
      : 'tell';

/** What waits for its reader, half-finished forms, and, for those who lead a team, what waits elsewhere in it (R5). */
export function myWork(records: Records, directory: Directory, flows: readonly AnyFlow[]): MenuPage {
  const { clock, zone, remindAfter } = records.services;

  /** A record as a line: what its reader has to do in it, or else what those who lead the team would see to. */
  async function placed(viewer: Viewer, posts: TeamPosts, record: OpenRecord): Promise<Placed | undefined> {
    const seen = await seenBy(directory, viewer, record);
    if (!seen) return undefined;
    const { duties, ledger, begun, reference, id } = record;
    const { title } = seen.seen;
    const holder = holderIn(viewer, posts, record);
    const isLead = holder.posts.includes('leads');
    const mine = duties.filter((duty) => isOf(duty, holder));
    const known = ({ kind, handsOver }: Duty): boolean => handsOver === true && (mine.length === 0 || kind !== TELL);
    const shown = duties.filter((duty) => mine.includes(duty) || ((isLead || mine.length === 0) && known(duty)));
    const wanted = wantedIn(mine.length > 0 ? mine : shown);
    const words = shown
      .filter(({ kind }) => wanted === 'do' || kind !== CONFIRM)
      // How many have been told stands at the end.
      .toSorted((a, b) => Number(a.kind === TELL) - Number(b.kind === TELL))
      .map((duty) => duty.words);
    const untold = ledger && outstanding(ledger).length > 0 && shown.every(({ kind }) => kind !== TELL);
    return {
      wanted,
      item: {
        title: `${seen.name}: ${title.slice(0, 1).toLowerCase()}${title.slice(1)}`,
        detail: [
          reference,
          ...(wanted !== 'do' && begun ? [wordsForDay(dayOf(new Date(begun), zone))] : []),
          // Two duties of one record may say the same.
          ...new Set(words),
          ...(untold && wanted === 'confirm' ? [progressWords(ledger)] : []),
        ].join(' · '),
        ...markOf(viewer, record, shown),
        press: { do: 'record/open', id },
      },
    };
  }

  /** Whom Teams cannot reach comes before how old it is: it asks for another way of telling (S55). */
  function markOf(viewer: Viewer, { ledger, notices }: OpenRecord, shown: readonly Duty[]): Pick<Item, 'mark'> {
    if (notReached(ledger, notices).some(({ staff }) => staff !== viewer.staff))
      return { mark: { words: 'Not reached in Teams', tone: 'warning' } };
    const today = dayOf(clock.now(), zone);
    const late = shown.find((duty) => isLate(duty, today, remindAfter));
    return late ? { mark: { words: ageWords(daysBetween(late.since, today)), tone: 'warning' } } : {};
  }

  async function draftsOf(viewer: Viewer, forms: OpenForms): Promise<readonly Item[]> {
    if (forms.sessions.length === 0) return [];
    const drafts = forms.sessions.toReversed().map(async (session) => {
      const flow = flows.find(({ id }) => id === session.flow);
      const about = personIn(session);
      const person = about && (await directory.personFor(viewer, about));
      const mayGoOn = flow && person && may(viewer, flow.needs.deed, flow.needs.guarded, person.the);
      // A form that can no longer be opened is not held out to anybody (S11, S65).
      if (!flow || (about && !mayGoOn && flow.startsFrom !== 'nothing')) return [];
      return {
        title: `${flow.title}${person ? `: ${person.the.name}` : ''}`,
        detail: `Last worked on ${wordsForDay(dayOf(new Date(session.touched), zone))}`,
        press: { do: 'flow/resume', id: session.id },
      };
    });
    return (await Promise.all(drafts)).flat();
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
    offer: {
      button: "What's outstanding",
      example: "what's outstanding for me",
      group: 'waits',
      rank: 10,
      daily: 'all',
    },
    async show(viewer, forms, part) {
      const [name = '', place = '0'] = part?.split('.') ?? [];
      const from = partFrom(place);
      const unreadable: Unreadable = new Set();
      const groups = await groupsFor(viewer, forms, unreadable, {
        ofTeam: name === 'team' ? from + MOST_ALONE : MOST_TOGETHER,
        ofNeeds: name === 'needs' ? from + MOST_ALONE : MOST_TOGETHER,
      });
      const one = groups.find(({ key }) => key === name);
      const shown = one ? [sliced(one, from, MOST_ALONE)] : groups.map((group) => sliced(group, 0, MOST_TOGETHER));
      const waiting = groups.filter(({ items }) => items.length > 0).map(({ key }) => key);
      return drawList({
        title: "What's outstanding for you",
        intro: unreadableWords(unreadable) ?? nothingWords(waiting),
        groups: shown.filter(({ items }) => items.length > 0),
        buttons: [
          ...(one ? [{ title: 'Everything outstanding', press: { do: 'page/show', x: 'my-work' } }] : []),
          { title: 'Home', press: { do: 'home/show' } },
        ],
      });
    },
  };

  /** People whose communication needs, or those of somebody around them, are to be looked at again (R33). */
  async function reviewsDue(
    viewer: Viewer,
    led: readonly TeamId[],
    most: number,
  ): Promise<Pick<Group, 'items' | 'goesOn'>> {
    const today = dayOf(clock.now(), zone);
    const due = await directory.needsDue(viewer, led, today, most + 1);
    const items = due.slice(0, most).map(({ the }) => ({
      title: `Look at communication needs again: ${the.name}`,
      detail: `${reviewNames(the, today).join(', ')} · due ${wordsForDay(nextReview(the) ?? today)}`,
      press: { do: 'page/show', id: the.id, x: 'needs' },
    }));
    return { items, ...(due.length > most && { goesOn: true }) };
  }

  /** People of whom somebody is not to be told, which is to be looked at again: for those alone who may know of it (R24). */
  async function lookAgain(viewer: Viewer): Promise<readonly Item[]> {
    const due = await directory.lookAgainDue(viewer, dayOf(clock.now(), zone), MOST_ALONE);
    return due.map(({ the }) => ({
      title: `Look again at who may not be told: ${the.name}`,
      detail: the.reference,
      press: { do: 'flow/start', id: the.id, x: 'held-back' },
    }));
  }

  /** What waits for colleagues who are away, for whom its reader is the cover and whose people they see. */
  async function covered(viewer: Viewer, unreadable: Unreadable): Promise<readonly { id: RecordId; item: Item }[]> {
    const all = await coveredFor(records, directory, viewer.staff, dayOf(clock.now(), zone), unreadable);
    const seen = all.map(async ({ record, duties, words }) => {
      const as = await seenBy(directory, viewer, record);
      const item = as && {
        title: `${as.name}: ${as.seen.title.slice(0, 1).toLowerCase()}${as.seen.title.slice(1)}`,
        detail: [record.reference, ...new Set(duties.map((duty) => duty.words)), words].join(' · '),
        ...markOf(viewer, record, duties),
        press: { do: 'record/open', id: record.id },
      };
      return item ? [{ id: record.id, item }] : [];
    });
    return (await Promise.all(seen)).flat();
  }

  async function groupsFor(
    viewer: Viewer,
    forms: OpenForms,
    unreadable: Unreadable,
    { ofTeam, ofNeeds }: Readonly<Record<'ofTeam' | 'ofNeeds', number>>,
  ): Promise<readonly Group[]> {
    const led = reachesTeams(viewer, 'see', 'care-record') ? viewer.teams : [];
    // What a record was found by is as old as its last entry: what waits is told from it as it is on this day.
    const posts = await records.services.postsOf(viewer);
    const mine = (await records.waitingFor(viewer.staff, posts, unreadable)).filter((record) =>
      record.duties.some((duty) => isOf(duty, holderIn(viewer, posts, record))),
    );
    const all = (await Promise.all(mine.map((record) => placed(viewer, posts, record)))).flatMap((one) => one ?? []);
    const that = (wanted: Wanted) => all.filter((one) => one.wanted === wanted).map(({ item }) => item);
    const cover = await covered(viewer, unreadable);
    const known = new Set([...mine.map(({ id }) => id), ...cover.map(({ id }) => id)]);
    return [
      { key: 'do', title: 'Waiting for you', items: that('do') },
      { key: 'cover', title: 'For colleagues who are away', items: cover.map(({ item }) => item) },
      { key: 'look-again', title: 'Not to be told', items: await lookAgain(viewer) },
      { key: 'needs', title: 'Communication needs', ...(await reviewsDue(viewer, led, ofNeeds)) },
      { key: 'confirm', title: 'Confirm that you have been told', items: that('confirm') },
      { key: 'tell', title: 'Your changes: people still to be told', items: that('tell') },
      { key: 'forms', title: 'Forms to finish', items: await draftsOf(viewer, forms) },
      { key: 'team', title: 'Elsewhere in your team', ...(await elsewhere(viewer, posts, known, unreadable, ofTeam)) },
    ];
  }

  /** The first `most` records in which something waits for others, and whether there are more: a team may have very many. */
  async function elsewhere(
    viewer: Viewer,
    posts: TeamPosts,
    known: ReadonlySet<RecordId>,
    unreadable: Unreadable,
    most: number,
  ): Promise<Pick<Group, 'items' | 'goesOn'>> {
    const items: Item[] = [];
    for (const team of [...posts.keys()].filter((one) => posts.get(one)?.includes('leads')))
      for await (const record of records.outstandingIn(team, unreadable)) {
        const one = known.has(record.id) ? undefined : await placed(viewer, posts, record);
        if (one && items.length === most) return { items, goesOn: true };
        if (one) items.push(one.item);
      }
    return { items };
  }
}

/** What stands above a list in which nothing is for its reader; undefined where something is. */
const nothingWords = (waiting: readonly string[]): string | undefined =>
  waiting.length === 0
    ? 'Nothing waits for you, and no form is half-finished.'
    : waiting.every((key) => key === 'team')
      ? 'Nothing waits for you yourself.'
      : undefined;

/** How many lines of a group stand on the card: among others, and when it is shown by itself. More would not fit (S43). */
const MOST_TOGETHER = 4;
const MOST_ALONE = 12;

/** A part of a group, with a line that leads to the next part. */
function sliced(group: Group, asked: number, most: number): ListView['groups'][number] {
  // What stood further on may be done by now: then the last part is shown.
  const from = asked < group.items.length ? asked : Math.max(0, group.items.length - most);
  const left = group.items.length - from - most;
  const more: Item = {
    title: group.goesOn ? 'More' : `${left} more`,
    detail: 'Show the next ones',
    press: { do: 'page/show', x: `my-work.${group.key}.${from + most}` },
  };
  return {
    title: group.items.length > most && !group.goesOn ? `${group.title} (${group.items.length})` : group.title,
    items: [...group.items.slice(from, from + most), ...(left > 0 || group.goesOn ? [more] : [])],
  };
}
