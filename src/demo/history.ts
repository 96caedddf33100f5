import { createHash } from 'node:crypto';
import { addDays, dayOf, type Day } from '../kernel/days.ts';
import { recordIdOf } from '../kernel/ids.ts';
import { Directory } from '../people/directory.ts';
import { personDocument, staffDocument, teamDocument } from '../people/documents.ts';
import type { Person } from '../people/person.ts';
import { viewerOf } from '../people/staff.ts';
import { openKind } from '../kinds/open-kind.ts';
import type { OpenRecord } from '../kinds/open-record.ts';
import type { RecordServices } from '../records/services.ts';
import { plansIn } from '../flows/plan/plans.ts';
import { planIdOf } from '../plans/parties.ts';
import { monitoringKind } from '../flows/monitoring/record.ts';
import type { PartySays } from '../people/agreement.ts';
import { circleOf } from '../people/party.ts';
import type { DocumentStore } from '../store/document-store.ts';
import { accepted, onDay } from './past.ts';
import { relivePlans } from './plans.ts';
import { past, type Past } from './past-monitoring.ts';
import { everyday, people, personId, staff, teams } from './world.ts';
import { DUTY_NOTICE } from '../work/duty.ts';

const { mei, priya } = everyday;

/** Fills an empty store with the demo's world. Everything is recorded through the real rules, on its day; twice changes nothing. */
export async function seed(services: RecordServices, playgroundPort: number): Promise<void> {
  const { store, clock, zone } = services;
  const today = dayOf(clock.now(), zone);
  const everybody = people(today);
  const made = await Promise.all(teams(playgroundPort).map((team) => store.create('teams', teamDocument(team))));
  // A world that is there already goes on; only the channel's address may have moved to another port.
  if (made.some(({ ok }) => !ok)) return moveChannels(store, playgroundPort);
  for (const one of staff) await store.create('staff', staffDocument(one));
  for (const one of everybody) await store.create('people', personDocument(one));
  const reliveAll = async (all: readonly Past[]): Promise<void> => {
    for (const one of all) {
      const person = everybody.find(({ id }) => id === personId(one.person));
      if (person) await relive(services, today, person, one);
    }
  };
  await reliveAll(past.filter(({ inPlan }) => !inPlan));
  await relivePlans(services, today, everybody);
  await reliveAll(past.filter(({ inPlan }) => inPlan));
}

async function moveChannels(store: DocumentStore, playgroundPort: number): Promise<void> {
  for (const team of teams(playgroundPort)) {
    const kept = await store.read('teams', team.id, team.id);
    if (kept) await store.replace('teams', teamDocument(team), kept.etag);
  }
}

function partiesOf(person: Person, says: Past['says'], on: Day): PartySays[] {
  return circleOf(person).flatMap(({ key, name, part }): PartySays[] => {
    const said = says[key];
    if (!said) return [];
    const asked =
      said.answer === 'not-reached' ? {} : ({ how: part === 'person' ? 'in-person' : 'phone', on } as const);
    return [
      { key, name, part: part === 'person' ? 'person' : part === 'carer' ? 'carer' : 'decider', ...asked, ...said },
    ];
  });
}

async function relive(services: RecordServices, today: Day, person: Person, past: Past): Promise<void> {
  const { by, daysAgo, change, says, deciding, told, inPlan = false } = past;
  const day = addDays(today, -daysAgo);
  const hash = createHash('sha256').update(`${person.id} ${daysAgo}`).digest('hex');
  const id = recordIdOf(person.id, hash.slice(0, 17).replace(/[01ilo]/gu, 'x'));
  const begun = await openKind(monitoringKind, onDay(services, day)).begin(id, {
    command: {
      type: 'change-monitoring',
      reablementStarted: person.started,
      change: {
        ...change,
        startsOn: day,
        deciding: deciding?.(day) ?? { capacity: { answer: 'has' } },
        parties: partiesOf(person, says, day),
      },
      waits: false,
      inPlan,
    },
    viewer: viewerOf(by),
    team: person.team,
  });
  await asIfSent(accepted(begun));
  if (inPlan)
    accepted(
      await plansIn(onDay(services, day), new Directory(services.store), {}).record.begin(planIdOf(person.id), {
        command: { type: 'monitoring-changed', record: id, words: change.to, startsOn: day },
        viewer: viewerOf(by),
        team: person.team,
      }),
    );
  // The mental capacity lead and a coordinator have looked at what waited for them.
  for (const lead of [mei, priya])
    if (deciding) {
      const looked = accepted(
        await openKind(monitoringKind, onDay(services, addDays(day, 1))).begin(id, {
          command: {
            type: 'look-at',
            matters: lead === priya ? ['without-agreement'] : ['objects', 'restricts'],
            note: 'Read the record, and talked to Ana.',
            name: lead.name,
          },
          viewer: viewerOf(lead),
          team: person.team,
        }),
      );
      // Its note was read by those whom it concerns.
      await looked.keepNotices(
        looked.notices.map((notice) => (notice.what === DUTY_NOTICE ? { ...notice, status: 'sent' } : notice)),
      );
    }
  for (const [key, teller, after, how, said] of told.toSorted((a, b) => a[2] - b[2])) {
    const on = addDays(day, after);
    const now = await services.store.read('records', person.id, id);
    const open = now && openKind(monitoringKind, onDay(services, on)).open(now);
    if (!open) continue;
    const command =
      how === 'teams'
        ? { type: 'confirm-told' as const }
        : { type: 'note-told' as const, key, how, on, ...(said !== undefined && { said }) };
    accepted(await open.tell(command, teller.id));
  }
}

/** What was sent before the demo began is not sent again; staff who have not confirmed get their card when they first appear. */
async function asIfSent(record: OpenRecord): Promise<void> {
  await record.keepNotices(
    record.notices.map((notice) => ({ ...notice, status: 'team' in notice.to ? 'sent' : 'parked' })),
  );
}
