import type { Answers, Problem } from './question.ts';
import type { Session } from './session.ts';

/** What its owner did to a form. */
export type Input =
  /** A button on the form's card, with what stands in its fields. */
  | { readonly kind: 'pressed'; readonly move: Move; readonly revision: number; readonly inputs: Answers }
  | { readonly kind: 'typed'; readonly text: string };

export type Move =
  | { readonly to: 'next' | 'back' | 'save' | 'cancel' | 'record' | 'show' }
  /** The row that is being edited goes. */
  | { readonly to: 'remove' }
  /** From the check page to one step. */
  | { readonly to: 'step'; readonly step: string }
  /** To one row of a list, `new` for another one. */
  | { readonly to: 'row'; readonly list: string; readonly row: string }
  /** Another part of a long list. */
  | { readonly to: 'part'; readonly list: string; readonly from: number };

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
