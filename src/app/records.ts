import type { Card } from '../../cards/card.ts';
import { fitted } from '../../cards/fitted.ts';
import { drawRecord } from '../../cards/record.ts';
import { drawTimeline } from '../../cards/timeline.ts';
import type { LedgerView, Row } from '../../cards/views.ts';
import { may } from '../access/policy.ts';
import { wordsForDay, wordsForMoment } from '../kernel/days.ts';
import type { RecordId } from '../kernel/ids.ts';
import {
  everybodyTold,
  meansWords,
  outstanding,
  progressWords,
  type Ledger,
  type LedgerLine,
} from '../notices/ledger.ts';
import { reachWords, teamNotReached } from '../notices/reach.ts';
import type { Actor } from '../records/fact.ts';
import type { Notice } from '../records/record.ts';
import { asManyAsFit } from '../flows/engine/as-many-as-fit.ts';
import { aboutWords } from '../flows/engine/draw.ts';
import type { Reading } from '../flows/engine/own-pages.ts';
import type { OpenRecord, SeenRecord } from '../flows/engine/told-record.ts';
import type { VisiblePerson } from '../people/directory.ts';
import { askingAbout } from './asking.ts';
import { HOME_BUTTON, notFoundCard } from './fixed-words.ts';
import { todayAt, type House, type Turn } from './house.ts';

/** Whoever asks, with the parts of the house: enough to read for them, also when nobody has just written (a notice). */
export type Reader = Pick<Turn, 'house' | 'viewer' | 'staff'>;

interface Opened {
  readonly record: OpenRecord;
  readonly seen: SeenRecord;
  readonly person: VisiblePerson;
}

/** The record as this viewer may see it; undefined when there is none, or none for them. */
export async function openFor({ house, viewer }: Reader, id: RecordId): Promise<Opened | undefined> {
  const record = await house.records.read(id);
  if (!record) return undefined;
  const person = await house.directory.personFor(viewer, record.subject);
  const seen = person && record.seenBy(viewer, person.the);
  return person && seen && { record, seen, person };
}

/** The record's page: what changed, who has been told, and what can be done next. `news` says what just happened. */
export async function recordCard(reader: Reader, id: RecordId, news?: string, view?: string): Promise<Card> {
  const opened = await openFor(reader, id);
  if (!opened) return notFoundCard();
  const { own } = opened.seen;
  if (!own) return drawOpened(reader, opened, news);
  const reading = await readingFor(reader, opened, own.actors, news);
  return (view === undefined ? undefined : await own.view(view, reading)) ?? own.page(reading);
}

/** A further page of a record that has several. */
export async function viewCard(reader: Reader, id: RecordId, part: string): Promise<Card> {
  const opened = await openFor(reader, id);
  const own = opened?.seen.own;
  if (!opened || !own) return notFoundCard();
  return (await own.view(part, await readingFor(reader, opened, own.actors))) ?? notFoundCard();
}

/** What a record's own pages may say besides what it says itself. */
export async function readingFor(
  { house, viewer, staff }: Reader,
  { record, person }: Opened,
  actors: readonly Actor[],
  news?: string,
): Promise<Reading> {
  const { id, reference, ledger, notices } = record;
  const names = await namesOf(house, [...actors, ...ledger.lines.flatMap(({ told }) => told?.by ?? [])]);
  return {
    id,
    reference,
    ledger,
    ledgerView: ledgerView(ledger, notices, names),
    viewer,
    person: person.the,
    today: todayAt(house),
    nameOf: (actor) => names.get(actor) ?? LEFT,
    mayRecord: may(viewer, 'record', 'care-record', person.the),
    mayTell: may(viewer, 'tell', 'care-record', person.the),
    ...(news !== undefined && { news }),
    refresh: { press: { do: 'record/refresh', id }, owners: [staff.teamsId] },
    formats: house.copies?.formats ?? [],
  };
}

async function drawOpened(
  { house, viewer, staff }: Reader,
  { record, seen, person }: Opened,
  news: string | undefined,
): Promise<Card> {
  const names = await namesOf(house, [record.author, ...record.ledger.lines.flatMap(({ told }) => told?.by ?? [])]);
  const complete = everybodyTold(record.ledger);
  const mayTell = may(viewer, 'tell', 'care-record', person.the);
  const mine = outstanding(record.ledger).some((line) => line.staff === viewer.staff);
  return drawRecord({
    title: record.title,
    about: aboutWords(person.the),
    reference: record.reference,
    ...(news !== undefined && { news }),
    status: complete
      ? { words: 'Complete: everybody has been told', tone: 'good' }
      : { words: 'Explanations outstanding', tone: 'warning' },
    flags: [...seen.flags, ...(teamNotReached(record.notices) ? TEAM_NOT_REACHED : [])],
    rows: [...seen.rows(askingAbout(house, person, [person])), ...recordedRow(house, record, names)],
    ledger: ledgerView(record.ledger, record.notices, names),
    buttons: [
      ...(mine
        ? [
            {
              title: "I've been told",
              press: { do: 'telling/confirm', id: record.id, x: 'page' },
              tone: 'main' as const,
            },
          ]
        : []),
      ...(mayTell && !complete
        ? [
            {
              title: 'Note who was told',
              press: { do: 'telling/start', id: record.id },
              ...(mine ? {} : { tone: 'main' as const }),
            },
          ]
        : []),
      { title: 'History', press: { do: 'record/history', id: record.id } },
      HOME_BUTTON,
    ],
    refresh: { press: { do: 'record/refresh', id: record.id }, owners: [staff.teamsId] },
  });
}

type Names = ReadonlyMap<Actor, string>;

export const LEFT = 'somebody who has left';

function recordedRow(house: House, { author, begun }: OpenRecord, names: Names): readonly Row[] {
  return begun === undefined
    ? []
    : [{ label: 'Recorded by', value: `${names.get(author) ?? LEFT}, ${wordsForMoment(new Date(begun), house.zone)}` }];
}

function ledgerView(ledger: Ledger, notices: readonly Notice[], names: Names): LedgerView {
  return {
    progress: progressWords(ledger),
    lines: ledger.lines.map((line) => ({
      name: line.name,
      role: line.role,
      told: line.told !== undefined,
      detail: line.told ? toldWords(line.told, names) : reachWords(line, notices),
    })),
  };
}

/** How, when and by whom (R4), and what they said. */
function toldWords({ how, on, by, said }: NonNullable<LedgerLine['told']>, names: Names): string {
  const words =
    how === 'teams'
      ? `${wordsForDay(on)}, ${meansWords[how]}`
      : `${wordsForDay(on)}, ${meansWords[how]}, by ${names.get(by) ?? LEFT}`;
  return said === undefined ? words : `${words}. They said: ${said}`;
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
export async function historyCard(reader: Reader, id: RecordId, from: number): Promise<Card> {
  const opened = await openFor(reader, id);
  if (!opened) return notFoundCard();
  const { record, seen, person } = opened;
  const { house } = reader;
  const part = asManyAsFit(await seen.timeline(from, ENTRIES_ON_A_CARD.many), ENTRIES_ON_A_CARD);
  const names = await namesOf(
    house,
    part.flatMap(({ by, teller }) => (teller === undefined ? [by] : [by, teller])),
  );
  const card = drawTimeline({
    title: `History: ${record.title.toLowerCase()}`,
    about: aboutWords(person.the),
    reference: record.reference,
    entries: part.map(({ at, by, what, detail, teller }) => ({
      when: wordsForMoment(new Date(at), house.zone),
      who: names.get(by) ?? LEFT,
      what,
      ...(detail !== undefined && {
        detail: sentence(teller === undefined ? detail : `by ${names.get(teller) ?? LEFT}, ${detail}`),
      }),
    })),
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
      HOME_BUTTON,
    ],
  });
  return fitted(card);
}

const sentence = (words: string): string => words.slice(0, 1).toUpperCase() + words.slice(1);

async function namesOf(house: House, actors: readonly Actor[]): Promise<Names> {
  const names = new Map<Actor, string>([['reable', 'Reable']]);
  for (const actor of new Set(actors)) {
    const staff = actor === 'reable' ? undefined : await house.directory.staff(actor);
    if (staff) names.set(actor, staff.name);
  }
  return names;
}
