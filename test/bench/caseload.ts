import { createHash } from 'node:crypto';
import { SqliteStore } from '../../src/adapters/sqlite/sqlite-store.ts';
import { FormStore } from '../../src/forms/open-forms.ts';
import type { Session } from '../../src/forms/session.ts';
import { openKind } from '../../src/kinds/open-kind.ts';
import { recordServices, type RecordServices } from '../../src/records/services.ts';
import { monitoringChange } from '../../src/flows/monitoring/change.ts';
import { monitoringKind } from '../../src/flows/monitoring/record.ts';
import { systemClock } from '../../src/kernel/clock.ts';
import { addDays, dayOf, instant } from '../../src/kernel/days.ts';
import { PersonId, recordIdOf, SessionId, TeamId, type RecordId } from '../../src/kernel/ids.ts';
import { Directory } from '../../src/people/directory.ts';
import { personDocument, staffDocument, teamDocument } from '../../src/people/documents.ts';
import { circleOf } from '../../src/people/party.ts';
import type { Person } from '../../src/people/person.ts';
import { staffIdOf, viewerOf, type Staff } from '../../src/people/staff.ts';
import { TENANT } from '../support/connector.ts';
import { multiply } from './multiply.ts';

const ZONE = 'Europe/London';
const TEAMS = 8;
const STAFF = 200;
/** One of these many leads a team; the others give care. */
const LEADS_EVERY = 8;
/** Other people have been with the service for longer: one of these many of their records is still outstanding. */
const OTHERS_OUTSTANDING_EVERY = 20;
const OTHERS = 'other';

/** A member of staff who is measured, the form they have open if they have one, and a record of theirs. */
export interface Worker {
  readonly staff: Staff;
  readonly form: Session | undefined;
  readonly record: RecordId;
}

/** Ids as the service makes them, but the same in every run. */
const idOf = (what: string, index: number): string =>
  createHash('sha256').update(`${what} ${index}`).digest('hex').slice(0, 17);

const teamOf = (index: number): TeamId => TeamId.parse(`team${index % TEAMS}`);

const conversationOf = (index: number): string => `a:1-${idOf('chat', index)}`;

function staffMember(index: number, serviceUrl: string): Staff {
  const aadObjectId = `30000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
  const lead = index % LEADS_EVERY === 1;
  return {
    id: staffIdOf(TENANT, aadObjectId),
    name: `Robin Field ${index}`,
    job: lead ? 'reablement coordinator' : 'support worker',
    tenant: TENANT,
    aadObjectId,
    teamsId: `29:${idOf('teams', index)}`,
    roles: [lead ? 'coordinator' : 'support-worker'],
    teams: [teamOf(Math.floor(index / LEADS_EVERY))],
    // Where they are met again in every turn, so that a turn does not write it.
    address: { kind: 'personal', serviceUrl, tenant: TENANT, conversation: conversationOf(index) },
  };
}

/** Somebody in the care of `worker`, with a daughter who cares for them and a `colleague` who comes as well. */
function personFor(worker: Staff, colleague: Staff, kind: string, index: number): Person {
  const today = dayOf(systemClock.now(), ZONE);
  return {
    id: PersonId.parse(`${kind}${idOf('person', index)}`),
    team: worker.teams[0] ?? teamOf(0),
    name: `Jo Rivers ${index}`,
    title: 'Mrs',
    preferredName: 'Jo',
    initials: 'JR',
    reference: `RB-${10_000 + index}`,
    started: addDays(today, -30),
    capacity: 'has',
    circle: [
      { key: 'daughter', name: `Sam Rivers ${index}`, part: 'carer', relation: 'daughter' },
      { key: 'worker', name: worker.name, part: 'support-worker', staff: worker.id },
      { key: 'colleague', name: colleague.name, part: 'therapist', relation: 'physiotherapist', staff: colleague.id },
    ],
  };
}

const CHANGE = {
  direction: 'reduce',
  from: 'A phone call every morning and a visit on Wednesdays',
  to: 'A phone call on Mondays and Thursdays',
  rationale: 'Jo washes and dresses alone on six days of seven and asked for fewer calls.',
} as const;

const bookIn = (services: RecordServices) => openKind(monitoringKind, services);
type Book = ReturnType<typeof bookIn>;

/** A record as it is begun in a form; when `told` is true everybody has been told since. */
async function addRecord(book: Book, person: Person, author: Staff, token: string, told: boolean): Promise<RecordId> {
  const begun = await book.begin(recordIdOf(person.id, token), {
    command: {
      type: 'change-monitoring',
      reablementStarted: person.started,
      change: {
        ...CHANGE,
        startsOn: addDays(person.started, 25),
        deciding: { capacity: { answer: 'has' } },
        parties: circleOf(person).flatMap(({ key, name, part }) =>
          part === 'person' || part === 'carer' ? [{ key, name, part, answer: 'yes' }] : [],
        ),
      },
      waits: false,
      inPlan: false,
    },
    viewer: viewerOf(author),
    team: person.team,
  });
  if (!begun.ok) throw new Error(begun.refusal.words);
  // Nothing is to be sent while something else is measured.
  await begun.value.keepNotices(begun.value.notices.map((notice) => ({ ...notice, status: 'parked' })));
  const on = dayOf(systemClock.now(), ZONE);
  for (const { key } of told ? (begun.value.ledger?.lines ?? []) : []) {
    const kept = await begun.value.tell({ type: 'note-told', key, how: 'phone', on }, author.id);
    if (!kept.ok) throw new Error(kept.refusal.words);
  }
  return begun.value.id;
}

/** A form at the step "What is changing", which `turns.ts` fills in. */
function formFor(
  { id: flow, version }: { readonly id: string; readonly version: number },
  person: Person,
  index: number,
): Session {
  const now = instant(systemClock.now());
  return {
    id: SessionId.parse(idOf('form', index)),
    flow,
    flowVersion: version,
    openedFor: { person: person.id },
    token: idOf('token', index),
    step: 'change',
    revision: 0,
    answers: { person: person.id },
    begun: now,
    touched: now,
  };
}

/** Makes a file with `records` records (at least 200) and everybody they have to do with, through the real rules. */
export async function seed(file: string, records: number, serviceUrl: string): Promise<readonly Worker[]> {
  const services = servicesIn(file);
  const { store } = services;
  const book = bookIn(services);
  const flow = monitoringChange(book, new Directory(store), {
    lastAssessed: async () => undefined,
    changesOf: async () => [],
    planSays: async () => undefined,
    versionsAfter: async () => () => [],
    tellPlan: async () => undefined,
  });
  const forms = new FormStore(store, systemClock);
  for (let index = 0; index < TEAMS; index += 1)
    await store.create('teams', teamDocument({ id: teamOf(index), name: `Team ${index}` }));
  const workers: Worker[] = [];
  for (let index = 0; index < records; index += 1) {
    const author = staffMember(index % STAFF, serviceUrl);
    const person = personFor(author, staffMember((index + 1) % STAFF, serviceUrl), '', index);
    await store.create('people', personDocument(person));
    const told = (index + Math.floor(index / STAFF)) % 5 > 2;
    const record = await addRecord(book, person, author, idOf('record', index), told);
    if (index >= STAFF) continue;
    await store.create('staff', staffDocument(author));
    const form = index % 2 === 0 ? formFor(flow, person, index) : undefined;
    if (form) await forms.keep(author.id, { sessions: [form], active: form.id, ended: [] }, undefined);
    workers.push({ staff: author, form, record });
  }
  await store.close();
  return workers;
}

/**
 * Adds `records` records, a multiple of 200, about other people by other staff of the same teams. Two hundred are made through the
 * rules, the others are copies of them for further people. Nobody who is measured has to do with any.
 */
export async function grow(file: string, records: number, serviceUrl: string): Promise<void> {
  const services = servicesIn(file);
  const { store } = services;
  const book = bookIn(services);
  for (let index = 0; index < STAFF; index += 1) {
    const author = staffMember(STAFF + index, serviceUrl);
    const person = personFor(author, staffMember(STAFF + ((index + 1) % STAFF), serviceUrl), OTHERS, index);
    await store.create('staff', staffDocument(author));
    await store.create('people', personDocument(person));
    await addRecord(book, person, author, idOf('record', index), index % OTHERS_OUTSTANDING_EVERY > 0);
  }
  await store.close();
  multiply(file, OTHERS, records / STAFF - 1);
}

const servicesIn = (file: string): RecordServices =>
  recordServices({
    store: new SqliteStore(file, systemClock),
    clock: systemClock,
    zone: ZONE,
    remindAfter: 3,
    untoldAfter: 5,
  });
