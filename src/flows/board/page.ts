import type { Card } from '../../../cards/card.ts';
import { drawList } from '../../../cards/list.ts';
import type { Button, ListView } from '../../../cards/views.ts';
import type { Viewer } from '../../access/viewer.ts';
import { addDays, ageWords, dayOf, daysBetween, wordsForDay, type Day } from '../../kernel/days.ts';
import type { TeamId } from '../../kernel/ids.ts';
import { listed } from '../../kernel/listed.ts';
import { partFrom } from '../../kernel/part-from.ts';
import type { OpenRecord } from '../../kinds/open-record.ts';
import type { Records } from '../../kinds/records.ts';
import { seenBy } from '../../kinds/seen-by.ts';
import { orCounted, unreadableWords, type Unreadable } from '../../kinds/unreadable.ts';
import type { Directory } from '../../people/directory.ts';
import { isHandedTo, isOf, type Duty } from '../../work/duty.ts';
import type { Holder } from '../../work/posts.ts';
import type { MenuPage } from '../menu-page.ts';
import { figures } from './figures.ts';

type Group = ListView['groups'][number];
type Item = Group['items'][number];

/** So many of each stand on one card (S43). */
const MOST = 6;
/** Figures are of what was over in half a year. */
const FIGURES_DAYS = 182;

/** Who reads the board, and what it is made from. */
interface Reader {
  readonly records: Records;
  readonly directory: Directory;
  readonly viewer: Viewer;
  readonly posts: Awaited<ReturnType<Records['services']['postsOf']>>;
  readonly unreadable: Unreadable;
  readonly today: Day;
}

interface Found {
  readonly items: readonly Item[];
  /** There are more, and nobody has counted them. */
  readonly goesOn: boolean;
}

/** Which part of which list is shown: the first of each without a name. */
interface Part {
  readonly name: string;
  readonly from: number;
}

/**
 * What is worked through in a team, the oldest first, and what else is late: age, kind and next day. What stands there each kind says of itself
 * (`span`, duties), and each record is asked whether its reader may see it (R24).
 */
export function board(records: Records, directory: Directory): MenuPage {
  const { clock, zone } = records.services;
  return {
    id: 'board',
    title: 'Board',
    phrases: ['board', 'team board', 'the board', 'open issues', 'what is open', 'what is overdue', "what's overdue"],
    needs: { deed: 'see', guarded: 'care-record' },
    offer: { button: 'Board', example: 'board', group: 'waits', rank: 30 },
    async show(viewer, _, part = '') {
      const [name = '', place] = part.split('.');
      const posts = await records.services.postsOf(viewer);
      const today = dayOf(clock.now(), zone);
      const reader: Reader = { records, directory, viewer, posts, unreadable: new Set(), today };
      return draw(reader, { name, from: partFrom(place) });
    },
  };
}

async function draw(reader: Reader, { name, from }: Part): Promise<Card> {
  const open = name !== 'late' && (await openOnes(reader, from));
  const late = name !== 'open' && (await lateOnes(reader, from));
  const since = addDays(reader.today, -FIGURES_DAYS);
  const took = open && late ? await counted(reader, since) : [];
  const more = (key: string, title: string, found: Found | false): Button | false =>
    found && found.goesOn && { title, press: { do: 'page/show', x: `board.${key}.${from + MOST}` } };
  return drawList({
    title: 'Board',
    intro: listed('What you may see of your team, the oldest first.', unreadableWords(reader.unreadable)),
    groups: listed<Group>(
      open && { title: 'Open', items: open.items, empty: 'Nothing is open.' },
      late && { title: 'Overdue besides', items: late.items, empty: 'Nothing else is overdue.' },
      took.length > 0 && {
        title: `How long it took, since ${wordsForDay(since)}`,
        items: took.map((words) => ({ title: words, detail: '' })),
      },
    ),
    buttons: listed<Button>(
      more('open', 'More that is open', open),
      more('late', 'More that is overdue', late),
      name !== '' && { title: 'Board', press: { do: 'page/show', x: 'board' } },
      { title: 'Home', press: { do: 'home/show' } },
    ),
  });
}

const openOnes = (reader: Reader, from: number): Promise<Found> =>
  some(reader, (team) => reader.records.openIn(team, reader.unreadable), from);

const lateOnes = (reader: Reader, from: number): Promise<Found> =>
  some(
    reader,
    (team) => reader.records.outstandingIn(team, reader.unreadable),
    from,
    (record) => record.span === undefined && lateIn(reader, record).length > 0,
  );

/** The first that its reader may see from there on. */
async function some(
  reader: Reader,
  all: (team: TeamId) => AsyncGenerator<OpenRecord>,
  from: number,
  isMeant: (record: OpenRecord) => boolean = () => true,
): Promise<Found> {
  const { viewer, unreadable, directory } = reader;
  const items: Item[] = [];
  let before = 0;
  for (const team of viewer.teams)
    for await (const record of all(team)) {
      if (!isMeant(record)) continue;
      const seen = await orCounted(unreadable, record.id, () => seenBy(directory, viewer, record));
      if (!seen || before++ < from) continue;
      if (items.length === MOST) return { items, goesOn: true };
      items.push(lineOf(reader, record, `${seen.name}: ${seen.seen.title}`));
    }
  return { items, goesOn: false };
}

const dueOf = ({ records }: Reader, { due, since }: Duty): Day =>
  due ?? addDays(since, records.services.remindAfter - 1);

const inOrder = (reader: Reader, all: readonly Duty[]): readonly Duty[] =>
  all.toSorted((a, b) => dueOf(reader, a).localeCompare(dueOf(reader, b)));

const lateIn = (reader: Reader, { duties }: OpenRecord): readonly Duty[] =>
  inOrder(
    reader,
    duties.filter((duty) => dueOf(reader, duty) < reader.today),
  );

function lineOf(reader: Reader, record: OpenRecord, title: string): Item {
  const { span, reference, id, team } = record;
  const { today, viewer, posts } = reader;
  const holder = { staff: viewer.staff, posts: posts.get(team) ?? [] };
  const [late] = lateIn(reader, record);
  const [next] = inOrder(
    reader,
    record.coming.filter((duty) => dueOf(reader, duty) >= today),
  );
  return {
    title,
    detail: listed(
      span && `Open for ${ageWords(daysBetween(span.from, today))}`,
      late && mayRead(late, holder) && late.words,
      next && `Next: ${wordsForDay(dueOf(reader, next))}${mayRead(next, holder) ? `, ${next.words}` : ''}`,
      reference,
    ).join('\n'),
    ...(late && { mark: { words: `Overdue since ${wordsForDay(dueOf(reader, late))}`, tone: 'warning' } }),
    press: { do: 'record/open', id },
  };
}

/** What waits for its reader is read by them; for those who lead, also what is handed over. Of the rest only its day stands there. */
const mayRead = (duty: Duty, holder: Holder): boolean =>
  isOf(duty, holder) || (isHandedTo(duty, holder.staff) && holder.posts.includes('leads'));

/**
 * For those who lead. What is kept from them is not even counted (R24): it is taken out of what was counted without reading a record, so that what
 * is read is what is kept from them alone.
 */
async function counted({ viewer, posts, records, directory }: Reader, since: Day): Promise<readonly string[]> {
  const led = viewer.teams.filter((one) => posts.get(one)?.includes('leads'));
  if (led.length === 0) return [];
  const took = (await Promise.all(led.map((team) => records.tookIn(team, since)))).flat();
  const closed = await Promise.all((await directory.closedTo(viewer.staff)).map((person) => records.about(person)));
  const kept = new Map([...closed.flat(), ...(await records.keptFrom(viewer.staff))].map((one) => [one.id, one]));
  for (const { kind, span, team } of kept.values()) {
    if (span?.until === undefined || span.until < since || !led.includes(team)) continue;
    const days = daysBetween(span.from, span.until);
    const at = took.findIndex((one) => one.kind === kind && one.days === days);
    if (at >= 0) took.splice(at, 1);
  }
  return figures(took.flatMap(({ kind, days }) => ({ title: records.titleOf(kind) ?? kind, days })));
}
