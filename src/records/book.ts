import type { Clock } from '../kernel/clock.ts';
import { dayOf, instant } from '../kernel/days.ts';
import { newNoticeId, referenceOf, subjectOf, type RecordId, type TeamId } from '../kernel/ids.ts';
import { ok, refuse, type Result } from '../kernel/result.ts';
import type { Document, DocumentStore, Filed, Kept } from '../store/document-store.ts';
import { isTombstone } from '../store/tombstone.ts';
import { checkRecord, type Checked } from './checking.ts';
import { chained, type Actor, type Entry } from './fact.ts';
import type { Beginning, Occasion, RecordKind } from './kind.ts';
import { archivedAs, entriesOf, withPages } from './pages.ts';
import { StoredRecord, type AtVersion, type CareRecord, type Notice } from './record.ts';
import { sealOf } from './seal.ts';
import { withoutSettled } from './settled-notices.ts';

const TRIES = 8;

/** Somebody else kept writing in between: nothing was changed. */
export const BUSY = { code: 'RECORD.BUSY' } as const;
/** The rules would allow it, but the record is not there and nobody began it. */
const MISSING = { code: 'RECORD.MISSING' } as const;
/** It has been erased: no repeated delivery and no old card brings it back. */
export const ERASED = { code: 'RECORD.ERASED' } as const;
export type NotKept = typeof BUSY | typeof MISSING | typeof ERASED;

/**
 * Where records of one kind are kept. Every change is one conditional write of one document, which holds the facts, the state
 * and what must be sent: all of it happens, or none (S50, S53, S54). Of a long history the oldest facts were copied to pages before
 * (pages.ts), which neither reading nor changing a record looks at: both cost the same however long it is.
 */
export class RecordBook<S, F, C, R> {
  readonly kind: RecordKind<S, F, C, R>;
  readonly #store: DocumentStore;
  readonly #clock: Clock;
  readonly #zone: string;

  constructor(kind: RecordKind<S, F, C, R>, store: DocumentStore, clock: Clock, zone: string) {
    this.kind = kind;
    this.#store = store;
    this.#clock = clock;
    this.#zone = zone;
  }

  async read(id: RecordId): Promise<AtVersion<S> | undefined> {
    const kept = await this.#find(id);
    return kept && !isTombstone(kept) ? this.open(kept) : undefined;
  }

  /** Reads a document that a query found. */
  open(kept: Kept): AtVersion<S> {
    const { state, chase, seal: _, ...rest } = StoredRecord.parse(kept.body);
    return { record: { ...rest, chase, state: this.kind.state.parse(state) }, etag: kept.etag };
  }

  /**
   * Decides `command` and keeps what follows from it. With `beginning` the record is made when it is not there yet; without,
   * a missing record is refused by the kind's rules, which see the initial state. The same command given twice is the rules'
   * business: they answer with no new facts, and nothing is written.
   */
  async give(id: RecordId, command: C, by: Actor, beginning?: Beginning): Promise<Result<AtVersion<S>, R | NotKept>> {
    for (let tries = 0; tries < TRIES; tries++) {
      const kept = await this.#find(id);
      if (kept && isTombstone(kept)) return refuse(ERASED);
      const found = kept && this.open(kept);
      const at = this.#clock.now();
      const occasion = { at, today: dayOf(at, this.#zone), by };
      const before = found?.record ?? (beginning && this.#blank(id, beginning));
      const decided = this.kind.decide(before?.state ?? this.kind.initial, command, occasion);
      if (!decided.ok) return decided;
      if (!before) return refuse(MISSING);
      if (decided.value.length === 0 && found) return ok(found);

      const written = await this.#write(this.#followed(before, decided.value, occasion), found);
      if (written) return ok(written);
    }
    return refuse(BUSY);
  }

  /** Changes only how the sending of notices stands, which is no fact of care. False when somebody else wrote in between. */
  async keepNotices(at: AtVersion<S>, notices: readonly Notice[]): Promise<boolean> {
    return (await this.#write({ ...at.record, notices }, at)) !== undefined;
  }

  /**
   * Whom it is about belongs to another team now, and the record with them: its leads find there what is outstanding, and what is
   * still to be said in a channel is said in theirs. No fact of care. Others who keep writing in between only put it off.
   */
  async moveTo(id: RecordId, team: TeamId): Promise<void> {
    for (let tries = 0; tries < TRIES; tries++) {
      const kept = await this.#find(id);
      if (!kept || isTombstone(kept)) return;
      const found = this.open(kept);
      if (found.record.team === team) return;
      const notices = found.record.notices.map((notice) => redirected(notice, team));
      if (await this.#write({ ...found.record, team, notices }, found)) return;
    }
  }

  /**
   * The entries from number `from` up to and including `to`, oldest first, wherever they are kept: a page is only read when one of
   * them is on it. Throws when it is not there as it was written.
   */
  entriesOf(record: CareRecord<S>, from = 1, to = Number.POSITIVE_INFINITY): Promise<readonly Entry[]> {
    return entriesOf(this.#store, record, from, to);
  }

  /** The state that the facts fold to, all of them. The stored one must equal it. */
  async rebuilt(record: CareRecord<S>): Promise<S> {
    return this.#folded(await this.entriesOf(record));
  }

  #folded(history: readonly Entry[]): S {
    return history.reduce((state, entry) => {
      const at = new Date(entry.at);
      return this.kind.evolve(state, this.kind.fact.parse(entry.fact), {
        at,
        today: dayOf(at, this.#zone),
        by: entry.by,
        seq: entry.seq,
      });
    }, this.kind.initial);
  }

  /** What is wrong with a stored record, and what would put it right. */
  check(filed: Filed): Promise<Checked> {
    return checkRecord(this.#store, filed, (history) => this.#refolded(filed, history));
  }

  /** All that follows from a record's id and whole history, made anew. Throws when its facts are none of this kind. */
  #refolded(kept: Kept, history: readonly Entry[]): Document {
    const { seal: _, ...stored } = StoredRecord.parse(kept.body);
    const state = this.#folded(history);
    const archived = archivedAs(history.slice(0, history.length - stored.entries.length));
    return this.#document({ ...stored, ...this.#named(stored.id), archived, state, chase: this.kind.chase(state) });
  }

  #find(id: RecordId): Promise<Kept | undefined> {
    return this.#store.read('records', subjectOf(id), id);
  }

  #followed(before: CareRecord<S>, facts: readonly F[], occasion: Occasion): CareRecord<S> {
    const entries: Entry[] = [...before.entries];
    let state = before.state;
    for (const fact of facts) {
      state = this.kind.evolve(state, fact, { ...occasion, seq: (entries.at(-1)?.seq ?? 0) + 1 });
      entries.push(
        chained(entries.at(-1), { at: instant(occasion.at), by: occasion.by, flowVersion: this.kind.version, fact }),
      );
    }
    const cause = { before: before.state, by: occasion.by };
    const made = this.kind.notify(state, facts, before, cause).map((notice): Notice => ({
      ...notice,
      id: newNoticeId(),
      status: 'waiting',
      due: instant(occasion.at),
      attempts: 0,
    }));
    return { ...before, entries, state, notices: [...before.notices, ...made], chase: this.kind.chase(state) };
  }

  /**
   * Writes the record in place of `before`, the version it follows from. Gives it as it then stands; undefined when somebody else
   * wrote in between.
   */
  async #write(followed: CareRecord<S>, before: AtVersion<S> | undefined): Promise<AtVersion<S> | undefined> {
    const all = { ...followed, notices: withoutSettled(followed.notices) };
    const record = await withPages(this.#store, all, before?.record.entries.length ?? 0);
    if (!record) return undefined;
    const document = this.#document(record);
    const written = before
      ? await this.#store.replace('records', document, before.etag)
      : await this.#store.create('records', document);
    return written.ok ? { record, etag: written.value } : undefined;
  }

  #document(record: CareRecord<S>): Document {
    const waiting = this.kind.waitingFor(record.state, record.author);
    const sends = record.notices.filter((notice) => notice.status === 'waiting').map((notice) => notice.due);
    return {
      id: record.id,
      partition: record.subject,
      tags: {
        subject: record.subject,
        reference: record.reference,
        waiting,
        ...(sends.length > 0 && { send: sends.toSorted()[0] ?? [] }),
        ...(record.chase !== undefined && { chase: record.chase, outstanding: record.team }),
        // Nobody has anything to do here: from the last thing that happened its time to be kept counts (S31).
        ...(waiting.length === 0 && record.chase === undefined && { settled: record.entries.at(-1)?.at ?? [] }),
      },
      body: { ...record, seal: sealOf(record) },
    };
  }

  #blank(id: RecordId, { team, author }: Beginning): CareRecord<S> {
    return {
      id,
      ...this.#named(id),
      team,
      author,
      entries: [],
      state: this.kind.initial,
      notices: [],
      chase: undefined,
    };
  }

  /** What a record is called follows from its id. */
  #named(id: RecordId) {
    return { kind: this.kind.kind, subject: subjectOf(id), reference: referenceOf(this.kind.prefix, id) };
  }
}

/** What nobody has begun to send goes to the team's channel as it is now. */
const redirected = (notice: Notice, team: TeamId): Notice =>
  'team' in notice.to && notice.status === 'waiting' && notice.claim === undefined
    ? { ...notice, to: { team } }
    : notice;
