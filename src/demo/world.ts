import { createHash } from 'node:crypto';
import type { ChatAddress } from '../chat/address.ts';
import type { Role } from '../access/viewer.ts';
import type { Line, Lines } from '../guidance/lines.ts';
import { addDays, Day } from '../kernel/days.ts';
import { PersonId, TeamId } from '../kernel/ids.ts';
import { NhsNumber } from '../people/nhs-number.ts';
import { CirclePart, initialsOf, type CircleMember, type Person } from '../people/person.ts';
import { staffIdOf, type Staff } from '../people/staff.ts';
import type { Team } from '../people/team.ts';

/** The demo's invented world. Names and ids are in the contract: scripts and tests outside rely on them. */

export const TENANT = '10000000-0000-4000-8000-000000000001';
export const GENERAL_CHANNEL = '19:general@thread.tacv2';
export const NEWS_CHANNEL = '19:announcements@thread.tacv2';
export const PERSONAL_CHAT = 'a:personal-priya';

/** Numbers kept free for stories, so that nobody is rung by mistake: https://www.ofcom.org.uk/phones-and-broadband/phone-numbers/numbers-for-drama */
const stories = (last: string): Line => ({ number: `01632 960 ${last}`, checked: Day.parse('2026-11-02') });
export const DEMO_LINES: Lines = { duty: stories('100'), adults: stories('101'), children: stories('102') };
/** Whom to ask, at the foot of a copy. */
export const DEMO_CONTACT = `The reablement office, ${stories('103').number}`;
export const DEMO_COMPLAINTS = `The council’s complaints team, ${stories('104').number}`;

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

function member(number: number, name: string, job: string, team: TeamId, ...roles: readonly Role[]): Staff {
  const aadObjectId = `10000000-0000-4000-8000-0000000000${20 + number}`;
  return {
    id: staffIdOf(TENANT, aadObjectId),
    name,
    job,
    tenant: TENANT,
    aadObjectId,
    teamsId: `29:user-${'abcdefghijkl'.charAt(number)}`,
    roles: [...roles],
    teams: [team],
  };
}

const priya = member(0, 'Priya Shah', 'reablement coordinator', NORTH, 'coordinator', 'social-worker');
const tom = member(1, 'Tom Reed', 'support worker', NORTH, 'support-worker');
const ana = member(2, 'Ana Lopez', 'occupational therapist', NORTH, 'therapist');
const sam = member(3, 'Sam Cole', 'service manager', NORTH, 'manager', 'administrator');
const mei = member(4, 'Mei Lin', 'safeguarding and mental capacity lead', NORTH, 'safeguarding-lead', 'capacity-lead');
const omar = member(5, 'Omar Aziz', 'concerns officer', NORTH, 'concerns-officer');
const grace = member(6, 'Grace Obi', 'support worker', SOUTH, 'support-worker');
const jack = member(7, 'Jack Byrne', 'concerns officer', SOUTH, 'concerns-officer');
const ruth = member(8, 'Ruth Hall', 'physiotherapist', SOUTH, 'therapist');
const leo = member(9, 'Leo Marsh', 'team manager', SOUTH, 'manager');
const kofi = member(10, 'Kofi Mensah', 'support worker', NORTH, 'support-worker');
const wendy = member(11, 'Wendy Stone', 'support worker', NORTH, 'support-worker');

export const staff: readonly Staff[] = [priya, tom, ana, sam, mei, omar, grace, jack, ruth, leo, kofi, wendy];
export const everyday = { priya, tom, ana, sam, leo, grace, ruth, kofi, wendy, mei } as const;

const outside = (key: string, name: string, part: CirclePart, relation: string): CircleMember => ({
  key,
  name,
  part,
  relation,
});

/** Staff stand in a circle as what they do there; of therapists it is said which they are. */
function worker({ teamsId, name, id, roles, job }: Staff): CircleMember {
  const part = CirclePart.parse(roles.at(-1));
  return {
    key: teamsId.replace('29:user-', 'staff'),
    name,
    part,
    staff: id,
    ...(part === 'therapist' && { relation: job }),
  };
}

interface Known {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  /** How many days ago. */
  readonly started: number;
  readonly circle: readonly (CircleMember | Staff)[];
  readonly team?: TeamId;
  readonly capacity?: Person['capacity'];
  readonly nhsNumber?: string;
}

const sarah = outside('sarah', 'Sarah Palmer', 'carer', 'daughter');
const imran = outside('imran', 'Imran Khan', 'carer', 'husband');
const claire = outside('nurse', 'Claire Boyd', 'other', 'district nurse');
const helen: CircleMember = {
  ...outside('helen', 'Helen Bell', 'representative', 'attorney for health and welfare'),
  authority: ['attorney-health'],
};
const owen: CircleMember = { ...outside('owen', 'Owen Lewis', 'carer', 'brother'), authority: ['next-of-kin'] };
const maureen = outside('maureen', 'Maureen Todd', 'carer', 'wife');
const joy = outside('joy', 'Joy Grant', 'carer', 'sister');
const linda = outside('linda', 'Linda Hughes', 'carer', 'wife');

const known: readonly Known[] = [
  {
    id: 'ada',
    name: 'Ada Palmer',
    title: 'Mrs',
    started: 16,
    nhsNumber: '999 000 0018',
    circle: [sarah, tom, ana, priya],
  },
  { id: 'samuel', name: 'Samuel Okafor', title: 'Mr', started: 9, circle: [tom, priya] },
  { id: 'farida', name: 'Farida Khan', title: 'Mrs', started: 23, circle: [imran, tom, wendy, claire] },
  { id: 'nadia', name: 'Nadia Khan', title: 'Mrs', started: 4, circle: [tom, ana] },
  { id: 'arthur', name: 'Arthur Bell', title: 'Mr', started: 18, capacity: 'lacks', circle: [helen, tom, ana] },
  { id: 'betty', name: 'Betty Lewis', title: 'Miss', started: 30, capacity: 'lacks', circle: [owen, kofi] },
  { id: 'jean', name: 'Jean Doyle', title: 'Mrs', started: 12, capacity: 'unknown', circle: [kofi, tom] },
  { id: 'ken', name: 'Ken Todd', title: 'Mr', started: 36, circle: [maureen, ana] },
  { id: 'norman', name: 'Norman Price', title: 'Mr', started: 2, circle: [tom] },
  { id: 'ivy', name: 'Ivy Grant', title: 'Ms', started: 27, circle: [joy, wendy] },
  { id: 'frank', name: 'Frank Hughes', title: 'Mr', started: 20, team: SOUTH, circle: [linda, grace, ruth] },
  { id: 'rose', name: 'Rose Shah', title: 'Mrs', started: 8, team: SOUTH, circle: [grace] },
];

/** Opaque even here: ids travel on cards. */
export const personId = (short: string): PersonId =>
  PersonId.parse(createHash('sha256').update(`demo ${short}`).digest('hex').slice(0, 17));

/** All who receive reablement, with starts counted back from `today` so that the demo never looks old. */
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
    circle: circle.map((one) => ('teamsId' in one ? worker(one) : one)),
  }));
