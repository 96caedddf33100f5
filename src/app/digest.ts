import type { Card } from '../../cards/card.ts';
import { drawList } from '../../cards/list.ts';
import { wordsForDay } from '../kernel/days.ts';
import { named } from '../kernel/names.ts';
import type { RecordId, StaffId } from '../kernel/ids.ts';
import type { OpenRecord } from '../kinds/open-record.ts';
import { unreadableWords, type Unreadable } from '../kinds/unreadable.ts';
import { viewerOf, type Staff } from '../people/staff.ts';
import type { Notice } from '../records/record.ts';
import { COVERING, DIGEST, isReminder } from '../work/duty.ts';
import { mayRead, type Waiting } from '../flows/menu-page.ts';
import { todayAt, type App, type Reader } from './app.ts';
import { countWords, waitingFor, workPage } from './menu.ts';
import { HOME_BUTTON } from './pages.ts';

/** More reminders at once than these come as one card. */
const MOST_APART = 3;
/** So many lines stand on it; the list of outstanding work has them all (S43). */
const MOST_LINES = 12;
/** So many of them are kept for what is newest: it would never be seen behind what is old. */
const NEWEST_LINES = 4;

/** The most pressing and the newest, in their order. */
function linesOf(all: readonly Waiting[]): readonly Waiting[] {
  const rest = all.slice(MOST_LINES - NEWEST_LINES).toSorted((a, b) => b.since.localeCompare(a.since));
  const kept = new Set([...all.slice(0, MOST_LINES - NEWEST_LINES), ...rest.slice(0, NEWEST_LINES)]);
  return all.filter((one) => kept.has(one));
}

/**
 * All that waits for its reader, a line each: whom it is about and what it is; of who covers, what waits for those they cover for. For private chat
 * alone.
 */
export async function digestCard({ app, viewer, staff }: Reader, id: RecordId, what: string): Promise<Card> {
  const unreadable: Unreadable = new Set();
  const covered = what === COVERING ? await app.directory.coveredBy(viewer.staff, todayAt(app)) : [];
  const ids = new Set(covered.map((one) => one.id));
  const waiting = (await waitingFor(app, viewer, unreadable)).filter(({ listedOnly }) => !listedOnly);
  const all = what === COVERING ? waiting.filter(({ insteadOf }) => insteadOf && ids.has(insteadOf)) : waiting;
  const missing = unreadableWords(unreadable);
  const list = workPage(app);
  const lines = linesOf(all);
  const more = all.length - lines.length;
  const ofPages = staff.digest && what !== COVERING ? await stillAsked(app.pages, viewer) : [];
  return drawList({
    title:
      covered.length > 0
        ? coverWords(covered)
        : all.length + ofPages.length > 0
          ? countWords(all.length + ofPages.length)
          : missing === undefined
            ? 'Nothing waits for you any more'
            : (list?.title ?? ''),
    intro: missing,
    groups: [
      {
        title: 'Press a line to open it',
        items: [...ofPages, ...lines.map((one) => ({ ...one, detail: one.toDo.words }))],
        empty: missing === undefined ? 'All of it is done.' : undefined,
      },
    ],
    buttons: [
      ...(list
        ? [{ title: more > 0 ? `${more} more: ${list.title}` : list.title, press: { do: 'page/show', x: list.id } }]
        : []),
      HOME_BUTTON,
    ],
    refresh: { press: { do: 'notice/refresh', id, x: what }, owners: [staff.teamsId] },
  });
}

/** For example "You cover for Tom Reed until Fri 4 Dec 2026". */
const coverWords = (all: readonly Staff[]): string =>
  `You cover for ${named(all.map(({ name, away }) => (away ? `${name} until ${wordsForDay(away.until)}` : name)))}`;

/** Pages that ask their reader to fill them in, a line each. */
async function stillAsked(pages: App['pages'], viewer: Reader['viewer']) {
  const all = pages.map(async (page) => {
    const detail = mayRead(page, viewer) ? await page.asksStill?.(viewer) : undefined;
    return detail === undefined ? [] : [{ title: page.title, detail, press: { do: 'page/show', x: page.id } }];
  });
  return (await Promise.all(all)).flat();
}

/** The page that a reminder shows. */
export const pageOf = ({ pages }: App, what: string) => pages.find(({ id }) => what === `${id}-reminder`);

type Changed = (notice: Notice) => readonly Notice[];

/**
 * Of reminders that are due at once, the many to one reader become one digest, in the record that comes first. That is written before
 * the others go: whoever dies in between leaves one reminder too many, and none too few.
 */
export async function gatherReminders(app: App, due: readonly OpenRecord[]): Promise<void> {
  // A page is the same whichever record reminds of it: the first does.
  const isOfPage = (staff: StaffId) => (notice: Notice) =>
    isReminderTo(staff, notice) && pageOf(app, notice.what) !== undefined;
  for (const [staff, [, ...others]] of remindersIn(due, isOfPage))
    for (const { id } of others) await changed(app, id, (one) => (isOfPage(staff)(one) ? [] : [one]));
  const isOther = (staff: StaffId) => (notice: Notice) => isReminderTo(staff, notice) && !isOfPage(staff)(notice);
  for (const [staff, records] of remindersIn(due, isOther)) {
    if (records.length <= MOST_APART) continue;
    const known = await app.directory.staff(staff);
    // Whoever chose one card a day has it at their time.
    if (known && !known.digest) await asOneCard(app, known, records, isOther(staff), MOST_APART + 1);
  }
}

/** These become one card, where its reader would find at least so many of them on it. True when they did. */
export async function asOneCard(
  app: App,
  staff: Staff,
  records: readonly OpenRecord[],
  isTheirs: (notice: Notice) => boolean,
  fewest: number,
): Promise<boolean> {
  // Only what that card would list: a lead is told apart of what they see to in the place of others.
  const listed = new Set(
    (await waitingFor(app, viewerOf(staff))).flatMap(({ record, listedOnly }) => (listedOnly ? [] : record)),
  );
  const [first, ...others] = records.filter(({ id }) => listed.has(id));
  if (!first || others.length + 1 < fewest) return false;
  const isGathered = await changed(app, first.id, (one) => (isTheirs(one) ? [{ ...one, what: DIGEST }] : [one]));
  if (isGathered) for (const { id } of others) await changed(app, id, (one) => (isTheirs(one) ? [] : [one]));
  return isGathered;
}

export const isReminderTo = (staff: StaffId, { to, what, status, claim }: Notice): boolean =>
  'staff' in to && to.staff === staff && status === 'waiting' && claim === undefined && isReminder(what);

export function remindersIn(
  due: readonly OpenRecord[],
  isTheirs: (staff: StaffId) => (notice: Notice) => boolean,
): ReadonlyMap<StaffId, readonly OpenRecord[]> {
  const found = new Map<StaffId, OpenRecord[]>();
  for (const record of due.toSorted((a, b) => a.id.localeCompare(b.id))) {
    const staff = record.notices.flatMap(({ to }) => ('staff' in to ? [to.staff] : []));
    for (const one of new Set(staff))
      if (record.notices.some(isTheirs(one))) found.set(one, [...(found.get(one) ?? []), record]);
  }
  return found;
}

/** False when others kept writing in between: then the reminder goes as it is. */
export async function changed({ records }: App, id: RecordId, change: Changed): Promise<boolean> {
  for (let tries = 0; tries < TRIES; tries++) {
    const record = await records.read(id);
    if (!record) return false;
    if (await record.keepNotices(record.notices.flatMap(change))) return true;
  }
  return false;
}

const TRIES = 5;
