import { may } from '../access/policy.ts';
import type { Subject, Viewer } from '../access/viewer.ts';
import type { Visible } from '../access/visible.ts';
import { dayOf, type Day } from '../kernel/days.ts';
import { personOf, type RecordId, type StaffId } from '../kernel/ids.ts';
import { ok, refuse, type Result } from '../kernel/result.ts';
import type { Ledger } from '../notices/ledger.ts';
import { firstTelling, MOST_ENTRIES } from '../notices/first-telling.ts';
import { wordsForTelling } from '../notices/telling-words.ts';
import {
  isChased,
  withTelling,
  type KeptCommand,
  type KeptFact,
  type KeptRefusal,
  type KeptState,
} from '../notices/with-telling.ts';
import type { Checked } from '../records/checking.ts';
import type { Actor } from '../records/fact.ts';
import { same } from '../records/same.ts';
import type { Rules } from '../records/kind.ts';
import type { StoredVersion, CareRecord } from '../records/record.ts';
import { RecordRepository } from '../records/repository.ts';
import type { RecordServices } from '../records/services.ts';
import type { Filed, Kept } from '../store/document-store.ts';
import type { Room } from '../store/room.ts';
import { begun, coming, opening } from '../work/duty.ts';
import { Reminded } from '../work/reminders.ts';
import type { Begin } from './begin.ts';
import { boundPages } from './bound-pages.ts';
import { aroundOf, followsOf, goesOnAfterEnd } from './follows.ts';
import { lineOf, SOMEBODY_ELSE_AROUND } from './history-line.ts';
import { NOT_KEPT } from './not-kept.ts';
import type { Act, Kind, OneFor, Reading, Refusal } from './kind.ts';
import type { OpenRecord, SeenRecord } from './open-record.ts';

/** The record as it is then, or why the command was refused; `own` when it was by the kind's own rules. */
type Given<R> = Promise<Result<OpenRecord, Refusal & { readonly own?: R }>>;

/** What a kind is called in what is stored. */
export type KindName = Pick<Rules<unknown, unknown, unknown, unknown>, 'kind' | 'version' | 'prefix'>;

/** Where records of one kind are opened, whatever the kind. */
export interface AnyKind {
  readonly design: { readonly rules: KindName; readonly title: string; readonly oneFor?: OneFor | undefined };
  readonly room: Room;
  /** Undefined when the record has been erased. */
  open(kept: Kept): OpenRecord | undefined;
  /** Checks a record as it is stored against its own history (S28). */
  check(filed: Filed): Promise<Checked>;
}

/** The same, where records of the kind are made, too. `R` is why the kind's own rules may refuse. */
export interface OpenKind<C, V = unknown, R = unknown> extends AnyKind {
  /** Makes the record; when it is there already, gives the command to it. */
  begin(id: RecordId, begin: Begin<C>): Given<R>;
  /** What this viewer may see of the record; undefined when there is none, or none for them. */
  seen(id: RecordId, viewer: Viewer, subject: Subject): Promise<V | undefined>;
}

/** Opens a kind of record: its design, on what records are kept with. `always`: `afterwards` also follows what a form did. */
export const openKind = <S, F, C, R, V>(
  design: Kind<S, F, C, R, V>,
  services: RecordServices,
  afterwards?: Afterwards,
  always = false,
): OpenKind<C, V, R> => new Opened(design, services, afterwards, always);

/** What follows elsewhere from what was done in a record without a form: by a button of its page, or because its person changed. */
export type Afterwards = (record: OpenRecord, by: Actor) => Promise<unknown>;

class Opened<S, F, C, R, V> implements OpenKind<C, V, R> {
  readonly design: Kind<S, F, C, R, V>;
  readonly room: Room;
  readonly #services: RecordServices;
  readonly #rules: Rules<KeptState<S>, KeptFact<F>, KeptCommand<C>, KeptRefusal<R>>;
  readonly #repository: RecordRepository<KeptState<S>, KeptFact<F>, KeptCommand<C>, KeptRefusal<R>>;

  readonly #afterwards: Afterwards;
  readonly #always: boolean;

  constructor(
    design: Kind<S, F, C, R, V>,
    services: RecordServices,
    afterwards: Afterwards = () => Promise.resolve(),
    always = false,
  ) {
    this.design = design;
    this.#afterwards = afterwards;
    this.#always = always;
    this.#services = services;
    this.#rules = withTelling(design.rules, design.telling);
    this.#repository = new RecordRepository(this.#rules, services);
    this.room = this.#repository.room;
  }

  async begin(id: RecordId, begin: Begin<C>): Given<R> {
    const done = await this.#give(id, { own: begin.command }, begin.by ?? begin.viewer.staff, begin);
    if (done.ok && this.#always) await this.#afterwards(done.value, begin.viewer.staff);
    return done;
  }

  async seen(id: RecordId, viewer: Viewer, subject: Subject): Promise<V | undefined> {
    const record = (await this.#repository.read(id))?.record;
    return record?.subject === subject.id ? this.design.see(record.state.own, viewer, subject)?.the : undefined;
  }

  open(kept: Kept): OpenRecord | undefined {
    const found = this.#repository.open(kept);
    return found && this.#opened(found);
  }

  check(filed: Filed): Promise<Checked> {
    return this.#repository.check(filed);
  }

  async #give(id: RecordId, command: KeptCommand<C>, by: Actor, begin?: Begin<C>): Given<R> {
    const beginning = begin && { team: begin.team, author: begin.viewer.staff, from: begin.from };
    const given = await this.#repository.give(id, command, by, beginning);
    if (given.ok) return ok(this.#opened(given.value));
    const { refusal } = given;
    if ('code' in refusal) return refuse(NOT_KEPT[refusal.code]);
    return refuse(
      'own' in refusal ? { ...this.design.wordsFor(refusal.own), own: refusal.own } : wordsForTelling(refusal.telling),
    );
  }

  #opened(at: StoredVersion<KeptState<S>>): OpenRecord {
    const { record } = at;
    const { id, kind, subject, team, reference, from, entries, archived, state, notices } = record;
    const [design, repository] = [this.design, this.#repository];
    const today = (): Day => dayOf(this.#services.clock.now(), this.#services.zone);
    const [author, since] = [design.telling?.owner?.(state.own) ?? record.author, archived?.begun ?? entries[0]?.at];
    return {
      id,
      kind,
      subject,
      team,
      reference,
      from,
      notices,
      person: (design.rules.subject ?? 'person') === 'person' ? personOf(id) : undefined,
      author,
      recordedBy: record.author,
      title: design.title,
      news: design.news,
      onlyOne: design.oneFor !== undefined,
      begun: since,
      ledger: state.telling,
      isChased: isChased(design.telling, state.own, today()),
      left: state.stopping?.left ?? [],
      isStopped: state.stopping?.now !== undefined,
      goesOnAfterEnd: goesOnAfterEnd(design.whileStopped, state.own),
      isListedOnly: state.stopping?.listedOnly !== undefined,
      today: today(),
      get duties() {
        return begun(repository.duties(record, today()), today());
      },
      get coming() {
        return coming(repository.duties(record, today()), today());
      },
      span: this.#rules.span?.(state),
      get opening() {
        return opening(repository.duties(record, today()), today());
      },
      get dueDuties() {
        return repository.dueOn(record, today());
      },
      asks: design.asks?.(state.own) ?? [],
      joins: design.joins?.(state.own) ?? [],
      get leaves() {
        return design.leaves?.(state.own, today()) ?? [];
      },
      // Access is decided by the subject of the record: no other subject will do.
      seenBy: (viewer, about) =>
        about.id === subject ? this.#seen(record, design.see(state.own, viewer, about), viewer, about) : undefined,
      plainNotice: (what, about) => design.plainNotice?.(what, about),
      plainFor: (what) => design.plainFor?.(what) ?? 'see',
      tell: (command, by) => this.#give(id, { telling: command }, by),
      moveTo: (to) => repository.moveTo(id, to),
      remind: async (seesTo, holders) => {
        const reminded = await repository.remind(id, seesTo, holders);
        // A day may end what was agreed, as an act does.
        if (reminded.ok && design.leaves) await this.#afterwards(this.#opened(reminded.value), 'reable');
      },
      personChanged: async (now, by) => {
        const follow = followsOf(design.whileStopped, { id, own: state.own, begun: since }, now);
        const waiting =
          this.#rules.duties?.({ ...state, stopping: undefined }, { today: today(), author: record.author }) ?? [];
        await this.#give(id, { follow: { ...follow, waiting } }, by);
        if (state.telling) await this.#give(id, { around: aroundOf(now, author) }, by);
        const command = design.whenPersonChanges?.(state.own, now);
        const followed = command && (await repository.give(id, { own: command }, by));
        // What it did not change is nobody's news: a proposal would be taken for an old one.
        if (followed?.ok && !(design.isNoNews ?? same)(followed.value.record.state.own, state.own))
          await this.#afterwards(this.#opened(followed.value), by);
      },
      ledTo: async (made, by) => {
        const command = design.whenLedTo?.(state.own, made);
        if (command) await this.#give(id, { own: command }, by);
      },
      keepNotices: (changed) => repository.keepNotices(at, changed),
    };
  }

  #seen(
    record: CareRecord<KeptState<S>>,
    seen: Visible<V> | undefined,
    viewer: Viewer,
    about: Subject,
  ): SeenRecord | undefined {
    if (!seen) return undefined;
    const isAsked = about.through === true && this.design.asks?.(record.state.own).includes(viewer.staff) === true;
    const [{ id, entries, archived, state }, design] = [record, this.design];
    const instead = isAsked ? [] : design.historyFor?.(seen);
    const happened = instead?.length ?? (archived?.entries ?? 0) + entries.length;
    const factAt = async (seq: number): Promise<F | undefined> => {
      const [entry] = await this.#repository.entriesOf(record, seq, seq);
      const fact = this.#rules.fact.safeParse(entry?.fact).data;
      return fact && 'own' in fact ? fact.own : undefined;
    };
    const toldSince = async (seq: number): Promise<Ledger | undefined> =>
      firstTelling(
        (await this.#repository.entriesOf(record, seq, seq + MOST_ENTRIES)).flatMap(({ fact, at, ...entry }) => {
          const kept = this.#rules.fact.safeParse(fact).data;
          const happened = { ...entry, at: new Date(at), today: dayOf(new Date(at), this.#services.zone) };
          return kept && 'telling' in kept ? [{ fact: kept.telling, happened }] : [];
        }),
      );
    const pages = design.pages?.(seen, factAt, toldSince);
    const actOf = (part: string, at: Reading): Act<C> | undefined =>
      pages?.act?.(part, at) ?? design.actions?.(seen, at).find((one) => one.part === part);
    const carryOut = async (command: C, by: StaffId) => {
      const given = await this.#give(id, { own: command }, by);
      if (given.ok) await this.#afterwards(given.value, by);
      return given;
    };
    return {
      title: design.titleOf?.(seen) ?? design.title,
      rows: (around) => design.rows(seen, around),
      actions: (at) => design.actions?.(seen, at) ?? [],
      forms: (at) => design.forms?.(seen, at) ?? [],
      putsRight: (part, at) => actOf(part, at)?.putsRight === true,
      act(part, at) {
        const act = actOf(part, at);
        if (!act) return undefined;
        const { command, words, view } = act;
        return carryOut(command, at.viewer.staff).then((done) =>
          done.ok ? ok({ words, view, record: done.value }) : done,
        );
      },
      noticeIntro: (author, knew) => design.noticeIntro?.(seen, author, knew),
      noticeRows: () => design.noticeRows?.(seen) ?? [],
      inForce: (on) => design.inForce?.(seen, on) ?? [],
      heldBefore: () => design.heldBefore?.(seen) ?? [],
      milestones: (around) => (isAsked ? [] : (design.milestones?.(seen, around) ?? [])),
      noticeTitle: design.noticeTitle?.(seen),
      noticeBox: design.noticeBox?.(seen),
      sayToo: pages?.sayToo ?? design.sayToo?.(seen),
      flags: design.flags?.(seen) ?? [],
      pages: pages && boundPages(pages, carryOut),
      happened,
      isAsked,
      timeline: async (from, many) => {
        if (instead) return instead.toReversed().slice(from, from + many);
        const shown = await this.#repository.entriesOf(record, happened - from - many + 1, happened - from);
        return shown.toReversed().map((entry) => {
          const fact = Reminded.safeParse(entry.fact).data ?? this.#rules.fact.parse(entry.fact);
          const line = lineOf(fact, entry, (own) => design.describe(own), state.telling);
          const mayKnow = !line.around || may(viewer, 'hold-back', 'person', about);
          return mayKnow ? line : { at: line.at, ...SOMEBODY_ELSE_AROUND };
        });
      },
    };
  }
}
