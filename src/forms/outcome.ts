import type { Answers, Problem } from './question.ts';
import type { Session } from './session.ts';

/** Something else was asked for by its name, or somebody else is named than whom the form is about. */
export interface Instead {
  readonly why: 'command' | 'person' | 'worry' | 'danger';
  /** What it asks for, as that is called. */
  readonly that?: string | undefined;
}

/** What its owner did to a form. */
export type Input =
  /** A button on the form's card, with what stands in its fields. */
  | { readonly kind: 'pressed'; readonly move: Move; readonly revision: number; readonly inputs: Answers }
  /** `instead`: it also asks for something else, or names somebody else, and is no answer before that is settled. */
  | { readonly kind: 'typed'; readonly text: string; readonly instead?: Instead | undefined };

/** `show` changes nothing. `step` is from the check page to one step; `row`, `part` and `remove` are a list's own. */
export const MOVES = ['next', 'back', 'save', 'cancel', 'record', 'show', 'step', 'row', 'part', 'remove'] as const;

export interface Move {
  readonly to: (typeof MOVES)[number];
  /** What the button carries besides: the step; the list and its row, or `new`; the list and where another part of it begins. */
  readonly x?: string | undefined;
}

/** What came of it. `session` is what to keep; `problems` stand beside their questions. */
export type FormOutcome =
  /**
   * Go on: show where the session stands. `heard` repeats back what a typed answer was understood as; `row` is set when that was the
   * last of a row, which stands in its list now.
   */
  | {
      readonly kind: 'asked';
      readonly session: Session;
      readonly heard?: string;
      readonly row?: 'added' | 'changed';
      readonly problems?: Problems;
    }
  /** The questions have changed since the card was drawn: what was entered is kept, and the form shown as it is now (S65). */
  | { readonly kind: 'renewed'; readonly session: Session }
  /** The card is from before: show the present one. Nothing was changed. */
  | { readonly kind: 'stale'; readonly session: Session }
  /** Complete, and to be recorded. */
  | { readonly kind: 'ready'; readonly session: Session }
  | { readonly kind: 'left'; readonly session: Session; readonly how: 'saved' | 'cancelled' };

export type Problems = Readonly<Record<string, Problem>>;
