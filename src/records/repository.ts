import { addDays, dayOf, instant, type Day } from '../kernel/days.ts';
import { personOf, referenceOf, subjectOf, type RecordId, type StaffId, type TeamId } from '../kernel/ids.ts';
import { ok, refuse, type Result } from '../kernel/result.ts';
import type { Document, Filed, Kept } from '../store/document-store.ts';
import { ParsedOnce } from '../store/parsed-once.ts';
import { roomIn, type Room } from '../store/room.ts';
import { isTombstone } from '../store/tombstone.ts';
import { readable } from '../store/unreadable.ts';
import { begun, withUpwards, type Duty } from '../work/duty.ts';
import type { PostHolders } from '../work/posts.ts';
import { announce, announced, dueIn, remind, Reminded, remindersAfter, withReminded } from '../work/reminders.ts';
import { addWorkingDays } from '../work/working-days.ts';
import { archivedAs, entriesOf, withPages } from './archive.ts';
import { checkRecord, type Checked } from './checking.ts';
import { chained, type Actor, type Entry } from './fact.ts';
import type { Beginning, NewNotice, Occasion, Rules } from './kind.ts';
import { noticesFrom, toStaff } from './new-notices.ts';
import { StoredRecord, type StoredVersion, type CareRecord, type Notice } from './record.ts';
import { sealOf } from './seal.ts';
import type { RecordServices } from './services.ts';
import { redirected, stillSent, withoutSaidAnew, withoutSettled } from './settled-notices.ts';
import { tagsOf } from './tags.ts';

const TRIES = 8;
const MOST_PARSED = 100;

/** Others kept writing in between: nothing was changed. */
export const BUSY = { code: 'RECORD.BUSY' } as const;
/** The record is not there, and nobody began it. */
const MISSING = { code: 'RECORD.MISSING' } as const;
/** It has been erased: no repeated delivery and no old card brings it back. */
export const ERASED = { code: 'RECORD.ERASED' } as const;
export type NotKept = typeof BUSY | typeof MISSING | typeof ERASED;

/** What a decision adds to a record. */
interface Change<S, F> {
  readonly facts: readonly (F | Reminded)[];
  readonly notices: (after: CareRecord<S>) => readonly NewNotice[];
}

type Folded<S> = Pick<CareRecord<S>, 'state' | 'reminders'>;

/**
 * Where records of one kind are kept. Every change is one optimistic write of one document, which holds the facts, the state and
 * what must be sent: all of it happens, or none (S50, S53, S54). The oldest facts of a long history are copied to an archive before
 * (archive.ts), which neither reading nor changing a record looks at: both cost the same however long it is.
 */
export class RecordRepository<S, F, C, R> {
  readonly kind: Rules<S, F, C, R>;
  readonly room: Room;
  readonly #services: RecordServices;
  readonly #parsed = new ParsedOnce((body): CareRecord<S> | undefined => this.#parse(body), MOST_PARSED);
  readonly #waiting = new WeakMap<object, { readonly on: Day; readonly duties: readonly Duty[] }>();

  constructor(kind: Rules<S, F, C, R>, services: RecordServices) {
    this.kind = kind;
    this.room = roomIn(services.store, kind.container ?? 'records');
    this.#services = services;
  }

  async read(id: RecordId): Promise<StoredVersion<S> | undefined> {
    const kept = await this.#find(id);
    return kept && this.open(kept);
  }

  /** Reads a document that a query found; undefined when the record has been erased. Throws `UnreadableDocument`. */
  open(kept: Kept): StoredVersion<S> | undefined {
    const record = readable(kept, (one) => this.#parsed.of(one));
    return record && { record, etag: kept.etag };
  }

  #parse(body: unknown): CareRecord<S> | undefined {
    if (isTombstone({ body })) return undefined;
    const { state, seal: _, ...rest } = StoredRecord.parse(body);
    return { ...rest, state: this.kind.state.parse(state) };
  }

  /**
   * Decides `command` and keeps what follows from it. With `beginning` the record is made when it is not there yet. The same command
   * given twice is the rules' business: they answer with no new facts, and nothing is written.
   */
  give(id: RecordId, command: C, by: Actor, beginning?: Beginning): Promise<Result<StoredVersion<S>, R | NotKept>> {
    return this.#append(id, by, beginning, async ({ state, team }, moment) => {
      const occasion = { ...moment, ...(await this.#around(id, team)) };
      const decided = this.kind.decide(state, command, occasion);
      if (!decided.ok) return decided;
      const cause = { before: state, by, leads: occasion.leads, managers: occasion.managers };
      return ok({
        facts: decided.value,
        notices: (after) => this.kind.notify?.(after.state, decided.value, after, cause) ?? [],
      });
    });
  }

  /** Reminds of what is due by now (R5). `seesTo`: whether a member of staff can still see to it; else those who lead do. */
  remind(
    id: RecordId,
    seesTo: Parameters<typeof remind>[2],
    holders: PostHolders,
  ): Promise<Result<StoredVersion<S>, R | NotKept>> {
    return this.#append(id, 'reable', undefined, async (record, { today }) => {
      const due = this.dueOn(record, today);
      if (due.length === 0) return ok({ facts: [], notices: () => [] });
      const { fact, notices } = remind(due, this.#remindOn(today), seesTo, holders, today);
      return ok({ facts: [fact], notices: () => notices.map(toStaff) });
    });
  }

  /**
   * Of what waits in it on that day, what is to be reminded of. What was last written on a later day than tomorrow was written by a clock that was far
   * ahead: of its reminders nothing is believed, also not that there is none any more (S61).
   */
  dueOn(record: Pick<CareRecord<S>, 'state' | 'author' | 'entries' | 'reminders'>, today: Day): readonly Duty[] {
    const last = record.entries.at(-1)?.at;
    const isAhead = last !== undefined && this.#dayOf(last) > addDays(today, 1);
    return dueIn(this.duties(record, today), isAhead ? {} : record.reminders, today, this.#remindOn(today));
  }

  /** All that waits in it on that day, and what begins to wait later: asked several times in a turn, and the same for a version. */
  duties(record: Pick<CareRecord<S>, 'state' | 'author' | 'entries'>, today: Day): readonly Duty[] {
    const known = this.#waiting.get(record);
    if (known?.on === today) return known.duties;
    const duties = this.#dutiesIn(record, today, record.entries.at(-1)?.leadsAfter);
    this.#waiting.set(record, { on: today, duties });
    return duties;
  }

  #dutiesIn(
    { state, author }: Pick<CareRecord<S>, 'state' | 'author'>,
    today: Day,
    leadsAfter: number | undefined,
  ): readonly Duty[] {
    return withUpwards(this.kind.duties?.(state, { today, author }) ?? [], leadsAfter);
  }

  /** Changes only how the sending of notices stands, which is no fact of care. False when others wrote in between. */
  async keepNotices(at: StoredVersion<S>, notices: readonly Notice[]): Promise<boolean> {
    return (await this.#write({ ...at.record, notices }, at)) !== undefined;
  }

  /**
   * The person it is about belongs to another team now, and the record with them: its leads find there what is outstanding, and what
   * is still to be said in a channel is said in theirs. No fact of care. Others who keep writing in between only put it off.
   */
  async moveTo(id: RecordId, team: TeamId): Promise<void> {
    await this.#change(id, async (found) => {
      if (!found) return refuse(MISSING);
      if (found.team === team) return ok(found);
      return ok({ ...found, team, notices: found.notices.map((notice) => redirected(notice, team)) });
    });
  }

  /**
   * The entries from number `from` up to and including `to`, oldest first, wherever they are kept: a page is only read when one of
   * them is on it. Throws when it is not there as it was written.
   */
  entriesOf(record: CareRecord<S>, from = 1, to = Number.POSITIVE_INFINITY): Promise<readonly Entry[]> {
    return entriesOf(this.room, record, from, to);
  }

  /** The state that the facts fold to, all of them. The stored one must equal it. */
  async rebuilt(record: CareRecord<S>): Promise<S> {
    return this.#folded(await this.entriesOf(record), record.author).state;
  }

  /** What is wrong with a stored record, and what would put it right. */
  check(filed: Filed): Promise<Checked> {
    return checkRecord(this.room, filed, (history) => this.#refolded(filed, history));
  }

  /** All that follows from a record's id and whole history, made anew. Throws when its facts are none of this kind. */
  #refolded(kept: Kept, history: readonly Entry[]): Document {
    const { seal: _, ...stored } = StoredRecord.parse(kept.body);
    const archived = archivedAs(history.slice(0, history.length - stored.entries.length));
    return this.#document({
      ...stored,
      ...this.#named(stored.id),
      archived,
      ...this.#folded(history, stored.author),
    });
  }

  /** What facts make of the state they come to, and of the reminders. */
  #folded(
    entries: readonly Entry[],
    author: StaffId,
    before: Folded<S> = { state: this.kind.initial, reminders: {} },
  ): Folded<S> {
    return entries.reduce<Folded<S>>((before, { at, by, seq, fact, remindOn, leadsAfter }) => {
      const today = this.#dayOf(at);
      const reminded = Reminded.safeParse(fact).data;
      const state = reminded
        ? before.state
        : this.kind.evolve(before.state, this.kind.fact.parse(fact), { at: new Date(at), today, by, seq });
      const reminders = reminded ? withReminded(before.reminders, reminded) : before.reminders;
      return {
        state,
        reminders: remindersAfter(reminders, this.#dutiesIn({ state, author }, today, leadsAfter), { today, remindOn }),
      };
    }, before);
  }

  #append(
    id: RecordId,
    by: Actor,
    beginning: Beginning | undefined,
    decide: (before: CareRecord<S>, moment: Pick<Occasion, 'at' | 'today' | 'by'>) => Promise<Result<Change<S, F>, R>>,
  ): Promise<Result<StoredVersion<S>, R | NotKept>> {
    return this.#change<R | typeof MISSING>(id, async (found) => {
      const at = this.#services.clock.now();
      const moment = { at, today: dayOf(at, this.#services.zone), by };
      const before = found ?? (beginning && this.#blank(id, beginning));
      if (!before) return refuse(MISSING);
      const decided = await decide(before, moment);
      if (!decided.ok) return decided;
      return ok(
        decided.value.facts.length === 0 && found ? found : await this.#followed(before, decided.value, moment),
      );
    });
  }

  /** Writes what `next` makes of the record as it is, and asks again while others write in between. The same record is not written. */
  async #change<E>(
    id: RecordId,
    next: (found: CareRecord<S> | undefined) => Promise<Result<CareRecord<S>, E>>,
  ): Promise<Result<StoredVersion<S>, E | typeof BUSY | typeof ERASED>> {
    for (let tries = 0; tries < TRIES; tries++) {
      const kept = await this.#find(id);
      const found = kept && this.open(kept);
      if (kept && !found) return refuse(ERASED);
      const changed = await next(found?.record);
      if (!changed.ok) return changed;
      const written = changed.value === found?.record ? found : await this.#write(changed.value, found);
      if (written) return ok(written);
    }
    return refuse(BUSY);
  }

  async #followed(
    before: CareRecord<S>,
    { facts, notices }: Change<S, F>,
    { at: moment, today, by }: Pick<Occasion, 'at' | 'today' | 'by'>,
  ): Promise<CareRecord<S>> {
    const [at, remindOn] = [instant(moment), this.#remindOn(today)];
    const { untoldAfter: leadsAfter } = this.#services;
    const entries: Entry[] = [...before.entries];
    for (const fact of facts)
      entries.push(chained(entries.at(-1), { at, by, flowVersion: this.kind.version, fact, remindOn, leadsAfter }));
    const folded = this.#folded(entries.slice(before.entries.length), before.author, before);
    const after = { ...before, entries, ...folded };
    const fresh = announced(this.duties(after, today), before.reminders, today);
    const acting = fresh.length > 0 ? await this.#services.actingIn(before, fresh, today) : undefined;
    const atOnce = acting ? announce(fresh, acting, by) : [];
    const made = noticesFrom(notices(after), atOnce, at);
    const still = stillSent(before.notices, (one) => this.kind.stillSends?.(after.state, one) ?? true);
    return { ...after, notices: [...withoutSaidAnew(still, made), ...made] };
  }

  /**
   * Writes the record in place of `before`, the version it follows from. Gives it as it then stands; undefined when others wrote
   * in between.
   */
  async #write(followed: CareRecord<S>, before: StoredVersion<S> | undefined): Promise<StoredVersion<S> | undefined> {
    const all = { ...followed, notices: withoutSettled(followed.notices) };
    const record = await withPages(this.room, all, before?.record.entries.length ?? 0);
    if (!record) return undefined;
    const document = this.#document(record);
    const written = before ? await this.room.replace(document, before.etag) : await this.room.create(document);
    if (!written.ok) return undefined;
    this.#parsed.wrote({ ...document, etag: written.value }, record);
    return { record, etag: written.value };
  }

  /** What it is found by follows from its duties on the day of its last entry. */
  #document(record: CareRecord<S>): Document {
    const last = record.entries.at(-1)?.at;
    const today = last && this.#dayOf(last);
    const open = today ? begun(this.duties(record, today), today) : [];
    return {
      id: record.id,
      partition: record.subject,
      tags: tagsOf(record, open, {
        span: this.kind.span?.(record.state),
        others: this.kind.madeFrom?.(record.state),
        keptFrom: this.kind.keptFrom?.(record.state),
      }),
      body: { ...record, seal: sealOf(record) },
    };
  }

  #blank(id: RecordId, { team, author, from }: Beginning): CareRecord<S> {
    const named = this.#named(id);
    return { id, ...named, team, author, from, entries: [], state: this.kind.initial, notices: [], reminders: {} };
  }

  /** What a record is called follows from its id. */
  #named(id: RecordId) {
    return { kind: this.kind.kind, subject: subjectOf(id), reference: referenceOf(this.kind.prefix, id) };
  }

  async #around(id: RecordId, team: TeamId): Promise<Pick<Occasion, 'circle' | 'leads' | 'managers'>> {
    const { looksAt = [] } = this.kind;
    const [circle, leads, managers] = await Promise.all([
      looksAt.includes('circle') ? this.#services.circleOf(personOf(id)) : [],
      looksAt.includes('leads') ? this.#services.leadsOf(team) : [],
      looksAt.includes('managers') ? this.#services.managersOf(team) : [],
    ]);
    return { circle, leads, managers };
  }

  #find(id: RecordId): Promise<Kept | undefined> {
    return this.room.read(subjectOf(id), id);
  }

  #remindOn(today: Day): Day {
    return addWorkingDays(today, this.#services.remindAfter);
  }

  #dayOf(at: string): Day {
    return dayOf(new Date(at), this.#services.zone);
  }
}
