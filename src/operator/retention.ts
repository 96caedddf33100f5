import { ConfigProblem, type Retain } from '../config.ts';
import type { Records } from '../kinds/records.ts';
import type { RecordServices } from '../records/services.ts';
import { addDays, dayOf, instant } from '../kernel/days.ts';
import type { Log } from '../kernel/log.ts';
import { Person } from '../people/person.ts';
import { StoredRecord } from '../records/record.ts';
import type { Kept, Query } from '../store/document-store.ts';
import { everyFound, recordRooms, roomIn, type Room } from '../store/room.ts';
import { entomb, isTombstone } from '../store/tombstone.ts';
import { mayErase } from './brake.ts';
import { eraseRecord, finishAll } from './erase-record.ts';
import { count, type Operator, type RunResult } from './operator.ts';

/** Every six hours: what is due goes within a day, also when a run fails (S31). */
export const RETAIN_MS = 6 * 3_600_000;
const PAGE = 50;
const DAY_MS = 86_400_000;
/** What the person's own document is called in the setting. */
const PERSON = 'person';

/** Throws ConfigProblem when days are set for a kind that does not exist: a slip must not quietly mean the usual time. */
export function checkRetain({ kinds }: Retain, records: Records): void {
  const unknown = Object.keys(kinds).some((kind) => kind !== PERSON && !records.kinds.some((one) => one.kind === kind));
  if (unknown) throw new ConfigProblem('RETAIN_DAYS: names a kind of record that there is not');
}

/**
 * Erases what is past its time (S31, S84). A record: so many days after the last thing that happened in it, once nothing
 * waits there, and not before so many days after reablement ended: while no end is noted, it stays. A person: so many days
 * after reablement ended, once no record of theirs is left. Nothing under a legal hold, and nothing that cannot be read: it is
 * counted, and hinders no other. At most `most` documents, and no more of them once `going` says no; each goes by one conditional
 * write, so several instances may do this at once. The pages of a record follow it, those also whose erasing was broken off before.
 */
export async function retain(
  services: RecordServices,
  periods: Retain,
  most: number,
  going: () => boolean = () => true,
) {
  const { store, clock } = services;
  // How much was erased, and how much that is old enough was kept all the same, by the reason. `more`: the run was full.
  const run = { records: 0, people: 0, held: 0, unended: 0, unreadable: 0, more: false };
  const pastTime = async (what: 'records' | 'people', room: Room, due: Due, judge: Judge): Promise<void> => {
    for await (const kept of everyFound(room, { ...due, limit: PAGE })) {
      if (!going()) return;
      const verdict = await judge(services, periods, kept);
      if (verdict !== 'past') {
        if (verdict !== 'kept') run[verdict] += 1;
        continue;
      }
      if (run.records + run.people === most) {
        run.more = true;
        return;
      }
      const stone = { at: clock.now(), why: 'retention' } as const;
      const gone = await (what === 'people' ? entomb : eraseRecord)(room, kept, stone);
      // A writer who came at this moment has made it young again, or has erased it.
      if (gone) run[what] += 1;
    }
  };
  for (const room of recordRooms(store)) await pastTime('records', room, settledBy(services, periods), recordIsPast);
  await pastTime('people', roomIn(store, 'people'), endedBy(services, periods), personIsPast);
  for (const room of recordRooms(store)) await finishAll(room, going, PAGE);
  return run;
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

/**
 * As one run of the ticking, which goes on at the next: what is due by mistake is then mostly there still when somebody sees it. Not while
 * the clock has only just begun to say so; an operator may all the same.
 */
export const retaining =
  (services: RecordServices, periods: Retain, log: Log) =>
  async (going: () => boolean): Promise<boolean> => {
    if (!(await mayErase(services))) {
      log.info('records.retention-waits');
      return false;
    }
    const { records, people, unreadable } = await retain(services, periods, PAGE, going);
    if (records + people > 0) log.info('records.retention', { records, people });
    if (unreadable > 0) log.error('records.retention-unreadable', { documents: unreadable });
    return false;
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

type Verdict = 'past' | 'kept' | 'held' | 'unended' | 'unreadable';
type Judge = (services: RecordServices, periods: Retain, kept: Kept) => Promise<Verdict>;

const recordIsPast: Judge = async ({ store, clock, zone }, periods, kept) => {
  const record = StoredRecord.safeParse(kept.body).data;
  const last = record?.entries.at(-1)?.at;
  // What cannot be read stays for the operator to look at: `verify` names it.
  if (!record || last === undefined) return 'unreadable';
  const [settled, today] = [dayOf(new Date(last), zone), dayOf(clock.now(), zone)];
  const days = daysFor(periods, record.kind);
  if (addDays(settled, days) > today) return 'kept';
  const about = await store.read('people', record.subject, record.subject);
  if (!about || isTombstone(about)) return 'past';
  const person = Person.safeParse(about.body).data;
  if (!person) return 'unreadable';
  if (person.ended === undefined) return 'unended';
  if (addDays(person.ended, days) > today) return 'kept';
  return person.hold ? 'held' : 'past';
};

const personIsPast: Judge = async ({ store }, _periods, kept) => {
  const person = Person.safeParse(kept.body).data;
  if (!person) return 'unreadable';
  if (person.hold) return 'held';
  for (const room of recordRooms(store)) {
    const { found } = await room.query({ tag: 'subject', equals: kept.id, limit: 1 });
    if (found.length > 0) return 'kept';
  }
  return 'past';
};
