import { z } from 'zod';
import { addDays, type Day, type Instant } from '../kernel/days.ts';
import { subjectOf, type PersonId, type RecordId, type StaffId, type SubjectId, type TeamId } from '../kernel/ids.ts';
import type { Checked } from '../records/checking.ts';
import type { Person } from '../people/person.ts';
import type { RecordServices } from '../records/services.ts';
import type { Filed, Kept, Query } from '../store/document-store.ts';
import { ParsedOnce } from '../store/parsed-once.ts';
import { everyFound, type Room } from '../store/room.ts';
import { isTombstone } from '../store/tombstone.ts';
import { Reading, type TellUnreadable, type Unreadable } from '../store/unreadable.ts';
import { addWorkingDays } from '../work/working-days.ts';
import {
  openIn,
  outstandingIn,
  overIn,
  tookIn,
  waitingFor,
  type TeamPosts,
  type Took,
} from '../records/waiting-tags.ts';
import type { OneFor } from './kind.ts';
import type { AnyKind, KindName } from './open-kind.ts';
import type { OpenRecord } from './open-record.ts';

const KindOnly = z.object({ kind: z.string() });

/** How many records a list reads at once; it goes on while there are more. */
const MOST_AT_ONCE = 50;
/** ...and how many when its reader asks for a few of perhaps very many. */
const AS_ASKED_FOR = 10;
/** More than a team works through in half a year. */
const MOST_COUNTED = 5_000;
/** How many records' kinds are remembered. */
const MOST_REMEMBERED = 1_000;

/** Every record, whatever its kind, in whichever container: the kinds are those that it is given. */
export class Records {
  readonly services: RecordServices;
  readonly #kinds: ReadonlyMap<string, AnyKind>;
  readonly #reading: Reading;
  readonly #kindOf = new ParsedOnce((body) => KindOnly.parse(body).kind, MOST_REMEMBERED);

  /** `unreadable` hears of a record that cannot be read. */
  constructor(services: RecordServices, kinds: readonly AnyKind[], unreadable?: TellUnreadable) {
    this.services = services;
    this.#kinds = new Map(kinds.map((one) => [one.design.rules.kind, one]));
    this.#reading = new Reading(unreadable);
  }

  /** Throws `UnreadableDocument` when it is there and cannot be read. */
  async read(id: RecordId): Promise<OpenRecord | undefined> {
    for (const room of this.#rooms) {
      const kept = await room.read(subjectOf(id), id);
      if (kept) return this.#reading.one(room.container, kept, (one) => this.#open(one));
    }
    return undefined;
  }

  /** All records in which something waits for this member of staff, by name or by these posts. */
  waitingFor(staff: StaffId, posts: TeamPosts = new Map(), unreadable?: Unreadable): Promise<readonly OpenRecord[]> {
    return this.#all(waitingFor(staff, posts), unreadable);
  }

  /** The records of a team in which something waits, in each container the longest first. They are read as they are asked for. */
  outstandingIn(team: TeamId, unreadable?: Unreadable): AsyncGenerator<OpenRecord> {
    return this.#each(outstandingIn(team), AS_ASKED_FOR, unreadable);
  }

  /** The records of a team that are worked through and not over, in each container the oldest first. */
  openIn(team: TeamId, unreadable?: Unreadable): AsyncGenerator<OpenRecord> {
    return this.#each(openIn(team), AS_ASKED_FOR, unreadable);
  }

  /** What was over on that day or since, however much it is: no record is read. What is kept in the container of concerns is in no figures. */
  async tookIn(team: TeamId, since: Day): Promise<readonly Took[]> {
    const { store } = this.services;
    return (await store.values('records', { ...overIn(team, since), limit: MOST_COUNTED })).map(tookIn);
  }

  /** Records that this member of staff may not know of, whoever they are about. For figures, which leave them out. */
  keptFrom(staff: StaffId): Promise<readonly OpenRecord[]> {
    return this.#all({ tag: 'keptFrom', equals: staff });
  }

  /** Records with a notice that could not reach this member of staff. */
  parkedFor(staff: StaffId): Promise<readonly OpenRecord[]> {
    return this.#all({ tag: 'parked', equals: staff });
  }

  about(subject: SubjectId, unreadable?: Unreadable): Promise<readonly OpenRecord[]> {
    return this.#all({ tag: 'subject', equals: subject }, unreadable);
  }

  /** Those of one kind, the others unopened. */
  ofKind(kind: string, subject: SubjectId): Promise<readonly OpenRecord[]> {
    return this.#all({ tag: 'subject', equals: subject }, undefined, kind);
  }

  /** Records that were made from this one. They are read as they are asked for. */
  madeFrom(id: RecordId): AsyncGenerator<OpenRecord> {
    return this.#each({ tag: 'from', equals: id }, AS_ASKED_FOR);
  }

  /** Takes every record about a person along to the team that they are in now: its leads find there what is outstanding. */
  async follow(person: PersonId, team: TeamId): Promise<void> {
    for (const record of await this.about(person)) if (record.team !== team) await record.moveTo(team);
  }

  /** Tells every record about a person that they, or a member of their circle, have changed. */
  async personChanged(person: Person, by: StaffId): Promise<void> {
    for (const record of await this.about(person.id)) await record.personChanged(person, by);
  }

  /** Two when a reference should ever be given twice. */
  called(reference: string, unreadable?: Unreadable): Promise<readonly OpenRecord[]> {
    return this.#found({ tag: 'reference', equals: reference.toUpperCase(), limit: 2 }, unreadable);
  }

  /** Records with a notice to send at `now` or before. */
  toSend(now: Instant, limit: number): Promise<readonly OpenRecord[]> {
    return this.#found({ tag: 'send', atMost: now, limit });
  }

  /** Records in which a reminder is due by `today`. */
  toRemind(today: Day, limit: number): Promise<readonly OpenRecord[]> {
    return this.#found({ tag: 'remind', atMost: today, limit });
  }

  /**
   * Records whose next reminder is set for a later day than any that is set now: in most of them something begins to wait later; in the others
   * it was set while the clock was far ahead. So were those in which the last thing was settled on a day that has not come (S61).
   */
  async *remindedLater(today: Day): AsyncGenerator<OpenRecord> {
    const latest = addWorkingDays(today, this.services.remindAfter);
    yield* this.#each({ tag: 'remind', atMost: '9999', atLeast: addDays(latest, 1) }, MOST_AT_ONCE);
    yield* this.#each({ tag: 'settled', atMost: '9999', atLeast: addDays(today, 2) }, MOST_AT_ONCE);
  }

  /** The containers that its kinds are kept in. */
  get #rooms(): readonly Room[] {
    return [...new Map([...this.#kinds.values()].map(({ room }) => [room.container, room])).values()];
  }

  /** Records of which everybody has one, as people ask for them by typing. */
  get onesFor(): readonly (OneFor & { readonly id: string })[] {
    return [...this.#kinds.values()].flatMap(({ design: { rules, oneFor } }) =>
      oneFor ? [{ id: rules.kind, ...oneFor }] : [],
    );
  }

  /** A reference as people write it, for an example. */
  get exampleReference(): string {
    const [first] = this.#kinds.values();
    return `${first?.design.rules.prefix ?? 'XX'}-7K2P-4QXR`;
  }

  /** The kinds there are. */
  get kinds(): readonly KindName[] {
    return [...this.#kinds.values()].map(({ design }) => design.rules);
  }

  /** What a kind is called on screen. */
  titleOf(kind: string): string | undefined {
    return this.#kinds.get(kind)?.design.title;
  }

  /** Checks a record as it is stored, whatever its kind (S28). */
  async check(filed: Filed): Promise<Checked> {
    const kind = KindOnly.safeParse(filed.body).data?.kind;
    return this.#kinds.get(kind ?? '')?.check(filed) ?? { faults: ['is of no kind that is known'] };
  }

  #all(query: Omit<Query, 'limit'>, unreadable?: Unreadable, kind?: string): Promise<readonly OpenRecord[]> {
    return Array.fromAsync(this.#each(query, MOST_AT_ONCE, unreadable, kind));
  }

  /** As many as are asked for, while there are: those that cannot be read do not count. */
  async #found({ limit, ...query }: Query, unreadable?: Unreadable): Promise<readonly OpenRecord[]> {
    const found: OpenRecord[] = [];
    if (limit > 0)
      for await (const record of this.#each(query, Math.min(limit, MOST_AT_ONCE), unreadable))
        if (found.push(record) === limit) break;
    return found;
  }

  /**
   * One after another, `atOnce` of them in a read. One that cannot be read must not hide the others, nor stop what they have to send:
   * its id is put to those that are `unreadable`.
   */
  async *#each(
    query: Omit<Query, 'limit'>,
    atOnce: number,
    unreadable?: Unreadable,
    kind?: string,
  ): AsyncGenerator<OpenRecord> {
    for (const room of this.#rooms)
      for await (const kept of everyFound(room, { ...query, limit: atOnce })) {
        const [record] = this.#reading.each(room.container, [kept], (one) => this.#open(one, kind), unreadable);
        if (record) yield record;
      }
  }

  /** Undefined when it has been erased, or is not of the one `kind` that is asked for. Throws when it is of no kind that is known: that is no reason to take it for nothing. */
  #open(kept: Kept, only?: string): OpenRecord | undefined {
    const name = this.#kindOf.of(kept);
    if (only !== undefined && name !== only) return undefined;
    const kind = this.#kinds.get(name);
    if (!kind && !isTombstone(kept)) throw new Error(`no kind ${name}`);
    return kind?.open(kept);
  }
}
