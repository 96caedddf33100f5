import type { Deed } from '../access/policy.ts';
import type { Card } from '../../cards/card.ts';
import type { Button, LedgerView, Refresh, Row, Tone, NoticeView } from '../../cards/views.ts';
import type { Subject, Viewer } from '../access/viewer.ts';
import type { Visible } from '../access/visible.ts';
import type { Day, Instant } from '../kernel/days.ts';
import type { PersonId, RecordId, StaffId } from '../kernel/ids.ts';
import type { Ledger } from '../notices/ledger.ts';
import type { Telling } from '../notices/with-telling.ts';
import type { VisiblePerson } from '../people/directory.ts';
import type { Person } from '../people/person.ts';
import type { Handout, PaperFormat } from '../papers/paper.ts';
import type { Actor } from '../records/fact.ts';
import type { Rules } from '../records/kind.ts';
import type { Duty } from '../work/duty.ts';
import type { Post } from '../work/posts.ts';

/** Where what is written above a button of a record stands among what a press brings. */
export const NOTE = 'note';

/** A record that was made from another. */
export interface Made {
  readonly id: RecordId;
  readonly kind: string;
  /** What waits in it. */
  readonly duties: readonly Duty[];
}

export interface Flag {
  readonly words: string;
  readonly tone: Tone;
}

/** A line of the history as some read it: when, who and what. */
export interface HistoryLine extends Described {
  readonly at: Instant;
  readonly by: Actor;
}

/** A line of the history. */
export interface Described {
  readonly what: string;
  readonly detail?: string | undefined;
  /** It follows from who is around the person now: only those who may know who is not to be told read more than that (R24). */
  readonly around?: true;
}

/** Why something was refused: in words, and beside which question of the form. */
export interface Refusal {
  readonly words: string;
  readonly question?: string | undefined;
}

/** What the words of a record may look at besides the record. */
export interface Around {
  readonly today: Day;
  readonly person: VisiblePerson['the'] | undefined;
}

/** A day on somebody's way through reablement, past or to come, in a short sentence: it stands in their timeline. */
export interface Milestone {
  readonly on: Day;
  readonly words: string;
}

type FactAt<F> = (seq: number) => Promise<F | undefined>;
export type ToldSince = (seq: number) => Promise<Ledger | undefined>;

export type NoticeBox = NonNullable<NoticeView['box']>;

/**
 * A kind of record: how it works and how it reads. `V` is what a reader who may see it sees. What a kind leaves out is shown nowhere.
 */
export interface Kind<S, F, C, R, V> {
  readonly rules: Rules<S, F, C, R>;
  readonly title: string;
  /** Which of its records it is, in a list that only its reader sees. */
  titleOf?(seen: Visible<V>): string;
  /** That something changed, never what: it is read in channels and on lock screens. */
  readonly news: string;
  /** What this viewer may see; undefined when nothing. */
  see(state: S, viewer: Viewer, subject: Subject): Visible<V> | undefined;
  rows(seen: Visible<V>, around: Around): readonly Row[];
  describe(fact: F): Described;
  wordsFor(refusal: R): Refusal;
  /** What readers read in place of the history as it happened, the oldest first, where it says more than they may know; undefined for those who read all. */
  historyFor?(seen: Visible<V>): readonly HistoryLine[] | undefined;
  flags?(seen: Visible<V>): readonly Flag[];
  /** What of it applies on a day, a sentence each, for the person's card. */
  inForce?(seen: Visible<V>, today: Day): readonly string[];
  /** How it was before it: that applies where nothing of the person's records does, for example once it was taken back (TL7). */
  heldBefore?(seen: Visible<V>): readonly string[];
  /** Its days for the person's timeline: what matters to whoever looks back on the weeks, not every step. */
  milestones?(seen: Visible<V>, around: Around): readonly Milestone[];
  /** What stands above a private notice: what it is and from when; without, its `news`. */
  noticeTitle?(seen: Visible<V>): string;
  /** What in it somebody does not agree to, in a box of a private notice. */
  noticeBox?(seen: Visible<V>): NoticeBox | undefined;
  /** What a private notice says of it; without, only that there is something to read. */
  noticeRows?(seen: Visible<V>): readonly Row[];
  /** What a private notice begins with, in place of the usual words; undefined when those will do. `knew`: its reader was told of it before. */
  noticeIntro?(seen: Visible<V>, author: string, knew: boolean): string | undefined;
  /** What people who are told of it must be told besides; a kind with pages of its own says it there. */
  sayToo?(seen: Visible<V>): string | undefined;
  /** For a kind of which people are told. */
  readonly telling?: Telling<S, F>;
  /**
   * Staff who are not in the circle and are asked about something in it: `see` gives them that alone, and they read no history and note nothing
   * else.
   */
  asks?(state: S): readonly StaffId[];
  /** Staff who are to be put into the circle because of what it says now. */
  joins?(state: S): readonly { readonly staff: StaffId; readonly name: string }[];
  /** What a reader can do on its page with one press; none for a reader who may do nothing. */
  actions?(seen: Visible<V>, at: Reading): readonly Action<C>[];
  /** Forms that its reader can begin from its page, and other ways on. */
  forms?(seen: Visible<V>, at: Reading): readonly (FormButton | Button)[];
  /** Staff who leave the circle on this day, since they joined it by what it said, and it says so no longer. */
  leaves?(state: S, today: Day): readonly StaffId[];
  /** A notice that says so little that its reader need not see the record. `person`: as its reader sees them, if they do. */
  plainNotice?(what: string, person: VisiblePerson['the'] | undefined): Card | undefined;
  /** What its reader must be allowed to do, so that the notice names the person; without it, to see them. */
  plainFor?(what: string): Deed;
  /**
   * True when what is begun while reablement does not go on goes on itself, for example advice about what follows. `always`: also what was begun before;
   * after a death it is listed, and nobody is reminded. `unless-died`: the same, until a death closes it. `whatever`: nothing that happens to reablement
   * means anything for it, and it is reminded of.
   */
  readonly whileStopped?: WhileStopped | ((state: S) => WhileStopped);
  /** What it means for a record that the person, or somebody around them, has changed; undefined when nothing. */
  whenPersonChanges?(state: S, person: Person): C | undefined;
  /** Whether what that changed is no news to other records; without it, only when it changed nothing. */
  readonly isNoNews?: (after: S, before: S) => boolean;
  /** What it means for a record that a form which was begun in it was recorded: in another record, `made`; undefined when nothing. */
  whenLedTo?(state: S, made: Made): C | undefined;
  /**
   * For a kind that reads as more than rows. `factAt` finds any fact of the history by its number; `toldSince` who was told because of what
   * happened then, until the next telling began.
   */
  pages?(seen: Visible<V>, factAt: FactAt<F>, toldSince: ToldSince): RecordPages<C>;
  /** For a kind of which each person has one: how people ask for it by typing, and which record is whose. */
  readonly oneFor?: OneFor;
}

type WhileStopped = boolean | 'always' | 'unless-died' | 'whatever';

export interface OneFor {
  /** How it is named where people read what they can type. */
  readonly offer: { readonly button: string; readonly example: string };
  readonly phrases: readonly string[];
  /** Whoever may do this to somebody may ask for it by their name; without it, whoever sees them. */
  readonly deed?: Deed;
  /** What is said where somebody has none yet. */
  readonly none: string;
  idFor(person: PersonId): RecordId;
  readonly onADay?: OnADay;
  /** What is told of somebody and noted by a press on this record: the words around `@`, and what is said then. */
  readonly told?: { readonly says: RegExp; readonly words: string };
}

/** For a kind that can say what applied on a day: how that is asked for by typing, and the page that answers. */
export interface OnADay {
  heard(text: string, today: Day): { readonly rest: string; readonly day: Day } | undefined;
  says(reference: string, day: Day): string;
  view(day: Day): string;
}

/** Another record that this one was made from, or that was made from it. */
export interface Related {
  readonly how: 'Came from' | 'Led to';
  readonly id: RecordId;
  readonly title: string;
  readonly reference: string;
}

/** Who reads a record, and what its pages may say besides what it says itself. */
export interface Reading extends Around {
  readonly id: RecordId;
  readonly reference: string;
  /** Whom it is about, in words: a person with their reference, or a team. */
  readonly about: string;
  readonly viewer: Viewer;
  /** Who has been told of it, and the same ready to be drawn; absent where no telling is needed. */
  readonly ledger?: Ledger | undefined;
  readonly ledgerView?: LedgerView | undefined;
  readonly nameOf: (actor: Actor) => string;
  /** True when this viewer may record about this person. */
  readonly mayRecord: boolean;
  /** True when they may note who was told. */
  readonly mayTell: boolean;
  /** While something waits for a post: what they see to in the record's team, also where nobody holds it. */
  readonly posts: readonly Post[];
  /** True when they are only asked about something in it, and see no more than that. */
  readonly isAsked: boolean;
  /** Nothing goes on in it: the person is in hospital, or reablement was over after it was begun. */
  readonly isStopped: boolean;
  /** What was written above the button that was pressed. */
  readonly note?: string | undefined;
  /** What just happened, in a sentence. */
  readonly news?: string | undefined;
  /** Keeps the card on the owner's other devices up to date. */
  readonly refresh: Refresh;
  /** What it was made from, and what was made from it, as far as this viewer may see them: the first few. */
  readonly related: readonly Related[];
  /** There are more, on the page `related.0`. */
  readonly moreRelated: boolean;
  /** In which formats this viewer can have a paper sent to their own screen; none when the service has no address for it. */
  readonly formats: readonly PaperFormat[];
}

/** What a press on a record's own button comes to: the command, and the sentence that says that it is done. */
export interface Act<C> {
  readonly command: C;
  readonly words: string;
  /** The page that shows it; the record's first page without. */
  readonly view?: string | undefined;
  /** True of what puts right what was noted in the reader's own name: it is possible always, also when nothing goes on in the record (P11, R45). */
  readonly putsRight?: true;
}

/** A button of a record's page that begins a form: one that goes on from the record, or makes another from it. */
export interface FormButton {
  readonly flow: string;
  readonly title: string;
  /** It stands on the card of what waits, too. */
  readonly onNotice?: boolean;
}

/** A button of a record's page. */
export interface Action<C> extends Act<C> {
  readonly part: string;
  readonly title: string;
  /** The question whose answer is written above the button, and comes along as `note`. */
  readonly asks?: string;
}

/** The same, of a record that is about a person. */
export interface PersonReading extends Reading {
  readonly person: VisiblePerson['the'];
}

/** The pages of one record for one reader. All but the first are optional. */
export interface RecordPages<C, At extends Around = Reading> {
  /** Staff whose names its pages say. */
  readonly actors: readonly Actor[];
  page(at: At): Card | Promise<Card>;
  /** A further page, for example "versions.10"; undefined when there is none of that name. */
  view?(part: string, at: At): Promise<Card | undefined>;
  /** What a button of its pages means; undefined when it means nothing for this reader. */
  act?(part: string, at: At): Act<C> | undefined;
  /** A private notice of the kind's own; undefined when the ordinary one will do. */
  notice?(what: string, at: At): Card | undefined;
  /** What people who are told of it must be told besides. */
  readonly sayToo?: string | undefined;
  /** The paper of this name; undefined when there is none. */
  copy?(which: string, at: At): Promise<Handout | undefined>;
  /** The command that notes that this viewer has fetched the paper; undefined when nothing is to be noted. */
  fetched?(which: string, viewer: Viewer, today: Day): C | undefined;
}

/** The pages of a kind whose records are all about a person. */
export const personPages = <C>(pages: RecordPages<C, PersonReading>): RecordPages<C> => ({
  ...pages,
  page: (at) => pages.page(ofPerson(at)),
  view: async (part, at) => pages.view?.(part, ofPerson(at)),
  act: (part, at) => pages.act?.(part, ofPerson(at)),
  notice: (what, at) => pages.notice?.(what, ofPerson(at)),
  copy: async (which, at) => pages.copy?.(which, ofPerson(at)),
});

function ofPerson(at: Reading): PersonReading {
  const { person } = at;
  if (!person) throw new Error('a record about a person is read without the person');
  return { ...at, person };
}
