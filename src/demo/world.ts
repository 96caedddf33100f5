import { createHash } from 'node:crypto';
import type { ChatAddress } from '../chat/address.ts';
import type { Role } from '../access/viewer.ts';
import { addDays, type Day } from '../kernel/days.ts';
import { PersonId, TeamId } from '../kernel/ids.ts';
import { NhsNumber } from '../people/nhs-number.ts';
import { initialsOf, type CircleMember, type CirclePart, type Person } from '../people/person.ts';
import { staffIdOf, type Staff } from '../people/staff.ts';
import type { Team } from '../people/team.ts';

/** The demo's invented world. Names and ids are in the contract: scripts and tests outside rely on them. */

export const TENANT = '10000000-0000-4000-8000-000000000001';
export const GENERAL_CHANNEL = '19:general@thread.tacv2';
export const NEWS_CHANNEL = '19:announcements@thread.tacv2';
export const PERSONAL_CHAT = 'a:personal-priya';

export const playgroundService = (port: number): string => `http://localhost:${port}/_connector`;

const NORTH = TeamId.parse('north');
const SOUTH = TeamId.parse('south');

/** The first team is the Playground's own; the second has no channel yet. */
export const teams = (port: number): readonly Team[] => {
  const channel: ChatAddress = {
    kind: 'channel',
    serviceUrl: playgroundService(port),
    tenant: TENANT,
    conversation: NEWS_CHANNEL,
  };
  return [
    { id: NORTH, name: 'My Team', channel },
    { id: SOUTH, name: 'South team' },
  ];
};

const aadOf = (end: string): string => `10000000-0000-4000-8000-00000000${end}`;

function member(
  letter: string,
  end: string,
  name: string,
  job: string,
  team: TeamId,
  ...roles: readonly Role[]
): Staff {
  const aadObjectId = aadOf(end);
  return {
    id: staffIdOf(TENANT, aadObjectId),
    name,
    job,
    tenant: TENANT,
    aadObjectId,
    teamsId: `29:user-${letter}`,
    roles: [...roles],
    teams: [team],
  };
}

const priya = member('a', '0020', 'Priya Shah', 'reablement coordinator', NORTH, 'coordinator', 'social-worker');
const tom = member('b', '0021', 'Tom Reed', 'support worker', NORTH, 'support-worker');
const ana = member('c', '0022', 'Ana Lopez', 'occupational therapist', NORTH, 'therapist');
const sam = member('d', '0023', 'Sam Cole', 'service manager', NORTH, 'manager', 'administrator');
const mei = member(
  'e',
  '0024',
  'Mei Lin',
  'safeguarding and mental capacity lead',
  NORTH,
  'safeguarding-lead',
  'capacity-lead',
);
const omar = member('f', '0025', 'Omar Aziz', 'concerns officer', NORTH, 'concerns-officer');
const grace = member('g', '0026', 'Grace Obi', 'support worker', SOUTH, 'support-worker');
const jack = member('h', '0027', 'Jack Byrne', 'concerns officer', SOUTH, 'concerns-officer');
const ruth = member('i', '0028', 'Ruth Hall', 'physiotherapist', SOUTH, 'therapist');
const leo = member('j', '0029', 'Leo Marsh', 'team manager', SOUTH, 'manager');

export const staff: readonly Staff[] = [priya, tom, ana, sam, mei, omar, grace, jack, ruth, leo];
export const everyday = { priya, tom, ana, sam, leo, grace, ruth } as const;

const worker = (who: Staff, part: CirclePart, relation?: string): CircleMember => ({
  key: who.teamsId.replace('29:user-', 'staff'),
  name: who.name,
  part,
  staff: who.id,
  ...(relation !== undefined && { relation }),
});
const outside = (key: string, name: string, part: CirclePart, relation: string): CircleMember => ({
  key,
  name,
  part,
  relation,
});

interface Known {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly started: number;
  readonly circle: readonly CircleMember[];
  readonly team?: TeamId;
  readonly capacity?: Person['capacity'];
  readonly nhsNumber?: string;
}

const known: readonly Known[] = [
  {
    id: 'ada',
    name: 'Ada Palmer',
    title: 'Mrs',
    started: 16,
    nhsNumber: '999 000 0018',
    circle: [
      outside('sarah', 'Sarah Palmer', 'carer', 'daughter'),
      worker(tom, 'support-worker'),
      worker(ana, 'therapist', 'occupational therapist'),
      worker(priya, 'social-worker'),
    ],
  },
  {
    id: 'samuel',
    name: 'Samuel Okafor',
    title: 'Mr',
    started: 9,
    circle: [worker(tom, 'support-worker'), worker(priya, 'social-worker')],
  },
  {
    id: 'farida',
    name: 'Farida Khan',
    title: 'Mrs',
    started: 23,
    circle: [
      outside('imran', 'Imran Khan', 'carer', 'husband'),
      worker(tom, 'support-worker'),
      outside('nurse', 'Claire Boyd', 'other', 'district nurse'),
    ],
  },
  {
    id: 'nadia',
    name: 'Nadia Khan',
    title: 'Mrs',
    started: 4,
    circle: [worker(tom, 'support-worker'), worker(ana, 'therapist', 'occupational therapist')],
  },
  {
    id: 'arthur',
    name: 'Arthur Bell',
    title: 'Mr',
    started: 18,
    capacity: 'lacks',
    circle: [
      outside('helen', 'Helen Bell', 'representative', 'attorney for health and welfare'),
      worker(tom, 'support-worker'),
      worker(ana, 'therapist', 'occupational therapist'),
    ],
  },
  {
    id: 'betty',
    name: 'Betty Lewis',
    title: 'Miss',
    started: 30,
    circle: [outside('owen', 'Owen Lewis', 'carer', 'brother'), worker(tom, 'support-worker')],
  },
  {
    id: 'jean',
    name: 'Jean Doyle',
    title: 'Mrs',
    started: 12,
    capacity: 'unknown',
    circle: [worker(tom, 'support-worker')],
  },
  {
    id: 'ken',
    name: 'Ken Todd',
    title: 'Mr',
    started: 36,
    circle: [outside('maureen', 'Maureen Todd', 'carer', 'wife'), worker(ana, 'therapist', 'occupational therapist')],
  },
  { id: 'norman', name: 'Norman Price', title: 'Mr', started: 2, circle: [worker(tom, 'support-worker')] },
  {
    id: 'ivy',
    name: 'Ivy Grant',
    title: 'Ms',
    started: 27,
    circle: [outside('joy', 'Joy Grant', 'carer', 'sister'), worker(tom, 'support-worker')],
  },
  {
    id: 'frank',
    name: 'Frank Hughes',
    title: 'Mr',
    started: 20,
    team: SOUTH,
    circle: [
      outside('linda', 'Linda Hughes', 'carer', 'wife'),
      worker(grace, 'support-worker'),
      worker(ruth, 'therapist', 'physiotherapist'),
    ],
  },
  { id: 'rose', name: 'Rose Shah', title: 'Mrs', started: 8, team: SOUTH, circle: [worker(grace, 'support-worker')] },
];

/** Opaque even here: ids travel on cards. */
export const personId = (short: string): PersonId =>
  PersonId.parse(createHash('sha256').update(`demo ${short}`).digest('hex').slice(0, 17));

/** Everybody who receives reablement, with starts counted back from `today` so that the demo never looks old. */
export const people = (today: Day): readonly Person[] =>
  known.map(({ id, name, title, started, circle, team = NORTH, capacity = 'has', nhsNumber }, index) => ({
    id: personId(id),
    team,
    name,
    title,
    preferredName: name.split(' ')[0] ?? name,
    initials: initialsOf(name),
    reference: `RB-${1041 + index * 7}`,
    ...(nhsNumber !== undefined && { nhsNumber: NhsNumber.parse(nhsNumber.replaceAll(' ', '')) }),
    started: addDays(today, -started),
    capacity,
    circle: [...circle],
  }));
