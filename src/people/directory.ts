import type { Role, Viewer } from '../access/viewer.ts';
import { may, reachesTeams, type Deed } from '../access/policy.ts';
import { visibleTo, type Visible } from '../access/visible.ts';
import { sameAddress, type ChatAddress } from '../chat/address.ts';
import type { Identity } from '../chat/inbound.ts';
import type { PersonId, StaffId, TeamId } from '../kernel/ids.ts';
import type { DocumentStore } from '../store/document-store.ts';
import { ParsedOnce } from '../store/parsed-once.ts';
import { isTombstone } from '../store/tombstone.ts';
import { Person } from './person.ts';
import { Staff, staffIdOf } from './staff.ts';
import { Team } from './team.ts';

/** The most people one list can hold; a team that has more finds them by typing a name. */
export const MOST_PEOPLE = 500;

/** About two kilobytes each. Who is not among them is parsed again when they are read. */
const MOST_PARSED = 2_000;
const LONGEST_NAME = 80;

const byName = new Intl.Collator('en-GB');

export const PERSON_FIELDS = [
  'id',
  'team',
  'name',
  'title',
  'preferredName',
  'initials',
  'reference',
  'nhsNumber',
  'started',
  'capacity',
  'circle',
  'needs',
  'ended',
] as const;
export type VisiblePerson = Visible<Pick<Person, (typeof PERSON_FIELDS)[number]>>;

/** Whom the service knows: people who receive reablement, staff and teams. */
export class Directory {
  readonly #store: DocumentStore;
  readonly #staff = new ParsedOnce((body) => Staff.parse(body), MOST_PARSED);
  /** Somebody who was erased is nobody; somebody who cannot be read must not hide everybody else in a list (`verify` names them). */
  readonly #people = new ParsedOnce(
    (body) => (isTombstone({ body }) ? undefined : Person.safeParse(body).data),
    MOST_PARSED,
  );

  constructor(store: DocumentStore) {
    this.#store = store;
  }

  async staff(id: StaffId): Promise<Staff | undefined> {
    const kept = await this.#store.read('staff', id, id);
    return kept && this.#staff.of(kept);
  }

  async team(id: TeamId): Promise<Team | undefined> {
    const kept = await this.#store.read('teams', id, id);
    return kept && Team.parse(kept.body);
  }

  /** Who leads a team: its coordinators; its managers when it has none. */
  async leadsOf(team: TeamId): Promise<readonly StaffId[]> {
    const { found } = await this.#store.query('staff', { tag: 'team', equals: team, limit: MOST_PEOPLE });
    const staff = found.map((kept) => this.#staff.of(kept));
    const whoAre = (role: Role): readonly StaffId[] =>
      staff.filter(({ roles }) => roles.includes(role)).map(({ id }) => id);
    const coordinators = whoAre('coordinator');
    return coordinators.length > 0 ? coordinators : whoAre('manager');
  }

  /** For rules and notices, which act on nobody's behalf. What people are shown comes from `personFor`. */
  async person(id: PersonId): Promise<Person | undefined> {
    const kept = await this.#store.read('people', id, id);
    return kept && this.#people.of(kept);
  }

  /** The person as this viewer may see them; undefined when there is nobody or nobody for them: the two look the same (S10). */
  async personFor(viewer: Viewer, id: PersonId): Promise<VisiblePerson | undefined> {
    const person = await this.person(id);
    return person && visibleTo(viewer, 'person', person, person, PERSON_FIELDS);
  }

  /** Everybody for whom this viewer may do this deed, by name: whoever is recorded about is chosen from them. */
  async peopleFor(viewer: Viewer, deed: Deed = 'record'): Promise<readonly VisiblePerson[]> {
    const pages = [this.#store.query('people', { tag: 'circle', equals: viewer.staff, limit: MOST_PEOPLE })];
    if (reachesTeams(viewer, 'see', 'person')) {
      for (const team of viewer.teams)
        pages.push(this.#store.query('people', { tag: 'team', equals: team, limit: MOST_PEOPLE }));
    }
    const found = new Map<PersonId, VisiblePerson>();
    for (const page of await Promise.all(pages)) {
      for (const kept of page.found) {
        const person = this.#people.of(kept);
        if (!person) continue;
        const seen = visibleTo(viewer, 'person', person, person, PERSON_FIELDS);
        if (seen && may(viewer, deed, 'care-record', person)) found.set(person.id, seen);
      }
    }
    return [...found.values()].toSorted((a, b) => byName.compare(a.the.name, b.the.name));
  }

  /** Somebody nobody has added yet spoke to the bot: known by name from then on, and trusted with nothing. */
  async hear({ tenant, aadObjectId, teamsId, name = 'Somebody new' }: Identity): Promise<Staff> {
    const id = staffIdOf(tenant, aadObjectId);
    const staff: Staff = {
      id,
      name: name.slice(0, LONGEST_NAME),
      job: 'not in a team yet',
      tenant,
      aadObjectId,
      teamsId,
      roles: [],
      teams: [],
    };
    const made = await this.#store.create('staff', staffDocument(staff));
    return made.ok ? staff : ((await this.staff(id)) ?? staff);
  }

  /** Remembers where the bot last met somebody, so that it can speak first. True, and a write, only when that is new. */
  async meet(staff: Staff, address: ChatAddress): Promise<boolean> {
    if (staff.address && sameAddress(staff.address, address)) return false;
    await this.#change(staff.id, (now) => ({ ...now, address }));
    return true;
  }

  /** Forgets that address: the bot was taken away there. */
  async part(staff: Staff): Promise<void> {
    if (staff.address === undefined) return;
    await this.#change(staff.id, ({ address: _, ...rest }) => rest);
  }

  async #change(id: StaffId, change: (staff: Staff) => Staff): Promise<void> {
    for (let tries = 0; tries < 5; tries++) {
      const kept = await this.#store.read('staff', id, id);
      if (!kept) return;
      const replaced = await this.#store.replace('staff', staffDocument(change(this.#staff.of(kept))), kept.etag);
      if (replaced.ok) return;
    }
  }
}

export const personDocument = (person: Person) => ({
  id: person.id,
  partition: person.id,
  tags: {
    team: person.team,
    reference: referenceTag(person.reference),
    circle: person.circle.flatMap((member) => member.staff ?? []),
    ...(person.ended !== undefined && { ended: person.ended }),
  },
  body: person,
});

export const staffDocument = (staff: Staff) => ({
  id: staff.id,
  partition: staff.id,
  tags: { team: staff.teams.length > 0 ? staff.teams : NO_TEAM },
  body: staff,
});

/** What staff who belong to no team are found by. It cannot be the id of a team. */
export const NO_TEAM = '-';

export const teamDocument = (team: Team) => ({
  id: team.id,
  partition: team.id,
  tags: { every: EVERY_TEAM },
  body: team,
});

export const EVERY_TEAM = 'team';

/** References are compared without regard to capitals and spaces. */
export const referenceTag = (reference: string): string => reference.toUpperCase().replace(/\s+/gu, '');
