import { createHash } from 'node:crypto';
import { addDays, dayOf, type Day } from '../kernel/days.ts';
import { recordIdOf } from '../kernel/ids.ts';
import { personDocument, staffDocument, teamDocument } from '../people/directory.ts';
import type { Person } from '../people/person.ts';
import { viewerOf, type Staff } from '../people/staff.ts';
import { openKind } from '../kinds/open-kind.ts';
import type { OpenRecord } from '../kinds/open-record.ts';
import type { RecordServices } from '../records/services.ts';
import { monitoringKind } from '../flows/monitoring-change/record.ts';
import type { Change } from '../flows/monitoring-change/rules.ts';
import type { Means } from '../people/means.ts';
import type { DocumentStore } from '../store/document-store.ts';
import { accepted, onDay } from './past.ts';
import { relivePlans } from './plans.ts';
import { everyday, people, personId, staff, teams } from './world.ts';

interface Past {
  readonly person: string;
  readonly by: Staff;
  readonly daysAgo: number;
  readonly change: Omit<Change, 'startsOn'>;
  /** Who was told afterwards: by which colleague, how many days later, how, and what they said. */
  readonly told: readonly (readonly [key: string, by: Staff, after: number, how: Means, said?: string])[];
}

const { priya, tom, ana, sam, leo, grace } = everyday;

/** What happened before the demo begins: most of it told to everybody, some of it not. */
const past: readonly Past[] = [
  {
    person: 'ada',
    by: tom,
    daysAgo: 14,
    change: {
      direction: 'increase',
      from: 'A phone call on Monday mornings',
      to: 'A phone call every morning',
      rationale: 'Ada forgot her tablets twice this week and asked for a reminder.',
      person: 'yes',
      carer: 'yes',
    },
    told: [
      ['the-person', tom, 0, 'in-person', 'Glad of the calls.'],
      ['sarah', tom, 1, 'phone'],
      ['staffc', ana, 1, 'teams'],
      ['staffa', priya, 0, 'teams'],
    ],
  },
  {
    person: 'ada',
    by: ana,
    daysAgo: 7,
    change: {
      direction: 'other',
      from: 'Steps written in the folder',
      to: 'Ada marks her own walking chart',
      rationale: 'Ada walks to the gate by herself now and wants to see her progress.',
      person: 'yes',
      carer: 'yes',
    },
    told: [
      ['the-person', ana, 0, 'in-person', 'Proud of the chart.'],
      ['sarah', ana, 2, 'phone'],
      ['staffb', tom, 1, 'teams'],
      ['staffa', priya, 1, 'teams'],
    ],
  },
  {
    person: 'samuel',
    by: priya,
    daysAgo: 6,
    change: {
      direction: 'reduce',
      from: 'Two visits a day checked by the office',
      to: 'One visit a day checked by the office',
      rationale: 'Samuel washes and dresses alone on five days of seven.',
      person: 'yes',
      carer: 'none',
    },
    told: [
      ['the-person', priya, 0, 'in-person'],
      ['staffb', tom, 1, 'teams'],
    ],
  },
  {
    person: 'farida',
    by: tom,
    daysAgo: 1,
    change: {
      direction: 'increase',
      from: 'Weight once a month',
      to: 'Weight once a week',
      rationale: 'Clothes are looser, and lunch is often left.',
      person: 'yes',
      carer: 'not-reached',
    },
    told: [['the-person', tom, 0, 'in-person', 'Does not mind.']],
  },
  {
    person: 'arthur',
    by: ana,
    daysAgo: 5,
    change: {
      direction: 'reduce',
      from: 'A door sensor that rings the office',
      to: 'A door sensor that rings Helen first',
      rationale: 'The office is called at night although Helen is next door.',
      person: 'no',
      carer: 'none',
      regard: {
        views: 'Arthur shakes his head at the sensor and covers it with his cap.',
        wellbeingImpact:
          'He dislikes being watched, but sleeps better since nobody comes at night. Looked at again in two weeks.',
        wellbeing: ['control', 'home'],
      },
    },
    told: [
      ['the-person', ana, 0, 'in-person'],
      ['helen', ana, 0, 'phone', 'Happy to be rung first.'],
      ['staffb', tom, 1, 'teams'],
    ],
  },
  {
    person: 'ken',
    by: sam,
    daysAgo: 1,
    change: {
      direction: 'reduce',
      from: 'A call every day',
      to: 'A call on Mondays and Thursdays',
      rationale: 'Ken manages his stockings and his tablets alone.',
      person: 'yes',
      carer: 'yes',
    },
    told: [['the-person', sam, 0, 'phone']],
  },
  {
    person: 'frank',
    by: leo,
    daysAgo: 3,
    change: {
      direction: 'increase',
      from: 'Blood pressure once a week',
      to: 'Blood pressure at every visit',
      rationale: 'Frank was dizzy on standing.',
      person: 'yes',
      carer: 'yes',
    },
    told: [
      ['the-person', grace, 0, 'in-person'],
      ['staffg', grace, 0, 'teams'],
    ],
  },
];

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
  for (const one of past) {
    const person = everybody.find(({ id }) => id === personId(one.person));
    if (person) await relive(services, today, person, one);
  }
  await relivePlans(services, today, everybody);
}

async function moveChannels(store: DocumentStore, playgroundPort: number): Promise<void> {
  for (const team of teams(playgroundPort)) {
    const kept = await store.read('teams', team.id, team.id);
    if (kept) await store.replace('teams', teamDocument(team), kept.etag);
  }
}

async function relive(services: RecordServices, today: Day, person: Person, past: Past): Promise<void> {
  const { by, daysAgo, change, told } = past;
  const day = addDays(today, -daysAgo);
  const hash = createHash('sha256').update(`${person.id} ${daysAgo}`).digest('hex');
  const id = recordIdOf(person.id, hash.slice(0, 17).replace(/[01ilo]/gu, 'x'));
  const begun = await openKind(monitoringKind, onDay(services, day)).begin(id, {
    command: { type: 'change-monitoring', reablementStarted: person.started, change: { ...change, startsOn: day } },
    viewer: viewerOf(by),
    team: person.team,
  });
  await asIfSent(accepted(begun));
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
