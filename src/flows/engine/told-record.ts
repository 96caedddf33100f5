import type { Card } from '../../../cards/card.ts';
import { fitted } from '../../../cards/fitted.ts';
import type { Row, Tone } from '../../../cards/views.ts';
import type { Subject, Viewer } from '../../access/viewer.ts';
import type { Visible } from '../../access/visible.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Day, Instant } from '../../kernel/days.ts';
import type { PersonId, RecordId, StaffId, TeamId } from '../../kernel/ids.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import { nobody, type Ledger, type Recipient } from '../../notices/ledger.ts';
import { describeTelling, wordsForTelling, type TellingCommand } from '../../notices/telling.ts';
import { withTelling, type ToldCommand, type ToldRules, type ToldState } from '../../notices/with-telling.ts';
import { ERASED, RecordBook } from '../../records/book.ts';
import type { Checked } from '../../records/checking.ts';
import type { Actor } from '../../records/fact.ts';
import type { AtVersion, CareRecord, Notice } from '../../records/record.ts';
import type { DocumentStore, Filed, Kept } from '../../store/document-store.ts';
import type { Refused } from './flow.ts';
import type { OwnPages, Reading, SeenPages } from './own-pages.ts';
import type { Asking } from './question.ts';

export interface Flag {
  readonly words: string;
  readonly tone: Tone;
}

/** How a kind of record of which people must be told works and reads. `V` is what whoever may see it sees. */
export interface RecordDesign<S, F, C, R, V> {
  readonly rules: ToldRules<S, F, C, R>;
  readonly title: string;
  /** That something changed, never what: it is read in channels and on lock screens. */
  readonly news: string;
  /** What this viewer may see; undefined when nothing. */
  see(state: S, viewer: Viewer, subject: Subject): Visible<V> | undefined;
  rows(seen: Visible<V>, asking: Asking): readonly Row[];
  flags(seen: Visible<V>): readonly Flag[];
  noticeRows(seen: Visible<V>): readonly Row[];
  describe(fact: F): Described;
  wordsFor(refusal: R): Refused;
  /** For a kind that is more than rows and a ledger. */
  readonly own?: OwnPages<V, F, C>;
  /** For a kind of which everybody has one: how people ask for it by typing, and which record is whose. */
  readonly oneFor?: OneFor;
}

/** A line of the history. */
export interface Described {
  readonly what: string;
  readonly detail?: string;
}

export interface OneFor {
  readonly phrases: readonly string[];
  idFor(person: PersonId): RecordId;
}

export interface TimelineLine {
  readonly at: Instant;
  readonly by: Actor;
  readonly what: string;
  readonly detail?: string;
  /** Who told somebody, when it was not whoever noted it. */
  readonly teller?: StaffId;
}

/** What somebody may see of a record. */
export interface SeenRecord {
  rows(asking: Asking): readonly Row[];
  noticeRows(): readonly Row[];
  readonly flags: readonly Flag[];
  /** How many things have happened. */
  readonly happened: number;
  /** `many` of them, newest first, after the newest `from`. Of what lies long back only what is asked for is read. */
  timeline(from: number, many: number): Promise<readonly TimelineLine[]>;
  readonly own?: OwnSeen;
}

/** A record's own pages for one reader, and what can be done from them. */
export interface OwnSeen extends Omit<SeenPages<never>, 'act' | 'fetched'> {
  /** Undefined when there is no such button for this reader; otherwise what came of it. */
  act(part: string, at: Reading, leads: readonly StaffId[]): Promise<Result<Acted, Refused>> | undefined;
  /** Notes that this reader has fetched a copy. */
  fetched(version: number, viewer: Viewer, today: Day): Promise<void>;
}

export interface Acted {
  readonly record: OpenRecord;
  readonly words: string;
  readonly view?: string;
}

/** A record, whatever its kind. What it says is only had through `seenBy`. */
export interface OpenRecord {
  readonly id: RecordId;
  readonly kind: string;
  readonly title: string;
  readonly news: string;
  readonly subject: PersonId;
  readonly team: TeamId;
  readonly reference: string;
  readonly author: StaffId;
  readonly begun: Instant | undefined;
  /** True when a person has just one of its kind. */
  readonly onlyOne: boolean;
  readonly ledger: Ledger;
  readonly notices: readonly Notice[];
  /** Undefined when this viewer may not see it, which is worded as "not found". */
  seenBy(viewer: Viewer, subject: Subject): SeenRecord | undefined;
  tell(command: TellingCommand, by: Actor): Promise<Result<OpenRecord, Refused>>;
  /** Takes it along to the team that whom it is about is in now. */
  moveTo(team: TeamId): Promise<void>;
  /**
   * Reminds whoever has something to do here, if the day has come (R5); `instead` of its author, who can no longer see to it, those
   * who lead the team.
   */
  chase(workingDays: number, instead?: readonly StaffId[]): Promise<Result<OpenRecord, Refused>>;
  /** False when somebody else wrote in between. */
  keepNotices(notices: readonly Notice[]): Promise<boolean>;
}

/** A new record: the command that makes it, who must be told, and who makes it. */
export interface Begin<C> {
  readonly command: C;
  readonly tell: readonly Recipient[];
  readonly viewer: Viewer;
  readonly team: TeamId;
}

/** Where records of one kind are opened. */
export interface KindOfRecord {
  readonly kind: string;
  readonly oneFor?: OneFor | undefined;
  open(kept: Kept): OpenRecord;
  /** Checks a record as it is stored against its own history (S28). */
  check(filed: Filed): Promise<Checked>;
}

/** Where records of one kind are made, too. `R` is why the kind's own rules may refuse. */
export interface ToldRecord<C, V = unknown, R = unknown> extends KindOfRecord {
  /** Makes the record; when it is there already, gives the command to it. */
  begin(id: RecordId, begin: Begin<C>): Promise<Result<OpenRecord, Refused & { readonly own?: R }>>;
  /** What this viewer may see of the record; undefined when there is none, or none for them. */
  seen(id: RecordId, viewer: Viewer, subject: Subject): Promise<Seen<V> | undefined>;
}

/** What somebody may see of a record, for a form that goes on from it. `factAt` finds any fact of its history by its number. */
export interface Seen<V> {
  readonly the: V;
  readonly factAt: (seq: number) => Promise<unknown>;
}

/** What every kind of record is built with. */
export interface Keeping {
  readonly store: DocumentStore;
  readonly clock: Clock;
  readonly zone: string;
  /** Whoever has not been told is chased after this many working days (R5). */
  readonly chaseAfter: number;
}

const fit = (card: Card | undefined): Card | undefined => card && fitted(card);

const BUSY: Refused = {
  words: 'Somebody else changed this at the same moment, so it was not saved. Please try again.',
};

const GONE: Refused = { words: 'This record has been erased, so nothing was saved.' };

/** A kind of record, from its design. */
export function toldRecord<S, F, C, R, V>(
  design: RecordDesign<S, F, C, R, V>,
): (keeping: Keeping) => ToldRecord<C, V, R> {
  return (keeping) => {
    const kind = withTelling(design.rules, keeping.zone, keeping.chaseAfter);
    const book = new RecordBook(kind, keeping.store, keeping.clock, keeping.zone);

    async function give(
      id: RecordId,
      command: ToldCommand<C>,
      by: Actor,
      begin?: Begin<C>,
    ): Promise<Result<OpenRecord, Refused & { readonly own?: R }>> {
      const given = await book.give(id, command, by, begin && { team: begin.team, author: begin.viewer.staff });
      if (given.ok) return ok(opened(given.value));
      const { refusal } = given;
      if ('code' in refusal) return refuse(refusal.code === ERASED.code ? GONE : BUSY);
      return refuse(
        'own' in refusal ? { ...design.wordsFor(refusal.own), own: refusal.own } : wordsForTelling(refusal.telling),
      );
    }

    /** Any fact of the kind's own, by its number in the history, wherever it is kept. */
    const factAt =
      (record: CareRecord<ToldState<S>>) =>
      async (seq: number): Promise<F | undefined> => {
        const [entry] = await book.entriesOf(record, seq, seq);
        const fact = kind.fact.safeParse(entry?.fact).data;
        return fact && 'own' in fact ? fact.own : undefined;
      };

    /** A record's own pages, for one reader. */
    function ownFor(at: AtVersion<ToldState<S>>, own: OwnPages<V, F, C>, seen: Visible<V>): OwnSeen {
      const find = factAt(at.record);
      return {
        actors: own.actors(seen),
        // Whatever people write, each of them is small enough for every client (S43).
        page: (reading) => fitted(own.page(seen, reading)),
        view: async (part, reading) => fit(await own.view(seen, part, reading, find)),
        notice: (what, reading) => fit(own.notice(seen, what, reading)),
        tasks: (viewer, today) => own.tasks(seen, viewer, today),
        sayToo: () => own.sayToo(seen),
        copy: (version, reading) => own.copy(seen, version, reading, find),
        act(part, reading, leads) {
          const act = own.act(seen, part, reading, leads);
          return (
            act &&
            give(at.record.id, { own: act.command, tell: [] }, reading.viewer.staff).then((given) =>
              given.ok ? ok({ ...act, record: given.value }) : given,
            )
          );
        },
        async fetched(version, viewer, today) {
          const command = own.fetched(seen, version, viewer, today);
          if (command !== undefined) await give(at.record.id, { own: command, tell: [] }, viewer.staff);
        },
      };
    }

    function opened(at: AtVersion<ToldState<S>>): OpenRecord {
      const { id, kind: name, subject, team, reference, entries, archived, state, notices } = at.record;
      const author = design.rules.owner?.(state.own) ?? at.record.author;
      const happened = (archived?.entries ?? 0) + entries.length;
      return {
        id,
        kind: name,
        subject,
        team,
        reference,
        author,
        notices,
        title: design.title,
        news: design.news,
        onlyOne: design.oneFor !== undefined,
        begun: archived?.begun ?? entries[0]?.at,
        ledger: state.telling ?? nobody,
        seenBy(viewer, about) {
          // Access is decided by whom it is about: nobody else will do.
          const seen = about.id === subject ? design.see(state.own, viewer, about) : undefined;
          if (!seen) return undefined;
          return {
            rows: (asking) => design.rows(seen, asking),
            noticeRows: () => design.noticeRows(seen),
            flags: design.flags(seen),
            ...(design.own && { own: ownFor(at, design.own, seen) }),
            happened,
            async timeline(from, many) {
              const shown = await book.entriesOf(at.record, happened - from - many + 1, happened - from);
              return shown.toReversed().map((entry) => {
                const fact = kind.fact.parse(entry.fact);
                const words =
                  'own' in fact ? design.describe(fact.own) : describeTelling(fact.telling, state.telling ?? nobody);
                return { at: entry.at, by: entry.by, ...words };
              });
            },
          };
        },
        tell: (command, by) => give(id, { telling: command }, by),
        moveTo: (to) => book.moveTo(id, to),
        chase: (workingDays, instead) => give(id, { chase: { workingDays, ...(instead && { instead }) } }, 'reable'),
        keepNotices: (changed) => book.keepNotices(at, changed),
      };
    }

    return {
      kind: kind.kind,
      oneFor: design.oneFor,
      async seen(id, viewer, subject) {
        const at = await book.read(id);
        const seen =
          at && at.record.subject === subject.id ? design.see(at.record.state.own, viewer, subject) : undefined;
        return at && seen && { the: seen.the, factAt: factAt(at.record) };
      },
      begin: async (id, begin) => give(id, { own: begin.command, tell: begin.tell }, begin.viewer.staff, begin),
      open: (kept) => opened(book.open(kept)),
      check: (filed) => book.check(filed),
    };
  };
}
