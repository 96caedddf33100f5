import { createHash } from 'node:crypto';
import { addDays, dayOf, type Day } from '../kernel/days.ts';
import { recordIdOf } from '../kernel/ids.ts';
import { Directory, personDocument, staffDocument, teamDocument } from '../people/directory.ts';
import type { Person } from '../people/person.ts';
import { viewerOf, type Staff } from '../people/staff.ts';
import { openKind } from '../kinds/open-kind.ts';
import type { OpenRecord } from '../kinds/open-record.ts';
import type { RecordServices } from '../records/services.ts';
import { plansIn } from '../flows/plan/plans.ts';
import { planIdOf } from '../plans/parties.ts';
import { monitoringKind } from '../flows/monitoring/record.ts';
import type { Change } from '../flows/monitoring/facts.ts';
import type { PartySays } from '../people/agreement.ts';
import type { Deciding } from '../people/capacity.ts';
import { circleOf } from '../people/party.ts';
import type { Means } from '../people/means.ts';
import type { DocumentStore } from '../store/document-store.ts';
import { accepted, onDay } from './past.ts';
import { relivePlans } from './plans.ts';
import { everyday, people, personId, staff, teams } from './world.ts';

interface Past {
  readonly person: string;
  readonly by: Staff;
  readonly daysAgo: number;
  readonly change: Omit<Change, 'startsOn' | 'parties' | 'deciding'>;
  /** What each of those asked said, by key in the circle. */
  readonly says: Readonly<Record<string, Pick<PartySays, 'answer' | 'views' | 'tries'>>>;
  /** Who decides, for somebody who lacks capacity. */
  readonly deciding?: (day: Day) => Deciding;
  /** It came after the plan, which says it from then on (R1). */
  readonly inPlan?: true;
  /** Who was told afterwards: by which colleague, how many days later, how, and what they said. */
  readonly told: readonly (readonly [key: string, by: Staff, after: number, how: Means, said?: string])[];
}

const { priya, tom, ana, sam, leo, grace, mei } = everyday;

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
    },
    says: { 'the-person': { answer: 'yes' }, sarah: { answer: 'yes' } },
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
      from: 'A phone call every morning; steps written in the folder',
      to: 'A phone call every morning; Ada marks her own walking chart',
      rationale: 'Ada walks to the gate by herself now and wants to see her progress.',
    },
    says: { 'the-person': { answer: 'yes' }, sarah: { answer: 'yes' } },
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
      from: 'The office rings after both visits of a day',
      to: 'The office rings once a day',
      rationale: 'Samuel washes and dresses alone on five days of seven.',
    },
    says: { 'the-person': { answer: 'yes' } },
    told: [
      ['the-person', priya, 0, 'in-person'],
      ['staffb', tom, 1, 'teams'],
    ],
  },
  {
    person: 'farida',
    by: tom,
    daysAgo: 1,
    inPlan: true,
    change: {
      direction: 'increase',
      from: 'Weight once a month; the support worker notes after each visit what Farida did by herself',
      to: 'Weight once a week; the support worker notes after each visit what Farida did by herself',
      rationale: 'Clothes are looser, and lunch is often left.',
      effect: { wellbeingImpact: 'She is safer when a loss of weight is seen early.', wellbeing: ['health'] },
    },
    says: {
      'the-person': { answer: 'yes' },
      imran: {
        answer: 'not-reached',
        views: 'He said last week that he worries about how little she eats.',
        tries: 'Tom Reed rang twice.',
      },
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
      effect: {
        wellbeingImpact:
          'He dislikes being watched, but sleeps better since nobody comes at night. Looked at again in two weeks.',
        wellbeing: ['control', 'home'],
      },
    },
    says: { helen: { answer: 'yes' } },
    deciding: (day) => ({
      capacity: { answer: 'lacks', by: 'Ana Lopez, occupational therapist', on: day },
      wishes: { shown: 'Arthur shakes his head at the sensor and covers it with his cap.', objects: 'yes' },
      authority: {
        kind: 'attorney',
        key: 'helen',
        name: 'Helen Bell',
        covers: true,
        seen: true,
        seenBy: 'Ana Lopez, occupational therapist',
        seenOn: day,
      },
    }),
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
    },
    says: { 'the-person': { answer: 'yes' }, maureen: { answer: 'yes' } },
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
    },
    says: { 'the-person': { answer: 'yes' }, linda: { answer: 'yes' } },
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
    if (deciding)
      accepted(
        await openKind(monitoringKind, onDay(services, addDays(day, 1))).begin(id, {
          command: { type: 'look-at', matters: lead === priya ? ['without-agreement'] : ['objects', 'restricts'] },
          viewer: viewerOf(lead),
          team: person.team,
        }),
      );
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
