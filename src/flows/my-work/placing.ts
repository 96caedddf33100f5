import type { Press } from '../../../cards/views.ts';
import type { Viewer } from '../../access/viewer.ts';
import { awayOn } from '../../people/away.ts';
import { ageWords, daysBetween, dayOf, wordsForDay, type Day } from '../../kernel/days.ts';
import { named } from '../../kernel/names.ts';
import { capital } from '../../kernel/sentence.ts';
import type { OpenRecord } from '../../kinds/open-record.ts';
import type { Records } from '../../kinds/records.ts';
import { seenBy } from '../../kinds/seen-by.ts';
import { orCounted, type Unreadable } from '../../kinds/unreadable.ts';
import { outstanding, progressWords } from '../../notices/ledger.ts';
import { notReached } from '../../notices/reach.ts';
import { CONFIRM, leftWords, TELL } from '../../notices/telling-duties.ts';
import type { Directory } from '../../people/directory.ts';
import type { TeamPosts } from '../../records/waiting-tags.ts';
import { isHandedTo, isLate, isOf, type Duty } from '../../work/duty.ts';
import type { Holder } from '../../work/posts.ts';
import type { Waiting } from '../menu-page.ts';
import { coveredFor } from './cover.ts';

const placeOf = ({ kind, grave, waitsFor = [] }: Duty): number =>
  grave ? -1 : kind === TELL ? 2 : waitsFor.length > 0 ? 1 : 0;

/** Under which heading a record stands: once, under what comes first. */
type Wanted = 'do' | 'confirm' | 'tell';

interface Placed {
  readonly wanted: Wanted;
  readonly urgency: Urgency;
  /** What stops a change, and what can wait until people have been told. */
  readonly place: 'first' | 'paper' | undefined;
  readonly item: Waiting;
}

/** Where somebody may come to harm comes first, then what is late; what others have to do before its reader can, last. Of each the newest first. */
const URGENCY = ['grave', 'late', 'now', 'after-others'] as const;
export type Urgency = (typeof URGENCY)[number];

/** The folder in the home, and copies. */
const PAPER: ReadonlySet<string> = new Set(['folder', 'home-line', 'copies']);

function urgencyOf(mine: readonly Duty[], shown: readonly Duty[], isOverdue: (duty: Duty) => boolean): Urgency {
  if (mine.some(({ grave }) => grave)) return 'grave';
  if (mine.some(isOverdue)) return 'late';
  return shown.length > 0 && shown.every(({ waitsFor = [] }) => waitsFor.length > 0) ? 'after-others' : 'now';
}

const placeAmong = ({ kind: record }: OpenRecord, mine: readonly Duty[]): Placed['place'] => {
  if (mine.some(({ kind }) => kind === 'resolve')) return 'first';
  const isPaper = record === 'offices' || (mine.length > 0 && mine.every(({ kind }) => PAPER.has(kind)));
  return isPaper ? 'paper' : undefined;
};

/** What is theirs in a record: by name, and by their posts in its team. */
const holderIn = ({ staff }: Viewer, posts: TeamPosts, { team }: OpenRecord): Holder => ({
  staff,
  posts: posts.get(team) ?? [],
});

/** A safeguarding lead may lead for somebody of whom nobody else who leads may know (R24): of which, is seen record by record. */
const withLeads = (posts: TeamPosts): TeamPosts =>
  new Map(
    [...posts].map(([team, held]) => [
      team,
      held.includes('safeguarding-lead') ? [...new Set([...held, 'leads' as const])] : held,
    ]),
  );

async function postsIn(
  { services }: Records,
  viewer: Viewer,
  posts: TeamPosts,
  record: OpenRecord,
): Promise<TeamPosts> {
  // A person who cannot be read is counted where the record is placed.
  const held = await services.postsFor(viewer, record).catch(() => posts.get(record.team) ?? []);
  return new Map([...posts, [record.team, held]]);
}

const wantedIn = (mine: readonly Duty[]): Wanted =>
  mine.some(({ kind }) => kind !== TELL && kind !== CONFIRM)
    ? 'do'
    : mine.some(({ kind }) => kind === CONFIRM)
      ? 'confirm'
      : 'tell';

const titleOf = (name: string, title: string): string => `${name}: ${title.slice(0, 1).toLowerCase()}${title.slice(1)}`;

/** The first thing to do there, and where it is done at once. */
function toDoIn({ id, ledger }: OpenRecord, wanted: Wanted, [first]: readonly Duty[]): Waiting['toDo'] {
  const open: Press = first?.view === undefined ? { do: 'record/open', id } : { do: 'record/view', id, x: first.view };
  if (wanted === 'tell')
    return {
      words: capital(leftWords(outstanding(ledger), 'tell')),
      press: { do: 'telling/start', id },
    };
  return { words: first?.words ?? 'Open the record', press: open };
}

/** What others have to do first stands behind what its reader can do, and at the end how many have been told. */
const byPlace = (a: Duty, b: Duty): number => placeOf(a) - placeOf(b);

const pressing = (a: Placed, b: Placed): number =>
  URGENCY.indexOf(a.urgency) - URGENCY.indexOf(b.urgency) || b.item.since.localeCompare(a.item.since);

/** The day on which the newest of them began to wait. */
const newestOf = (duties: readonly Duty[]): string =>
  duties.reduce((newest, { since }) => (since > newest ? since : newest), '');

const coverToDo = (toDo: Waiting['toDo'], words: string): Waiting['toDo'] => ({
  ...toDo,
  words: `${toDo.words} (${words})`,
});

/** What waits in one record is one line, whatever it waits for, and for whomever. */
export const onceEach = (all: readonly Waiting[]): readonly Waiting[] =>
  all.flatMap((one, index) => {
    const same = all.filter(({ record }) => record === one.record);
    const words = [...new Set(same.map(({ toDo }) => toDo.words))].join('. ');
    const lines = [...new Set(same.flatMap(({ detail }) => detail.split('\n')))];
    // "MC-6FCF-459F" and, in another line, with its day.
    const detail = lines.filter((line) => !lines.some((other) => other.startsWith(`${line} `))).join('\n');
    return all.findIndex(({ record }) => record === one.record) === index
      ? [{ ...one, insteadOf: same.findLast((two) => two.insteadOf)?.insteadOf, detail, toDo: { ...one.toDo, words } }]
      : [];
  });

/** What waits; of those whose answer it waits for and who are away, until when, and who covers (P11). */
async function withAway(directory: Directory, { words, waitsFor = [] }: Duty, today: Day): Promise<string> {
  const all = waitsFor.map(async (id): Promise<readonly string[]> => {
    const staff = await directory.staff(id);
    const away = staff && awayOn(staff, today);
    if (!away) return [];
    const cover = away.cover && (await directory.staff(away.cover));
    const covers = cover ? `${cover.name} covers` : 'those who lead the team cover';
    return [`${staff.name} is away until ${wordsForDay(away.until)}, ${covers}`];
  });
  return [words, ...(await Promise.all(all)).flat()].join('. ');
}

/** Records in which something waits, as lines of a list. */
export function placing(records: Records, directory: Directory) {
  const { clock, zone, remindAfter } = records.services;
  const today = () => dayOf(clock.now(), zone);
  /** A record as a line: what its reader has to do in it, or else what those who lead the team would see to. */
  async function placed(
    viewer: Viewer,
    posts: TeamPosts,
    record: OpenRecord,
    unreadable: Unreadable,
  ): Promise<Placed | undefined> {
    const seen = await orCounted(unreadable, record.id, () => seenBy(directory, viewer, record));
    if (!seen) return undefined;
    const { duties, ledger, begun, reference, id } = record;
    const holder = holderIn(viewer, posts, record);
    const mine = duties.filter((duty) => isOf(duty, holder));
    const known = (duty: Duty): boolean => isHandedTo(duty, viewer.staff) && (mine.length === 0 || duty.kind !== TELL);
    const shown = duties.filter(
      (duty) => mine.includes(duty) || ((holder.posts.includes('leads') || mine.length === 0) && known(duty)),
    );
    const wanted = wantedIn(mine.length > 0 ? mine : shown);
    const said = shown.filter(({ kind }) => wanted === 'do' || kind !== CONFIRM).toSorted(byPlace);
    const untold = ledger && outstanding(ledger).length > 0 && shown.every(({ kind }) => kind !== TELL);
    return {
      wanted,
      place: placeAmong(record, mine),
      urgency: urgencyOf(mine, shown, (duty) => isLate(duty, today(), remindAfter)),
      item: {
        record: id,
        listedOnly: record.isListedOnly,
        since: newestOf(mine.length > 0 ? mine : shown),
        title: titleOf(seen.name, seen.seen.title),
        detail: [
          // Two duties of one record may say the same.
          ...new Set(await Promise.all(said.map((duty) => withAway(directory, duty, today())))),
          ...(untold && wanted === 'confirm' ? [progressWords(ledger)] : []),
          [reference, ...(wanted !== 'do' && begun ? [wordsForDay(dayOf(new Date(begun), zone))] : [])].join(' · '),
        ].join('\n'),
        ...markOf(viewer, record, shown),
        press: { do: 'record/open', id },
        toDo: toDoIn(record, wanted, said.length > 0 ? said : shown),
      },
    };
  }

  /** Whom Teams cannot reach comes before how old it is: it asks for another way of telling (S55). */
  function markOf(viewer: Viewer, { ledger, notices }: OpenRecord, shown: readonly Duty[]): Pick<Waiting, 'mark'> {
    const left = notReached(ledger, notices).filter(({ staff }) => staff !== viewer.staff);
    if (left.length > 0)
      return { mark: { words: `Not reached in Teams: ${named(left.map(({ name }) => name))}`, tone: 'warning' } };
    const late = shown.find((duty) => isLate(duty, today(), remindAfter));
    return late ? { mark: { words: `Open for ${ageWords(daysBetween(late.since, today()))}`, tone: 'warning' } } : {};
  }

  /** What waits for its reader in records, by name or by post. What a record was found by is as old as its last entry. */
  async function own(viewer: Viewer, posts: TeamPosts, unreadable: Unreadable): Promise<readonly Placed[]> {
    const found = await records.waitingFor(viewer.staff, withLeads(posts), unreadable);
    const theirs = found.map(async (record) => {
      const about = await postsIn(records, viewer, posts, record);
      const isMine = record.duties.some((duty) => isOf(duty, holderIn(viewer, about, record)));
      return isMine ? placed(viewer, about, record, unreadable) : undefined;
    });
    return (await Promise.all(theirs)).flatMap((one) => one ?? []).toSorted(pressing);
  }

  /** What waits for colleagues in whose place its reader sees to it. */
  async function covered(viewer: Viewer, posts: TeamPosts, unreadable: Unreadable): Promise<readonly Waiting[]> {
    const all = await coveredFor(records, directory, viewer, withLeads(posts), today(), unreadable);
    const seen = all.map(async ({ record, duties, insteadOf, words }): Promise<readonly Waiting[]> => {
      const as = await orCounted(unreadable, record.id, () => seenBy(directory, viewer, record));
      if (!as) return [];
      return [
        {
          record: record.id,
          insteadOf,
          since: newestOf(duties),
          title: titleOf(as.name, as.seen.title),
          detail: [...new Set(duties.map((duty) => duty.words)), words, record.reference].join('\n'),
          ...markOf(viewer, record, duties),
          press: { do: 'record/open', id: record.id },
          toDo: coverToDo(toDoIn(record, wantedIn(duties), duties), words),
        },
      ];
    });
    return (await Promise.all(seen)).flat();
  }

  return { placed, own, covered };
}
