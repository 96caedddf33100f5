import type { Row, Tone } from '../../../cards/views.ts';
import type { Subject, Viewer } from '../../access/viewer.ts';
import type { Visible } from '../../access/visible.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Instant } from '../../kernel/days.ts';
import type { PersonId, RecordId, StaffId, TeamId } from '../../kernel/ids.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import { nobody, type Ledger, type Recipient } from '../../notices/ledger.ts';
import { describeTelling, wordsForTelling, type TellingCommand } from '../../notices/telling.ts';
import { withTelling, type ToldCommand, type ToldState } from '../../notices/with-telling.ts';
import type { Rules } from '../../records/kind.ts';
import { ERASED, RecordBook } from '../../records/book.ts';
import type { Checked } from '../../records/checking.ts';
import type { Actor } from '../../records/fact.ts';
import type { AtVersion, Notice } from '../../records/record.ts';
import type { DocumentStore, Filed, Kept } from '../../store/document-store.ts';
import type { Refused } from './flow.ts';
import type { Asking } from './question.ts';

export interface Flag {
  readonly words: string;
  readonly tone: Tone;
}

/** How a kind of record of which people must be told works and reads. `V` is what whoever may see it sees. */
export interface RecordDesign<S, F, C, R, V> {
  readonly rules: Rules<S, F, C, R>;
  readonly title: string;
  /** That something changed, never what: it is read in channels and on lock screens. */
  readonly news: string;
  /** What this viewer may see; undefined when nothing. */
  see(state: S, viewer: Viewer, subject: Subject): Visible<V> | undefined;
  rows(seen: Visible<V>, asking: Asking): readonly Row[];
  flags(seen: Visible<V>): readonly Flag[];
  noticeRows(seen: Visible<V>): readonly Row[];
  describe(fact: F): string;
  wordsFor(refusal: R): Refused;
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
  readonly ledger: Ledger;
  readonly notices: readonly Notice[];
  /** Undefined when this viewer may not see it, which is worded as "not found". */
  seenBy(viewer: Viewer, subject: Subject): SeenRecord | undefined;
  tell(command: TellingCommand, by: Actor): Promise<Result<OpenRecord, Refused>>;
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
  open(kept: Kept): OpenRecord;
  /** Checks a record as it is stored against its own history (S28). */
  check(filed: Filed): Promise<Checked>;
}

/** Where records of one kind are made, too. */
export interface ToldRecord<C> extends KindOfRecord {
  /** Makes the record; when it is there already, gives it as it is. */
  begin(id: RecordId, begin: Begin<C>): Promise<Result<OpenRecord, Refused>>;
}

/** What every kind of record is built with. */
export interface Keeping {
  readonly store: DocumentStore;
  readonly clock: Clock;
  readonly zone: string;
  /** Whoever has not been told is chased after this many working days (R5). */
  readonly chaseAfter: number;
}

const BUSY: Refused = {
  words: 'Somebody else changed this at the same moment, so it was not saved. Please try again.',
};

const GONE: Refused = { words: 'This record has been erased, so nothing was saved.' };

/** A kind of record, from its design. */
export function toldRecord<S, F, C, R, V>(design: RecordDesign<S, F, C, R, V>): (keeping: Keeping) => ToldRecord<C> {
  return (keeping) => {
    const kind = withTelling(design.rules, keeping.zone, keeping.chaseAfter);
    const book = new RecordBook(kind, keeping.store, keeping.clock, keeping.zone);

    async function give(
      id: RecordId,
      command: ToldCommand<C>,
      by: Actor,
      begin?: Begin<C>,
    ): Promise<Result<OpenRecord, Refused>> {
      const given = await book.give(id, command, by, begin && { team: begin.team, author: begin.viewer.staff });
      if (given.ok) return ok(opened(given.value));
      const { refusal } = given;
      if ('code' in refusal) return refuse(refusal.code === ERASED.code ? GONE : BUSY);
      return refuse('own' in refusal ? design.wordsFor(refusal.own) : wordsForTelling(refusal.telling));
    }

    function opened(at: AtVersion<ToldState<S>>): OpenRecord {
      const { id, kind: name, subject, team, reference, author, entries, archived, state, notices } = at.record;
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
            happened,
            async timeline(from, many) {
              const shown = await book.entriesOf(at.record, happened - from - many + 1, happened - from);
              return shown.toReversed().map((entry) => {
                const fact = kind.fact.parse(entry.fact);
                const words =
                  'own' in fact
                    ? { what: design.describe(fact.own) }
                    : describeTelling(fact.telling, state.telling ?? nobody);
                return { at: entry.at, by: entry.by, ...words };
              });
            },
          };
        },
        tell: (command, by) => give(id, { telling: command }, by),
        keepNotices: (changed) => book.keepNotices(at, changed),
      };
    }

    return {
      kind: kind.kind,
      begin: async (id, begin) => give(id, { own: begin.command, tell: begin.tell }, begin.viewer.staff, begin),
      open: (kept) => opened(book.open(kept)),
      check: (filed) => book.check(filed),
    };
  };
}
