import type { Card } from '../../../cards/card.ts';
import type { LedgerView, Refresh } from '../../../cards/views.ts';
import type { Viewer } from '../../access/viewer.ts';
import type { Visible } from '../../access/visible.ts';
import type { Day } from '../../kernel/days.ts';
import type { RecordId, StaffId } from '../../kernel/ids.ts';
import type { Ledger } from '../../notices/ledger.ts';
import type { VisiblePerson } from '../../people/directory.ts';
import type { CopyFormat, PlanCopy } from '../../plans/copy.ts';
import type { Actor } from '../../records/fact.ts';
import type { Notice } from '../../records/record.ts';

/** Who reads a record, and what its pages may say besides what it says itself. */
export interface Reading {
  readonly id: RecordId;
  readonly reference: string;
  readonly ledger: Ledger;
  /** The same, ready to be drawn. */
  readonly ledgerView: LedgerView;
  readonly viewer: Viewer;
  readonly person: VisiblePerson['the'];
  readonly today: Day;
  readonly nameOf: (actor: Actor) => string;
  /** True when this viewer may record about this person. */
  readonly mayRecord: boolean;
  /** True when they may note who was told. */
  readonly mayTell: boolean;
  /** What just happened, in a sentence. */
  readonly news?: string;
  /** Keeps the card on the owner's other devices up to date. */
  readonly refresh: Refresh;
  /** In which formats this viewer can have a copy sent to their own screen; none when the service has no address for it. */
  readonly formats: readonly CopyFormat[];
}

/** Something that waits for somebody, as a line of a list. */
export interface Task {
  /** `me`: for this viewer to do. `team`: for those who lead the team to know. */
  readonly whose: 'me' | 'team';
  readonly words: string;
  readonly since: Day;
  /** True when it has waited too long. */
  readonly late: boolean;
}

/** What a press on a record's own button comes to: the command, and the sentence that says that it is done. */
export interface Act<C> {
  readonly command: C;
  readonly words: string;
  /** The page that shows it; the record's first page without. */
  readonly view?: string;
}

/**
 * How a kind of record reads that is more than rows and a ledger: a plan. `factAt` finds any fact of the history by its number.
 */
export interface OwnPages<V, F, C> {
  /** Staff whose names its pages say. */
  actors(seen: Visible<V>): readonly Actor[];
  page(seen: Visible<V>, at: Reading): Card;
  /** A further page, for example "versions.10"; undefined when there is none of that name. */
  view(
    seen: Visible<V>,
    part: string,
    at: Reading,
    factAt: (seq: number) => Promise<F | undefined>,
  ): Promise<Card | undefined>;
  /** A private notice of its own; undefined when the ordinary one will do. */
  notice(seen: Visible<V>, what: Notice['what'], at: Reading): Card | undefined;
  /** What a button of its pages means for whoever pressed it; `leads` see to what people do not agree about. */
  act(seen: Visible<V>, part: string, at: Reading, leads: readonly StaffId[]): Act<C> | undefined;
  tasks(seen: Visible<V>, viewer: Viewer, today: Day): readonly Task[];
  /** What whoever is told of it must be told besides; undefined when nothing. */
  sayToo(seen: Visible<V>): string | undefined;
  /** A copy of what it says now, or of an earlier version, for paper. */
  copy(
    seen: Visible<V>,
    version: number | undefined,
    at: Reading,
    factAt: (seq: number) => Promise<F | undefined>,
  ): Promise<PlanCopy | undefined>;
  /** The command that notes that whoever fetched a copy has it; undefined when none was to go to them. */
  fetched(seen: Visible<V>, version: number, viewer: Viewer, today: Day): C | undefined;
}

/** The same, for one reader. */
export type SeenPages<C> = {
  readonly actors: readonly Actor[];
  page(at: Reading): Card;
  view(part: string, at: Reading): Promise<Card | undefined>;
  notice(what: Notice['what'], at: Reading): Card | undefined;
  act(part: string, at: Reading, leads: readonly StaffId[]): Act<C> | undefined;
  tasks(viewer: Viewer, today: Day): readonly Task[];
  sayToo(): string | undefined;
  copy(version: number | undefined, at: Reading): Promise<PlanCopy | undefined>;
  fetched(version: number, viewer: Viewer, today: Day): C | undefined;
};
