import { drawList } from '../../../cards/list.ts';
import type { ListView } from '../../../cards/views.ts';
import type { Viewer } from '../../access/viewer.ts';
import { may, reachesTeams } from '../../access/policy.ts';
import { dayOf, wordsForDay } from '../../kernel/days.ts';
import { partFrom } from '../../kernel/part-from.ts';
import { onlyRecordIdOf, type RecordId, type TeamId } from '../../kernel/ids.ts';
import type { Directory } from '../../people/directory.ts';
import { nextReview, reviewNames } from '../../people/needs.ts';
import type { OpenForms } from '../../forms/open-forms.ts';
import { personIn } from '../../questions/context.ts';
import type { AnyFlow } from '../flow.ts';
import type { MenuPage } from '../menu-page.ts';
import type { Records } from '../../kinds/records.ts';
import { onceEach, placing } from './placing.ts';
import { orCounted, unreadableWords, type Unreadable } from '../../kinds/unreadable.ts';
import type { TeamPosts } from '../../records/waiting-tags.ts';

type Item = ListView['groups'][number]['items'][number];

interface Group {
  readonly key: string;
  readonly title: string;
  readonly items: readonly Item[];
  /** There are more, and nobody has counted them. */
  readonly goesOn?: true;
}

/** What waits for its reader, half-finished forms, and, for those who lead a team, what waits elsewhere in it (R5). */
export function myWork(records: Records, directory: Directory, flows: readonly AnyFlow[]): MenuPage {
  const { clock, zone } = records.services;
  const place = placing(records, directory);

  async function draftsOf(viewer: Viewer, forms: OpenForms, unreadable: Unreadable): Promise<readonly Item[]> {
    if (forms.sessions.length === 0) return [];
    const drafts = forms.sessions.toReversed().map(async (session) => {
      const flow = flows.find(({ id }) => id === session.flow);
      const about = personIn(session);
      const person = about && (await orCounted(unreadable, about, () => directory.personFor(viewer, about)));
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
      'wots outstanding',
      'anything for me',
      'is there anything for me',
      'anything new',
      "what's new",
      'any news',
      'what is waiting',
      "what's waiting for me",
      'what do i need to do',
      'what should i do',
      'my list',
      'what is mine',
      'whats mine',
      'what is on my list',
      'who do i still have to tell',
      'who do i have to tell',
      'who must i tell',
      'to do list',
      'jobs',
      'unfinished forms',
      'my forms',
      'saved forms',
    ],
    offer: {
      button: "What's outstanding",
      example: "what's outstanding for me",
      group: 'waits',
      rank: 10,
      daily: 'all',
    },
    async waiting(viewer, unreadable) {
      const posts = await records.services.postsOf(viewer);
      const all = await place.own(viewer, posts, unreadable);
      const that = (...wanted: readonly ((typeof all)[number]['wanted'] | 'after-others')[]) =>
        all
          .filter((one) => wanted.includes(one.urgency === 'after-others' ? one.urgency : one.wanted))
          .map(({ item }) => item);
      const cover = await place.covered(viewer, posts, unreadable);
      const again = (await lookAgain(viewer, unreadable)).map(({ id, title, press }) => ({
        record: onlyRecordIdOf(id, 'circle'),
        title,
        since: '',
        detail: '',
        press,
        toDo: { words: 'Look again at who may not be told', press },
      }));
      const at = (place: (typeof all)[number]['place']) =>
        all.flatMap((one) => (one.place === place ? [one.item] : []));
      const paper = new Set(at('paper'));
      const grave = all.flatMap((one) => (one.urgency === 'grave' ? [one.item] : []));
      const now = [...grave, ...at('first'), ...again, ...that('do', 'confirm'), ...cover, ...that('tell')];
      return onceEach([...now.filter((one) => !paper.has(one)), ...paper, ...that('after-others')]);
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
    unreadable: Unreadable,
  ): Promise<Pick<Group, 'items' | 'goesOn'>> {
    const today = dayOf(clock.now(), zone);
    const due = await directory.needsDue(viewer, led, today, most + 1, unreadable);
    const items = due.slice(0, most).map(({ the }) => ({
      title: `Look at communication needs again: ${the.name}`,
      detail: `${reviewNames(the, today).join(', ')} · due ${wordsForDay(nextReview(the) ?? today)}`,
      press: { do: 'page/show', id: the.id, x: 'needs' },
    }));
    return { items, ...(due.length > most && { goesOn: true }) };
  }

  /** People of whom somebody is not to be told, which is to be looked at again: for those alone who may know of it (R24). */
  async function lookAgain(viewer: Viewer, unreadable: Unreadable) {
    const due = await directory.lookAgainDue(viewer, dayOf(clock.now(), zone), MOST_ALONE, unreadable);
    return due.map(({ the }) => ({
      id: the.id,
      title: `Look again at who may not be told: ${the.name}`,
      detail: the.reference,
      press: { do: 'flow/start', id: the.id, x: 'held-back' },
    }));
  }

  async function groupsFor(
    viewer: Viewer,
    forms: OpenForms,
    unreadable: Unreadable,
    { ofTeam, ofNeeds }: Readonly<Record<'ofTeam' | 'ofNeeds', number>>,
  ): Promise<readonly Group[]> {
    const led = reachesTeams(viewer, 'see', 'care-record') ? viewer.teams : [];
    const posts = await records.services.postsOf(viewer);
    const all = await place.own(viewer, posts, unreadable);
    // A record in which something waits for its reader, too, stands once, among theirs.
    const once = onceEach([...all.map(({ item }) => item), ...(await place.covered(viewer, posts, unreadable))]);
    const wantedOf = new Map(all.map(({ wanted, item }) => [item.record, wanted]));
    const that = (wanted: (typeof all)[number]['wanted'] | undefined) =>
      once.filter(({ record }) => wantedOf.get(record) === wanted);
    const known = new Set(once.map(({ record }) => record));
    const again = (await lookAgain(viewer, unreadable)).map(({ id: _, ...item }) => item);
    return [
      { key: 'do', title: 'Waiting for you', items: that('do') },
      { key: 'cover', title: 'In place of colleagues', items: that(undefined) },
      { key: 'look-again', title: 'Not to be told', items: again },
      { key: 'needs', title: 'Communication needs', ...(await reviewsDue(viewer, led, ofNeeds, unreadable)) },
      { key: 'confirm', title: 'Confirm that you have been told', items: that('confirm') },
      { key: 'tell', title: 'Your changes: people still to be told', items: that('tell') },
      { key: 'forms', title: 'Forms to finish', items: await draftsOf(viewer, forms, unreadable) },
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
        const one = known.has(record.id) ? undefined : await place.placed(viewer, posts, record, unreadable);
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
