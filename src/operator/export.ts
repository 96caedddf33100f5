import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { OpenForms } from '../forms/open-forms.ts';
import type { OpenRecord } from '../kinds/open-record.ts';
import type { Session } from '../forms/session.ts';
import { wordsForMoment } from '../kernel/days.ts';
import { RecordId, StaffId, type PersonId } from '../kernel/ids.ts';
import { Directory } from '../people/directory.ts';
import type { Person } from '../people/person.ts';
import { Staff } from '../people/staff.ts';
import { isPageId } from '../records/archive.ts';
import type { Filed } from '../store/document-store.ts';
import { recordRooms, roomIn } from '../store/room.ts';
import { isTombstone } from '../store/tombstone.ts';
import { isAbout, linesAbout, mentions } from './forms.ts';
import { count, every, type Operator, type RunResult } from './operator.ts';
import { drawPages } from './pages.ts';
import { papersOf } from './papers.ts';
import { thirdPartiesOf, type ThirdParties } from './third-parties.ts';

/**
 * Writes all that is kept about one person (S85) to new files that only their owner may read: one of JSON, complete, with a list of
 * the places that name others; one page to hand over once a human has read it; and one of what was held back from that page.
 */
export async function exportPerson(operator: Operator, id: PersonId, folder: string): RunResult {
  const { services, records, say } = operator;
  const { store, clock, zone } = services;
  const [filed, pagesFiled]: [Filed[], Filed[]] = [[], []];
  for (const room of recordRooms(store))
    for await (const one of every(room, id)) {
      if (!isTombstone(one)) (isPageId(one.id) ? pagesFiled : filed).push(one);
    }
  const directory = new Directory(store);
  const person = await directory.person(id);
  const forms = await formsAbout(operator, id, person);
  if (!person && filed.length + pagesFiled.length + forms.length === 0) {
    say('Nobody is kept under this id.');
    return false;
  }

  const opened: OpenRecord[] = [];
  for (const one of filed) {
    const whole = (await records.check(one)).faults.length === 0;
    const record = whole ? await records.read(RecordId.parse(one.id)) : undefined;
    if (record) opened.push(record);
  }
  opened.sort((a, b) => (a.begun ?? '').localeCompare(b.begun ?? ''));
  const staff = await everyStaff(operator);
  const others = thirdPartiesOf(
    person,
    opened.flatMap(({ ledger }) => ledger?.lines ?? []),
    staff.map(({ name }) => name),
  );
  // The operator reads as a manager of the person's team would; what no manager may read is in the JSON file alone.
  const team = person?.team ?? opened[0]?.team;
  const viewer = { staff: StaffId.parse('operator'), name: '', roles: ['manager' as const], teams: team ? [team] : [] };

  const now = clock.now();
  const unreadable = filed.length - opened.length;
  const seen = (await directory.personFor(viewer, id))?.the;
  const made = `Made on ${wordsForMoment(now, zone)}.`;
  const kept = { person, seen, viewer, records: opened, unreadable, forms, staff, others, now, zone };
  const pages = drawPages(await papersOf(kept), made);
  const [bodies, history] = [filed, pagesFiled].map((all) => all.map(({ body }) => body));
  const complete = { person, records: bodies, history, forms };
  const review = placesNaming(others, new Set(staff.map((one) => one.id)), complete);
  const json = { about: id, made: now.toISOString(), review, ...complete, staff: namesIn(staff, complete) };

  await mkdir(folder, { recursive: true, mode: 0o700 });
  const name = `${id}-${now.toISOString().replaceAll(/[:.]/gu, '')}`;
  const files = [
    [`${name}.json`, `${JSON.stringify(json, undefined, 2)}\n`],
    [`${name}.html`, pages.forThePerson],
    [`${name}-for-review.html`, pages.forReview],
  ] as const;
  // Never over a file that is there: it may be a link that an intruder put there.
  for (const [file, text] of files) await writeFile(join(folder, file), text, { mode: 0o600, flag: 'wx' });

  say(
    `Exported ${count(filed.length, 'record')} and ${count(forms.length, 'half-finished form')}; ${count(pages.heldBack, 'place')} held back for review.`,
  );
  for (const [file] of files) say(join(folder, file));
  say(
    'Before release somebody must read both pages and decide about what is held back. The JSON file holds everything.',
  );
  if (unreadable > 0) say(`${count(unreadable, 'record')} could only be written to the JSON file. Run verify.`);
  return unreadable === 0;
}

/** Of a form that only names them, what it says of others is left out as far as it stands in lines of its own. */
async function formsAbout(
  { services }: Operator,
  id: PersonId,
  person: Person | undefined,
): Promise<{ by: string; form: Session }[]> {
  const forms = [];
  for await (const { id: by, body } of every(roomIn(services.store, 'sessions'))) {
    const open = OpenForms.safeParse(body).data;
    const all = [...(open?.sessions ?? []), ...(open?.ended.flatMap(({ session }) => session ?? []) ?? [])];
    for (const form of all) {
      if (isAbout(id, form)) forms.push({ by, form });
      else if (person && mentions(person, form)) forms.push({ by, form: linesAbout(person, form) });
    }
  }
  return forms;
}

async function everyStaff({ services }: Operator): Promise<readonly Staff[]> {
  const staff = [];
  for await (const { body } of every(roomIn(services.store, 'staff'))) staff.push(Staff.parse(body));
  return staff;
}

/** Who the ids in it are; nobody else of the staff. */
function namesIn(staff: readonly Staff[], complete: unknown): Readonly<Record<string, string>> {
  const text = JSON.stringify(complete);
  return Object.fromEntries(staff.filter(({ id }) => text.includes(id)).map(({ id, name }) => [id, name]));
}

/** Where others are named, as JSON pointers (RFC 6901). */
function placesNaming(others: ThirdParties, staff: ReadonlySet<string>, value: unknown, at = ''): readonly string[] {
  if (typeof value === 'string') return staff.has(value) || others.namedIn(value) ? [at] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    placesNaming(others, staff, inner, `${at}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`),
  );
}
