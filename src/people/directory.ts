import { joinedBy, type Viewer } from '../access/viewer.ts';
import { may, reachesTeams, type Deed } from '../access/policy.ts';
import { visibleTo, type Visible } from '../access/visible.ts';
import { sameAddress, type ChatAddress } from '../chat/address.ts';
import type { Identity } from '../chat/inbound.ts';
import type { Day } from '../kernel/days.ts';
import type { PersonId, StaffId, TeamId } from '../kernel/ids.ts';
import type { Carried, DocumentStore, Kept } from '../store/document-store.ts';
import { ParsedOnce } from '../store/parsed-once.ts';
import { isTombstone } from '../store/tombstone.ts';
import { Reading, type TellUnreadable, type Unreadable } from '../store/unreadable.ts';
import { everyOneOf, nowOrSince, referencesIn, searchFor } from './name-index.ts';
import { fullNamesOf } from './given-names.ts';
import { nameWordsIn } from './mentions.ts';
import { exactly, inOrder, named, nearly, wordsOf } from './name-match.ts';
import { Person, PERSON_FIELDS } from './person.ts';
import { awayOn, sameAway } from './away.ts';
import { EVERY_TEAM, staffDocument } from './documents.ts';
import type { HeldBack } from './held-back.ts';
import { nextReview } from './needs.ts';
import {
  circleFor,
  EVERYBODY_NOW,
  guardedBy,
  listsFor,
  heldBackIn,
  lookAgainDueIn,
  namedInText,
  reviewsDueIn,
  searchWithin,
  withReferences,
  type When,
} from './person-tags.ts';
import { leadsAmong, NO_JOB, Staff, staffIdOf } from './staff.ts';
import { Team } from './team.ts';

/** No team has more staff. */
const MOST_STAFF = 500;
/** How many are looked at for a name: when there are more, more of the name has to be typed. */
const MOST_NAMED = 60;

/** About two kilobytes each. Who is not among them is parsed again when they are read. */
const MOST_PARSED = 2_000;
const LONGEST_NAME = 80;

/** After every day there is. */
const NEVER = 'never';

export type VisiblePerson = Visible<Pick<Person, (typeof PERSON_FIELDS)[number]>>;

/** Whom the service knows: people who receive reablement, staff and teams. */
export class Directory {
  readonly #store: DocumentStore;
  readonly #staff = new ParsedOnce((body) => Staff.parse(body), MOST_PARSED);
  /** An erased person is not found. */
  readonly #people = new ParsedOnce((body) => (isTombstone({ body }) ? undefined : Person.parse(body)), MOST_PARSED);
  readonly #reading: Reading;

  /** `unreadable` hears of a document that cannot be read. */
  constructor(store: DocumentStore, unreadable?: TellUnreadable) {
    this.#store = store;
    this.#reading = new Reading(unreadable);
  }

  /** Undefined as well for a colleague who cannot be read: what they take part in is shown without them. */
  async staff(id: StaffId): Promise<Staff | undefined> {
    const kept = await this.#store.read('staff', id, id);
    return kept && this.#allStaff([kept])[0];
  }

  async team(id: TeamId): Promise<Team | undefined> {
    const kept = await this.#store.read('teams', id, id);
    return kept && this.#reading.one('teams', kept, ({ body }) => Team.parse(body));
  }

  /** Everybody in a team. */
  async staffOf(team: TeamId): Promise<readonly Staff[]> {
    const { found } = await this.#store.query('staff', { tag: 'team', equals: team, limit: MOST_STAFF });
    return this.#allStaff(found);
  }

  /** Every team of the service. */
  async teams(): Promise<readonly Team[]> {
    const found = await everyOneOf(this.#store, 'teams', { tag: 'every', equals: [EVERY_TEAM] });
    return this.#reading.each('teams', found, ({ body }) => Team.parse(body));
  }

  /** Who leads a team: its coordinators; its managers when it has none. */
  async leadsOf(team: TeamId): Promise<readonly StaffId[]> {
    return leadsAmong(await this.staffOf(team));
  }

  /** Colleagues who are away on this day and for whom this member of staff is the cover. */
  async coveredBy(cover: StaffId, today: Day): Promise<readonly Staff[]> {
    const { found } = await this.#store.query('staff', { tag: 'cover', equals: cover, limit: MOST_STAFF });
    return this.#allStaff(found).filter((staff) => awayOn(staff, today) !== undefined);
  }

  /** Staff who are away by this day, or were, and whose cover has not heard of it. */
  async unheardBy(today: Day): Promise<readonly Staff[]> {
    return this.#allStaff(
      (await this.#store.query('staff', { tag: 'unheard', atMost: today, limit: MOST_STAFF })).found,
    );
  }

  /** Notes that the cover has heard that this colleague is away. */
  coverHeard({ id, away: heard }: Staff): Promise<void> {
    return this.#change(id, (now) =>
      now.away && heard && sameAway(now.away, heard) ? { ...now, away: { ...now.away, heard: true } } : now,
    );
  }

  /** Staff who are not to know about somebody of this team. */
  async shutOutIn(team: TeamId, unreadable: Unreadable): Promise<readonly StaffId[]> {
    const { found } = await this.#store.query('people', { ...heldBackIn(team), limit: MOST_STAFF });
    return this.#read(found, unreadable).flatMap(({ closedTo = [] }) => closedTo);
  }

  /** People who are as if they were not there for this member of staff, with the service now or not (R24). For figures, which leave them out. */
  async closedTo(staff: StaffId): Promise<readonly PersonId[]> {
    const found = await everyOneOf(this.#store, 'people', { tag: 'closedTo', equals: [staff] });
    return this.#read(found).map(({ id }) => id);
  }

  /** Those with the service now whom this viewer sees and in whose circle this member of staff is. */
  async around(viewer: Viewer, staff: StaffId, deed: Deed = 'see'): Promise<readonly VisiblePerson[]> {
    return this.#seen(viewer, deed, (await this.#store.query('people', circleFor(staff))).found);
  }

  /** Those of this team whom this viewer sees and whose reablement has begun since that day; also those for whom it is over. */
  async startedIn(viewer: Viewer, team: TeamId, since: Day, unreadable: Unreadable): Promise<readonly VisiblePerson[]> {
    const found = await nowOrSince(this.#store, team, since);
    return this.#seen(viewer, 'see', found, unreadable).filter(({ the }) => the.team === team && the.started >= since);
  }

  /** For rules and notices, which act on nobody's behalf. What people are shown comes from `personFor`. Throws `UnreadableDocument`. */
  async person(id: PersonId): Promise<Person | undefined> {
    const kept = await this.#store.read('people', id, id);
    return kept && this.#reading.one('people', kept, (one) => this.#people.of(one));
  }

  /** All with the service now, for what is done every day on nobody's behalf. */
  async everybody(): Promise<readonly Person[]> {
    return this.#read(await everyOneOf(this.#store, 'people', EVERYBODY_NOW));
  }

  /** The person as this viewer may see them, when they may do this deed: one who is not there and one who is not theirs look the same (S10). */
  async personFor(viewer: Viewer, id: PersonId, deed: Deed = 'see'): Promise<VisiblePerson | undefined> {
    const person = await this.person(id);
    return person && visible(viewer, deed, person);
  }

  /**
   * The person as somebody sees them for whom something waits in a record about them: like a member of their circle, whose part is theirs
   * only while it waits. Their role must still reach as far as a circle.
   */
  async personThrough(viewer: Viewer, id: PersonId): Promise<VisiblePerson | undefined> {
    const person = await this.person(id);
    return person && visibleTo(viewer, 'person', joinedBy(viewer, person), person, PERSON_FIELDS);
  }

  /**
   * Those for whom this viewer may do this deed and whom the text may mean, as `matchNames` finds them among all of these: however
   * many there are, few are read.
   */
  async named(viewer: Viewer, text: string, deed: Deed, unreadable?: Unreadable): Promise<readonly VisiblePerson[]> {
    const { exact, near } = searchFor(text);
    const found = async (carried: readonly Carried[], when: When): Promise<readonly VisiblePerson[]> => {
      const search = searchWithin(viewer, deed, carried, when);
      const page = search && (await this.#store.query('people', { ...search, limit: MOST_NAMED }));
      return this.#seen(viewer, deed, page?.found ?? [], unreadable);
    };
    const now = named(exactly, text, await found(exact, 'now'), nameOf);
    if (now.length > 0) return now;
    const [nearNow, exactPast] = await Promise.all([found(near, 'now'), found(exact, 'past')]);
    const either = [...named(nearly, text, nearNow, nameOf), ...named(exactly, text, exactPast, nameOf)];
    return either.length > 0 ? either : named(nearly, text, await found(near, 'past'), nameOf);
  }

  /**
   * Those whom this viewer sees and who may be named inside this text, or around whom somebody is: by whole names first, since a word such
   * as "John" is in many. Who of them is meant is told by `mentionsIn`.
   */
  async mentioned(viewer: Viewer, text: string): Promise<readonly VisiblePerson[]> {
    const { wholes, words } = nameWordsIn(text);
    const called = await this.#calledIn(viewer, [...wholes, ...referencesIn(text)]);
    const known = new Set(called.flatMap(({ the }) => [the, ...the.circle].flatMap(({ name }) => wordsOf(name))));
    const others = await this.#calledIn(
      viewer,
      words.filter((word) => !known.has(word) && !known.has(word.replace(/s$/u, ''))),
    );
    // R4: after an end people are still told of it, and it is looked up; a whole name counts more than a part.
    let all = [...called, ...others];
    for (const names of [wholes, words]) if (all.length === 0) all = [...(await this.#calledIn(viewer, names, 'past'))];
    if (all.length === 0) all = [...(await this.#calledIn(viewer, words.flatMap(fullNamesOf)))];
    return [...new Map(all.map((one) => [one.the.id, one])).values()];
  }

  async #calledIn(viewer: Viewer, names: readonly string[], when: When = 'now'): Promise<readonly VisiblePerson[]> {
    const searches = namedInText(names).flatMap((carried) => searchWithin(viewer, 'see', [carried], when) ?? []);
    const pages = await Promise.all(
      searches.map((search) => this.#store.query('people', { ...search, limit: MOST_NAMED })),
    );
    const found = pages.flatMap((page) => page.found);
    return this.#seen(viewer, 'see', found);
  }

  /** Of those with the service now and for whom this viewer may do this deed the first `most` by name. */
  async some(viewer: Viewer, deed: Deed, most: number): Promise<readonly VisiblePerson[]> {
    const pages = await Promise.all(listsFor(viewer, deed, most).map((list) => this.#store.query('people', list)));
    const found = pages.flatMap((page) => page.found);
    return this.#seen(viewer, deed, found).slice(0, most);
  }

  /**
   * The first `most` whose communication needs, or those of somebody around them, are to be looked at again by `today`: in the viewer's
   * circle, and in the teams that they lead. Those who wait longest come first.
   */
  async needsDue(
    viewer: Viewer,
    led: readonly TeamId[],
    today: Day,
    most: number,
    unreadable?: Unreadable,
  ): Promise<readonly VisiblePerson[]> {
    const teams = led.map((team) => this.#store.query('people', { ...reviewsDueIn(team, today), limit: most }));
    const [circle, ...pages] = await Promise.all([this.#store.query('people', circleFor(viewer.staff)), ...teams]);
    const day = ({ the }: VisiblePerson): string => nextReview(the) ?? NEVER;
    return this.#seen(
      viewer,
      'record',
      [circle, ...pages].flatMap((page) => page?.found ?? []),
      unreadable,
    )
      .filter((one) => day(one) <= today)
      .toSorted((a, b) => day(a).localeCompare(day(b)))
      .slice(0, most);
  }

  /**
   * Who is not to be told anything about this person, and why; undefined when the viewer may not know that. Of nobody else is it read
   * (R24).
   */
  async heldBackFor(viewer: Viewer, id: PersonId): Promise<readonly HeldBack[] | undefined> {
    const person = await this.person(id);
    return person && visibleTo(viewer, 'person', person, person, ['heldBack'], 'hold-back') && (person.heldBack ?? []);
  }

  /** The first `most` of whom somebody who is not to be told is to be looked at again by `today`, in the viewer's teams. */
  async lookAgainDue(
    viewer: Viewer,
    today: Day,
    most: number,
    unreadable?: Unreadable,
  ): Promise<readonly VisiblePerson[]> {
    if (!reachesTeams(viewer, 'hold-back', 'person')) return [];
    const pages = await Promise.all(
      viewer.teams.map((team) => this.#store.query('people', { ...lookAgainDueIn(team, today), limit: most })),
    );
    return this.#seen(
      viewer,
      'hold-back',
      pages.flatMap(({ found }) => found),
      unreadable,
    ).slice(0, most);
  }

  /** Those whom this viewer may arrange and who have one of these references, however many. */
  async withReferences(viewer: Viewer, references: readonly string[]): Promise<readonly VisiblePerson[]> {
    return this.#seen(viewer, 'arrange', await everyOneOf(this.#store, 'people', withReferences(references)));
  }

  #read(found: readonly Kept[], unreadable?: Unreadable): readonly Person[] {
    return this.#reading.each('people', found, (kept) => this.#people.of(kept), unreadable).flatMap((one) => one ?? []);
  }

  /** What was found as this viewer may see it, each once, by name. */
  #seen(viewer: Viewer, deed: Deed, found: readonly Kept[], unreadable?: Unreadable): readonly VisiblePerson[] {
    const seen = this.#read(found, unreadable).flatMap((person) => visible(viewer, deed, person) ?? []);
    return [...new Map(seen.map((one) => [one.the.id, one])).values()].toSorted(byName);
  }

  /** A member of staff who was not added yet spoke to the bot: known by name from then on, and trusted with nothing. */
  async hear({ tenant, aadObjectId, teamsId, name = 'Somebody new' }: Identity): Promise<Staff> {
    const id = staffIdOf(tenant, aadObjectId);
    const staff: Staff = {
      id,
      name: name.slice(0, LONGEST_NAME),
      job: NO_JOB,
      tenant,
      aadObjectId,
      teamsId,
      roles: [],
      teams: [],
    };
    const made = await this.#store.create('staff', staffDocument(staff));
    if (made.ok) return staff;
    // Who is there and cannot be read is no stranger.
    const kept = await this.#store.read('staff', id, id);
    return kept ? this.#reading.one('staff', kept, (one) => this.#staff.of(one)) : staff;
  }

  /** Remembers where the bot last met somebody, so that it can speak first. True, and a write, only when that is new. */
  async meet(staff: Staff, address: ChatAddress): Promise<boolean> {
    if (staff.address && sameAddress(staff.address, address)) return false;
    await this.#change(staff.id, (now) => ({ ...now, address }));
    return true;
  }

  /** Remembers that they had their one card of this day. */
  digested(id: StaffId, on: Day): Promise<void> {
    return this.#change(id, (now) => (now.digest ? { ...now, digest: { ...now.digest, on } } : now));
  }

  /** Forgets that address: the bot was taken away there. */
  async part(staff: Staff): Promise<void> {
    if (staff.address !== undefined) await this.#change(staff.id, ({ address: _, ...rest }) => rest);
  }

  #allStaff(found: readonly Kept[]): readonly Staff[] {
    return this.#reading.each('staff', found, (kept) => this.#staff.of(kept));
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

function visible(viewer: Viewer, deed: Deed, person: Person): VisiblePerson | undefined {
  if (!may(viewer, deed, guardedBy(deed), person)) return undefined;
  return visibleTo(viewer, 'person', person, person, PERSON_FIELDS, guardedBy(deed) === 'person' ? deed : 'see');
}

const nameOf = ({ the }: VisiblePerson): VisiblePerson['the'] => the;

const byName = (one: VisiblePerson, other: VisiblePerson): number => inOrder(one.the.name, other.the.name);
