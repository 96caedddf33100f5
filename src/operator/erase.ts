import { z } from 'zod';
import type { RecordServices } from '../records/services.ts';
import { recordRooms, roomIn, type Room } from '../store/room.ts';
import { FormStore, OpenForms } from '../forms/open-forms.ts';
import type { Session } from '../forms/session.ts';
import { StaffId, type PersonId } from '../kernel/ids.ts';
import { Person } from '../people/person.ts';
import { isPageId } from '../records/archive.ts';
import { entomb, isTombstone, TOMBSTONE_DAYS } from '../store/tombstone.ts';
import { erasePage, eraseRecord, finishErasing, isUnfinished } from './erase-record.ts';
import { personIn } from '../questions/context.ts';
import { isAbout, mentions } from './forms.ts';
import { count, every, type Operator, type RunResult } from './operator.ts';

const TRIES = 5;

/**
 * Erases a person, their records and the half-finished forms about them. Refused under a legal hold. Forms that only name them go
 * first: once the person has gone, nobody knows what they were called. Then the person, so that nobody begins anything new about
 * them, and what was begun meanwhile. What was erased already is left, so it can be run again after a failure.
 */
export async function erase({ services, say }: Operator, id: PersonId): RunResult {
  const kept = await services.store.read('people', id, id);
  const isThere = kept !== undefined && !isTombstone(kept);
  const person = isThere ? Known.safeParse(kept.body).data : undefined;
  const subject = { id, person };
  const done = { records: 0, strays: 0, forms: 0 };
  if (isThere && !isHeld(kept.body)) await eraseForms(services, subject, done);
  const gone = await erasePerson(services, id);
  if (gone === 'held') {
    say('Not erased: there is a legal hold. It must be released first.');
    return false;
  }
  const left = (await eraseForms(services, subject, done)) + (await eraseRecords(services, id, done));
  if (gone === 'nobody' && done.records + done.strays + done.forms + left === 0) {
    say('Nobody is kept under this id.');
    return false;
  }
  say(
    `Erased: ${gone === 'erased' ? 'the person' : 'no person'}, ${count(done.records, 'record')}, ${count(done.forms, 'half-finished form')}.`,
  );
  if (done.strays > 0) say(`Erased, too: ${count(done.strays, 'page')} of history whose record had gone before.`);
  say(`That it was done is noted in their place for ${TOMBSTONE_DAYS} days.`);
  say('Cards already in Teams chats stay there: what becomes of them is for your Microsoft 365 retention to settle.');
  say('Backups still hold what was erased until they expire.');
  if (left > 0) say(`${count(left, 'document')} could not be read or kept changing. Run this again, or look at them.`);
  const isNameless = isThere && !person;
  if (isNameless) say('What they were called could not be read: forms that only name them were not looked for.');
  return left === 0 && !isNameless;
}

async function erasePerson({ store, clock }: RecordServices, id: PersonId): Promise<'erased' | 'held' | 'nobody'> {
  for (let tries = 0; tries < TRIES; tries++) {
    const kept = await store.read('people', id, id);
    if (!kept || isTombstone(kept)) return 'nobody';
    if (isHeld(kept.body)) return 'held';
    if (await entomb(roomIn(store, 'people'), kept, { at: clock.now(), why: 'erasure' })) return 'erased';
  }
  throw new Error('the person kept changing');
}

/** How much was erased so far. */
type Done = Record<'records' | 'strays' | 'forms', number>;

/**
 * By partition and not by tag: a record that cannot be found by its tags is erased, too. So are pages that are left without their
 * record, `strays`, once every record has gone and taken its own. Gives how many are left.
 */
async function eraseRecords({ store, clock }: RecordServices, person: PersonId, done: Done): Promise<number> {
  const erased = { at: clock.now(), why: 'erasure' } as const;
  for (let tries = 0; tries < TRIES; tries++) {
    let left = 0;
    const pages: { readonly room: Room; readonly id: string }[] = [];
    for (const room of recordRooms(store))
      for await (const filed of every(room, person)) {
        if (isTombstone(filed)) {
          if (isUnfinished(filed)) await finishErasing(room, filed);
        } else if (isPageId(filed.id)) pages.push({ room, id: filed.id });
        else if (await eraseRecord(room, filed, erased)) done.records += 1;
        else left += 1;
      }
    if (left > 0) continue;
    for (const { room, id } of pages) if (await erasePage(room, person, id, erased)) done.strays += 1;
    return 0;
  }
  return 1;
}

/** Who cannot be read whole can be erased, too: this much of them tells which forms name them. */
const { name, reference, nhsNumber } = Person.shape;
const Known = z.object({ name, reference, nhsNumber });

/** A hold counts however it is written: what cannot be read may not be erased in spite of it (S31). */
const isHeld = (body: unknown): boolean => typeof body === 'object' && body !== null && 'hold' in body;

interface Subject {
  readonly id: PersonId;
  /** What they were called, unless they have gone already or it cannot be read. */
  readonly person: z.infer<typeof Known> | undefined;
}

/** Gives how many members of staff have forms that could not be read or kept changing. */
async function eraseForms(services: RecordServices, subject: Subject, done: Done): Promise<number> {
  let left = 0;
  for await (const filed of every(roomIn(services.store, 'sessions'))) {
    const staff = StaffId.safeParse(filed.id).data;
    const many =
      staff && OpenForms.safeParse(filed.body).success
        ? await clearForms(new FormStore(services.store, services.clock), staff, subject)
        : undefined;
    if (many === undefined) left += 1;
    else done.forms += many;
  }
  return left;
}

/** How many forms were taken from those of a member of staff; undefined when they kept changing. */
async function clearForms(
  store: FormStore,
  staff: StaffId,
  { id: about, person }: Subject,
): Promise<number | undefined> {
  const goes = (form: Session): boolean => isAbout(about, form) || (person !== undefined && mentions(person, form));
  for (let tries = 0; tries < TRIES; tries++) {
    const { forms, etag } = await store.read(staff);
    const theirs = new Set(forms.sessions.filter(goes).map(({ id }) => id));
    const ended = forms.ended.map(({ session, openedFor, ...rest }) => ({
      ...rest,
      ...(session && !goes(session) && { session }),
      ...(openedFor && personIn({ openedFor }) !== about && { openedFor }),
    }));
    const cancelled = forms.ended.filter(({ session }) => session && goes(session)).length;
    // What was in view may name them.
    const isNamed = forms.ended.some(({ openedFor }) => openedFor && personIn({ openedFor }) === about);
    if (theirs.size + cancelled === 0 && !isNamed && !forms.inView) return 0;
    const { active, inView: _, ...others } = forms;
    const cleared: OpenForms = {
      ...others,
      ...(active !== undefined && !theirs.has(active) && { active }),
      sessions: forms.sessions.filter(({ id }) => !theirs.has(id)),
      ended,
    };
    if (await store.keep(staff, cleared, etag)) return theirs.size + cancelled;
  }
  return undefined;
}
