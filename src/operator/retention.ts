import { ConfigProblem, type Retain } from '../config.ts';
import type { Records } from '../kinds/records.ts';
import type { RecordServices } from '../records/services.ts';
import { addDays, dayOf, instant, type Day } from '../kernel/days.ts';
import type { Log } from '../kernel/log.ts';
import { Person } from '../people/person.ts';
import { StoredRecord } from '../records/record.ts';
import type { DocumentStore, Kept, Query } from '../store/document-store.ts';
import { recordRooms, roomIn, type Room } from '../store/room.ts';
import { entomb, isTombstone } from '../store/tombstone.ts';
import { eraseRecord, finishAll } from './erase-record.ts';
import { count, type Operator, type RunResult } from './operator.ts';

/** Every six hours: what is due goes within a day, also when a run fails (S31). */
export const RETAIN_MS = 6 * 3_600_000;
const PAGE = 50;
const DAY_MS = 86_400_000;
/** What the person's own document is called in the setting. */
const PERSON = 'person';

/** How many documents old enough to go were kept all the same, by the reason. */
type Reasons = Readonly<Record<'held' | 'unended' | 'unreadable', number>>;

interface Retained extends Reasons {
  readonly records: number;
  readonly people: number;
  /** The run was full: there may be more. */
  readonly more: boolean;
}

/** Throws ConfigProblem when days are set for a kind that does not exist: a slip must not quietly mean the usual time. */
export function checkRetain({ kinds }: Retain, records: Records): void {
  const unknown = Object.keys(kinds).some((kind) => kind !== PERSON && !records.kinds.some((one) => one.kind === kind));
  if (unknown) throw new ConfigProblem('RETAIN_DAYS: names a kind of record that there is not');
}

/**
 * Erases what is past its time (S31, S84). A record: so many days after the last thing that happened in it, once nobody has
 * anything to do there, and not before so many days after reablement ended: while no end is noted, it stays. A person: so many days
 * after reablement ended, once no record of theirs is left. Nothing under a legal hold, and nothing that cannot be read: it is
 * counted, and hinders no other. At most `most` documents, and no more of them once `going` says no; each goes by one conditional
 * write, so several instances may do this at once. The pages of a record follow it, those also whose erasing was broken off before.
 */
export async function retain(
  services: RecordServices,
  periods: Retain,
  most: number,
  going: () => boolean = () => true,
): Promise<Retained> {
  const { store } = services;
  const tallies: Tally[] = [];
  const erased = (): number => tallies.reduce((sum, tally) => sum + tally.erased, 0);
  for (const room of recordRooms(store)) {
    tallies.push(
      await pastTime(services, room, settledBy(services, periods), { most: most - erased(), going }, (kept, today) =>
        recordIsPast(services, periods, kept, today),
      ),
    );
  }
  const records = erased();
  const people = roomIn(store, 'people');
  tallies.push(
    await pastTime(services, people, endedBy(services, periods), { most: most - erased(), going }, (kept) =>
      personIsPast(store, kept),
    ),
  );
  for (const room of recordRooms(store)) await finishAll(room, going, PAGE);
  const all = (reason: keyof Reasons): number => tallies.reduce((sum, tally) => sum + tally[reason], 0);
  return {
    records,
    people: tallies.at(-1)?.erased ?? 0,
    held: all('held'),
    unended: all('unended'),
    unreadable: all('unreadable'),
    more: tallies.some(({ more }) => more),
  };
}

/** The operator's verb: everything that is due, however much. False when something that cannot be read was kept. */
export async function retainNow({ services, retain: periods, say }: Operator): RunResult {
  const { records, people, held, unended, unreadable } = await retain(services, periods, Number.POSITIVE_INFINITY);
  say(`Past their time and erased: ${count(records, 'record')}, ${count(people, 'person')}.`);
  if (held > 0) say(`Past their time and kept under a legal hold: ${count(held, 'document')}.`);
  if (unended > 0) say(`Kept because the end of reablement is not noted: ${count(unended, 'record')}.`);
  if (unreadable > 0) say(`Kept because they cannot be read: ${count(unreadable, 'document')}. Run verify.`);
  return unreadable === 0;
}

/** As one run of the ticking: true when it should go on at once. */
export const retaining =
  (services: RecordServices, periods: Retain, log: Log) =>
  async (going: () => boolean): Promise<boolean> => {
    const { records, people, unreadable, more } = await retain(services, periods, PAGE, going);
    if (records + people > 0) log.info('records.retention', { records, people });
    if (unreadable > 0) log.error('records.retention-unreadable', { documents: unreadable });
    return more;
  };

const daysFor = ({ usual, kinds }: Retain, kind: string): number => kinds[kind] ?? usual;

type Due = Pick<Query, 'tag' | 'atMost'>;

function settledBy({ clock }: RecordServices, { usual, kinds }: Retain): Due {
  const { [PERSON]: _, ...ofRecords } = kinds;
  const shortest = Math.min(usual, ...Object.values(ofRecords));
  return { tag: 'settled', atMost: instant(new Date(clock.now().getTime() - shortest * DAY_MS)) };
}

const endedBy = ({ clock, zone }: RecordServices, periods: Retain): Due => ({
  tag: 'ended',
  atMost: addDays(dayOf(clock.now(), zone), -daysFor(periods, PERSON)),
});

type Verdict = 'past' | 'kept' | keyof Reasons;

async function recordIsPast(services: RecordServices, periods: Retain, kept: Kept, today: Day): Promise<Verdict> {
  const record = StoredRecord.safeParse(kept.body).data;
  const last = record?.entries.at(-1)?.at;
  // What cannot be read stays for somebody to look at: `verify` names it.
  if (!record || last === undefined) return 'unreadable';
  const settled = dayOf(new Date(last), services.zone);
  const days = daysFor(periods, record.kind);
  if (addDays(settled, days) > today) return 'kept';
  const about = await services.store.read('people', record.subject, record.subject);
  if (!about || isTombstone(about)) return 'past';
  const person = Person.safeParse(about.body).data;
  if (!person) return 'unreadable';
  if (person.ended === undefined) return 'unended';
  if (addDays(person.ended, days) > today) return 'kept';
  return person.hold ? 'held' : 'past';
}

async function personIsPast(store: DocumentStore, kept: Kept): Promise<Verdict> {
  const person = Person.safeParse(kept.body).data;
  if (!person) return 'unreadable';
  if (person.hold) return 'held';
  for (const room of recordRooms(store)) {
    const { found } = await room.query({ tag: 'subject', equals: kept.id, limit: 1 });
    if (found.length > 0) return 'kept';
  }
  return 'past';
}

interface Tally extends Reasons {
  readonly erased: number;
  readonly more: boolean;
}

interface Bounds {
  readonly most: number;
  readonly going: () => boolean;
}

async function pastTime(
  { clock, zone }: RecordServices,
  room: Room,
  due: Due,
  { most, going }: Bounds,
  verdictOn: (kept: Kept, today: Day) => Promise<Verdict>,
): Promise<Tally> {
  const today = dayOf(clock.now(), zone);
  const reasons = { held: 0, unended: 0, unreadable: 0 };
  let erased = 0;
  let after: string | undefined;
  do {
    if (!going()) break;
    const page = await room.query({ ...due, limit: PAGE, ...(after !== undefined && { after }) });
    for (const kept of page.found) {
      if (!going()) break;
      const verdict = await verdictOn(kept, today);
      if (verdict === 'kept') continue;
      if (verdict !== 'past') {
        reasons[verdict] += 1;
        continue;
      }
      if (erased === most) return { ...reasons, erased, more: true };
      const stone = { at: clock.now(), why: 'retention' } as const;
      const gone =
        room.container === 'people'
          ? await entomb(room, kept, stone)
          : await eraseRecord(room, kept, stone.why, stone.at);
      // Somebody who writes at this moment makes it young again, or erased it themselves.
      if (gone) erased += 1;
    }
    after = page.next;
  } while (after !== undefined);
  return { ...reasons, erased, more: false };
}
