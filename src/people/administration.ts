import { may, mayEver, reachesService } from '../access/policy.ts';
import type { Viewer } from '../access/viewer.ts';
import type { Clock } from '../kernel/clock.ts';
import { instant } from '../kernel/days.ts';
import type { PersonId, StaffId, TeamId } from '../kernel/ids.ts';
import { ok, refuse, type Result } from '../kernel/result.ts';
import type { Container, DocumentStore } from '../store/document-store.ts';
import { isTombstone } from '../store/tombstone.ts';
import { noted, type ChangeNote } from './change-note.ts';
import { EVERY_TEAM, personDocument, staffDocument, teamDocument } from './directory.ts';
import { Person } from './person.ts';
import { referenceTag } from './person-tags.ts';
import { NO_TEAM, Staff, type StaffGroup } from './staff.ts';
import { staffCalled, staffToChoose } from './staff-choice.ts';
import { Team } from './team.ts';

const MOST_TEAMS = 200;
const TRIES = 8;
const AT_ONCE = 10;

/**
 * Why nothing was changed.
 * - `not-yours`: the viewer may not arrange this, or it is not there; the two look the same (S10).
 * - `taken`: the reference belongs to somebody else.
 * - `changed`: it is no longer as it was when the form was filled in.
 * - `busy`: others kept writing in between.
 */
export type NotArranged = 'not-yours' | 'taken' | 'changed' | 'busy';

/** What of somebody who joins a team is decided by whoever adds them. */
export type Placing = Pick<Staff, 'name' | 'job' | 'roles'>;

/**
 * Setting the service up: teams, their channels and staff, people and who is around them. Every change asks the policy again,
 * is one conditional write, and leaves a note of who made it. Done twice it changes nothing more.
 */
export class Administration {
  readonly #store: DocumentStore;
  readonly #clock: Clock;
  constructor(store: DocumentStore, clock: Clock) {
    this.#store = store;
    this.#clock = clock;
  }

  /** The teams this viewer may arrange people in: all of them, or their own. By name. */
  async teamsFor(viewer: Viewer): Promise<readonly Team[]> {
    if (!mayEver(viewer, 'arrange', 'person')) return [];
    const everywhere = reachesService(viewer, 'arrange', 'person');
    const { found } = await this.#store.query('teams', { tag: 'every', equals: EVERY_TEAM, limit: MOST_TEAMS });
    return found
      .flatMap(({ body }) => Team.safeParse(body).data ?? [])
      .filter(({ id }) => everywhere || viewer.teams.includes(id))
      .toSorted((a, b) => a.name.localeCompare(b.name, 'en-GB'));
  }

  /** Staff of these groups to choose from: some of them, and all whom one of `asked` names or is the id of. */
  staffFor(viewer: Viewer, groups: readonly StaffGroup[], asked: readonly string[]): Promise<readonly Staff[]> {
    const open = groups.filter((group) => group !== NO_TEAM || mayEver(viewer, 'arrange', 'team'));
    return staffToChoose(this.#store, open, asked);
  }

  /** Staff of these teams who are called so, however many names there are. */
  staffCalled(teams: readonly TeamId[], names: readonly string[]): Promise<readonly Staff[]> {
    return staffCalled(this.#store, teams, names);
  }

  async addTeam(viewer: Viewer, id: TeamId, name: string): Promise<Result<Team, NotArranged>> {
    if (!mayEver(viewer, 'arrange', 'team')) return refuse('not-yours');
    const team = { id, name, changes: noted([], this.#note(viewer, 'made')) };
    const made = await this.#store.create('teams', teamDocument(team));
    // Saved before, and not shown: what is entered now is what holds.
    return made.ok ? ok(team) : this.changeTeam(viewer, id, 'renamed', { name });
  }

  changeTeam(
    viewer: Viewer,
    id: TeamId,
    what: 'renamed' | 'channel linked' | 'channel unlinked',
    change: Pick<Partial<Team>, 'name' | 'channel'>,
  ): Promise<Result<Team, NotArranged>> {
    const allowed = (): boolean => mayEver(viewer, 'arrange', 'team');
    return this.#change('teams', id, Team, teamDocument, allowed, (team) => ({
      ...team,
      ...change,
      changes: noted(team.changes, this.#note(viewer, what)),
    }));
  }

  /**
   * Puts somebody into a team with these roles, or changes those they have. `isAsSeen` is asked of them as they are now: roles that
   * were taken away meanwhile are not given back by a form that was filled in before.
   */
  place(
    viewer: Viewer,
    id: StaffId,
    team: TeamId,
    placing: Placing,
    isAsSeen: (staff: Staff) => boolean,
  ): Promise<Result<Staff, NotArranged>> {
    const what = `in ${team}: ${placing.roles.join(', ')}`;
    return this.#changeStaff(viewer, id, what, (staff) =>
      isAsSeen(staff) ? { ...placing, teams: [...staff.teams.filter((one) => one !== team), team] } : undefined,
    );
  }

  /** Takes somebody out of a team. Whoever is in no team any more has no role either. */
  takeOut(viewer: Viewer, id: StaffId, team: TeamId): Promise<Result<Staff, NotArranged>> {
    return this.#changeStaff(viewer, id, `out of ${team}`, (staff) => {
      const teams = staff.teams.filter((one) => one !== team);
      return { teams, ...(teams.length === 0 && { roles: [] }) };
    });
  }

  /** Adds somebody who receives reablement. The same id twice is the same person. */
  async addPerson(viewer: Viewer, person: Person): Promise<Result<Person, NotArranged>> {
    if (!may(viewer, 'arrange', 'person', person)) return refuse('not-yours');
    if (await this.#isTaken(person)) return refuse('taken');
    const made = { ...person, changes: noted([], this.#note(viewer, 'added')) };
    const created = await this.#store.create('people', personDocument(made));
    // Saved before, and not shown: what is entered now is what holds.
    return created.ok ? ok(made) : this.changePerson(viewer, person.id, 'added', (now) => ({ ...now, ...person }));
  }

  /**
   * Changes details or circle of somebody. `what` says which kind of change, without names; `change` gives undefined when they are
   * no longer as whoever changes them saw them. Being in a circle is not enough to take somebody to another team.
   */
  async changePerson(
    viewer: Viewer,
    id: PersonId,
    what: string,
    change: (person: Person) => Person | undefined,
  ): Promise<Result<Person, NotArranged>> {
    const kept = await this.#store.read('people', id, id);
    if (!kept || isTombstone(kept)) return refuse('not-yours');
    const wanted = change(Person.parse(kept.body));
    if (wanted && (await this.#isTaken(wanted))) return refuse('taken');
    return this.#change(
      'people',
      id,
      Person,
      personDocument,
      (person) => may(viewer, 'arrange', 'person', person) && mayMove(viewer, person.team, change(person)?.team),
      (person) => {
        const changed = change(person);
        return changed && { ...changed, changes: noted(person.changes, this.#note(viewer, what)) };
      },
    );
  }

  /**
   * Notes what somebody needs so that they understand: the person, or whoever in their circle has this key. Everybody who may record
   * about them may: it cannot wait for whoever arranges circles (R33). `undefined` from `change` as in `changePerson`.
   */
  changeNeeds(
    viewer: Viewer,
    id: PersonId,
    change: (person: Person) => Person | undefined,
  ): Promise<Result<Person, NotArranged>> {
    const allowed = (person: Person): boolean => may(viewer, 'record', 'person', person);
    return this.#change('people', id, Person, personDocument, allowed, (person) => {
      const changed = change(person);
      return changed && { ...changed, changes: noted(person.changes, this.#note(viewer, 'communication needs')) };
    });
  }

  /** Those of these people whose reference somebody else has, also where the viewer may not look. */
  async withTakenReference(people: readonly Person[]): Promise<readonly Person[]> {
    const taken: Person[] = [];
    for (let from = 0; from < people.length; from += AT_ONCE) {
      const some = people.slice(from, from + AT_ONCE);
      const answers = await Promise.all(some.map((person) => this.#isTaken(person)));
      taken.push(...some.filter((_, index) => answers[index]));
    }
    return taken;
  }

  async #isTaken({ id, reference }: Person): Promise<boolean> {
    const same = { tag: 'reference', equals: referenceTag(reference), limit: 2 };
    return (await this.#store.query('people', same)).found.some((kept) => kept.id !== id);
  }

  #changeStaff(
    viewer: Viewer,
    id: StaffId,
    what: string,
    change: (staff: Staff) => Partial<Staff> | undefined,
  ): Promise<Result<Staff, NotArranged>> {
    const allowed = (): boolean => mayEver(viewer, 'arrange', 'team');
    return this.#change('staff', id, Staff, staffDocument, allowed, (staff) => {
      const changed = change(staff);
      return changed && { ...staff, ...changed, changes: noted(staff.changes, this.#note(viewer, what)) };
    });
  }

  async #change<T>(
    container: Container,
    id: string,
    schema: { parse(body: unknown): T },
    documentOf: (thing: T) => Parameters<DocumentStore['replace']>[1],
    allowed: (thing: T) => boolean,
    change: (thing: T) => T | undefined,
  ): Promise<Result<T, NotArranged>> {
    for (let tries = 0; tries < TRIES; tries++) {
      const kept = await this.#store.read(container, id, id);
      const before = kept && !isTombstone(kept) ? schema.parse(kept.body) : undefined;
      if (!kept || before === undefined || !allowed(before)) return refuse('not-yours');
      const after = change(before);
      if (after === undefined) return refuse('changed');
      const replaced = await this.#store.replace(container, documentOf(after), kept.etag);
      if (replaced.ok) return ok(after);
    }
    return refuse('busy');
  }

  #note(viewer: Viewer, what: string): ChangeNote {
    return { at: instant(this.#clock.now()), by: viewer.staff, what };
  }
}

/** Only whoever arranges both teams, or the whole service, takes somebody from one to the other. */
const mayMove = (viewer: Viewer, from: TeamId, to: TeamId = from): boolean =>
  from === to ||
  reachesService(viewer, 'arrange', 'person') ||
  (viewer.teams.includes(from) && viewer.teams.includes(to));
