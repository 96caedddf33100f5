import type { Card } from '../../cards/card.ts';
import type { Deed, Guarded } from '../access/policy.ts';
import type { Viewer } from '../access/viewer.ts';
import type { Day } from '../kernel/days.ts';
import type { RecordId } from '../kernel/ids.ts';
import type { Result } from '../kernel/result.ts';
import type { VisiblePerson } from '../people/directory.ts';
import { editingKey, type Answers, type Asking, type ListQuestion, type Question } from './question.ts';
import type { Session } from './session.ts';

/** Questions that stand together on one card. */
export interface Step {
  readonly id: string;
  readonly title: string;
  readonly intro?: (answers: Answers, asking: Asking) => string | undefined;
  readonly questions: readonly Question[];
  /** The list whose rows are edited in it: it is only there while one is. It stands right after the step of its list. */
  readonly rowOf?: ListQuestion;
  /** Whether it is needed at all, given the answers before it. */
  readonly when?: (answers: Answers, asking: Asking) => boolean;
}

/** What came of a finished form: the sentence that says so, and the record it stands in (or a `view` of it) or the page that shows it. */
export type Finished =
  | { readonly words: string; readonly record: RecordId; readonly view?: string }
  | { readonly words: string; readonly page: Card };

/** Why a finished form was refused: in words, and beside which question. */
export interface Refused {
  readonly words: string;
  readonly question?: string;
  /** What the form says instead from now on: what somebody else changed meanwhile, joined with what was entered (S53). */
  readonly answers?: Answers;
}

/**
 * A guided conversation that ends in a record. `flow.ts` of a folder is one of these, and reads as its table of contents.
 */
export interface Flow {
  /** As in the contract; also the name of its folder, or, where a folder holds several, of the folder and its file: `plan-answer`. */
  readonly id: string;
  /** Goes up when questions change, so that answers kept from before are checked again. */
  readonly version: number;
  readonly title: string;
  /** How people ask for it by typing. */
  readonly phrases: readonly string[];
  /** What it starts from: a person whom it asks for, a record in which it was begun, or nothing but who asks. */
  readonly startsFrom: 'person' | 'record' | 'nothing';
  /** What whoever fills it in must be allowed to do, asked again at every step (S10, S11). */
  readonly needs: { readonly deed: Deed; readonly guarded: Guarded };
  /** Shown on the welcome and in help, with an example of what to type; absent when it is only reached from elsewhere. */
  readonly offer?: {
    readonly button: string;
    readonly example: string;
    /** What its button says on the page of a person, when that is not the same. */
    readonly onPerson?: string;
  };
  readonly steps: readonly Step[];
  /** What the button on the check page says. */
  readonly recordWords: string;
  /** Short forms whose answers are all in view need no check page: their last step records. */
  readonly recordsAtOnce?: true;
  /** Answers that are filled in when the form opens. */
  begins?(viewer: Viewer): Answers;
  /** What its questions may look at besides the person: gathered anew at every step. */
  gather?(viewer: Viewer, answers: Answers, person?: VisiblePerson): Promise<Partial<Asking>>;
  /** Answers for questions that nobody has answered yet, for example what a record already says. */
  fills?(answers: Answers, asking: Asking): Answers;
  /**
   * What the form was opened for and no question asks, for example which change it is about: kept from the first card on, so that it
   * counts for what stood there. A form that was begun for another is not gone on with.
   */
  pins?(asking: Asking): Answers;
  /** Answers that hang on another: when that one changes they are open again, for they were about somebody or something else. */
  readonly resets?: Readonly<Record<string, readonly string[]>>;
  /** Understands somebody who tells what they saw, and does not ask for a form: whom it is about, and what it already answers. */
  overhears?(text: string, today: Day): Overheard | undefined;
  /** Why there is nothing to fill in just now, for this person; then it is said instead of asking. */
  idle?(asking: Asking): string | undefined;
  /** Sentences to be read before recording. */
  warnings(answers: Answers, asking: Asking): readonly string[];
  /** Records it. Called again with the same session it gives the same record (S51). */
  finish(session: Session, asking: Asking, viewer: Viewer): Promise<Result<Finished, Refused>>;
}

export interface Overheard {
  /** Whom it is about, as typed. */
  readonly rest: string;
  readonly answers: Answers;
}

/** The step at which everything is checked before it is recorded. */
export const CHECK = 'check';

/** The steps that these answers call for, in order. */
export const stepsFor = (flow: Flow, answers: Answers, asking: Asking): readonly Step[] =>
  flow.steps.filter(
    (step) =>
      (step.rowOf === undefined ||
        (answers[editingKey(step.rowOf)] !== undefined && step.rowOf.when(answers, asking))) &&
      (step.when?.(answers, asking) ?? true) &&
      questionsIn(step, answers, asking).length > 0,
  );

export const questionsIn = (step: Step, answers: Answers, asking: Asking): readonly Question[] =>
  step.questions.filter((question) => question.when(answers, asking));

/** Every question these answers call for, with its step, in order. */
export const questionsFor = (
  flow: Flow,
  answers: Answers,
  asking: Asking,
): readonly { readonly step: Step; readonly question: Question }[] =>
  stepsFor(flow, answers, asking).flatMap((step) =>
    questionsIn(step, answers, asking).map((question) => ({ step, question })),
  );
