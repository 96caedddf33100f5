import type { ChangeView, DayView } from '../../cards/change-views.ts';
import type { Answers, ListQuestion, Question } from './question.ts';
import type { Entered, OpenedFor, Session } from './session.ts';

/** A form: questions on steps, and what its flow knows about them. `C` is what the questions may look at. */
export interface Form<C> {
  readonly id: string;
  /** Goes up when questions change, so that answers kept from before are checked again. */
  readonly version: number;
  readonly title: string;
  /** What stands at the top of its cards instead, when it is opened for something special. */
  readonly heading?: (context: C) => string | undefined;
  /** Known from the beginning, or made from what was loaded, for example from what the form was opened for. */
  readonly steps: readonly Step<C>[] | ((context: C) => readonly Step<C>[]);
  /** What the button on the check page says. */
  readonly recordWords: string;
  /**
   * Short forms whose answers are all in view need no check page: their last step records. `by-card`: what is filled in is in view on the card
   * alone, so what was typed is checked. Where there are warnings, there is a check page all the same.
   */
  readonly recordsAtOnce?: true | 'by-card';
  /** Answers for questions that have none yet, for example what a record already says. */
  readonly fills?: (entered: Entered & Partial<Pick<Session, 'openedFor'>>, context: C) => Filled;
  /**
   * What the form was opened for besides what it was begun with, for example which change stood on its first card: it counts for that
   * one, and a form that was opened for another is not gone on with.
   */
  readonly pins?: (context: C) => OpenedFor;
  /**
   * What hangs on an answer: when that one changes these answers are open again, for they were about something else, and what the form
   * was filled in from goes. `all`: every other answer, and what the form was opened for.
   */
  readonly resets?: Resets | ((context: C) => Resets);
  /** Old beside new, to be read before recording. */
  readonly compares?: (entered: Entered, context: C) => Comparison | undefined;
  /** Sentences to be read before recording. */
  readonly warnings?: (entered: Entered, context: C) => readonly string[];
}

export type Resets = Readonly<Record<string, readonly string[] | 'all'>>;

/** Questions that stand together on one card. */
export interface Step<C> {
  readonly id: string;
  readonly title: string;
  readonly intro?: (answers: Answers, context: C) => string | undefined;
  readonly questions: readonly Question<unknown, C>[];
  /** Buttons that answer with one press what is open here; what somebody chose otherwise stays as it is. */
  readonly atOnce?: (answers: Answers, context: C) => readonly AtOnce[];
  /** The list whose rows are edited in it: it is only there while one is. It stands right after the step of its list. */
  readonly rowOf?: ListQuestion<C> | undefined;
  /** What it asks follows from other answers and is filled in: it is passed over, and changed on the check if need be. */
  readonly follows?: true;
  /** Its answers may lead to a further step: where it stands last, its button does not promise that all is saved. */
  readonly mayGoOn?: true;
  /** Whether it is needed at all, given the answers before it. */
  readonly when?: (answers: Answers, context: C) => boolean;
}

export interface AtOnce {
  /** Says the same whatever else is offered: a press on an older card means what stood on it. */
  readonly id: string;
  readonly title: string;
  readonly answers: Answers;
}

/** What would change, and how that adds up over a week where it does. */
export interface Comparison {
  readonly changes: readonly ChangeView[];
  readonly week?: readonly DayView[] | undefined;
  /** The last day of that, where it is as before afterwards. */
  readonly weekUntil?: string | undefined;
}

/** What a flow knows already. */
export interface Filled {
  readonly answers: Answers;
  /** What the answers were made from, as the flow reads it back: the merge base when that is changed elsewhere meanwhile (S53). */
  readonly base?: unknown;
}

/** Why a finished form was refused: in words, and beside which question. */
export interface Refused {
  readonly words: string;
  readonly question?: string | undefined;
  /** What the form says instead from now on: what was changed elsewhere meanwhile, joined with what was entered (S53). */
  readonly instead?: Filled | undefined;
}
