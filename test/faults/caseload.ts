import { createHash } from 'node:crypto';
import { addDays, dayOf } from '../../src/kernel/days.ts';
import { PersonId, TeamId } from '../../src/kernel/ids.ts';
import { personDocument, staffDocument, teamDocument } from '../../src/people/documents.ts';
import type { Person } from '../../src/people/person.ts';
import { staffIdOf, type Staff } from '../../src/people/staff.ts';
import type { DocumentStore } from '../../src/store/document-store.ts';
import { TENANT } from '../support/connector.ts';

/** Somebody who receives reablement, who records their changes, and who else is in the plan. */
export interface Case {
  readonly person: Person;
  readonly author: Staff;
  readonly colleagues: readonly Staff[];
}

export interface Caseload {
  readonly staff: readonly Staff[];
  readonly cases: readonly Case[];
}

const COLLEAGUES = 3;
const TEAM = TeamId.parse('team');

/** Those in the plan without Teams: somebody notes that they were told. */
export const OUTSIDERS = ['daughter', 'nephew', 'neighbour'] as const;

const idOf = (what: string, index: number): string =>
  createHash('sha256').update(`${what} ${index}`).digest('hex').slice(0, 17);

/** Many staff, so that nobody is asked to slow down, and people who are in the care of one of them and of three others. */
export function caseloadOf(staff: number, people: number, serviceUrl: string): Caseload {
  const everybody = Array.from({ length: staff }, (_, index) => staffMember(index, serviceUrl));
  const cases = Array.from({ length: people }, (_, index): Case => {
    const [author, ...colleagues] = Array.from({ length: COLLEAGUES + 1 }, (_, next) =>
      everybody.at((index + next) % staff),
    ).flatMap((one) => one ?? []);
    if (!author) throw new Error('a caseload needs staff');
    return { author, colleagues, person: personOf(index, author, colleagues) };
  });
  return { staff: everybody, cases };
}

function staffMember(index: number, serviceUrl: string): Staff {
  const aadObjectId = `40000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
  return {
    id: staffIdOf(TENANT, aadObjectId),
    name: `Robin Field ${index}`,
    job: 'support worker',
    tenant: TENANT,
    aadObjectId,
    teamsId: `29:${idOf('teams', index)}`,
    roles: ['support-worker'],
    teams: [TEAM],
    address: { kind: 'personal', serviceUrl, tenant: TENANT, conversation: `a:${idOf('chat', index)}` },
  };
}

function personOf(index: number, author: Staff, colleagues: readonly Staff[]): Person {
  return {
    id: PersonId.parse(idOf('person', index)),
    team: TEAM,
    name: `Jo Rivers ${index}`,
    preferredName: 'Jo',
    initials: 'JR',
    reference: `RB-${String(index).padStart(6, '0')}`,
    started: addDays(dayOf(new Date(), 'Europe/London'), -30),
    capacity: 'has',
    circle: [
      { key: OUTSIDERS[0], name: `Sam Rivers ${index}`, part: 'carer', relation: 'daughter' },
      { key: OUTSIDERS[1], name: `Lee Rivers ${index}`, part: 'other', relation: 'nephew' },
      { key: OUTSIDERS[2], name: `Kim Stone ${index}`, part: 'other', relation: 'neighbour' },
      { key: 'worker', name: author.name, part: 'support-worker', staff: author.id },
      ...colleagues.map(({ id, name }, next) => ({
        key: `colleague${next}`,
        name,
        part: 'therapist' as const,
        relation: 'physiotherapist',
        staff: id,
      })),
    ],
  };
}

export async function keepCaseload(store: DocumentStore, { staff, cases }: Caseload): Promise<void> {
  await store.create('teams', teamDocument({ id: TEAM, name: 'Team' }));
  await Promise.all(staff.map((one) => store.create('staff', staffDocument(one))));
  await Promise.all(cases.map(({ person }) => store.create('people', personDocument(person))));
}
