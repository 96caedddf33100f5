import { may, mayEver, reachesService, reachesTeams } from '../access/policy.ts';
import type { Viewer } from '../access/viewer.ts';
import type { Clock } from '../kernel/clock.ts';
import { instant } from '../kernel/days.ts';
import { StaffId, type PersonId, type TeamId } from '../kernel/ids.ts';
import { ok, refuse, type Result } from '../kernel/result.ts';
import type { Carried, Container, Document, DocumentStore, Kept, Query } from '../store/document-store.ts';
import { isTombstone } from '../store/tombstone.ts';
import { Reading } from '../store/unreadable.ts';
import { sameAway } from './away.ts';
import { noted, type ChangeNote } from './change-note.ts';
import { EVERY_TEAM, personDocument, staffDocument, teamDocument } from './documents.ts';
import { calledOneOf, everyOneOf, searchFor } from './name-index.ts';
import { exactly, named, nearly } from './name-match.ts';
import { Person } from './person.ts';
import { referenceTag } from './person-tags.ts';
import { groupsOf, NO_TEAM, Staff, staffName, type StaffGroup } from './staff.ts';
import { Team } from './team.ts';

const MOST_TEAMS = 200;
/** As many as a question has room for, and one more. */
const MOST_LISTED = 61;
const TRIES = 8;

/**
 * Why nothing was changed.
 * - `not-yours`: the viewer may not arrange this, or it is not there; the two look the same (S10).
 * - `taken`: the reference belongs to somebody else; `number-taken`: the NHS number does.
 * - `changed`: it is no longer as it was when the form was filled in.
 * - `busy`: others kept writing in between.
 */
export type NotArranged = 'not-yours' | 'taken' | 'number-taken' | 'changed' | 'busy';

/** Whose a reference, or an NHS number, is. */
export type Owner = Pick<Person, 'id' | 'reference' | 'nhsNumber'>;

interface Noted {
  readonly changes?: ChangeNote[] | undefined;
}

/** Where a kind of thing is kept, and how it is read and written. */
interface Written<T> {
  readonly container: Container;
  readonly schema: { parse(body: unknown): T };
  readonly documentOf: (thing: T) => Document;
}

const PEOPLE: Written<Person> = { container: 'people', schema: Person, documentOf: personDocument };
const STAFF: Written<Staff> = { container: 'staff', schema: Staff, documentOf: staffDocument };
const TEAMS: Written<Team> = { container: 'teams', schema: Team, documentOf: teamDocument };

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
    return new Reading()
      .each('teams', found, ({ body }) => Team.parse(body))
      .filter(({ id }) => everywhere || viewer.teams.includes(id))
      .toSorted(byName);
  }

  /**
   * Staff of these groups to choose from, however many there are: the first by name, then those whom one of `asked` names, or is the
   * id of.
   */
  async staffFor(viewer: Viewer, groups: readonly StaffGroup[], asked: readonly string[]): Promise<readonly Staff[]> {
    const equals = groups.filter((group) => group !== NO_TEAM || mayEver(viewer, 'arrange', 'team'));
    const within = { tag: 'team', equals };
    const [first, ...others] = await Promise.all([
      this.#searched({ ...within, limit: MOST_LISTED }),
      ...asked.map((text) => this.#staffNamed(text, within)),
      ...asked.map((text) => this.#staffWithId(text, equals)),
    ]);
    const all = [...(first ?? []).toSorted(byName), ...others.flat()];
    return [...new Map(all.map((one) => [one.id, one])).values()];
  }

  /** Staff of these teams who are called so, however many names there are. */
  async staffCalled(teams: readonly TeamId[], names: readonly string[]): Promise<readonly Staff[]> {
    const search = { ...calledOneOf(names), and: [{ tag: 'team', equals: teams }] };
    return staffIn(await everyOneOf(this.#store, 'staff', search));
  }

  async #staffNamed(text: string, within: Carried): Promise<readonly Staff[]> {
    const { exact, near } = searchFor(text);
    for (const [[first, ...others], score] of [[exact, exactly] as const, [near, nearly] as const]) {
      const some = first && (await this.#searched({ ...first, and: [...others, within], limit: MOST_LISTED }));
      const found = named(score, text, some ?? [], staffName);
      if (found.length > 0) return found;
    }
    return [];
  }

  async #staffWithId(text: string, groups: readonly StaffGroup[]): Promise<readonly Staff[]> {
    const id = StaffId.safeParse(text).data;
    const kept = id && (await this.#store.read('staff', id, id));
    return staffIn(kept ? [kept] : []).filter((one) => groupsOf(one).some((group) => groups.includes(group)));
  }

  async #searched(query: Query): Promise<readonly Staff[]> {
    return staffIn((await this.#store.query('staff', query)).found);
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
    change: Pick<Partial<Team>, 'name' | 'channel' | 'channelLost'>,
  ): Promise<Result<Team, NotArranged>> {
    return this.#change(TEAMS, viewer, id, what, (team) =>
      mayEver(viewer, 'arrange', 'team') ? { ...team, ...change } : 'not-yours',
    );
  }

  /** Notes that the channel of a team cannot be spoken in any more: the team, when that is new. */
  async channelLost(id: TeamId, conversation: string): Promise<Team | undefined> {
    const kept = await this.#store.read('teams', id, id);
    const team = kept && Team.parse(kept.body);
    if (!team || team.channelLost || team.channel?.conversation !== conversation) return undefined;
    const after = { ...team, channelLost: instant(this.#clock.now()) };
    return (await this.#store.replace('teams', teamDocument(after), kept.etag)).ok ? after : undefined;
  }

  /** Changes part and place of a member of staff. `what` names no one; `change` gives undefined when they are not as they were seen. */
  changeStaff(
    viewer: Viewer,
    id: StaffId,
    what: string,
    change: (staff: Staff) => Pick<Partial<Staff>, 'name' | 'job' | 'roles' | 'teams'> | undefined,
  ): Promise<Result<Staff, NotArranged>> {
    return this.#change(STAFF, viewer, id, what, (staff) => {
      if (!mayEver(viewer, 'arrange', 'team')) return 'not-yours';
      const changed = change(staff);
      return changed ? { ...staff, ...changed } : 'changed';
    });
  }

  /** Notes that somebody is away, or is not: they themselves do, or those who lead a team of theirs. */
  setAway(viewer: Viewer, id: StaffId, away: Staff['away']): Promise<Result<Staff, NotArranged>> {
    return this.#change(STAFF, viewer, id, away ? 'away' : 'back', (staff) =>
      mayNoteAway(viewer, staff)
        ? { ...staff, away: away && staff.away && sameAway(away, staff.away) ? staff.away : away }
        : 'not-yours',
    );
  }

  /** What is due to them they get once a day, at a time that they choose; without one, each when it is due. */
  setDigest(viewer: Viewer, at: string | undefined): Promise<Result<Staff, NotArranged>> {
    return this.#change(STAFF, viewer, viewer.staff, at ? 'digest' : 'no digest', (staff) => ({
      ...staff,
      digest: at === undefined ? undefined : { ...staff.digest, at },
    }));
  }

  /** Adds somebody who receives reablement. The same id twice is the same person. */
  async addPerson(viewer: Viewer, person: Person): Promise<Result<Person, NotArranged>> {
    if (!may(viewer, 'arrange', 'person', person)) return refuse('not-yours');
    const taken = await this.#taken(person);
    if (taken) return refuse(taken);
    const made = { ...person, changes: noted([], this.#note(viewer, 'added')) };
    const created = await this.#store.create('people', personDocument(made));
    // Saved before, and not shown: what is entered now is what holds.
    return created.ok ? ok(made) : this.changePerson(viewer, person.id, 'added', (now) => ({ ...now, ...person }));
  }

  /**
   * Changes details, circle or needs of somebody. `what` says which kind of change, without names; `change` gives undefined when they
   * are not as they were seen. Being in a circle is not enough to take somebody to another team; everybody who may `record` about
   * them may note needs and consent, which cannot wait for a coordinator (R33).
   */
  changePerson(
    viewer: Viewer,
    id: PersonId,
    what: string,
    change: (person: Person) => Person | undefined,
    deed: 'arrange' | 'record' | 'hold-back' = 'arrange',
  ): Promise<Result<Person, NotArranged>> {
    return this.#change(PEOPLE, viewer, id, what, async (before) => {
      const after = change(before);
      if (!may(viewer, deed, 'person', before) || !mayMove(viewer, before.team, after?.team)) return 'not-yours';
      if (!after) return 'changed';
      return (deed === 'arrange' && (await this.#taken(after, before))) || after;
    });
  }

  /** Everybody who has one of these references or NHS numbers, also where the viewer may not look: for telling that they are in use alone. */
  async owners(references: readonly string[], numbers: readonly string[]): Promise<readonly Owner[]> {
    const found = await Promise.all([
      everyOneOf(this.#store, 'people', { tag: 'reference', equals: references.map(referenceTag) }),
      everyOneOf(this.#store, 'people', { tag: 'nhs', equals: numbers }),
    ]);
    return found.flat().flatMap(({ body }) => Person.safeParse(body).data ?? []);
  }

  async #taken({ id, reference, nhsNumber }: Owner, before?: Owner): Promise<'taken' | 'number-taken' | undefined> {
    const isOthers = async (tag: string, equals: string): Promise<boolean> =>
      (await this.#store.query('people', { tag, equals, limit: 2 })).found.some((kept) => kept.id !== id);
    if (await isOthers('reference', referenceTag(reference))) return 'taken';
    if (nhsNumber === undefined || nhsNumber === before?.nhsNumber) return undefined;
    return (await isOthers('nhs', nhsNumber)) ? 'number-taken' : undefined;
  }

  async #change<T extends Noted>(
    { container, schema, documentOf }: Written<T>,
    viewer: Viewer,
    id: string,
    what: string,
    change: (thing: T) => T | NotArranged | Promise<T | NotArranged>,
  ): Promise<Result<T, NotArranged>> {
    for (let tries = 0; tries < TRIES; tries++) {
      const kept = await this.#store.read(container, id, id);
      if (!kept || isTombstone(kept)) return refuse('not-yours');
      const before = schema.parse(kept.body);
      const changed = await change(before);
      if (typeof changed === 'string') return refuse(changed);
      const after = { ...changed, changes: noted(before.changes, this.#note(viewer, what)) };
      const replaced = await this.#store.replace(container, documentOf(after), kept.etag);
      if (replaced.ok) return ok(after);
    }
    return refuse('busy');
  }

  #note(viewer: Viewer, what: string): ChangeNote {
    return { at: instant(this.#clock.now()), by: viewer.staff, what };
  }
}

/** Taking a person from one team to another needs the right to arrange both, or the whole service. */
const mayMove = (viewer: Viewer, from: TeamId, to: TeamId = from): boolean =>
  from === to ||
  reachesService(viewer, 'arrange', 'person') ||
  (viewer.teams.includes(from) && viewer.teams.includes(to));

/** Oneself, or somebody of a team that one leads. */
export const mayNoteAway = (viewer: Viewer, { id, teams }: Pick<Staff, 'id' | 'teams'>): boolean =>
  id === viewer.staff ||
  (reachesTeams(viewer, 'record', 'care-record') && teams.some((team) => viewer.teams.includes(team)));

const staffIn = (found: readonly Kept[]): readonly Staff[] =>
  new Reading().each('staff', found, ({ body }) => Staff.parse(body));

const byName = (one: { readonly name: string }, other: { readonly name: string }): number =>
  one.name.localeCompare(other.name, 'en-GB');
