import { askedInstead } from './asked-instead.ts';
import { goneAmong } from '../people/gone.ts';
import { actionButtons } from './action-buttons.ts';
import type { Card } from '../../cards/card.ts';
import { above } from '../../cards/above.ts';
import { fitted } from '../../cards/fitted.ts';
import { drawRecord } from '../../cards/record.ts';
import { drawTimeline } from '../../cards/timeline.ts';
import type { Button, Row } from '../../cards/views.ts';
import { may } from '../access/policy.ts';
import { wordsForMoment } from '../kernel/days.ts';
import type { RecordId } from '../kernel/ids.ts';
import { capital } from '../kernel/sentence.ts';
import { NO_LONGER } from '../notices/around.ts';
import { confirmPart, outstanding, type LedgerLine } from '../notices/ledger.ts';
import { teamNotReached } from '../notices/reach.ts';
import { NOTED } from '../notices/telling-duties.ts';
import { isOver, stoppedWords } from '../people/stopped.ts';
import type { Actor } from '../records/fact.ts';
import { same } from '../records/same.ts';
import { asManyAsFit } from '../../cards/as-many-as-fit.ts';
import type { Flag, Reading, Related } from '../kinds/kind.ts';
import { seenBy, type Seen } from '../kinds/seen-by.ts';
import type { OpenRecord, SeenRecord, TimelineLine } from '../kinds/open-record.ts';
import { HOME_BUTTON, notFoundCard } from './pages.ts';
import { ledgerButtons } from './ledger-buttons.ts';
import { ledgerView, LEFT, namesOf, tellerOf, tellersIn, type Names } from './ledger-view.ts';
import { allRelated, RELATED, relatedCard, relatedOnPage } from './related-records.ts';
import { todayAt, type App, type Reader } from './app.ts';

/** The record as this viewer may see it; undefined when there is none, or none for them. */
export async function openFor({ app, viewer }: Reader, id: RecordId): Promise<Seen | undefined> {
  const record = await app.records.read(id);
  return record && seenBy(app.directory, viewer, record);
}

/** The record's page: what changed, who has been told, and what can be done next. `news` says what just happened. */
export async function recordCard(reader: Reader, id: RecordId, news?: string, view?: string): Promise<Card> {
  const opened = await openFor(reader, id);
  if (!opened) return notFoundCard();
  const { pages } = opened.seen;
  if (!pages) return underWhatStopped(await drawOpened(reader, opened, news), opened);
  const reading = await readingFor(reader, opened, pages.actors, news);
  const card = (view === undefined ? undefined : await pages.view?.(view, reading)) ?? (await pages.page(reading));
  return underWhatStopped(card, opened);
}

/** While reablement does not go on for the person, every page of their records says so first; the record of that says it itself. */
function underWhatStopped(card: Card, { record, person }: Seen): Card {
  const stopped = person?.the.stopped;
  if (!stopped || stopped.record === record.id) return card;
  return above(card, stoppedWords(stopped), isOver(stopped) ? 'neutral' : 'warning');
}

/** A further page of a record that has several. */
export async function viewCard(reader: Reader, id: RecordId, part: string): Promise<Card> {
  const opened = await openFor(reader, id);
  if (opened && !opened.seen.isAsked && part.startsWith(RELATED)) return relatedCard(reader, opened, part);
  const pages = opened?.seen.pages;
  const card = pages && (await pages.view?.(part, await readingFor(reader, opened, pages.actors)));
  return opened && card ? underWhatStopped(card, opened) : notFoundCard();
}

/** What a record's own pages may say besides what it says itself. */
export async function readingFor(
  reader: Reader,
  { record, seen: { isAsked }, subject, person, about }: Seen,
  actors: readonly Actor[],
  news?: string,
): Promise<Reading> {
  const { app, viewer, staff } = reader;
  const { id, reference, ledger } = record;
  const teller = await tellerOf(app, record);
  const names = await namesOf(app, [...actors, ...(teller ? [teller] : []), ...tellersIn(ledger)]);
  const gone = await goneAmong(app.directory, ledger?.lines.map(({ staff: one }) => one) ?? []);
  return {
    id,
    reference,
    about,
    ledger,
    ledgerView:
      ledger &&
      ledgerView(ledger, record, {
        names,
        person: person?.the,
        gone,
        teller,
        reader: viewer.staff,
        today: todayAt(app),
        usual: app.records.services.remindAfter,
      }),
    viewer,
    person: person?.the,
    today: todayAt(app),
    nameOf: (actor) => names.get(actor) ?? LEFT,
    mayRecord: !isAsked && may(viewer, 'record', 'care-record', subject),
    mayTell: !isAsked && may(viewer, 'tell', 'care-record', subject),
    posts: waitsForPost(record) ? await app.records.services.postsFor(viewer, record) : [],
    isAsked,
    isStopped: record.isStopped,
    news,
    ...(await relatedOnPage(reader, record)),
    refresh: { press: { do: 'record/refresh', id }, owners: [staff.teamsId] },
    formats: app.copies?.formats ?? [],
  };
}

const waitsForPost = ({ duties }: OpenRecord): boolean => duties.some(({ of }) => typeof of === 'string');

async function drawOpened(reader: Reader, opened: Seen, news: string | undefined): Promise<Card> {
  const { record, seen } = opened;
  const { app, viewer } = reader;
  const reading = await readingFor(reader, opened, [record.recordedBy], news);
  const { mayTell, related, moreRelated } = reading;
  const left = outstanding(record.ledger);
  const mine = record.isChased && left.some((line) => line.staff === viewer.staff);
  const links = related.map(({ id, title, reference }): Button => ({
    title: `${title} ${reference}`,
    press: { do: 'record/open', id },
  }));
  const acts = actionButtons(record.id, seen.actions(reading));
  const buttons: readonly Button[] = [
    ...(mine
      ? [
          {
            title: "I've been told",
            press: { do: 'telling/confirm', id: record.id, x: confirmPart('page', record.ledger) },
            tone: 'main' as const,
          },
        ]
      : []),
    ...(mayTell && left.length > 0
      ? [
          {
            title: 'Note who was told',
            press: { do: 'telling/start', id: record.id },
            ...(mine || !record.isChased ? {} : { tone: 'main' as const }),
          },
        ]
      : []),
    ...seen
      .forms(reading)
      .map((one): Button =>
        'flow' in one ? { title: one.title, press: { do: 'flow/start', id: record.id, x: one.flow } } : one,
      ),
    ...acts.buttons,
    { title: 'History', press: { do: 'record/history', id: record.id } },
  ];
  const spare = MOST_BUTTONS - 1 - buttons.length;
  // What has no room here is found under "History".
  const corrections = ledgerButtons(reader, opened, mayTell).slice(0, Math.max(0, spare - Math.sign(links.length)));
  const room = spare - corrections.length;
  const ways = moreRelated || links.length > room ? [allRelated(record.id)] : links;
  return drawRecord({
    title: seen.title,
    about: reading.about,
    reference: record.reference,
    ...(news !== undefined && { news, newsTone: record.isChased ? 'good' : 'neutral' }),
    status: statusOf(record, seen.flags, news),
    flags: [
      ...seen.flags,
      ...(await askedInstead(reader, opened)),
      ...(teamNotReached(record.notices) ? TEAM_NOT_REACHED : []),
    ],
    rows: [...seen.rows(reading), ...relatedRows(related), ...recordedRow(app, record, reading.nameOf)],
    ...(reading.ledgerView && { ledger: reading.ledgerView }),
    field: acts.field,
    buttons: [...buttons, ...corrections, ...(room > 0 ? ways : []), HOME_BUTTON],
    refresh: reading.refresh,
  });
}

const MOST_BUTTONS = 6;

/** What waits comes first; "complete" is only said where people had to be told, and "recorded" where nothing else is said of it. */
function statusOf(
  { ledger, duties, isChased }: OpenRecord,
  flags: readonly Flag[],
  news: string | undefined,
): Flag | undefined {
  if (!isChased) return undefined;
  if (outstanding(ledger).length > 0) return { words: 'Explanations outstanding', tone: 'warning' };
  // What a colleague is to confirm says nothing to anybody else.
  const first = duties.find(({ kind }) => kind !== NOTED);
  if (first) return { words: first.words, tone: 'warning' };
  if (ledger?.closed !== undefined) return { words: `Closed. ${ledger.closed}`, tone: 'neutral' };
  if (ledger)
    return ledger.lines.some(({ told }) => told) && ledger.lines.every(({ told, ended }) => told || isGone(ended))
      ? { words: 'Complete: everybody has been told', tone: 'good' }
      : { words: 'Nobody is left to be told', tone: 'neutral' };
  return flags.length > 0 || news !== undefined ? undefined : { words: 'Recorded', tone: 'good' };
}

/** Who left is owed nothing; whoever was to be told of what does not begin was not told. */
const isGone = (ended: LedgerLine['ended']): boolean => ended !== undefined && (ended.why ?? NO_LONGER) === NO_LONGER;

const relatedRows = (related: readonly Related[]): readonly Row[] =>
  related.map(({ how, title, reference }) => ({ label: how, value: `${title} ${reference}` }));

function recordedRow(app: App, { recordedBy, begun }: OpenRecord, nameOf: (actor: Actor) => string): readonly Row[] {
  return begun === undefined
    ? []
    : [{ label: 'Recorded by', value: `${nameOf(recordedBy)}, ${wordsForMoment(new Date(begun), app.zone)}` }];
}

const TEAM_NOT_REACHED: SeenRecord['flags'] = [
  {
    words:
      "Not posted in the team's channel: Reable may have been removed there, or the channel is private or not set up",
    tone: 'warning',
  },
];

const ENTRIES_ON_A_CARD = { many: 10, bytes: 16_000 };

/** The record's history, newest first: who did what, when. Long entries stand on more cards, whole (S43). */
export async function historyCard(reader: Reader, id: RecordId, asked: number): Promise<Card> {
  const opened = await openFor(reader, id);
  if (!opened || opened.seen.happened === 0) return notFoundCard();
  const { record, seen, about, subject } = opened;
  const { app, viewer } = reader;
  const from = Math.min(asked, Math.max(0, seen.happened - 1));
  const part = asManyAsFit(await seen.timeline(from, ENTRIES_ON_A_CARD.many), ENTRIES_ON_A_CARD);
  const names = await namesOf(
    app,
    part.flatMap(({ by, staff = [] }) => [by, ...staff]),
  );
  const card = drawTimeline({
    title: `History: ${record.title.toLowerCase()}`,
    about,
    reference: record.reference,
    entries: saidOnce(
      part.map(({ at, by, what, detail, staff }) => ({
        when: wordsForMoment(new Date(at), app.zone),
        who: names.get(by) ?? LEFT,
        what,
        ...detailOf(detail, staff, names),
      })),
    ),
    ...(seen.happened > part.length && {
      part: `Entries ${from + 1} to ${from + part.length} of ${seen.happened}, newest first`,
    }),
    buttons: [
      { title: 'Open the record', press: { do: 'record/open', id: record.id }, tone: 'main' },
      ...(from > 0
        ? [
            {
              title: 'Newer',
              press: { do: 'record/history', id: record.id, x: String(Math.max(0, from - ENTRIES_ON_A_CARD.many)) },
            },
          ]
        : []),
      ...(from + part.length < seen.happened
        ? [{ title: 'Older', press: { do: 'record/history', id: record.id, x: String(from + part.length) } }]
        : []),
      ...ledgerButtons(reader, opened, may(viewer, 'tell', 'care-record', subject)),
      HOME_BUTTON,
    ],
  });
  return fitted(card);
}

/** What reads the same several times in a row, in the same minute, is one line. */
const saidOnce = <T>(lines: readonly T[]): readonly T[] =>
  lines.filter((line, index) => index === 0 || !same(line, lines[index - 1]));

/** Staff whom a line is about stand before its words: who told somebody, who was reminded. */
function detailOf(
  detail: string | undefined,
  staff: TimelineLine['staff'],
  names: Names,
): { readonly detail?: string } {
  const who = staff?.length ? staff.map((one) => names.get(one) ?? LEFT).join(', ') : undefined;
  const words = [
    ...(who === undefined ? [] : [detail === undefined ? `to ${who}` : `by ${who}`]),
    ...(detail === undefined ? [] : [detail]),
  ];
  return words.length === 0 ? {} : { detail: capital(words.join(', ')) };
}
